-- purpose: finds the complaint of a receipt: by its number and the keyed index of its secret words
-- reads: coordination_complaint
-- writes: nothing
-- grain: one complaint, or none

SELECT id, number, state, due, received_on, program, t, anonymous, path::text
FROM coordination_complaint
WHERE number = %(number)s AND secret = %(secret)s;
