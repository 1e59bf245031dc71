import type {DuckDBConnection} from "@duckdb/node-api";
import {TABLES} from "./schema.js";
import type {TableName, TableSchema} from "./schema.js";
import {quoteName} from "./statements.js";

/**
 * Checks that every key of some tables is unique and every reference has what it refers to.
 * Throws with the first that does not: a mistake of a stage before, which a
 * warehouse must not carry on.
 */
export async function checkIntegrity(connection: DuckDBConnection, names: readonly TableName[]): Promise<void> {
  for (const table of TABLES.filter(({name}) => names.includes(name))) {
    await refuseRow(connection, `duplicate key in ${table.name}`, selectDuplicate(table));
    for (const {name, references} of table.columns) {
      if (references === undefined) continue;
      await refuseRow(connection, `no such ${references} for ${table.name}`, selectOrphan(table, name, references));
    }
  }
}

async function refuseRow(connection: DuckDBConnection, problem: string, select: string): Promise<void> {
  const [row] = (await connection.runAndReadAll(select)).getRows();
  if (row !== undefined) throw new Error(`${problem}: ${row.join(", ")}`);
}

/** Equal keys have equal hashes, which take a third of the time to compare; keys whose hash repeats are compared themselves. */
function selectDuplicate({name, key}: TableSchema): string {
  const [columns, table] = [key.map(quoteName).join(", "), quoteName(name)];
  const repeated = `select hash(${columns}) from ${table} group by all having count(*) > 1`;
  return `select ${columns} from ${table} where hash(${columns}) in (${repeated})
    group by all having count(*) > 1 order by all limit 1`;
}

function selectOrphan(table: TableSchema, column: string, references: string): string {
  const target = TABLES.find(({name}) => name === references);
  const key = quoteName(target?.key[0] ?? references);
  const from = `from ${quoteName(table.name)} as child anti join ${quoteName(references)} as parent`;
  return `select child.${quoteName(column)} ${from} on child.${quoteName(column)} = parent.${key} where child.${quoteName(column)} is not null order by all limit 1`;
}
