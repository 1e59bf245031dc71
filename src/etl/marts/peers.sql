-- One row per report and measure: the body beside all bodies of its level and kind, in the same year and scope.
--
-- ...annual_reports
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
with leaves as (
  select report_id, topic, if(topic = 'disputes', column_code, coalesce(row_group, row_code)) as part, value
  from cells
  where topic in ('requests', 'disputes') and not is_total
),
sums as (
  select report_id, topic, part, if(count(*) = count(value), sum(value), null)::double as amount
  from leaves
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
    year,
    scope,
    level,
    kind
  from measures
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
    valued.denominator,
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
