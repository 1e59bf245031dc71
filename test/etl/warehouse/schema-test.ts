import {describe, it, expect} from "vitest";
import {getTable, TABLES} from "../../../src/etl/warehouse/schema.js";

/** The public interface, written by hand; ✱ is a key. */
const CONTRACT = `
region: region_code✱ name name_en level parent_code province_code prefecture_code
agency: agency_id✱ name name_en region_code level kind
source: source_id✱ path media_type bytes source_url retrieved_on role report_id reason
report: report_id✱ agency_id year form title published_on scope scope_basis source_id status cells cells_printed cells_inferred cells_unknown identities identities_broken
cell: form✱ cell_id✱ topic row_code row_group column_code row_zh row_en column_zh column_en unit is_total ordinal article
bridge: form✱ cell_id✱ concept kinship reason_zh reason_en
value: report_id✱ cell_id✱ printed value status raw place basis confirmed_by
section: report_id✱ ordinal✱ heading text
claim: claim_id✱ report_id ordinal metric value unit quote cell_id agrees
finding: finding_id✱ report_id source_id code severity cells expected actual message_zh message_en
revision: revision_id✱ report_id cell_id printed_before printed_after value_before value_after status_before status_after cause version_before version_after
build: built_from✱ version region_rows agency_rows source_rows report_rows cell_rows bridge_rows value_rows section_rows claim_rows finding_rows revision_rows
`.trim();

describe("TABLES", () => {
  it("are the tables, columns and keys of the contract", () => {
    const tables = TABLES.map(({name, key, columns}) => {
      const names = columns.map((column) => (key.includes(column.name) ? `${column.name}✱` : column.name));
      return `${name}: ${names.join(" ")}`;
    });
    expect(tables.join("\n")).toBe(CONTRACT);
  });

  it("say of every column what it means", () => {
    const comments = TABLES.flatMap((table) => [table.comment, ...table.columns.map(({comment}) => comment)]);
    expect(comments.filter((comment) => !/^[A-Z0-9a-z].*\.$/.test(comment))).toEqual([]);
  });

  it("never leave a key null", () => {
    const keys = TABLES.flatMap(({key, columns}) => columns.filter(({name}) => key.includes(name)));
    expect(keys.filter(({nullable}) => nullable)).toEqual([]);
  });

  it("refer to tables by the name of their one key", () => {
    const references = TABLES.flatMap(({columns}) => columns.flatMap(({references}) => references ?? []));
    expect(references.filter((name) => getTable(name).key.length !== 1)).toEqual([]);
  });
});

describe("getTable(name)", () => {
  it("throws for a table that does not exist", () => {
    expect(() => getTable("reports")).toThrow("no such table: reports");
  });
});
