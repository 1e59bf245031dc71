-- One row per report: how its cells were read, and how many of those that are added up have no value.
-- (partition: agency_id)
--
-- ...annual_reports
-- cells: Cells of its form.
-- cells_printed: Cells read as they stand.
-- cells_inferred: Cells whose value the identities force.
-- cells_corrected: Cells replaced by a reasoned correction.
-- cells_blank: Cells printed empty.
-- cells_dash: Cells printed as a dash or 无.
-- cells_unknown: Cells lost or ambiguous in this copy.
-- cells_confirmed: Cells that at least one identity confirms.
-- requests_missing_cells: Cells of requests, totals aside, that have no value.
-- outcomes_missing_cells: Those of them that are outcomes: requests concluded.
-- disputes_missing_cells: Cells of disputes, totals aside, that have no value.
with parts as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    case
      when is_total then 0
      when topic = 'requests' and row_code in ('received', 'carried_in', 'carried_out') then 1
      when topic = 'requests' then 2
      when topic = 'disputes' then 3
      else 0
    end as part_number
  from cell
),
counts as (
  select
    report_id,
    value.status,
    part_number,
    count(*) as cells,
    count(*) filter (where confirmed_by > 0) as cells_confirmed,
    count(*) - count(value) as missing_cells
  from value
  join report using (report_id)
  join parts using (form, cell_id)
  group by all
),
sums as (
  select
    report_id,
    sum(cells)::integer as cells,
    sum(if(status = 'printed', cells, 0))::integer as cells_printed,
    sum(if(status = 'inferred', cells, 0))::integer as cells_inferred,
    sum(if(status = 'corrected', cells, 0))::integer as cells_corrected,
    sum(if(status = 'blank', cells, 0))::integer as cells_blank,
    sum(if(status = 'dash', cells, 0))::integer as cells_dash,
    sum(if(status = 'unknown', cells, 0))::integer as cells_unknown,
    sum(cells_confirmed)::integer as cells_confirmed,
    sum(if(part_number in (1, 2), missing_cells, 0))::integer as requests_missing_cells,
    sum(if(part_number = 2, missing_cells, 0))::integer as outcomes_missing_cells,
    sum(if(part_number = 3, missing_cells, 0))::integer as disputes_missing_cells
  from counts
  group by report_id
),
completeness as (
  select annual_reports.*, sums.* exclude (report_id)
  from annual_reports
  join sums using (report_id)
  order by report_id
)
select * from completeness
