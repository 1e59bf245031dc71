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
with volume_totals as (
  select
    year,
    scope,
    applicant,
    any_value(applicant_zh) as applicant_zh,
    any_value(applicant_en) as applicant_en,
    min(ordinal) as ordinal,
    (sum(received::decimal(38, 6)) filter (where is_counted))::double as received,
    (sum(carried_in::decimal(38, 6)) filter (where is_counted))::double as carried_in,
    (sum(concluded::decimal(38, 6)) filter (where is_counted))::double as concluded,
    (sum(carried_out::decimal(38, 6)) filter (where is_counted))::double as carried_out,
    count(*)::integer as reports,
    (count(*) filter (where is_counted))::integer as reports_counted
  from request_volumes
  join countable using (report_id)
  where part = 'requests'
  group by year, scope, applicant
  order by year, scope, ordinal
)
select * from volume_totals
