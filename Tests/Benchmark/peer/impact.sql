-- Whom one figure's edit would affect: both versions side by side. `before` and `after` are made by seven-checks.sql.
select count(*) filter (not b."visit-in-time" and a."visit-in-time") as newly_in_breach,
  count(*) filter (b."visit-in-time" and not a."visit-in-time") as no_longer
from before b join after a using (child_id);
