-- One row per report of known scope and set of cells: whether a sum over reports may include it.
--
-- report_id: The report.
-- part: requests or disputes, the cells of that table but its totals; or outcomes, those of requests concluded.
-- is_counted: Whether it has a value in every cell of the part, and no consolidated report that has so contains it.
with leaves as (
  select report_id, topic as part, value
  from cells
  where topic in ('requests', 'disputes') and not is_total
  union all
  select report_id, 'outcomes' as part, value
  from cells
  where outcome_group is not null
),
completeness as (
  select report_id, part, count(*) = count(value) as is_complete
  from leaves
  group by all
),
contained as (
  select containment.report_id, completeness.part
  from containment
  join completeness on completeness.report_id = containment.containing_report_id
  where completeness.is_complete
),
countable as (
  select
    completeness.report_id,
    completeness.part,
    completeness.is_complete and (completeness.report_id, completeness.part) not in (from contained) as is_counted
  from completeness
  join report using (report_id)
  where report.scope <> 'unknown'
  order by completeness.report_id, completeness.part
)
select * from countable
