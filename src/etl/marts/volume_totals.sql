-- One row per year, scope and applicant: requests received, concluded and left, summed over the reports that may be
-- added up.
-- (partition: year)
--
-- year: The year reported on (报告年度).
-- scope: own (本级) or consolidated (汇总); never add one to the other.
-- applicant: natural_person (自然人), business (商业企业), research (科研机构), public_interest (社会公益组织),
--   legal_services (法律服务机构) or other (其他).
-- applicant_zh: Its label, as the form prints it.
-- applicant_en: Its label in English.
-- ordinal: Its place in the order of the form.
-- received: Received this year (本年新收).
-- carried_in: Carried in from last year (上年结转).
-- concluded: Concluded: the sum of all outcomes.
-- carried_out: Carried out to next year (结转下年度继续办理).
-- reports: Reports of the year and scope, added up or not.
-- reports_counted: Those that are added up: with a value in every cell of requests, and, of consolidated reports for
--   nested divisions, the outermost only.
with counted as (
  -- Numbers to group by, which is cheaper than text.
  select report_id, form, year, scope, is_counted, dense_rank() over (order by year, scope) as group_number
  from countable
  join report using (report_id)
  where part = 'requests'
),
steps as (
  select
    form,
    cell_id,
    column_code as applicant,
    column_zh as applicant_zh,
    column_en as applicant_en,
    ordinal,
    if(row_code in ('received', 'carried_in', 'carried_out'), row_code, 'concluded') as step,
    dense_rank() over (order by applicant, step) as step_number
  from cell
  where topic = 'requests' and not is_total
),
forms as (
  select group_number, year, scope, form, count(*) as reports, count(*) filter (where is_counted) as reports_counted
  from counted
  group by all
),
applicants as (
  select form, applicant, applicant_zh, applicant_en, min(ordinal) as ordinal
  from steps
  group by all
),
groups as (
  select
    group_number,
    year,
    scope,
    applicant,
    any_value(applicant_zh) as applicant_zh,
    any_value(applicant_en) as applicant_en,
    min(ordinal) as ordinal,
    sum(reports)::integer as reports,
    sum(reports_counted)::integer as reports_counted
  from forms
  join applicants using (form)
  group by all
),
sums as (
  select group_number, step_number, sum(value) as requests
  from value
  join counted using (report_id)
  join steps using (form, cell_id)
  where is_counted
  group by all
),
flows as (
  select
    group_number,
    applicant,
    any_value(requests) filter (where step = 'received') as received,
    any_value(requests) filter (where step = 'carried_in') as carried_in,
    any_value(requests) filter (where step = 'concluded') as concluded,
    any_value(requests) filter (where step = 'carried_out') as carried_out
  from sums
  join (select distinct step_number, applicant, step from steps) using (step_number)
  group by all
),
volume_totals as (
  select
    year,
    scope,
    applicant,
    applicant_zh,
    applicant_en,
    ordinal,
    received::double as received,
    carried_in::double as carried_in,
    concluded::double as concluded,
    carried_out::double as carried_out,
    reports,
    reports_counted
  from groups
  left join flows using (group_number, applicant)
  order by year, scope, ordinal
)
select * from volume_totals
