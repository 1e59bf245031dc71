import {getBridge} from "../form/bridge.js";
import type {Bridge, Kinship} from "../form/bridge.js";
import {formCells, FORMS} from "../form/forms.js";
import {TOPICS} from "../form/form.js";
import type {Cell, CellId, FormYear, Identity, Row, Topic, Unit} from "../form/form.js";
import {HEADINGS} from "../form/headings.js";
import {renderTable} from "./markdown.js";

const INTRODUCTION = `# The statutory form

<!-- Made from src/etl/form/: see src/etl/warehouse/formGuide.ts. -->

The annual report (政府信息公开工作年度报告) has six sections, and tables in three of them. Two notices of the General
Office of the State Council say which: 国办公开办函〔2019〕60号, the form of 2019, and 〔2021〕30号, the form of 2021. A
report's form is told by its rows and columns, not by its year: some kept the old one for years.

Every cell has an id, \`<topic>.<row>.<column>\`, by which the warehouse names it (\`cell_id\`). Articles are those of the
Regulations (政府信息公开条例, State Council order 711).
`;

const IDENTITIES = `The form says itself which sums must hold (勾稽关系). The ids below a sum are those of the columns or rows in which it
holds; \`value.basis\` and the findings name them so. Where a cell of a sum has no number, the sum is not checked.
`;

const ONE_OTHER_ROW = `Some reports on this form print the last group of outcomes in one row, as that of 2019 does. In these the sum with that
row holds.
`;

const FROM_FORM_TO_FORM = `## From one form to the other

A series may run over the change of form only where both forms count the same. The table \`bridge\` of the warehouse says
so of every cell, and the checks between years and levels and the mart \`disclosure_series\` go by it:

- a cell that both forms have counts the same on both (\`same\`): all of disputes, and all of requests but the last group
  of outcomes, which the form of 2021 prints in three rows that add up to the one of 2019 (\`part\`);
- cells that are like each other and count something else are never compared (\`near\`);
- the other form has nothing like the rest (\`apart\`).

Below are all cells of disclosure, and those of the other tables that only one form has. Where no series runs through, the
other form's years have no number: null, never zero.
`;

const BETWEEN_YEARS = `## Between years

Two more rules tie a report to the same body's report on the year before. They are checked too, and the finding is named
after the rule:

- what was carried out of the year before is carried in, for each applicant and in all:
  [\`carried_mismatch\`](findings.md#carried_mismatch);
- what was in force, and what was issued, less what was repealed, is in force, where both reports are on the form of 2021:
  [\`stock_mismatch\`](findings.md#stock_mismatch).
`;

const YEARS: readonly FormYear[] = [2021, 2019];

const SERIES: Readonly<Record<Kinship, string>> = {
  same: "yes (`same`)",
  part: "yes, their sum (`part`)",
  near: "no (`near`)",
  apart: "no (`apart`)",
};

const SECTIONS: Readonly<Record<Topic, number>> = {disclosure: 2, requests: 3, disputes: 4};

const UNITS: Readonly<Record<Unit, string>> = {count: "count", "10k_yuan": "10,000 yuan (万元)", yuan: "yuan (元)"};

/** The guide to the statutory form, `docs/form.md`: every section, row, column, cell and sum of both forms. */
export function renderForm(): string {
  return [
    INTRODUCTION,
    "## Sections\n",
    renderTable(
      ["section", "heading", "in English"],
      HEADINGS.map(({ordinal, zh, en}) => [String(ordinal), zh, en]),
    ),
    ...YEARS.flatMap(renderYear),
    FROM_FORM_TO_FORM,
    renderBridge(),
    BETWEEN_YEARS,
    "## Every cell\n",
    renderCells(),
  ].join("\n");
}

function renderYear(year: FormYear): string[] {
  return [
    `## The form of ${year}\n`,
    ...TOPICS.flatMap((topic) => renderTopic(topic, year)),
    `### Sums of the form of ${year}\n`,
    IDENTITIES,
    ...(year === 2021 ? [ONE_OTHER_ROW] : []),
    ...renderIdentities(year),
  ];
}

function renderTopic(topic: Topic, year: FormYear): string[] {
  const cells = formCells(year).filter((cell) => cell.topic === topic);
  const heading = HEADINGS.find(({ordinal}) => ordinal === SECTIONS[topic]);
  const rows = uniqueBy(cells, ({row}) => row.code).map(({row}) => row);
  const columns = uniqueBy(cells, ({column}) => `${column.code} ${column.zh}`).map(({column}) => column);
  const isRegular = new Set(rows.map(listColumns)).size === 1;
  return [
    `### \`${topic}\`, ${year}: ${heading?.zh ?? ""} (${heading?.en ?? ""})\n`,
    renderTable(
      ["row", "行", "in English", "article", "columns"],
      rows.map((row) => [code(row.code), rowZh(row), rowEn(row), row.article, isRegular ? "all" : listColumns(row)]),
    ),
    renderTable(
      ["column", "列", "in English", "unit"],
      columns.map(({code: name, zh, en, unit}) => [code(name), zh, en, UNITS[unit]]),
    ),
  ];
}

