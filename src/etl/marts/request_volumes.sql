-- One row per report and applicant: the requests that came in, were concluded, and are left (backlog).
-- (partition: agency_id)
--
-- ...annual_reports
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
with steps as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    min(ordinal) over (partition by form, column_code) as ordinal,
    if(row_code in ('received', 'carried_in', 'carried_out'), row_code, 'concluded') as step
  from cell
  where topic = 'requests' and not is_total
),
sums as (
  select report_id, form, steps.ordinal, step, sum(value) as requests, count(*) - count(value) as missing_cells
  from value
  join report using (report_id)
  join steps using (form, cell_id)
  group by all
),
flows as (
  select
    report_id,
    form,
    ordinal,
    any_value(requests) filter (where step = 'received') as received,
    any_value(requests) filter (where step = 'carried_in') as carried_in,
    any_value(requests) filter (where step = 'concluded') as concluded,
    any_value(missing_cells) filter (where step = 'concluded') as concluded_missing_cells,
    any_value(requests) filter (where step = 'carried_out') as carried_out,
    sum(missing_cells) as missing_cells
  from sums
  group by all
),
request_volumes as (
  select
    annual_reports.*,
    cell.column_code as applicant,
    cell.column_zh as applicant_zh,
    cell.column_en as applicant_en,
    flows.ordinal,
    flows.received::double as received,
    flows.carried_in::double as carried_in,
    (flows.received + flows.carried_in)::double as to_conclude,
    if(flows.concluded_missing_cells = 0, flows.concluded, null)::double as concluded,
    flows.concluded_missing_cells::integer as concluded_missing_cells,
    flows.carried_out::double as carried_out,
    flows.missing_cells::integer as missing_cells
  from flows
  join annual_reports using (report_id)
  join cell on cell.form = flows.form and cell.ordinal = flows.ordinal
  order by report_id, flows.ordinal
)
select * from request_volumes
