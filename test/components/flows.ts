import type {ReportFlow} from "../../src/components/rows.js";

/** A report of a county with ten requests, five of them granted. */
export function flow(rest: Partial<ReportFlow>): ReportFlow {
  return {
    report_id: "320813-renminzhengfu-2024",
    agency_id: "320813-renminzhengfu",
    region_code: "320813",
    province_code: "320000",
    year: 2024,
    form: 2021,
    scope: "consolidated",
    counted_once: true,
    received: 10,
    carried_in: 0,
    concluded: 10,
    carried_out: 0,
    granted: 5,
    partly_granted: 0,
    refused: 5,
    unavailable: 0,
    declined: 0,
    other: 0,
    status: "complete",
    name: "洪泽区人民政府",
    name_en: "Hongze",
    kind: "government",
    region_name: "洪泽区",
    region_name_en: "Hongze",
    region_level: "county",
    prefecture_code: "320800",
    prefecture_name: "淮安市",
    prefecture_name_en: "Huai'an",
    ...rest,
  };
}
