-- One row per region and year with reports: who reported, and how much of the reports could be read.
-- (partition: year)
--
-- region_code: The division, GB/T 2260; null for bodies whose region could not be told.
-- region_name: Its name.
-- region_name_en: Its name in English.
-- region_level: nation, province, prefecture or county.
-- province_code: The province that it is or lies in.
-- prefecture_code: The prefecture that it is or lies in.
-- year: The year reported on (报告年度).
-- bodies: Bodies of the division with a report on the year.
-- reports: Reports; as many as bodies.
-- reports_complete: Reports with no cell unknown and no identity broken.
-- reports_inconsistent: Reports with an identity broken.
-- reports_partial: Reports with a cell unknown.
-- reports_own: Reports on the body alone (本级).
-- reports_consolidated: Reports on the body's whole jurisdiction (汇总).
-- reports_scope_unknown: Reports that do not tell.
-- reports_form_2019: Reports on the form of 2019.
-- reports_form_2021: Reports on the form of 2021.
-- cells: Cells of their forms.
-- cells_printed: Cells read as they stand.
-- cells_inferred: Cells whose value the identities force.
-- cells_corrected: Cells replaced by a reasoned correction.
-- cells_blank: Cells printed empty.
-- cells_dash: Cells printed as a dash or 无.
-- cells_unknown: Cells lost or ambiguous in this copy.
-- cells_confirmed: Cells that at least one identity confirms.
-- identities: Identities (勾稽关系) that could be checked.
-- identities_broken: Those of them that do not hold.
with years as (
  select
    completeness.region_code,
    completeness.year,
    count(distinct completeness.agency_id)::integer as bodies,
    count(*)::integer as reports,
    (count(*) filter (where status = 'complete'))::integer as reports_complete,
    (count(*) filter (where status = 'inconsistent'))::integer as reports_inconsistent,
    (count(*) filter (where status = 'partial'))::integer as reports_partial,
    (count(*) filter (where completeness.scope = 'own'))::integer as reports_own,
    (count(*) filter (where completeness.scope = 'consolidated'))::integer as reports_consolidated,
    (count(*) filter (where completeness.scope = 'unknown'))::integer as reports_scope_unknown,
    (count(*) filter (where completeness.form = 2019))::integer as reports_form_2019,
    (count(*) filter (where completeness.form = 2021))::integer as reports_form_2021,
    sum(completeness.cells)::integer as cells,
    sum(completeness.cells_printed)::integer as cells_printed,
    sum(completeness.cells_inferred)::integer as cells_inferred,
    sum(cells_corrected)::integer as cells_corrected,
    sum(cells_blank)::integer as cells_blank,
    sum(cells_dash)::integer as cells_dash,
    sum(completeness.cells_unknown)::integer as cells_unknown,
    sum(cells_confirmed)::integer as cells_confirmed,
    sum(identities)::integer as identities,
    sum(identities_broken)::integer as identities_broken
  from completeness
  join report using (report_id)
  group by completeness.region_code, completeness.year
),
coverage as (
  select
    years.region_code,
    region.name as region_name,
    region.name_en as region_name_en,
    region.level as region_level,
    region.province_code,
    region.prefecture_code,
    years.* exclude (region_code)
  from years
  left join region using (region_code)
  order by years.region_code, years.year
)
select * from coverage
