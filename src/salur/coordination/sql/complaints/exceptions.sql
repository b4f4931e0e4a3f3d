-- purpose: the exceptions that a complaint is about
-- reads: coordination_complaint_exception
-- writes: nothing
-- grain: one exception

SELECT exception FROM coordination_complaint_exception WHERE complaint = %(id)s ORDER BY exception;
