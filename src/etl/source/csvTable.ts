import {CsvError, parse} from "csv-parse/sync";
import type {z} from "zod";
import type {OperatorError} from "../operatorError.js";

/** What is wrong in a table that a person wrote, and where. */
export interface CsvProblem {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

export interface CsvTable<Row> {
  /** What to call the file in a message. */
  readonly name: string;
  readonly schema: z.ZodType<Row>;
  readonly columns: readonly string[];
  /** Columns that must be there; the others may be left out, which says as much as leaving them empty. */
  readonly required: readonly string[];
  readonly invalid: (message: string) => OperatorError;
}

const MOST_PROBLEMS_SHOWN = 10;

/**
 * Reads a table in UTF-8 and hands each row to `take`, which tells what is wrong
 * with it. A table is taken whole or not at all: throws `invalid` with the line
 * and column of whatever is wrong, of the header, of any row, or by `take`.
 */
export function readCsv<Row>(
  bytes: Uint8Array,
  table: CsvTable<Row>,
  take: (row: Row, line: number) => readonly CsvProblem[],
): void {
  const [header, ...records] = parseRecords(bytes, table);
  const columns = header?.fields ?? [];
  throwProblems(table, findHeaderProblems(columns, header?.line ?? 1, table));
  throwProblems(
    table,
    records.flatMap((record) => readRecord(record, columns, table, take)),
  );
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

function parseRecords<Row>(bytes: Uint8Array, table: CsvTable<Row>): CsvRecord[] {
  const records: CsvRecord[] = [];
  const keep = (fields: string[], {lines}: {readonly lines: number}): null => {
    records.push({line: firstLine(fields, lines), fields});
    return null;
  };
  try {
    parse(decodeUtf8(bytes, table), {
      bom: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
      onRecord: keep,
    });
  } catch (error) {
    if (error instanceof CsvError) throw table.invalid(`${table.name}: ${error.message}`);
    throw error;
  }
  return records;
}

function decodeUtf8<Row>(bytes: Uint8Array, {name, invalid}: CsvTable<Row>): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw invalid(`${name}: not UTF-8 (in Excel: Save as, CSV UTF-8)`);
  }
}

/** The parser counts to the end of a record; a quoted field may have begun lines above. */
function firstLine(record: readonly string[], lastLine: number): number {
  return lastLine - record.join("").split("\n").length + 1;
}

function findHeaderProblems<Row>(
  found: readonly string[],
  line: number,
  {columns, required}: CsvTable<Row>,
): CsvProblem[] {
  const unknown = found
    .filter((column) => !columns.includes(column))
    .map((column) => ({line, column, message: `unknown column; there are ${columns.join(", ")}`}));
  const repeated = found
    .filter((column, index) => found.indexOf(column) < index)
    .map((column) => ({line, column, message: "given twice"}));
  const missing = required
    .filter((column) => !found.includes(column))
    .map((column) => ({line, column, message: "missing"}));
  return [...unknown, ...repeated, ...missing];
}

function readRecord<Row>(
  {line, fields}: CsvRecord,
  found: readonly string[],
  {schema, columns, required}: CsvTable<Row>,
  take: (row: Row, line: number) => readonly CsvProblem[],
): readonly CsvProblem[] {
  if (fields.length !== found.length) {
    const message = `${fields.length} fields in a table of ${found.length} columns`;
    return [{line, column: required[0] ?? "", message}];
  }
  const spec = Object.fromEntries(columns.map((column) => [column, fields[found.indexOf(column)] ?? ""]));
  const row = schema.safeParse(spec);
  if (row.success) return take(row.data, line);
  return row.error.issues.map((issue) => {
    const column = String(issue.path[0]);
    return {line, column, message: `${deepestMessage(issue)}: ${spec[column] ?? ""}`};
  });
}

/** A union's own message says nothing; that of its second alternative says what is wrong with the text. */
function deepestMessage(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const inner = issue.errors.at(-1)?.[0];
  return inner === undefined ? issue.message : deepestMessage(inner);
}

function throwProblems<Row>({name, invalid}: CsvTable<Row>, problems: readonly CsvProblem[]): void {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, MOST_PROBLEMS_SHOWN)
    .map(({line, column, message}) => `${name} line ${line} column ${column}: ${message}`);
  const more = problems.length - shown.length;
  throw invalid([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n  "));
}
