-- One row per report and applicant: the requests that came in, were concluded, and are left (backlog).
--
-- report_id: The report.
-- agency_id: The reporting body.
-- agency_name: Its name.
-- agency_name_en: Its name in English.
-- level: Its level.
-- kind: government, office, department or other.
-- region_code: The division that it belongs to, GB/T 2260.
-- province_code: The province of that division.
-- year: The year reported on (报告年度).
-- form: The form, 2019 or 2021.
-- scope: own (本级), consolidated (汇总) or unknown; add up reports of one scope only.
-- applicant: natural_person (自然人), business (商业企业), research (科研机构), public_interest (社会公益组织),
--   legal_services (法律服务机构) or other (其他).
-- applicant_zh: Its label, as the form prints it.
-- applicant_en: Its label in English.
-- ordinal: Its place in the order of the form.
-- received: Received this year (本年新收); null where there is no value.
-- carried_in: Carried in from last year (上年结转); null where there is no value.
-- to_conclude: received + carried_in: the denominator of the clearance rate; null if either has no value.
-- concluded: Concluded: the sum of all outcomes; null if any of them has no value.
-- concluded_missing_cells: How many of the outcomes have no value.
-- carried_out: Carried out to next year (结转下年度继续办理); null where there is no value.
-- missing_cells: How many of the applicant's cells, totals aside, have no value.
with cells as (
  select
    value.report_id,
    cell.column_code,
    cell.column_zh,
    cell.column_en,
    cell.row_code,
    cell.ordinal,
    value.value,
    cell.row_code not in ('received', 'carried_in', 'carried_out') as is_outcome
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic = 'requests' and not cell.is_total
),
flows as (
  select
    report_id,
    column_code as applicant,
    column_zh as applicant_zh,
    column_en as applicant_en,
    min(ordinal) as ordinal,
    any_value(value) filter (where row_code = 'received') as received,
    any_value(value) filter (where row_code = 'carried_in') as carried_in,
    sum(value) filter (where is_outcome) as concluded,
    count(*) filter (where is_outcome and value is null) as concluded_missing_cells,
    any_value(value) filter (where row_code = 'carried_out') as carried_out,
    count(*) filter (where value is null) as missing_cells
  from cells
  group by all
),
request_volumes as (
  select
    report.report_id,
    report.agency_id,
    agency.name as agency_name,
    agency.name_en as agency_name_en,
    agency.level,
    agency.kind,
    agency.region_code,
    region.province_code,
    report.year,
    report.form,
    report.scope,
    flows.applicant,
    flows.applicant_zh,
    flows.applicant_en,
    flows.ordinal,
    flows.received::double as received,
    flows.carried_in::double as carried_in,
    (flows.received + flows.carried_in)::double as to_conclude,
    if(flows.concluded_missing_cells = 0, flows.concluded, null)::double as concluded,
    flows.concluded_missing_cells::integer as concluded_missing_cells,
    flows.carried_out::double as carried_out,
    flows.missing_cells::integer as missing_cells
  from flows
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, flows.ordinal
)
select * from request_volumes
