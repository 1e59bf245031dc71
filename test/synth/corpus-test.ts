import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {FICTITIOUS} from "../../src/synth/bodies.js";
import {corpusFiles, PUBLISHER, truthStatus} from "../../src/synth/corpus.js";
import type {CorpusFile} from "../../src/synth/corpus.js";
import {USUAL_RATES, USUAL_SHARES} from "../../src/synth/options.js";
import type {CorpusOptions} from "../../src/synth/options.js";

const SOUND = {blanks: 0, sums: 0, damaged: 0};

async function listFiles(options: Partial<CorpusOptions> = {}): Promise<CorpusFile[]> {
  const usual = {reports: 100, seed: 5, shares: {text: 1}, rates: USUAL_RATES};
  const files: CorpusFile[] = [];
  for await (const file of corpusFiles({...usual, ...options})) files.push(file);
  return files;
}

function hashes(files: readonly CorpusFile[]): string[] {
  return files.map(({path, bytes}) => `${path} ${createHash("sha256").update(bytes).digest("hex")}`);
}

/** The reports of each body, by year. */
function seriesOf(files: readonly CorpusFile[]): CorpusFile[][] {
  const series = new Map<string, CorpusFile[]>();
  for (const file of files) series.set(file.body.name, [...(series.get(file.body.name) ?? []), file]);
  return [...series.values()];
}

function valueOf({truth}: CorpusFile, id: string): number {
  return truth.get(id)?.value ?? NaN;
}

describe("corpusFiles(options)", () => {
  it("gives the same bytes for the same seed, in every format, and others for another", async () => {
    const mixed = {reports: 40, shares: USUAL_SHARES};
    const [once, again, other] = [await listFiles(mixed), await listFiles(mixed), await listFiles({seed: 6})];
    expect(hashes(again)).toEqual(hashes(once));
    expect(hashes(other)).not.toEqual(hashes(once));
  });

  it("begins with the corpus of fewer reports", async () => {
    const [fewer, more] = [await listFiles({reports: 20}), await listFiles({reports: 40})];
    expect(hashes(more.slice(0, 20))).toEqual(hashes(fewer));
  });

  it("comes in the formats asked for, and in no other", async () => {
    const files = await listFiles({reports: 12, shares: {pdf: 1, docx: 1}});
    expect(new Set(files.map(({path}) => path.replace(/.*\./, "")))).toEqual(new Set(["pdf", "docx"]));
  });

  it("names no real body and no address that anyone could have", async () => {
    const files = await listFiles();
    expect(files.filter(({body}) => !body.name.includes(FICTITIOUS))).toEqual([]);
    expect(files.filter(({sourceUrl}) => !sourceUrl.startsWith(PUBLISHER))).toEqual([]);
  });

  it("carries what is left of a year into the next, and rolls the stock of documents on", async () => {
    const pairs = seriesOf(await listFiles({rates: SOUND})).flatMap((series) =>
      series.slice(1).map((after, i) => [series[i] ?? after, after] as const),
    );
    expect(pairs.length).toBeGreaterThan(50);
    for (const [before, after] of pairs) {
      expect(valueOf(after, "requests.carried_in.total")).toBe(valueOf(before, "requests.carried_out.total"));
      if (!before.truth.has("disclosure.rules.in_force")) continue;
      const stock = (file: CorpusFile, column: string) => valueOf(file, `disclosure.normative_documents.${column}`);
      expect(stock(after, "in_force")).toBe(
        stock(before, "in_force") + stock(after, "issued") - stock(after, "repealed"),
      );
    }
  });

  it("is mostly zeros, as real reports are", async () => {
    const values = (await listFiles({rates: SOUND})).flatMap(({truth}) => [...truth.values()]);
    const zeros = values.filter(({value}) => value === 0).length / values.length;
    expect(zeros).toBeGreaterThan(0.6);
    expect(zeros).toBeLessThan(0.9);
  });

  it("leaves as many reports wrong or damaged as it is told to", async () => {
    const count = async (rates: typeof SOUND) =>
      (await listFiles({rates})).filter(({damage}) => damage !== null).length;
    expect(await count(SOUND)).toBe(0);
    expect(await count({...SOUND, sums: 1})).toBeGreaterThan(40);
    expect(await count({...SOUND, damaged: 1})).toBeGreaterThan(75);
  });

  it("says of a blank that the body left it, and of a loss that the copy did", async () => {
    const statuses = (files: readonly CorpusFile[]) =>
      new Set(files.flatMap(({truth}) => [...truth.values()].map(truthStatus)));
    expect(statuses(await listFiles({rates: {...SOUND, blanks: 1}}))).toEqual(new Set(["printed", "blank"]));
    expect(statuses(await listFiles({rates: {...SOUND, damaged: 1}}))).toEqual(new Set(["printed", "lost"]));
  });
});
