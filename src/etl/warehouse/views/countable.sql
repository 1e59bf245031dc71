-- One row per report of known scope and set of cells: whether a sum over reports may include it.
--
-- report_id: The report.
-- part: requests or disputes, the cells of that table but its totals; or outcomes, those of requests concluded.
-- is_counted: Whether it has a value in every cell of the part, and no consolidated report that has so contains it.
with missing as (
  select report_id, topic, outcome_group is not null as is_outcome
  from cells
  where topic in ('requests', 'disputes') and not is_total and value is null
  group by all
),
incomplete as (
  select distinct report_id, topic as part
  from missing
  union all
  select report_id, 'outcomes' as part
  from missing
  where is_outcome
),
completeness as (
  select report.report_id, report.scope, parts.part, incomplete.part is null as is_complete
  from report
  cross join (values ('requests'), ('disputes'), ('outcomes')) as parts (part)
  left join incomplete on incomplete.report_id = report.report_id and incomplete.part = parts.part
),
contained as (
  select distinct containment.report_id, completeness.part
  from containment
  join completeness on completeness.report_id = containment.containing_report_id
  where completeness.is_complete
),
countable as (
  select
    completeness.report_id,
    completeness.part,
    completeness.is_complete and contained.part is null as is_counted
  from completeness
  left join contained using (report_id, part)
  where completeness.scope <> 'unknown'
  order by completeness.report_id, completeness.part
)
select * from countable
