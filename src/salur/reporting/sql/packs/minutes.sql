-- purpose: minutes as they were printed
-- reads: reporting_minutes
-- writes: nothing
-- grain: one version
SELECT pdf FROM reporting_minutes WHERE meeting_id = %(meeting)s AND version = %(version)s
