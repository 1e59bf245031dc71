import {cellId} from "../etl/form/form.js";
import type {CellId} from "../etl/form/form.js";
import {bodyGroups, FICTITIOUS} from "./bodies.js";
import type {Body} from "./bodies.js";
import {printCopy} from "./copy.js";
import {damageCopy, DAMAGE_NAMES} from "./damage.js";
import type {DamageName} from "./damage.js";
import type {Damaged} from "./damage/damaged.js";
import type {Subject} from "./narrative.js";
import type {CorpusOptions, Rates, Shares} from "./options.js";
import {createRandom} from "./random.js";
import {groupReports} from "./series.js";
import type {YearReport} from "./series.js";
import type {CellTruth, Truth} from "./truth.js";
import {pickWay} from "./ways.js";
import type {Way} from "./ways.js";

/** Where its reports claim to be from: a domain that nobody can have (RFC 2606), by which a site knows them. */
export const PUBLISHER = "https://synthetic.invalid/";

/** A report as a file, with what its manifest and its truth say. */
export interface CorpusFile {
  /** Relative to the corpus. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly body: Body;
  readonly year: number;
  readonly sourceUrl: string;
  /** ISO date. */
  readonly publishedOn: string;
  readonly damage: DamageName | null;
  readonly truth: Truth;
}

/** What a copy of a report has of a cell: its number, a blank by the body, or nothing any more. */
export function truthStatus({printed, mayBeEmpty}: CellTruth): "printed" | "blank" | "lost" {
  if (printed !== null) return "printed";
  return mayBeEmpty ? "blank" : "lost";
}

const WRONG_SUM: DamageName = "total-wrong";
const LOSSES = DAMAGE_NAMES.filter((name) => name !== WRONG_SUM);

/** The files of a corpus, the same for the same options. A corpus of more reports begins with that of fewer. */
export async function* corpusFiles({reports, seed, shares, rates}: CorpusOptions): AsyncGenerator<CorpusFile> {
  const random = createRandom(seed, "bodies");
  let number = 0;
  for (const group of bodyGroups(random)) {
    for (const report of groupReports(group, random)) {
      if (++number > reports) return;
      yield await makeFile(report, number, (purpose) => createRandom(seed, `${number} ${purpose}`), shares, rates);
    }
  }
}

async function makeFile(
  report: YearReport,
  number: number,
  chance: (purpose: string) => ReturnType<typeof createRandom>,
  shares: Shares,
  rates: Rates,
): Promise<CorpusFile> {
  const {body, year, form, figures} = report;
  const way = pickWay(shares, chance("way"));
  const subject = subjectOf(report);
  const sound = printCopy({form, figures, subject}, way, chance, rates.blanks);
  const {copy, damage} = spoil(sound, way, chance("damage"), rates);
  const name = String(number).padStart(6, "0");
  return {
    path: `${year}/${name}-${way.name}.${way.extension}`,
    bytes: await way.render(copy.sheet, chance("layout")),
    body,
    year,
    sourceUrl: `${PUBLISHER}${year}/${name}.${way.extension}`,
    publishedOn: `${year + 1}-01-${String(chance("date").int(5, 31)).padStart(2, "0")}`,
    damage,
    truth: copy.truth,
  };
}

/** A copy with what may go wrong; sound where nothing does, or where it finds nothing to act on. */
function spoil(
  copy: Damaged,
  way: Way,
  random: ReturnType<typeof createRandom>,
  {sums, damaged}: Rates,
): {readonly copy: Damaged; readonly damage: DamageName | null} {
  const kind = random.next();
  const name = kind < sums ? WRONG_SUM : kind < sums + damaged ? random.pick(LOSSES) : null;
  const spoiled = name === null ? undefined : damageCopy(copy, [name], way, random);
  return spoiled === undefined ? {copy, damage: null} : {copy: spoiled, damage: name};
}

/** What tells that nobody wrote it stands above the report; what tells of whom it counts, in its first section. */
function subjectOf({body: {name, kind}, year, figures}: YearReport): Subject {
  const scope =
    kind === "zone" ? "本报告由本机关汇总所属各部门、各单位数据编制。" : "本报告的数据仅统计本机关，不含其他单位。";
  const received = figures.get(cellId("requests", "received", "total")) ?? 0;
  return {
    body: name,
    year,
    preface: `${FICTITIOUS}样例：本报告由程序生成，机关和数字均属虚构。`,
    overview: `${scope}${year}年收到政府信息公开申请${received}件。`,
  };
}

/** The header of the table of truths; `damage` is null in it where the copy is sound. */
export const TRUTH_COLUMNS = ["path", "damage", "cell_id", "status", "printed", "value"] as const;

/** The truth of a file, a line a cell: what its copy prints, and the number that stands behind it. */
export function truthLines({path, damage, truth}: CorpusFile): string {
  return [...truth].map((entry) => truthLine(path, damage, entry)).join("");
}

function truthLine(path: string, damage: DamageName | null, [id, cell]: readonly [CellId, CellTruth]): string {
  return `${[path, damage ?? "", id, truthStatus(cell), cell.printed ?? "", cell.value ?? ""].join(",")}\n`;
}
