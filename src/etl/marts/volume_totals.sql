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
with steps as (
  select
    report_id,
    column_code as applicant,
    column_zh as applicant_zh,
    column_en as applicant_en,
    ordinal,
    if(outcome_group is null, row_code, 'concluded') as step,
    value
  from cells
  where topic = 'requests' and not is_total
),
counted as (
  select steps.*, year, scope, is_counted
  from countable
  join annual_reports using (report_id)
  join steps using (report_id)
  where part = 'requests'
),
volume_totals as (
  select
    year,
    scope,
    applicant,
    any_value(applicant_zh) as applicant_zh,
    any_value(applicant_en) as applicant_en,
    min(ordinal)::integer as ordinal,
    (sum(value) filter (where is_counted and step = 'received'))::double as received,
    (sum(value) filter (where is_counted and step = 'carried_in'))::double as carried_in,
    (sum(value) filter (where is_counted and step = 'concluded'))::double as concluded,
    (sum(value) filter (where is_counted and step = 'carried_out'))::double as carried_out,
    count(distinct report_id)::integer as reports,
    (count(distinct report_id) filter (where is_counted))::integer as reports_counted
  from counted
  group by year, scope, applicant
  order by year, scope, min(ordinal)
)
select * from volume_totals
