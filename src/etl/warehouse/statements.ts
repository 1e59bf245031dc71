import type {TableColumn, TableSchema} from "./schema.js";

/** Text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as an SQL identifier. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The statement that creates a table. What the schema says of nulls and allowed values, the database then enforces. */
export function createTable(table: TableSchema): string {
  return `create table ${quoteName(table.name)} (${table.columns.map(formatColumn).join(", ")})`;
}

/** The statements that attach comments to a table or view and to its columns. */
export function commentOn(
  kind: "table" | "view",
  relation: {
    readonly name: string;
    readonly comment: string;
    readonly columns: readonly {readonly name: string; readonly comment: string}[];
  },
): string[] {
  const name = quoteName(relation.name);
  return [
    `comment on ${kind} ${name} is ${quote(relation.comment)}`,
    ...relation.columns.map(
      (column) => `comment on column ${name}.${quoteName(column.name)} is ${quote(column.comment)}`,
    ),
  ];
}

function formatColumn({name, type, nullable, allowed}: TableColumn): string {
  const identifier = quoteName(name);
  const literals = allowed?.map((value) => (typeof value === "string" ? quote(value) : String(value)));
  const check = literals === undefined ? "" : ` check (${identifier} in (${literals.join(", ")}))`;
  return `${identifier} ${type}${nullable ? "" : " not null"}${check}`;
}
