-- One row per finding code and year: how many reports it concerns, of how many; files without a report in a row apart.
--
-- code: What was found.
-- severity: error, warning or note.
-- year: The year reported on (报告年度); null for files that gave no report.
-- findings: Findings; zero where the rule was met in other years only.
-- cells: Cells that they name, each counted once for each finding that names it.
-- hits: Reports that they concern, or files where there is no year: the numerator of the hit rate.
-- checked: Reports on the year, or all files where there is no year: the denominator of the hit rate.
with subjects as (
  select
    finding.code,
    finding.severity,
    report.year,
    coalesce(finding.report_id, finding.source_id) as subject,
    len(finding.cells) as cells
  from finding
  left join report using (report_id)
),
years as (
  select year, count(*) as checked from report group by year
  union all
  select null as year, count(*) as checked from source
),
rules as (
  select code, any_value(severity) as severity, bool_or(year is not null) as is_of_reports, bool_or(year is null) as is_of_files
  from subjects
  group by code
),
findings_by_rule as (
  select
    rules.code,
    rules.severity,
    years.year,
    count(subjects.code)::integer as findings,
    sum(if(subjects.code is null, 0, subjects.cells))::integer as cells,
    count(distinct subjects.subject)::integer as hits,
    any_value(years.checked)::integer as checked
  from rules
  join years on if(years.year is null, rules.is_of_files, rules.is_of_reports)
  left join subjects on subjects.code = rules.code and subjects.year is not distinct from years.year
  group by rules.code, rules.severity, years.year
  order by rules.code, years.year
)
select * from findings_by_rule
