import {CsvError, parse} from "csv-parse/sync";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {mediaTypeOf} from "./mediaType.js";
import type {Declared} from "./source.js";

const MOST_PROBLEMS_SHOWN = 10;

/** An empty field says nothing. */
const maybe = <T extends z.ZodType>(schema: T) => z.union([z.literal("").transform(() => null), schema]);

const DATE = maybe(z.iso.date("not a date as YYYY-MM-DD"));

const ROW = z.strictObject({
  path: z.string().min(1, "empty"),
  source_url: maybe(z.url({protocol: /^https?$/, error: "not a web address"})),
  published_on: DATE,
  retrieved_on: DATE,
  region_code: maybe(z.string().regex(/^\d{6}$/, "not six digits")),
  body: maybe(z.string()),
  year: maybe(
    z
      .string()
      .regex(/^20\d\d$/, "not a year")
      .transform(Number),
  ),
  note: maybe(z.string()),
});

const COLUMNS: readonly string[] = Object.keys(ROW.shape);

/** What a file is declared to be where no manifest names it. */
export const UNDECLARED: Declared = {
  sourceUrl: null,
  publishedOn: null,
  retrievedOn: null,
  regionCode: null,
  body: null,
  year: null,
  note: null,
};

interface Problem {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads `sources.csv`: what it declares, by path. Every path must be one of
 * `paths`, which are those of the corpus's files, or lead into an archive of them.
 *
 * @throws {OperatorError} naming file, line and column of whatever is wrong; a manifest is taken whole or not at all.
 */
export function parseManifest(
  bytes: Uint8Array,
  name: string,
  paths: ReadonlySet<string>,
): ReadonlyMap<string, Declared> {
  const [header, ...rows] = parseRows(bytes, name);
  const columns = header?.fields ?? [];
  throwProblems(name, findHeaderProblems(columns, header?.line ?? 1));
  const declared = new Map<string, Declared>();
  throwProblems(
    name,
    rows.flatMap((row) => readRow(row, columns, paths, declared)),
  );
  return declared;
}

function parseRows(bytes: Uint8Array, name: string): Row[] {
  const rows: Row[] = [];
  const keep = (fields: string[], {lines}: {readonly lines: number}): null => {
    rows.push({line: firstLine(fields, lines), fields});
    return null;
  };
  try {
    const text = decodeUtf8(bytes, name);
    parse(text, {bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true, onRecord: keep});
  } catch (error) {
    if (error instanceof CsvError) throw invalidManifest(`${name}: ${error.message}`);
    throw error;
  }
  return rows;
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw invalidManifest(`${name}: not UTF-8 (in Excel: Save as, CSV UTF-8)`);
  }
}

/** The parser counts to the end of a record; a quoted field may have begun lines above. */
function firstLine(record: readonly string[], lastLine: number): number {
  return lastLine - record.join("").split("\n").length + 1;
}

function findHeaderProblems(columns: readonly string[], line: number): Problem[] {
  const unknown = columns
    .filter((column) => !COLUMNS.includes(column))
    .map((column) => ({line, column, message: `unknown column; there are ${COLUMNS.join(", ")}`}));
  const repeated = columns
    .filter((column, index) => columns.indexOf(column) < index)
    .map((column) => ({line, column, message: "given twice"}));
  const missing = columns.includes("path") ? [] : [{line, column: "path", message: "missing"}];
  return [...unknown, ...repeated, ...missing];
}

/** Adds what a row declares to `declared`, or tells what is wrong with it. */
function readRow(
  {line, fields}: Row,
  columns: readonly string[],
  paths: ReadonlySet<string>,
  declared: Map<string, Declared>,
): Problem[] {
  if (fields.length !== columns.length) {
    return [{line, column: "path", message: `${fields.length} fields in a table of ${columns.length} columns`}];
  }
  const spec = Object.fromEntries(COLUMNS.map((column) => [column, fields[columns.indexOf(column)] ?? ""]));
  const row = ROW.safeParse(spec);
  if (!row.success) {
    return row.error.issues.map((issue) => {
      const column = String(issue.path[0]);
      return {line, column, message: `${deepestMessage(issue)}: ${spec[column] ?? ""}`};
    });
  }
  const path = row.data.path.normalize("NFC");
  const problem = findPathProblem(path, paths, declared);
  if (problem !== null) return [{line, column: "path", message: `${problem}: ${path}`}];
  declared.set(path, {
    sourceUrl: row.data.source_url,
    publishedOn: row.data.published_on,
    retrievedOn: row.data.retrieved_on,
    regionCode: row.data.region_code,
    body: row.data.body,
    year: row.data.year,
    note: row.data.note,
  });
  return [];
}

/** A union's own message says nothing; that of its second alternative says what is wrong with the text. */
function deepestMessage(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const inner = issue.errors.at(-1)?.[0];
  return inner === undefined ? issue.message : deepestMessage(inner);
}

function findPathProblem(
  path: string,
  paths: ReadonlySet<string>,
  declared: ReadonlyMap<string, Declared>,
): string | null {
  if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes("..")) return "leaves the corpus";
  if (!paths.has(path) && !isInArchive(path, paths))
    return path.includes("\\") ? "write forward slashes" : "no such file in the corpus";
  return declared.has(path) ? "given twice" : null;
}

/** Whether the path leads into an archive of the corpus; whether the archive holds such a file shows when it is opened. */
function isInArchive(path: string, paths: ReadonlySet<string>): boolean {
  const steps = path.split("/");
  const ancestors = steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("/"));
  return ancestors.some((ancestor) => paths.has(ancestor) && mediaTypeOf(ancestor) === "application/zip");
}

function throwProblems(name: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, MOST_PROBLEMS_SHOWN)
    .map(({line, column, message}) => `${name} line ${line} column ${column}: ${message}`);
  const more = problems.length - shown.length;
  throw invalidManifest([...shown, ...(more > 0 ? [`and ${more} more`] : [])].join("\n  "));
}

function invalidManifest(message: string): OperatorError {
  return new OperatorError(`invalid manifest: ${message}`, "Nothing was built. Mend the file and run again.");
}
