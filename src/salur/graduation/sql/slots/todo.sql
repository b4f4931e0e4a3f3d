-- purpose: counts the places under a region that nobody has and nobody is proposed for, and tells the oldest month
-- reads: graduation_slot
-- writes: nothing
-- grain: nothing but the region

SELECT count(*), min(from_month) FROM graduation_slot WHERE state = 'FREE' AND path <@ %(path)s::ltree;
