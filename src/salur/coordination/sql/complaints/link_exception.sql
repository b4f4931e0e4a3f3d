-- purpose: says that a complaint is about an exception; said already it stays
-- reads: nothing
-- writes: coordination_complaint_exception
-- grain: one pair

INSERT INTO coordination_complaint_exception (complaint, exception)
VALUES (%(id)s, %(exception)s)
ON CONFLICT DO NOTHING;
