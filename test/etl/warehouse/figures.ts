import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {finding} from "../../../src/etl/finding.js";
import type {Finding} from "../../../src/etl/finding.js";
import {getForm} from "../../../src/etl/form/forms.js";
import type {CellId, Form, FormYear, Identity} from "../../../src/etl/form/form.js";
import type {Agency, Report, Scope, Value} from "../../../src/etl/report/report.js";
import type {SourceOutcome} from "../../../src/etl/source/source.js";
import type {Atlas, Claim, Region} from "../../../src/etl/warehouse/atlas.js";

/** The figures of real reports, beside the repository; null where they are not there. */
export const FIGURES: string | null = findFigures();

/** An atlas of the reports in `FIGURES`, as if they had been read from one text file each. */
export function figuresAtlas(folder: string): Atlas {
  const [header = [], ...records] = readTable(`${folder}/INDEX.tsv`);
  const entries = records.map((record) => Object.fromEntries(header.map((name, index) => [name, record[index] ?? ""])));
  const reports = entries.map((entry) => figuresReport(folder, entry));
  return {
    version: "0.1.0",
    builtFrom: sha256(JSON.stringify(entries)),
    outcomes: [...reports.map((report, index) => outcome(report, entries[index] ?? {})), REJECTED],
    reports,
    regions: REGIONS,
    findings: [REJECTION],
    claims: reports.flatMap(receivedClaim),
    comparison: null,
  };
}

type Entry = Readonly<Record<string, string>>;
type Numbers = ReadonlyMap<CellId, Pick<Value, "printed" | "value">>;

const region = (
  regionCode: string,
  name: string,
  nameEn: string,
  level: Region["level"],
  parentCode: string | null,
): Region => ({
  regionCode,
  name,
  nameEn,
  level,
  parentCode,
  provinceCode: level === "nation" ? null : `${regionCode.slice(0, 2)}0000`,
  prefectureCode: level === "prefecture" || level === "county" ? `${regionCode.slice(0, 4)}00` : null,
});

const REGIONS: readonly Region[] = [
  region("100000", "中华人民共和国", "China", "nation", null),
  region("310000", "上海市", "Shanghai", "province", "100000"),
  region("320000", "江苏省", "Jiangsu", "province", "100000"),
  region("320800", "淮安市", "Huai'an", "prefecture", "320000"),
  region("320813", "洪泽区", "Hongze", "county", "320800"),
  region("321300", "宿迁市", "Suqian", "prefecture", "320000"),
  region("321322", "沭阳县", "Shuyang", "county", "321300"),
  region("340000", "安徽省", "Anhui", "province", "100000"),
  region("340100", "合肥市", "Hefei", "prefecture", "340000"),
  region("340102", "瑶海区", "Yaohai", "county", "340100"),
  region("350000", "福建省", "Fujian", "province", "100000"),
  region("350100", "福州市", "Fuzhou", "prefecture", "350000"),
  region("350128", "平潭县", "Pingtan", "county", "350100"),
  region("440000", "广东省", "Guangdong", "province", "100000"),
  region("440100", "广州市", "Guangzhou", "prefecture", "440000"),
  region("440103", "荔湾区", "Liwan", "county", "440100"),
];

type Described = readonly [slug: string, nameEn: string, level: Agency["level"], kind: Agency["kind"]];

const AGENCIES: Readonly<Record<string, Described>> = {
  广州市协作办公室: ["xiezuo-bangongshi", "Guangzhou Cooperation Office", "prefecture", "department"],
  广州市荔湾区人民政府: ["renmin-zhengfu", "People's Government of Liwan District", "county", "government"],
  瑶海区人民政府办公室: ["renmin-zhengfu-bangongshi", "Government Office of Yaohai District", "county", "office"],
  广东省政务服务和数据管理局: [
    "zhengwu-fuwu-he-shuju-guanli-ju",
    "Guangdong Government Services and Data Administration",
    "province",
    "department",
  ],
  平潭综合实验区管理委员会: [
    "zonghe-shiyanqu-guanli-weiyuanhui",
    "Administrative Committee of the Pingtan Comprehensive Pilot Zone",
    "county",
    "government",
  ],
  上海市人民政府办公厅: ["renmin-zhengfu-bangongting", "General Office of Shanghai", "province", "office"],
  上海市科学技术委员会: [
    "kexue-jishu-weiyuanhui",
    "Science and Technology Commission of Shanghai",
    "province",
    "department",
  ],
  淮安市人民政府: ["renmin-zhengfu", "People's Government of Huai'an", "prefecture", "government"],
  淮安市洪泽区人民政府: ["renmin-zhengfu", "People's Government of Hongze District", "county", "government"],
  沭阳县人民政府: ["renmin-zhengfu", "People's Government of Shuyang County", "county", "government"],
  沭阳县发展和改革局: ["fazhan-he-gaige-ju", "Development and Reform Bureau of Shuyang County", "county", "department"],
};

const REJECTED: SourceOutcome = {
  source: {
    sourceId: sha256("pingtan-2018"),
    path: "pingtan-2018.md",
    mediaType: "text/markdown",
    bytes: 4096,
    declared: declared({}),
  },
  role: "rejected",
  reportId: null,
  reason: "form_before_2019: tables of the older form",
};

const REJECTION: Finding = finding(
  "form_before_2019",
  {zh: "2019 年以前的格式", en: "form before 2019"},
  {sourceId: REJECTED.source.sourceId},
);

