-- Every visit duty since each case opened: what opened it, when it was due, whether it was met. For the visit rule alone.
-- {as_of}: the day. Duties that had not fallen due on it, or that the case's end overtook, are counted by themselves.
with counted as (
  select child_id, date from visit join child using (child_id)
  where seen and date <= date '{as_of}' and date >= opened and (closed is null or date < closed)
),
starts as (
  select child_id, opened as start from child where opened <= date '{as_of}'
  union select child_id, date from counted
),
duties as (
  select child_id, start, lead(start) over (partition by child_id order by start) as done from starts
),
timed as (
  select duties.*, child.closed, coalesce(working_day.d, start + interval 42 day)::date as due
  from duties join child using (child_id)
  left join day on day.d = start
  left join working_day on working_day.n = day.n + case category when 'CP' then 10 when 'CLA' then null else 20 end
)
select count(*) filter (done <= due) as met, count(*) filter (done > due) as late,
  count(*) filter (done is null and due < date '{as_of}' and (closed is null or closed > due)) as overdue,
  count(*) filter (done is null and not (due < date '{as_of}' and (closed is null or closed > due))) as others
from timed;
