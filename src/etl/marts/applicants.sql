-- One row per report, applicant and group of outcomes: who asked, and what they got.
-- (partition: agency_id)
--
-- ...annual_reports
-- applicant: natural_person (自然人), business (商业企业), research (科研机构), public_interest (社会公益组织),
--   legal_services (法律服务机构) or other (其他).
-- applicant_zh: Its label, as the form prints it.
-- applicant_en: Its label in English.
-- outcome_group: granted (予以公开), partly_granted (部分公开), refused (不予公开), unavailable (无法提供),
--   declined (不予处理) or other (其他处理).
-- ordinal: Place in the order of the form.
-- requests: The applicant's requests with an outcome of the group; null if any of its cells has no value.
-- missing_cells: How many of them have no value.
-- applicant_concluded: All the applicant's requests concluded, repeated on each group: the denominator of what the
--   applicant got; null if any cell has no value.
-- applicant_missing_cells: How many of the applicant's outcomes have no value.
-- group_requests: All applicants' requests with an outcome of the group, repeated on each applicant: the denominator
--   of who got it; null if any cell has no value.
-- group_missing_cells: How many of the group's cells have no value.
with groups as (
  select
    report_id,
    column_code as applicant,
    column_zh as applicant_zh,
    column_en as applicant_en,
    outcome_group,
    min(ordinal) as ordinal,
    sum(value) as requests,
    count(*) - count(value) as missing_cells
  from cells
  where outcome_group is not null
  group by all
),
sums as (
  select
    *,
    sum(requests) over by_applicant as applicant_concluded,
    sum(missing_cells) over by_applicant as applicant_missing_cells,
    sum(requests) over by_group as group_requests,
    sum(missing_cells) over by_group as group_missing_cells
  from groups
  window by_applicant as (partition by report_id, applicant), by_group as (partition by report_id, outcome_group)
),
applicants as (
  select
    annual_reports.*,
    sums.applicant,
    sums.applicant_zh,
    sums.applicant_en,
    sums.outcome_group,
    sums.ordinal,
    if(sums.missing_cells = 0, sums.requests, null)::double as requests,
    sums.missing_cells::integer as missing_cells,
    if(sums.applicant_missing_cells = 0, sums.applicant_concluded, null)::double as applicant_concluded,
    sums.applicant_missing_cells::integer as applicant_missing_cells,
    if(sums.group_missing_cells = 0, sums.group_requests, null)::double as group_requests,
    sums.group_missing_cells::integer as group_missing_cells
  from sums
  join annual_reports using (report_id)
  order by report_id, sums.ordinal
)
select * from applicants
