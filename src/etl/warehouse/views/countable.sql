-- One row per report of known scope and set of cells: whether a sum over reports may include it.
--
-- report_id: The report.
-- part: requests or disputes, the cells of that table but its totals; or outcomes, those of requests concluded.
-- is_counted: Whether it has a value in every cell of the part, and no consolidated report that has so contains it.
with parts as (
  select report_id, scope, 'requests' as part, requests_missing_cells as missing_cells
  from completeness
  union all
  select report_id, scope, 'outcomes' as part, outcomes_missing_cells as missing_cells
  from completeness
  union all
  select report_id, scope, 'disputes' as part, disputes_missing_cells as missing_cells
  from completeness
),
completed as (
  select report_id, scope, part, missing_cells = 0 as is_complete
  from parts
),
contained as (
  select distinct containment.report_id, completed.part
  from containment
  join completed on completed.report_id = containment.containing_report_id
  where completed.is_complete
),
countable as (
  select
    completed.report_id,
    completed.part,
    completed.is_complete and contained.part is null as is_counted
  from completed
  left join contained using (report_id, part)
  where completed.scope <> 'unknown'
  order by completed.report_id, completed.part
)
select * from countable
