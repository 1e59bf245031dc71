-- One row per report and measure: the body beside all bodies of its level and kind, in the same year and scope.
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
-- measure: received (本年新收), concluded (办结), disclosure_rate ((granted + partly granted) / concluded), refusal_rate
--   (refused / concluded), clearance_rate (concluded / (received + carried in)), disputes (all but pending ones),
--   or correction_rate (corrected / (upheld + corrected + other), 纠错率).
-- value: The body's own value: numerator / denominator; null if a part is missing, or the denominator is zero.
-- numerator: Its numerator, or the number itself where the measure is no rate; null if a part is missing.
-- denominator: Its denominator; 1 where the measure is no rate; null if a part is missing.
-- peers: Reports of the same level, kind, scope and year, this one included.
-- peers_counted: Those of them with a value: what the quartiles are taken of.
-- first_quartile: A quarter of them are at or below it.
-- median: Half of them are at or below it.
-- third_quartile: Three quarters of them are at or below it.
with cells as (
  select
    value.report_id,
    cell.topic,
    if(cell.topic = 'disputes', cell.column_code, coalesce(cell.row_group, cell.row_code)) as part,
    value.value
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic in ('requests', 'disputes') and not cell.is_total
),
sums as (
  select report_id, topic, part, if(count(*) = count(value), sum(value), null)::double as amount
  from cells
  group by all
),
parts as (
  select
    report_id,
    any_value(amount) filter (where part = 'received') as received,
    any_value(amount) filter (where part = 'carried_in') as carried_in,
    any_value(amount) filter (where part = 'granted') as granted,
    any_value(amount) filter (where part = 'partly_granted') as partly_granted,
    any_value(amount) filter (where part = 'refused') as refused,
    any_value(amount) filter (where part = 'unavailable') as unavailable,
    any_value(amount) filter (where part = 'declined') as declined,
    any_value(amount) filter (where part = 'other' and topic = 'requests') as other,
    any_value(amount) filter (where part = 'upheld') as upheld,
    any_value(amount) filter (where part = 'corrected') as corrected,
    any_value(amount) filter (where part = 'other' and topic = 'disputes') as other_result
  from sums
  group by report_id
),
totals as (
  select
    *,
    granted + partly_granted + refused + unavailable + declined + other as concluded,
    upheld + corrected + other_result as decided
  from parts
),
measures as (
  select report_id, 1 as ordinal, 'received' as measure, received as numerator, 1.0::double as denominator from totals
  union all
  select report_id, 2, 'concluded', concluded, 1 from totals
  union all
  select report_id, 3, 'disclosure_rate', granted + partly_granted, concluded from totals
  union all
  select report_id, 4, 'refusal_rate', refused, concluded from totals
  union all
  select report_id, 5, 'clearance_rate', concluded, received + carried_in from totals
  union all
  select report_id, 6, 'disputes', decided, 1 from totals
  union all
  select report_id, 7, 'correction_rate', corrected, decided from totals
),
valued as (
  select
    measures.*,
    numerator / nullif(denominator, 0) as value,
    report.year,
    report.scope,
    agency.level,
    agency.kind
  from measures
  join report using (report_id)
  join agency using (agency_id)
),
quartiles as (
  select
    measure,
    year,
    scope,
    level,
    kind,
    count(*)::integer as peers,
    count(value)::integer as peers_counted,
    quantile_cont(value, 0.25) as first_quartile,
    quantile_cont(value, 0.5) as median,
    quantile_cont(value, 0.75) as third_quartile
  from valued
  group by all
),
peers as (
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
    valued.measure,
    valued.value,
    valued.numerator,
    valued.denominator,
    quartiles.peers,
    quartiles.peers_counted,
    quartiles.first_quartile,
    quartiles.median,
    quartiles.third_quartile
  from valued
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  join quartiles
    on quartiles.measure = valued.measure
    and quartiles.year = valued.year
    and quartiles.scope = valued.scope
    and quartiles.level is not distinct from valued.level
    and quartiles.kind = valued.kind
  order by report.report_id, valued.ordinal
)
select * from peers
