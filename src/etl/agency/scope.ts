import type {CellId} from "../form/form.js";
import type {Agency, Scope, SectionText, Value} from "../report/report.js";

/** Whether a report covers the body alone or its jurisdiction, and what tells so. */
export interface ScopeReading {
  readonly scope: Scope;
  readonly basis: string;
}

export interface ScopeEvidence {
  readonly agency: Pick<Agency, "kind" | "level">;
  readonly sections: readonly Pick<SectionText, "text">[];
  readonly values: readonly Pick<Value, "cellId" | "value">[];
}

/** Decisions that a government's or committee's own office does not take: they are its departments'. */
const DECISIONS: readonly CellId[] = [
  "disclosure.licensing.decisions",
  "disclosure.penalties.decisions",
  "disclosure.coercion.decisions",
];
/** Above this, an office's report must count what others decided. */
const MANY_DECISIONS = 100;

/** The report says that it was put together from those of others. */
const COMPILED =
  /(?:汇总|汇集)[^。；]{0,20}(?:各|所属|下属|下辖)[^。；]{0,12}(?:单位|部门|机关|镇|乡|街道)[^。；]{0,40}(?:编制|编写|撰写|形成)|本报告[^。；]{0,12}(?:包含|包括|涵盖|覆盖)[^。；]{0,12}(?:各|所属|全[省市州盟区县旗])[^。；]{0,12}(?:单位|部门|机关|镇|乡|街道)/u;
/** The report says that it counts the body alone. */
const ALONE =
  /(?:报告|数据)[^。；]{0,12}(?:(?:仅|只)(?:统计|包含|包括|反映|涉及)[^。；]{0,12}(?:本级|本机关|本单位|本办|办公[室厅])|不(?:含|包括|包含)[^。；]{0,12}(?:所属|下属|各部门|各单位|各镇|各街道))/u;
/** A number of requests or publications of the whole jurisdiction: 全区共收到70件. */
const WHOLE =
  /(?:全[省市州盟区县旗]|我[省市州盟区县旗]各(?:级|部门|单位))[^。；]{0,24}?(?:共|累计|受理|收到|接收|办理|主动公开|发布)[^。；]{0,24}?\d+/u;

/**
 * Tells a report's scope from the kind of its body, what it says, and whether it
 * counts decisions that only departments take. A report that its own words or
 * figures do not settle is `unknown`, with what is missing as its basis.
 */
export function tellScope({agency, sections, values}: ScopeEvidence): ScopeReading {
  if (agency.kind === "department" || agency.kind === "other") {
    return {scope: "own", basis: `a ${agency.kind === "other" ? "body of its own" : "department"} reports for itself`};
  }
  if (agency.level === "township") return {scope: "own", basis: "no body below a township reports"};
  const text = sections.map((section) => section.text.replace(/\s+/gu, "")).join("\n");
  return tellByWords(text, agency.kind) ?? tellByFigures(decisionsOf(values), agency.kind);
}

function tellByWords(text: string, kind: Agency["kind"]): ScopeReading | undefined {
  const alone = ALONE.exec(text);
  if (alone !== null) return {scope: "own", basis: quote(alone)};
  const compiled = COMPILED.exec(text);
  if (compiled !== null) return {scope: "consolidated", basis: quote(compiled)};
  const whole = kind === "government" ? WHOLE.exec(text) : null;
  return whole === null ? undefined : {scope: "consolidated", basis: quote(whole)};
}

function tellByFigures(decisions: number | null, kind: Agency["kind"]): ScopeReading {
  const counted = `${String(decisions)} licences, penalties and coercive measures`;
  if (decisions !== null && decisions >= MANY_DECISIONS) {
    return {scope: "consolidated", basis: `${counted}, which departments decide`};
  }
  if (kind === "office")
    return {scope: "own", basis: decisions === null ? "an office's report" : `an office's report, with ${counted}`};
  const basis = decisions === null ? "its decisions are not known" : `no more than ${counted}`;
  return {scope: "unknown", basis: `a government's report, and ${basis}`};
}

/** Null if a cell without a value leaves open whether they are many: unknown is not zero. */
function decisionsOf(values: ScopeEvidence["values"]): number | null {
  const known = values.flatMap(({cellId, value}) => (DECISIONS.includes(cellId) && value !== null ? [value] : []));
  const sum = known.reduce((total, value) => total + value, 0);
  return known.length === DECISIONS.length || sum >= MANY_DECISIONS ? sum : null;
}

function quote(match: RegExpExecArray): string {
  return `the report says: ${match[0]}`;
}
