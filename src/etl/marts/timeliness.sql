-- One row per report: when it was published, and when article 49 of the Regulations says that it was due.
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
-- published_on: When it was published; null where that is not known.
-- due_on: 31 March of the next year for a local government's report, 31 January for a department's own; null for
--   bodies of which the article says nothing.
-- days_after_due: Days from the due date to that of publication, negative where it was early; null where either is not
--   known.
-- is_late: Whether it was published after it was due; null where that is not known.
with reports as (
  select
    report.report_id,
    case
      when agency.level = 'township' or agency.kind = 'other' then null
      when agency.kind = 'government' then make_date(report.year + 1, 3, 31)
      when agency.kind = 'office' and report.scope = 'consolidated' then make_date(report.year + 1, 3, 31)
      else make_date(report.year + 1, 1, 31)
    end as due_on
  from report
  join agency using (agency_id)
),
timeliness as (
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
    report.published_on,
    reports.due_on,
    (report.published_on - reports.due_on)::integer as days_after_due,
    report.published_on > reports.due_on as is_late
  from reports
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id
)
select * from timeliness
