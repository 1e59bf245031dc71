import {ABOUT} from "./about.js";
import type {AboutBuild} from "./about.js";
import type {WrittenTable} from "./description.js";
import {getTable} from "./schema.js";
import type {ColumnType, TableColumn, TableSchema} from "./schema.js";

/** The types of Table Schema. */
const FIELD_TYPES: Readonly<Record<ColumnType, string>> = {
  varchar: "string",
  "varchar[]": "array",
  integer: "integer",
  bigint: "integer",
  boolean: "boolean",
  date: "date",
  double: "number",
  "decimal(18,6)": "number",
};

/** `datapackage.json`, by the Data Package standard, version 2 (datapackage.org). */
export function formatDataPackage({version}: Pick<AboutBuild, "version">, tables: readonly WrittenTable[]): string {
  const descriptor = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: ABOUT.name,
    title: ABOUT.title,
    description: ABOUT.description,
    version,
    keywords: ABOUT.keywords,
    contributors: [{title: ABOUT.publisher, roles: ["author"]}],
    licenses: [{name: ABOUT.licence.name, title: ABOUT.licence.title, path: ABOUT.licence.url}],
    sources: [
      {
        title:
          "Annual reports (政府信息公开工作年度报告): this table has every file with the address it was published at",
        path: "source.parquet",
      },
    ],
    resources: tables.map(describeResource),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function describeResource({table, path, bytes, sha256}: WrittenTable) {
  return {
    $schema: "https://datapackage.org/profiles/2.0/dataresource.json",
    name: table.name,
    type: "table",
    path,
    description: table.comment,
    format: "parquet",
    mediatype: ABOUT.parquetType,
    bytes,
    hash: `sha256:${sha256}`,
    schema: describeSchema(table),
  };
}

/** Parquet has nulls of its own: no text stands for a missing value, the empty one included. */
function describeSchema(table: TableSchema) {
  const foreignKeys = table.columns.flatMap((column) => describeReference(table, column));
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: table.columns.map((column) => describeField(table, column)),
    missingValues: [],
    primaryKey: table.key,
    ...(foreignKeys.length === 0 ? {} : {foreignKeys}),
  };
}

function describeField({key}: TableSchema, {name, type, nullable, comment, allowed}: TableColumn) {
  const isUnique = key.length === 1 && key[0] === name;
  return {
    name,
    type: FIELD_TYPES[type],
    description: comment,
    constraints: {
      required: !nullable,
      ...(isUnique ? {unique: true} : {}),
      ...(allowed === undefined ? {} : {enum: allowed}),
    },
  };
}

/** The standard has an empty name for the table itself. */
function describeReference(table: TableSchema, {name, references}: TableColumn) {
  if (references === undefined) return [];
  const {name: target, key} = getTable(references);
  return [{fields: [name], reference: {resource: target === table.name ? "" : target, fields: key}}];
}
