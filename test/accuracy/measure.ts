import {Command} from "commander";
import {describeCase, makeCase} from "../../src/synth/cases.js";
import type {Case} from "../../src/synth/cases.js";
import {DAMAGE_NAMES} from "../../src/synth/damage.js";
import type {DamageName} from "../../src/synth/damage.js";
import {LAYOUT_NAMES, LAYOUTS} from "../../src/synth/text/layouts.js";
import type {LayoutName} from "../../src/synth/text/layouts.js";
import {readText} from "./read.js";
import type {ReadText} from "./read.js";
import {readFragments, readRealReports} from "./realReports.js";
import {addScore, emptyTally, formatTallies, scoreValues, silentUnknowns} from "./score.js";
import type {Score, Tally} from "./score.js";

interface Options {
  readonly layout?: string[];
  readonly damage?: string[];
  readonly seeds: string;
  readonly from: string;
  readonly show: string;
  readonly unknown?: true;
  readonly text?: true;
  readonly real?: true;
}

const program = new Command("measure")
  .description("Reads made-up and real reports, and prints how many cells were right, unknown and wrong.")
  .option("-l, --layout <names...>", `only these layouts: ${LAYOUT_NAMES.join(", ")}`)
  .option("-d, --damage <names...>", `none, all, pairs, one of these, or two joined by +: ${DAMAGE_NAMES.join(", ")}`)
  .option("-n, --seeds <count>", "cases for each layout and damage", "10")
  .option("--from <seed>", "the first seed", "1")
  .option("-k, --show <count>", "how many bad cases to print", "3")
  .option("-u, --unknown", "print cases with unknown cells too")
  .option("-t, --text", "print the whole text of a bad case")
  .option("-r, --real", "read the real reports instead")
  .addHelpText(
    "after",
    `
Examples:
  npx tsx test/accuracy/measure.ts
  npx tsx test/accuracy/measure.ts --layout tabs --damage none --seeds 100 --unknown
  npx tsx test/accuracy/measure.ts --damage cell-dropped row-lost+total-wrong
  npx tsx test/accuracy/measure.ts --layout tabs --damage row-lost --from 17 --seeds 1 --text`,
  );

const options: Options = program.parse().opts();
let toShow = Number(options.show);
let milliseconds = 0;

await (options.real === true ? measureReal() : measureMade());
console.log(`\nread in ${(milliseconds / 1000).toFixed(1)} s`);

async function measureReal(): Promise<void> {
  const tallies = new Map<string, Tally>();
  for (const {name, bytes, truth, declared} of [...readRealReports(), ...readFragments()]) {
    const read = await timed(() => readText(bytes, name, declared));
    const score = scoreValues(read.values, truth);
    const tally = emptyTally();
    addScore(tally, score, read.rejection !== null);
    tallies.set(name, tally);
    show(name, score, read);
  }
  console.log(formatTallies("report", tallies));
}

async function measureMade(): Promise<void> {
  const byLayout = new Map<string, Tally>();
  const byDamage = new Map<string, Tally>();
  for (const layout of wantedLayouts()) {
    for (const damages of wantedDamages()) {
      for (const made of casesOf(layout, damages)) {
        const read = await timed(() => readText(made.text));
        const score = scoreValues(read.values, made.truth);
        const isRejected = read.rejection !== null;
        addScore(tallyOf(byLayout, layout), score, isRejected);
        addScore(tallyOf(byDamage, damages.join("+") || "none"), score, isRejected);
        show(describeCase(made), score, read, made);
      }
    }
  }
  console.log(`${formatTallies("layout", byLayout)}\n\n${formatTallies("damage", byDamage)}`);
}

/** As many cases as asked for; seeds in which the damages find nothing to act on do not count. */
function* casesOf(layout: LayoutName, damages: readonly DamageName[]): Generator<Case> {
  const wanted = Number(options.seeds);
  const first = Number(options.from);
  let made = 0;
  for (let seed = first; made < wanted && seed < first + wanted * 20; seed++) {
    const next = makeCase(seed, layout, damages);
    if (next === undefined) continue;
    made++;
    yield next;
  }
}

function wantedLayouts(): readonly LayoutName[] {
  const {layout: names} = options;
  if (names === undefined) return LAYOUT_NAMES;
  const unknown = names.find((name) => !(name in LAYOUTS));
  if (unknown !== undefined) program.error(`unknown layout: ${unknown}`);
  return LAYOUT_NAMES.filter((name) => names.includes(name));
}

function wantedDamages(): DamageName[][] {
  return (options.damage ?? ["none"]).flatMap((name): DamageName[][] => {
    if (name === "none") return [[]];
    if (name === "all") return DAMAGE_NAMES.map((damage) => [damage]);
    if (name === "pairs") return DAMAGE_NAMES.flatMap((a) => DAMAGE_NAMES.map((b) => [a, b]));
    const parts = name.split("+");
    const known = DAMAGE_NAMES.filter((damage) => parts.includes(damage));
    if (known.length === 0 || parts.some((part) => !known.some((damage) => damage === part))) {
      program.error(`unknown damage: ${name}`);
    }
    return [parts.flatMap((part) => known.filter((damage) => damage === part))];
  });
}

function show(name: string, score: Score, read: ReadText, made?: Case): void {
  const silent = silentUnknowns(read.values, read.findings);
  const hasUnknown = score.unknown.length > 0 && (made === undefined || LAYOUTS[made.layout].tells === "all");
  const isBad = score.wrong.length > 0 || silent.length > 0 || (options.unknown === true && hasUnknown);
  if (!isBad || toShow-- <= 0) return;
  console.log(`--- ${name}${read.rejection === null ? "" : ` REJECTED: ${read.rejection}`}`);
  for (const {cellId, expected, got, status, raw, place} of score.wrong.slice(0, 12)) {
    console.log(
      `  wrong ${cellId}: expected ${expected}, got ${got} (${status}, ${JSON.stringify(raw)} at ${place ?? "-"})`,
    );
  }
  if (score.unknown.length > 0)
    console.log(`  unknown (${score.unknown.length}): ${score.unknown.slice(0, 12).join(" ")}`);
  if (silent.length > 0)
    console.log(`  unknown without a finding (${silent.length}): ${silent.slice(0, 12).join(" ")}`);
  if (made === undefined) return;
  if (options.text === true) console.log(made.text.replaceAll("\t", "→"));
  else for (const {place} of score.wrong.slice(0, 2)) console.log(around(made.text, place));
}

/** The lines of a text around a place. */
function around(text: string, place: string | null): string {
  const line = Number(/line (\d+)/.exec(place ?? "")?.[1] ?? Number.NaN);
  if (Number.isNaN(line)) return "";
  return text
    .split("\n")
    .map((content, i) => `  ${i + 1}${i + 1 === line ? ">" : " "} ${content.replaceAll("\t", "→").slice(0, 400)}`)
    .slice(Math.max(0, line - 6), line + 5)
    .join("\n");
}

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? emptyTally();
  tallies.set(name, tally);
  return tally;
}

async function timed<T>(run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await run();
  milliseconds += performance.now() - start;
  return result;
}
