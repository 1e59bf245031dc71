-- One row per report: when it was published, and when article 49 of the Regulations says that it was due.
-- (partition: agency_id)
--
-- ...annual_reports
-- published_on: When it was published; null where that is not known.
-- due_on: 31 March of the next year for a local government's report, 31 January for a department's own; null for
--   bodies of which the article says nothing.
-- days_after_due: Days from the due date to that of publication, negative where it was early; null where either is not
--   known.
-- is_late: Whether it was published after it was due; null where that is not known.
with due as (
  select
    annual_reports.*,
    report.published_on,
    case
      when level = 'township' or kind = 'other' then null
      when kind = 'government' then make_date(annual_reports.year + 1, 3, 31)
      when kind = 'office' and annual_reports.scope = 'consolidated' then make_date(annual_reports.year + 1, 3, 31)
      else make_date(annual_reports.year + 1, 1, 31)
    end as due_on
  from annual_reports
  join report using (report_id)
),
timeliness as (
  select *, (published_on - due_on)::integer as days_after_due, published_on > due_on as is_late
  from due
  order by report_id
)
select * from timeliness
