import {DuckDBDataChunk, UINTEGER, VARCHAR} from "@duckdb/node-api";
import type {DuckDBConnection, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import type {CodedRows} from "./codedRows.js";
import {getTable} from "./schema.js";
import type {TableName} from "./schema.js";
import {quoteName} from "./statements.js";

/** Cells that are loaded together: the database writes rows of `value` in groups of 122,880, nine cells each. */
const CELLS_AT_A_TIME = 9 * 2 * 122_880;

/** Characters of their texts: a hundred megabytes at most, of the 400 that the database has. */
const CHARACTERS_AT_A_TIME = 25_000_000;

/** Rows that the database takes in one piece. */
const CHUNK = 2048;

/** Loads rows into tables of the connection's current schema, some hundred thousand at a time; no more are in memory. */
export interface RowLoader {
  readonly add: (rows: CodedRows) => Promise<void>;
  /** Loads what was added last. */
  readonly close: () => Promise<void>;
}

export function openLoader(connection: DuckDBConnection): RowLoader {
  let waiting: CodedRows[] = [];
  let [cells, characters] = [0, 0];
  const close = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    [cells, characters] = [0, 0];
    await load(connection, rows);
  };
  return {
    add: async (rows) => {
      waiting.push(rows);
      for (const {length} of Object.values(rows.codes)) cells += length;
      for (const {length} of rows.texts) characters += length;
      if (cells >= CELLS_AT_A_TIME || characters >= CHARACTERS_AT_A_TIME) await close();
    },
    close,
  };
}

async function load(connection: DuckDBConnection, parts: readonly CodedRows[]): Promise<void> {
  const names = [...new Set(parts.flatMap(({codes}) => Object.keys(codes) as TableName[]))];
  if (names.length === 0) return;
  await stageTexts(connection, parts);
  for (const name of names) {
    const {columns} = getTable(name);
    await stageCodes(connection, name, parts);
    const cells = columns.map(({type}, index) => `texts[c${index}]::${type}`);
    await connection.run(`insert into ${quoteName(name)} select ${cells.join(", ")} from coded_row, coded_texts`);
  }
  await connection.run("drop table coded_row; drop table coded_text; drop table coded_texts");
}

/** All texts as one list. */
async function stageTexts(connection: DuckDBConnection, parts: readonly CodedRows[]): Promise<void> {
  const texts = parts.flatMap((part) => part.texts);
  await connection.run("create or replace temp table coded_text (number uinteger, text varchar)");
  const rows = columnChunks([UINTEGER, VARCHAR], texts.length, (row, column) =>
    column === 0 ? row + 1 : (texts[row] ?? null),
  );
  await append(connection, "coded_text", rows);
  await connection.run(`create or replace temp table coded_texts as
    select list(text order by number) as texts from coded_text`);
}

/** The cells of one table, as numbers in the list of all texts. */
async function stageCodes(connection: DuckDBConnection, name: TableName, parts: readonly CodedRows[]): Promise<void> {
  const types = getTable(name).columns.map(() => UINTEGER);
  const columns = types.map((_, index) => `c${index} uinteger`);
  await connection.run(`create or replace temp table coded_row (${columns.join(", ")})`);
  await append(connection, "coded_row", codeChunks(types, name, parts));
}

function* codeChunks(
  types: readonly DuckDBType[],
  name: TableName,
  parts: readonly CodedRows[],
): Generator<DuckDBDataChunk> {
  let before = 0;
  for (const {texts, codes} of parts) {
    const [cells, offset] = [codes[name] ?? new Uint32Array(), before];
    yield* columnChunks(types, cells.length / types.length, (row, column) => {
      const code = cells[row * types.length + column] ?? 0;
      return code === 0 ? 0 : offset + code;
    });
    before += texts.length;
  }
}

async function append(connection: DuckDBConnection, table: string, chunks: Iterable<DuckDBDataChunk>): Promise<void> {
  const appender = await connection.createAppender(table, null, "temp");
  for (const chunk of chunks) appender.appendDataChunk(chunk);
  appender.closeSync();
}

function* columnChunks(
  types: readonly DuckDBType[],
  rows: number,
  cellOf: (row: number, column: number) => DuckDBValue,
): Generator<DuckDBDataChunk> {
  for (let start = 0; start < rows; start += CHUNK) {
    const length = Math.min(CHUNK, rows - start);
    const chunk = DuckDBDataChunk.create(types, length);
    for (const column of types.keys()) {
      // A loop: there are millions of cells, and `Array.from` takes thrice the time for each.
      const cells: DuckDBValue[] = [];
      for (let row = start; row < start + length; ++row) cells.push(cellOf(row, column));
      chunk.setColumnValues(column, cells);
    }
    yield chunk;
  }
}
