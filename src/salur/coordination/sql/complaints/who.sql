-- purpose: who complained, sealed
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint

SELECT who_sealed FROM coordination_complaint WHERE id = %(id)s;
