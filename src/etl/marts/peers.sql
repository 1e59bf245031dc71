-- One row per report and measure: the body beside all bodies of its level and kind, in the same year and scope.
-- (partition: year)
--
-- ...annual_reports
-- measure: received (本年新收), concluded (办结), disclosure_rate ((granted + partly granted) / concluded), refusal_rate
--   (refused / concluded), clearance_rate (concluded / (received + carried in)), disputes (all but pending ones),
--   or correction_rate (corrected / (upheld + corrected + other), 纠错率).
-- value: The body's own value: numerator / denominator; null if a part is missing, or the denominator is zero.
-- numerator: Its numerator, or the number itself where the measure is no rate; null if a part is missing.
-- numerator_missing_cells: How many cells of the numerator have no value.
-- denominator: Its denominator; 1 where the measure is no rate; null if a part is missing.
-- denominator_missing_cells: How many cells of the denominator have no value.
-- peers: Reports of the same level, kind, scope and year, this one included.
-- peers_counted: Those of them with a value: what the quartiles are taken of.
-- first_quartile: A quarter of them are at or below it.
-- median: Half of them are at or below it.
-- third_quartile: Three quarters of them are at or below it.
with parts as (
  select
    report_id,
    coalesce(outcome_group, row_code) as part,
    sum(value)::double as amount,
    count(*) - count(value) as missing_cells
  from cells
  where topic = 'requests' and not is_total
  group by all
  union all
  select report_id, 'concluded', sum(value)::double, count(*) - count(value)
  from cells
  where outcome_group is not null
  group by report_id
  union all
  select report_id, 'corrected', sum(value)::double, count(*) - count(value)
  from cells
  where topic = 'disputes' and column_code = 'corrected'
  group by report_id
  union all
  select report_id, 'decided', sum(value)::double, count(*) - count(value)
  from cells
  where topic = 'disputes' and column_code in ('upheld', 'corrected', 'other')
  group by report_id
),
measures (ordinal, measure, numerators, denominators) as (
  values
    (1, 'received', ['received'], []),
    (2, 'concluded', ['concluded'], []),
    (3, 'disclosure_rate', ['granted', 'partly_granted'], ['concluded']),
    (4, 'refusal_rate', ['refused'], ['concluded']),
    (5, 'clearance_rate', ['concluded'], ['received', 'carried_in']),
    (6, 'disputes', ['decided'], []),
    (7, 'correction_rate', ['corrected'], ['decided'])
),
sums as (
  select
    parts.report_id,
    measures.ordinal,
    measures.measure,
    len(measures.denominators) > 0 as is_rate,
    sum(amount) filter (where list_contains(numerators, part)) as numerator,
    sum(missing_cells) filter (where list_contains(numerators, part)) as numerator_missing_cells,
    sum(amount) filter (where list_contains(denominators, part)) as denominator,
    sum(missing_cells) filter (where list_contains(denominators, part)) as denominator_missing_cells
  from measures
  join parts on list_contains(numerators || denominators, part)
  group by all
),
sides as (
  select
    report_id,
    ordinal,
    measure,
    if(numerator_missing_cells = 0, numerator, null) as numerator,
    numerator_missing_cells::integer as numerator_missing_cells,
    if(not is_rate, 1, if(denominator_missing_cells = 0, denominator, null))::double as denominator,
    if(is_rate, denominator_missing_cells, 0)::integer as denominator_missing_cells
  from sums
),
valued as (
  select
    sides.*,
    numerator / nullif(denominator, 0) as value,
    year,
    scope,
    level,
    kind
  from sides
  join annual_reports using (report_id)
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
    annual_reports.*,
    valued.measure,
    valued.value,
    valued.numerator,
    valued.numerator_missing_cells,
    valued.denominator,
    valued.denominator_missing_cells,
    quartiles.peers,
    quartiles.peers_counted,
    quartiles.first_quartile,
    quartiles.median,
    quartiles.third_quartile
  from valued
  join annual_reports using (report_id)
  join quartiles
    on quartiles.measure = valued.measure
    and quartiles.year = valued.year
    and quartiles.scope = valued.scope
    and quartiles.level is not distinct from valued.level
    and quartiles.kind = valued.kind
  order by report_id, valued.ordinal
)
select * from peers
