-- purpose: lets nobody else take a step of a meeting until the transaction ends; as the owner
-- reads: coordination_meeting
-- writes: nothing
-- grain: one meeting
SELECT id FROM coordination_meeting WHERE id = %(id)s FOR UPDATE
