import {text as readText} from "node:stream/consumers";
import {Command} from "commander";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {DEFAULTS} from "../build.js";
import {exportQuery, formatQuery} from "../warehouse/export.js";
import {runQuery} from "../warehouse/query.js";
import {renderResult} from "./resultView.js";
import {describeTerminal} from "./terminal.js";

/** Rows that a person reads; whoever wants more names a format. */
const ROWS_SHOWN = 100;

const OPTIONS = z.object({
  out: z.string(),
  csv: z.boolean().default(false),
  json: z.boolean().default(false),
  parquet: z.string().optional(),
});

const HELP = `
Examples:
  npm run query -- "show tables"
  npm run query -- "describe requests"
  npm run query -- "from requests where year = 2024 and row_code = 'granted'"
  npm run query -- "select year, sum(value) as received from requests
                    where row_code = 'received' group by all order by all"
  npm run --silent query -- "from value" --csv > values.csv
  npm run query -- "from disputes" --parquet disputes.parquet
  npm run query -- - < question.sql

A table shows the first ${ROWS_SHOWN} rows, and the columns that the terminal has room for;
--csv, --json and --parquet give all. A blank that is not zero shows as ∅.`;

/** `query`: SQL on a warehouse, as a table for people or in a format for programs. */
export function queryCommand(): Command {
  return new Command("query")
    .usage("-- [options] <sql>")
    .description("Ask the warehouse a question in SQL (DuckDB's).")
    .argument("<sql>", "the query; - reads it from standard input")
    .option("--csv", "print CSV")
    .option("--json", "print a JSON array of objects")
    .option("--parquet <file>", "write a Parquet file")
    .option("--out <folder>", "folder of the warehouse", DEFAULTS.out)
    .addHelpText("after", HELP)
    .action(async (sql: string, _, command: Command) => {
      await answer(sql === "-" ? await readText(process.stdin) : sql, OPTIONS.parse(command.opts()));
    });
}

async function answer(sql: string, {out, csv, json, parquet}: z.infer<typeof OPTIONS>): Promise<void> {
  if ([csv, json, parquet !== undefined].filter(Boolean).length > 1) {
    throw new OperatorError("more than one format", "Name one of --csv, --json and --parquet.");
  }
  if (parquet !== undefined) await exportQuery(out, sql, {format: "parquet", file: parquet});
  else if (csv || json) await print(formatQuery(out, sql, csv ? "csv" : "json"));
  else await showTable(out, sql);
}

async function print(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}

async function showTable(out: string, sql: string): Promise<void> {
  const terminal = describeTerminal(process.stdout);
  const limit = terminal.isInteractive ? ROWS_SHOWN : Infinity;
  console.log(renderResult(await runQuery(out, sql, {limit}), terminal));
}
