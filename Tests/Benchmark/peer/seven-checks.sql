-- The seven checks of seven-checks.yaml as an analyst would write them: for each open child, whether each is in breach.
-- {name}: the table that is made. {as_of}: the day. {others}: working days between visits to children in neither group.
create or replace table {name} as
with judged as (
  select * from child where opened <= date '{as_of}' and (closed is null or closed > date '{as_of}')
),
visited as (select child_id, max(date) as last from visit where seen and date <= date '{as_of}' group by child_id),
supervised as (select child_id, max(date) as last from supervision where date <= date '{as_of}' group by child_id),
chronicled as (select child_id, max(updated) as last from chronology where updated <= date '{as_of}' group by child_id),
planned as (select child_id, arg_max(review_due, date) as review_due from plan where date <= date '{as_of}' group by child_id),
assessed as (
  select child_id, max(started) as started,
    arg_max(case when completed <= date '{as_of}' then completed else date '9999-12-31' end, started) as completed
  from assessment where started <= date '{as_of}' group by child_id
),
facts as (
  select judged.*, coalesce(visited.last, opened) as visit_from, coalesce(supervised.last, opened) as supervised_from,
    coalesce(chronicled.last, opened) as chronicled_from, planned.review_due, assessed.started, assessed.completed,
    case category when 'CP' then 10 when 'CLA' then null else {others} end as visit_days
  from judged left join visited using (child_id) left join supervised using (child_id) left join chronicled using (child_id)
    left join planned using (child_id) left join assessed using (child_id)
),
due as (
  select facts.*, visit_day.d as visit_due, assessment_day.d as assessment_due, plan_day.d as plan_due
  from facts
  left join day visit_start on visit_start.d = visit_from
  left join working_day visit_day on visit_day.n = visit_start.n + visit_days
  left join day assessment_start on assessment_start.d = started
  left join working_day assessment_day on assessment_day.n = assessment_start.n + 45
  left join day plan_start on plan_start.d = opened
  left join working_day plan_day on plan_day.n = plan_start.n + 20
)
select child_id,
  religion is null or religion = 'Not known' as "religion-recorded",
  ethnicity is null or ethnicity = 'NOBT' as "ethnicity-recorded",
  chronicled_from + interval 3 month < date '{as_of}' as "chronology-up-to-date",
  started is not null and least(completed, date '{as_of}') > assessment_due as "assessment-in-time",
  coalesce(review_due, plan_due) < date '{as_of}' as "plan-up-to-date",
  coalesce(visit_due, visit_from + interval 42 day) < date '{as_of}' as "visit-in-time",
  supervised_from + interval 1 month < date '{as_of}' as "supervision-in-time"
from due;