function figuresReport(folder: string, entry: Entry): Report {
  const slug = entry.slug ?? "";
  const numbers = readNumbers(`${folder}/${slug}.cells.tsv`);
  const year = Number(entry.year);
  const agency = figuresAgency(entry);
  const reportId = `${agency.agencyId}-${year}`;
  const form = getForm(formYear(entry), numbers.has("requests.other.total") ? "one" : "three");
  const values = form.cells.map(({id}, index) => figuresValue(id, `line ${index + 40}`, numbers, form));
  const checkable = form.identities.filter((identity) => cellsOf(identity).every((id) => isPrinted(numbers, id)));
  const broken = checkable.filter((identity) => !holds(numbers, identity));
  const isPartial = values.some(({status}) => status === "unknown");
  return {
    reportId,
    agency,
    year,
    form: form.year,
    title: `${agency.name}${year}年政府信息公开工作年度报告`,
    publishedOn: entry.published_on === "" ? null : (entry.published_on ?? null),
    scope: scopeOf(entry),
    scopeBasis: "declared",
    sourceId: sha256(slug),
    status: isPartial ? "partial" : broken.length > 0 ? "inconsistent" : "complete",
    values,
    sections: [{ordinal: 1, heading: "一、总体情况", text: `${year}年，收到申请若干件。`}],
    identities: checkable.length,
    identitiesBroken: broken.length,
    findings: broken.map((identity) => brokenFinding(identity, numbers, reportId)),
  };
}

function figuresAgency(entry: Entry): Agency {
  const name = entry.body ?? "";
  const regionCode = entry.region_code ?? "";
  const described = AGENCIES[name];
  if (described === undefined) throw new Error(`no such body: ${name}`);
  const [slug, nameEn, level, kind] = described;
  return {agencyId: `${regionCode}-${slug}`, name, nameEn, regionCode, level, kind};
}

function figuresValue(cellId: CellId, place: string, numbers: Numbers, form: Form): Value {
  const {printed = null, value = null} = numbers.get(cellId) ?? {};
  const identities = form.identities.filter((identity) => cellsOf(identity).includes(cellId));
  const confirming = identities.filter(
    (identity) => cellsOf(identity).every((id) => isPrinted(numbers, id)) && holds(numbers, identity),
  );
  const status = printed !== null ? "printed" : value !== null ? "inferred" : "blank";
  return {
    cellId,
    printed,
    value,
    status,
    raw: printed === null ? "" : String(printed),
    place,
    basis: status === "inferred" ? (identities[0]?.id ?? null) : null,
    confirmedBy: confirming.length,
  };
}

function receivedClaim({reportId, values}: Report): Claim[] {
  const cellId = "requests.received.total";
  const stated = values.find((value) => value.cellId === cellId)?.value ?? null;
  if (stated === null) return [];
  const quote = `收到政府信息公开申请${stated}件`;
  return [{reportId, ordinal: 1, metric: "requests_received", value: stated, unit: "件", quote, cellId, agrees: true}];
}

function brokenFinding(identity: Identity, numbers: Numbers, reportId: string): Finding {
  const expected = String(sum(numbers, identity.left));
  const actual = String(sum(numbers, identity.right));
  const message = {zh: `应为 ${expected}，印为 ${actual}`, en: `${expected} expected, ${actual} printed`};
  return finding("identity_broken", message, {reportId, cells: cellsOf(identity), expected, actual});
}

function outcome({reportId, sourceId}: Report, entry: Entry): SourceOutcome {
  const source = {
    sourceId,
    path: `${entry.slug ?? ""}.md`,
    mediaType: "text/markdown" as const,
    bytes: 20_000,
    declared: declared(entry),
  };
  return {source, role: "primary", reportId, reason: null};
}

function declared(entry: Entry) {
  const maybe = (name: string) => (entry[name] === undefined || entry[name] === "" ? null : entry[name]);
  return {
    sourceUrl: maybe("source_url"),
    publishedOn: maybe("published_on"),
    retrievedOn: null,
    regionCode: maybe("region_code"),
    body: maybe("body"),
    year: entry.year === undefined ? null : Number(entry.year),
    note: maybe("note"),
  };
}

function readNumbers(path: string): Numbers {
  const number = (text = "") => (text === "" ? null : Number(text));
  const [, ...rows] = readTable(path);
  return new Map(rows.map(([id = "", printed, value]) => [id, {printed: number(printed), value: number(value)}]));
}

function readTable(path: string): string[][] {
  return readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}

function cellsOf({left, right}: Identity): CellId[] {
  return [...left, ...right];
}

function isPrinted(numbers: Numbers, id: CellId): boolean {
  return typeof numbers.get(id)?.printed === "number";
}

function holds(numbers: Numbers, {left, right}: Identity): boolean {
  return sum(numbers, left) === sum(numbers, right);
}

function sum(numbers: Numbers, cells: readonly CellId[]): number {
  return cells.reduce((total, id) => total + (numbers.get(id)?.printed ?? NaN), 0);
}

function formYear({form}: Entry): FormYear {
  return form === "2019" ? 2019 : 2021;
}

function scopeOf({scope}: Entry): Scope {
  return scope === "own" || scope === "consolidated" ? scope : "unknown";
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function findFigures(): string | null {
  const folder = fileURLToPath(new URL("../../../../shared/figures", import.meta.url));
  return existsSync(folder) ? folder : null;
}
