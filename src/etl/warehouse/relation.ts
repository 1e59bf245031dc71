import {readFileSync, readdirSync} from "node:fs";
import {compareText} from "./identity.js";

/** How a mart can be cut: its rows of one body, or of one year, depend on the reports of that body, or year, alone. */
export type Partition = "agency_id" | "year";

/** A select of the warehouse that has a name: a view or a mart. */
export interface Relation {
  /** The name of its file. */
  readonly name: string;
  /** What one row is. */
  readonly comment: string;
  readonly columns: readonly {readonly name: string; readonly comment: string}[];
  /** Null where its rows depend on all reports. */
  readonly partition: Partition | null;
  readonly sql: string;
}

/** A view or a mart, by what the database holds it as. */
export interface StoredRelation extends Relation {
  readonly kind: "view" | "table";
}

const GRAIN = /^(?<grain>.*?)(?: \(partition: (?<partition>\w+)\))?$/;

const VIEWS = new URL("views/", import.meta.url);
const MARTS = new URL("../marts/", import.meta.url);

const COMMENT = /^ *--.*$/gm;

/** What a select selects from, common table expressions included. */
const SELECTED_FROM = /\b(?:from|join) (?<name>\w+)/g;

/** The views of atlas.duckdb: cells with all that one needs to know of them, and what marts share. */
export function readViews(): Relation[] {
  return readFolder(VIEWS);
}

/** The marts: each answers one question that a page asks. */
export function readMarts(): Relation[] {
  const views = readViews();
  return readFolder(MARTS).map((mart) => ({
    ...mart,
    columns: mart.columns.flatMap((column) => spreadColumns(column, views)),
  }));
}

/** All views and marts, each after those that it selects from. */
export function readRelations(): StoredRelation[] {
  const views = readViews().map((view) => ({...view, kind: "view" as const}));
  return orderByUse([...views, ...readMarts().map((mart) => ({...mart, kind: "table" as const}))]);
}

function orderByUse(relations: readonly StoredRelation[]): StoredRelation[] {
  const byName = new Map(relations.map((relation) => [relation.name, relation]));
  const seen = new Set<string>();
  const after = (relation: StoredRelation): StoredRelation[] => {
    if (seen.has(relation.name)) return [];
    seen.add(relation.name);
    const used = listSelected(relation).flatMap((name) => byName.get(name) ?? []);
    return [...used.flatMap(after), relation];
  };
  return relations.flatMap(after);
}

/** The names that a select selects from: tables, views, marts, and its own common table expressions. */
export function listSelected({sql}: Pick<Relation, "sql">): string[] {
  return [...sql.replace(COMMENT, "").matchAll(SELECTED_FROM)].map(({groups}) => groups?.["name"] ?? "");
}

/**
 * Reads the comment that a select opens with: what one row is, up to the first
 * empty comment line, with `(partition: year)` at its end where the rows can be
 * cut so; then `name: text` for each column, continued on lines that are indented
 * further, or `...view` for all columns of a view.
 */
export function parseRelation(name: string, sql: string): Relation {
  const lines = sql.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("--"));
  const comment = lines.slice(0, end).map((line) => line.slice(2));
  const gap = comment.findIndex((line) => line.trim() === "");
  if (gap < 1) throw new Error(`no comment on the rows and columns of a select: ${name}`);
  const {grain = "", partition} = GRAIN.exec(joinLines(comment.slice(0, gap)))?.groups ?? {};
  return {
    name,
    comment: grain,
    columns: parseColumns(comment.slice(gap + 1)),
    partition: parsePartition(partition),
    sql,
  };
}

function parsePartition(name: string | undefined): Partition | null {
  if (name === undefined || name === "agency_id" || name === "year") return name ?? null;
  throw new Error(`invalid partition: ${name}`);
}

function readFolder(folder: URL): Relation[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files
    .sort(compareText)
    .map((file) => parseRelation(file.slice(0, -".sql".length), readFileSync(new URL(file, folder), "utf8")));
}

function parseColumns(lines: readonly string[]): Relation["columns"] {
  const starts = lines.flatMap((line, index) => (/^ (?:[a-z_0-9]+: |\.\.\.)/.test(line) ? [index] : []));
  return starts.map((start, index) => {
    const text = joinLines(lines.slice(start, starts[index + 1]));
    const [name = "", ...comment] = text.split(": ");
    return {name, comment: comment.join(": ")};
  });
}

function spreadColumns(column: Relation["columns"][number], views: readonly Relation[]): Relation["columns"] {
  if (!column.name.startsWith("...")) return [column];
  const view = views.find(({name}) => `...${name}` === column.name);
  if (view === undefined) throw new Error(`no such view: ${column.name}`);
  return view.columns;
}

function joinLines(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}
