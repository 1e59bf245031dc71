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
with volumes as (
  select
    report_id,
    sum(received::decimal(38, 6))::double as received,
    count(*) - count(received) as received_missing,
    sum(carried_in::decimal(38, 6))::double as carried_in,
    count(*) - count(carried_in) as carried_in_missing
  from request_volumes
  group by report_id
),
outcomes as (
  select
    report_id,
    any_value(group_requests) filter (where outcome_group = 'granted') as granted,
    any_value(group_missing_cells) filter (where outcome_group = 'granted') as granted_missing,
    any_value(group_requests) filter (where outcome_group = 'partly_granted') as partly_granted,
    any_value(group_missing_cells) filter (where outcome_group = 'partly_granted') as partly_granted_missing,
    any_value(group_requests) filter (where outcome_group = 'refused') as refused,
    any_value(group_missing_cells) filter (where outcome_group = 'refused') as refused_missing,
    any_value(concluded) as concluded,
    any_value(concluded_missing_cells) as concluded_missing
  from request_outcomes
  group by report_id
),
contests as (
  select
    report_id,
    sum(corrected::decimal(38, 6))::double as corrected,
    count(*) - count(corrected) as corrected_missing,
    sum(decided::decimal(38, 6))::double as decided,
    sum(decided_missing_cells) as decided_missing
  from disputes_by_year
  group by report_id
),
parts as (
  select *
  from annual_reports
  left join volumes using (report_id)
  left join outcomes using (report_id)
  left join contests using (report_id)
),
measures (report_id, ordinal, measure, numerator, numerator_missing_cells, denominator, denominator_missing_cells) as (
  select report_id, 1, 'received', received, received_missing, 1, 0
  from parts
  union all
  select report_id, 2, 'concluded', concluded, concluded_missing, 1, 0
  from parts
  union all
  select
    report_id,
    3,
    'disclosure_rate',
    granted + partly_granted,
    granted_missing + partly_granted_missing,
    concluded,
    concluded_missing
  from parts
  union all
  select report_id, 4, 'refusal_rate', refused, refused_missing, concluded, concluded_missing
  from parts
  union all
  select
    report_id,
    5,
    'clearance_rate',
    concluded,
    concluded_missing,
    received + carried_in,
    received_missing + carried_in_missing
  from parts
  union all
  select report_id, 6, 'disputes', decided, decided_missing, 1, 0
  from parts
  union all
  select report_id, 7, 'correction_rate', corrected, corrected_missing, decided, decided_missing
  from parts
),
sides as (
  select
    report_id,
    ordinal,
    measure,
    if(numerator_missing_cells = 0, numerator, null) as numerator,
    numerator_missing_cells::integer as numerator_missing_cells,
    if(denominator_missing_cells = 0, denominator, null) as denominator,
    denominator_missing_cells::integer as denominator_missing_cells
  from measures
),
groups as (
  select report_id, dense_rank() over (order by year, scope, level, kind) as group_number
  from annual_reports
),
valued as (
  select sides.*, numerator / nullif(denominator, 0) as value, group_number
  from sides
  join groups using (report_id)
),
quartiles as (
  select
    ordinal,
    group_number,
    count(*)::integer as peers,
    count(value)::integer as peers_counted,
    quantile_cont(value, [0.25, 0.5, 0.75]) as quartiles
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
    quartiles.quartiles[1] as first_quartile,
    quartiles.quartiles[2] as median,
    quartiles.quartiles[3] as third_quartile
  from valued
  join quartiles using (ordinal, group_number)
  join annual_reports using (report_id)
  order by report_id, ordinal
)
select * from peers
