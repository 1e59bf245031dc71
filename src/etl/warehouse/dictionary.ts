import {ABOUT} from "./about.js";
import {renderTable} from "./markdown.js";
import {readMarts, readViews} from "./relation.js";
import type {Relation} from "./relation.js";
import {TABLES} from "./schema.js";
import type {TableColumn, TableSchema} from "./schema.js";

const INTRODUCTION = `# The warehouse

<!-- Made from src/etl/warehouse/schema.ts and the comments of the views and marts: see src/etl/warehouse/dictionary.ts. -->

\`npm run etl\` writes a folder, \`warehouse/\` unless told otherwise: a Parquet file (zstd) for each table, and
\`atlas.duckdb\` with the same tables, the views and the marts, each with these descriptions as comments. The names are
a public interface: they change only with a note in CHANGELOG.md.

The Parquet files hold their rows in the order of bodies and years. \`atlas.duckdb\` holds the same rows in any order, as it
is updated in place: end a query with \`order by\` where the order matters.

Missing is not zero: where a report gives no number, \`value\` is null, \`status\` says why, and no view or mart puts a
zero in its place. A printed number is never changed. A sum leaves out the cells that the form itself defines as sums
(\`is_total\`), and never adds reports of different scope.

\`\`\`sh
npm run query -- "from requests where year = 2024 and row_code = 'granted'"
\`\`\`

\`\`\`sql
-- In any DuckDB:
attach 'warehouse/atlas.duckdb' as atlas (read_only);
from atlas.requests where year = 2024;
-- or from one table's file:
from 'warehouse/value.parquet' where status = 'inferred';
\`\`\`

The MIT licence is that of the code. The data are facts that public bodies published by law, and the texts of their
reports, which are official documents: no right in them is claimed, as \`datapackage.json\` and \`dataset.jsonld\` say
([Public Domain Mark 1.0](${ABOUT.licence.url})).
${ABOUT.credit}
`;

/** The data dictionary, `docs/warehouse.md`: every table, view, mart and column with what it means. */
export function renderDictionary(): string {
  return [
    INTRODUCTION,
    "## Tables\n",
    "Columns in bold are the key. Those that can be null say so.\n",
    ...TABLES.map(renderSchema),
    "## Views\n",
    "What people ask for first: the cells of each table with all that one needs to know of them; reports with their bodies;\nall cells; and which reports contain which.\n",
    ...readViews().map(renderRelation),
    "## Marts\n",
    "Tables of `atlas.duckdb`, each the answer to one question that a page asks.\n",
    ...readMarts().map(renderRelation),
  ].join("\n");
}

function renderSchema(table: TableSchema): string {
  const rows = table.columns.map((column) => [
    table.key.includes(column.name) ? `**\`${column.name}\`**` : `\`${column.name}\``,
    column.type,
    describeColumn(column),
  ]);
  return `### \`${table.name}\`\n\n${table.comment}\n\n${renderTable(["column", "type", "meaning"], rows)}`;
}

function renderRelation(relation: Relation): string {
  const rows = relation.columns.map(({name, comment}) => [`\`${name}\``, comment]);
  return `### \`${relation.name}\`\n\n${relation.comment}\n\n${renderTable(["column", "meaning"], rows)}`;
}

function describeColumn({comment, nullable, allowed, references}: TableColumn): string {
  return [
    comment,
    allowed === undefined ? "" : `One of ${allowed.map((value) => `\`${value}\``).join(", ")}.`,
    references === undefined ? "" : `A key of \`${references}\`.`,
    nullable ? "Can be null." : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