function listColumns({columns}: Row): string {
  return columns.map((column) => code(column.code)).join(" ");
}

/** Sums that read the same stand once, with the columns or rows in which they hold. */
function renderIdentities(year: FormYear): string[] {
  const cells = new Map(formCells(year).map((cell) => [cell.id, cell]));
  const identities = FORMS.filter((form) => form.year === year).flatMap((form) => form.identities);
  const sums = new Map<string, Set<string>>();
  for (const identity of identities) {
    const words = renderSum(identity, cells);
    sums.set(words, (sums.get(words) ?? new Set()).add(identity.id));
  }
  return [...sums].map(([words, ids]) => `- ${words}<br>\n  ${[...ids].map(code).join(" ")}\n`);
}

/** A sum down a column in the words of its rows, one along a row in those of its columns; in both languages. */
function renderSum({left, right}: Identity, cells: ReadonlyMap<CellId, Cell>): string {
  const sides = [left, right].map((ids) => ids.map((id) => getCell(cells, id)));
  const isColumn = new Set(sides.flat().map(({column}) => column.code)).size === 1;
  const spell = (word: (cell: Cell) => string) => sides.map((side) => side.map(word).join(" + ")).join(" = ");
  const zh = spell(({row, column}) => (isColumn ? rowZh(row) : column.zh));
  const en = spell(({row, column}) => (isColumn ? rowEn(row) : column.en));
  return `${zh}<br>\n  ${en}`;
}

/** A row for each concept, and for each cell that stands apart. */
function renderBridge(): string {
  const all = YEARS.flatMap((form) =>
    formCells(form).map(({id, topic}) => ({form, id, topic, ...getBridge(form, id)})),
  );
  const split = new Set(all.flatMap(({kinship, concept}) => (kinship === "part" ? [concept] : [])));
  const isSplit = ({form, kinship, concept}: (typeof all)[number]) =>
    split.has(concept) && (form === 2019 || kinship === "part");
  const told = all.filter((cell) => cell.topic === "disclosure" || isSplit(cell));
  const rows = uniqueBy(told, bridgeKey).map((first) => {
    const kin = told.filter((cell) => bridgeKey(cell) === bridgeKey(first));
    const list = (year: FormYear) => kin.flatMap(({form, id}) => (form === year ? [code(id)] : [])).join(" + ") || "–";
    return [list(2019), list(2021), SERIES[first.kinship], first.reason?.zh ?? "", first.reason?.en ?? ""];
  });
  return renderTable(["form of 2019", "form of 2021", "one series", "缘由", "why not"], rows);
}

function bridgeKey({id, concept}: Pick<Bridge, "concept"> & {readonly id: CellId}): string {
  return concept ?? id;
}

function getCell(cells: ReadonlyMap<CellId, Cell>, id: CellId): Cell {
  const cell = cells.get(id);
  if (cell === undefined) throw new Error(`no such cell: ${id}`);
  return cell;
}

/** Cells that both forms have stand once, with the labels of each where these differ. */
function renderCells(): string {
  const all = YEARS.flatMap((year) => formCells(year).map((cell) => ({year, cell})));
  const rows = uniqueBy(all, ({cell}) => cell.id).map(({cell: {id, isTotal}}) => {
    const same = all.filter(({cell}) => cell.id === id);
    const list = (word: (cell: Cell) => string) => [...new Set(same.map(({cell}) => word(cell)))].join(" / ");
    return [
      code(id),
      list(({row, column}) => `${rowZh(row)} · ${column.zh}`),
      list(({row, column}) => `${rowEn(row)} · ${column.en}`),
      list(({column}) => UNITS[column.unit]) + (isTotal ? ", a sum" : ""),
      same.map(({year}) => String(year)).join(" "),
    ];
  });
  return renderTable(["cell", "单元格", "in English", "unit", "forms"], rows);
}

function rowZh({group, zh}: Row): string {
  return group === undefined ? zh : `${group.zh} ${zh}`;
}

function rowEn({group, en}: Row): string {
  return group === undefined ? en : `${group.en}: ${en}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** The first of those that share a key, in their order. */
function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}
