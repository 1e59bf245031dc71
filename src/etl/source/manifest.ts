import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {readCsv} from "./csvTable.js";
import type {CsvProblem} from "./csvTable.js";
import {mediaTypeOf} from "./mediaType.js";
import type {Declared} from "./source.js";

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
  const declared = new Map<string, Declared>();
  const table = {name, schema: ROW, columns: Object.keys(ROW.shape), required: ["path"], invalid: invalidManifest};
  readCsv(bytes, table, (row, line) => declare(row, line, paths, declared));
  return declared;
}

/** Adds what a row declares to `declared`, or tells what is wrong with it. */
function declare(
  row: z.infer<typeof ROW>,
  line: number,
  paths: ReadonlySet<string>,
  declared: Map<string, Declared>,
): CsvProblem[] {
  const path = row.path.normalize("NFC");
  const problem = findPathProblem(path, paths, declared);
  if (problem !== null) return [{line, column: "path", message: `${problem}: ${path}`}];
  declared.set(path, {
    sourceUrl: row.source_url,
    publishedOn: row.published_on,
    retrievedOn: row.retrieved_on,
    regionCode: row.region_code,
    body: row.body,
    year: row.year,
    note: row.note,
  });
  return [];
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

function invalidManifest(message: string): OperatorError {
  return new OperatorError(`invalid manifest: ${message}`, "Nothing was built. Mend the file and run again.");
}
