import {createWriteStream, existsSync} from "node:fs";
import {mkdir, readdir, rm, writeFile} from "node:fs/promises";
import {dirname, join, relative, resolve} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {createGzip} from "node:zlib";
import {OperatorError} from "../etl/operatorError.js";
import {corpusFiles, TRUTH_COLUMNS, truthLines} from "./corpus.js";
import type {CorpusFile} from "./corpus.js";
import type {CorpusOptions} from "./options.js";

/** Says that a folder is a corpus of this generator, and how it was made. */
const MARKER = "synth.json";
const REAL_CORPUS = "corpus";
const REPORTS = "reports";

/**
 * Writes a corpus of made-up reports: `reports/` with its `sources.csv`, and
 * beside it, where nobody reads it for a report, `truth.csv.gz`.
 *
 * @throws {OperatorError} where the folder holds anything but an earlier corpus of this kind.
 */
export async function writeCorpus(out: string, options: CorpusOptions, onFile: (path: string) => void): Promise<void> {
  await refuseForeign(out);
  await mkdir(out, {recursive: true});
  await rm(join(out, REPORTS), {recursive: true, force: true});
  await writeFile(join(out, MARKER), `${JSON.stringify(options, null, 2)}\n`);
  await writeFile(join(out, "README.md"), README);
  const manifest = ["path,source_url,published_on,region_code"];
  const write = async (file: CorpusFile): Promise<void> => {
    const target = join(out, REPORTS, file.path);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, file.bytes);
    manifest.push([file.path, file.sourceUrl, file.publishedOn, file.body.regionCode].join(","));
    onFile(file.path);
  };
  await pipeline(
    Readable.from(truthOf(corpusFiles(options), write)),
    createGzip(),
    createWriteStream(join(out, "truth.csv.gz")),
  );
  await writeFile(join(out, REPORTS, "sources.csv"), `${manifest.join("\n")}\n`);
}

async function* truthOf(
  files: AsyncIterable<CorpusFile>,
  write: (file: CorpusFile) => Promise<void>,
): AsyncGenerator<string> {
  yield `${TRUTH_COLUMNS.join(",")}\n`;
  for await (const file of files) {
    await write(file);
    yield truthLines(file);
  }
}

async function refuseForeign(out: string): Promise<void> {
  if (!relative(resolve(REAL_CORPUS), resolve(out)).startsWith("..")) {
    throw new OperatorError(
      `made-up reports among real ones: ${out}`,
      `Name a folder outside ${REAL_CORPUS}/, where the real reports are.`,
    );
  }
  if (!existsSync(out) || existsSync(join(out, MARKER)) || (await readdir(out)).length === 0) return;
  throw new OperatorError(
    `a folder with files of someone else's: ${out}`,
    `Name a new or empty folder, or one that this command wrote: it has a ${MARKER}.`,
  );
}

const README = `# Made-up reports · 虚构样例

Nothing here was written by a public body: bodies and figures are fictitious, and the divisions are real only so that
maps work. \`reports/\` is a corpus for \`npm run etl -- --corpus\`; \`truth.csv.gz\` says what every cell prints and what
number stands behind it; \`synth.json\` says how all of it was made.

本目录由程序生成，机关和数字均属虚构；地区为真实地区，仅用于地图。
`;
