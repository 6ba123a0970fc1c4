-- Days with a running number of working days, so that "20 working days after" is two joins. `holiday (d)` is filled from Duly's calendar.
create or replace table day as
select d, is_working, sum(is_working::int) over (order by d) as n
from (
  select t.d::date as d, isodow(t.d) < 6 and t.d::date not in (select d from holiday) as is_working
  from range(date '2012-01-01', date '2029-01-01', interval 1 day) t(d)
);
create or replace table working_day as select n, d from day where is_working;
