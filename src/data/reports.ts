/**
 * A row for each report, with the names of its body and place. In the order of
 * bodies, whose ids begin with the code of their region: the rows of a body, and
 * those of a province, stand together, and a page reads only them.
 */
export const REPORTS = `
  select flow.*, report.status, agency.name, agency.name_en, agency.kind, region.name as region_name,
    region.name_en as region_name_en, region.level as region_level, region.prefecture_code,
    prefecture.name as prefecture_name, prefecture.name_en as prefecture_name_en
  from requests_by_report as flow
  join report using (report_id)
  join agency on agency.agency_id = flow.agency_id
  left join region on region.region_code = agency.region_code
  left join region as prefecture on prefecture.region_code = region.prefecture_code
  order by flow.agency_id, flow.year`;
