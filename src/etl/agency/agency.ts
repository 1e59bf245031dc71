import {finding, type Finding} from "../finding.js";
import type {Agency} from "../report/report.js";
import {parseBody, type Body} from "./body.js";
import {nameInEnglish, romanize} from "./english.js";
import {declaredRegion, findHints} from "./hint.js";
import {ORGANS, RUN_BY_COMMITTEE} from "./organ.js";
import {currentRegion, findRegion, regionsByName, type Region} from "./region.js";
import {stemOf} from "./regionName.js";
import {settleRegion} from "./settle.js";
import {splitTitle} from "./title.js";
import {foldName} from "./wording.js";

/** What tells whose report it is; null where there is nothing. */
export interface Evidence {
  /** May run over lines, with its year and formula. */
  readonly title: string | null;
  /** The last lines of the document. */
  readonly signature: string | null;
  readonly publisher: string | null;
  /** The file's name and its folders, the file first. */
  readonly paths: readonly string[];
  /** The first lines of the text, which name the body in full more often than the title does. */
  readonly intro?: string | null;
  /** What `sources.csv` says; it goes before all the rest. */
  readonly declared: {
    readonly body: string | null;
    readonly regionCode: string | null;
    readonly year: number | null;
  };
}

export type Resolution =
  {readonly agency: Agency; readonly findings: readonly Finding[]} | {readonly unresolved: Finding};

const UNKNOWN_REGION = "000000";
/** Longer lines are prose, not a name. */
const LONGEST_NAME = 60;
const BELOW = {nation: "province", province: "prefecture", prefecture: "county", county: "township"} as const;

/**
 * Tells whose report it is. A region that the evidence does not settle is left
 * out and is a finding, never a guess; a region that was renamed is the one that
 * goes on for it. `agencyId` is `<region code>-<pinyin of the name without its
 * regions>`, `000000-` and the pinyin of the full name where the region is unknown.
 */
export function resolveAgency(evidence: Evidence): Resolution {
  const body = findBody(evidence);
  if (body === undefined) return {unresolved: bodyUnknown(evidence)};
  const year = evidence.declared.year ?? splitTitle(evidence.title ?? "").year;
  const declared = declaredRegion(evidence.declared.regionCode);
  const {region, findings} = settleRegion(body, declared, () => findHints(evidence, year), year);
  const name = fullName(body, region, evidence);
  const agency: Agency = {
    agencyId: agencyId(body, region, name),
    name,
    nameEn: nameInEnglish(body, region),
    regionCode: region?.regionCode ?? null,
    level: levelOf(body, region),
    kind: body.kind,
  };
  return {agency, findings: [...findings, ...notes(body, region, name)]};
}

function findBody(evidence: Evidence): Body | undefined {
  for (const text of bodyTexts(evidence)) {
    const body = text === "" || text.length > LONGEST_NAME ? undefined : parseBody(text);
    if (body !== undefined) return body;
  }
  return undefined;
}

/** Where a body may be named, in the order of trust; each is read only if those before it name none. */
function* bodyTexts({declared, title, signature, publisher, paths}: Evidence): Generator<string> {
  if (declared.body !== null) yield splitTitle(declared.body).body;
  if (title !== null) yield splitTitle(title).body;
  if (signature !== null) yield* signature.split("\n").reverse().map(foldName);
  if (publisher !== null) yield foldName(publisher);
  for (const path of paths) yield* path.split(/[/\\]/u).reverse().flatMap(pathNames);
}

/** Names in a file's or folder's name, which may be numbered and have an extension. */
function pathNames(part: string): string[] {
  const stem = part.replace(/\.[A-Za-z0-9]{1,8}$/u, "");
  return [stem, ...stem.split(/[_\-—\s]+/u)].map((piece) => splitTitle(piece).body);
}

/**
 * The name with its region's name of today, without the province, and with the
 * prefecture where the evidence prints both (淮安市洪泽区): never longer than
 * somebody printed it. Without a region, as printed.
 */
function fullName(body: Body, region: Region | null, evidence: Evidence): string {
  const rest = body.seatName + body.organ;
  if (region === null) return body.head + body.reading.chain + body.place + rest;
  if (region.level === "nation") return body.reading.chain === "" ? rest : body.reading.chain + rest;
  return body.head + nameAbove(body, region, evidence) + ownName(body, region) + rest;
}

/** A stem is spelled out before common organs only: 江苏教育厅, but 苏州工业园区 and 新疆生产建设兵团 as printed. */
function ownName({reading, seat, organ}: Body, region: Region): string {
  const isFixed = seat === "zone" || !ORGANS.has(organ);
  const keeps = RUN_BY_COMMITTEE.has(reading.printed) || (isFixed && stemOf(region.name) === reading.printed);
  return keeps ? reading.printed : region.name;
}

function nameAbove(body: Body, region: Region, evidence: Evidence): string {
  const above = region.level === "county" ? findRegion(region.parentCode ?? "")?.name : undefined;
  if (above?.endsWith("省") !== false || above.endsWith("自治区")) return "";
  const named = [region.name, body.reading.printed].filter((name) => name !== "").map((name) => above + name);
  const isPrinted =
    body.reading.names > 1 || printedTexts(evidence).some((text) => named.some((n) => text.includes(n)));
  return isPrinted ? above : "";
}

function printedTexts({declared, title, signature, publisher, paths, intro}: Evidence): string[] {
  return [declared.body, title, signature, publisher, intro ?? null, ...paths]
    .filter((text) => text !== null)
    .map(foldName);
}

function agencyId(body: Body, region: Region | null, name: string): string {
  if (region === null) return `${UNKNOWN_REGION}-${romanize(name)}`;
  return `${region.regionCode}-${romanize(body.head + body.seatName + body.organ)}`;
}

/** A zone counts as one level below the region that it lies in. */
function levelOf(body: Body, region: Region | null): Agency["level"] {
  if (body.seat === "township") return "township";
  if (body.place !== "" && region === null) return body.place.endsWith("市") ? null : "county";
  const level = (region ?? body.reading.regions[0])?.level ?? null;
  return body.seat === "zone" && level !== null ? BELOW[level] : level;
}

function notes(body: Body, region: Region | null, name: string): Finding[] {
  const notes: Finding[] = [];
  if (body.completed) notes.push(completed(body, name));
  const {printed} = body.reading;
  const isName = regionsByName(printed).length > 0 && !RUN_BY_COMMITTEE.has(printed);
  if (region !== null && isName && region.name !== printed && isForerunner(body, region)) {
    notes.push(renamed(printed, region));
  }
  return notes;
}

/** Whether the region that the name means goes on as `region`, or was called so before. */
function isForerunner({reading}: Body, region: Region): boolean {
  return reading.regions.some((each) => currentRegion(each) === region);
}

function completed(body: Body, name: string): Finding {
  const printed = body.reading.chain + body.seatName;
  return finding(
    "body_completed",
    {zh: `标题只写“${printed}”，按“${name}”处理`, en: `The title names only ${printed}; taken for ${name}`},
    {actual: printed, expected: name},
  );
}

function renamed(printed: string, region: Region): Finding {
  return finding(
    "region_renamed",
    {zh: `“${printed}”今为${region.name}`, en: `${printed} is ${region.name} (${region.nameEn}) today`},
    {actual: printed, expected: region.regionCode},
  );
}

function bodyUnknown({title}: Evidence): Finding {
  return finding(
    "body_unknown",
    {
      zh: "标题、落款、文件名中均未发现报告机关的名称",
      en: "No body is named in the title, the signature, or the file's name",
    },
    {actual: title},
  );
}
