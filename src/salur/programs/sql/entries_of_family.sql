-- purpose: the months in which a family stood on a frozen list, newest first
-- reads: programs_list_entry
-- writes: nothing
-- grain: one month

SELECT period, program, payable, entitled
FROM programs_list_entry
WHERE id_kpm = %(id_kpm)s
ORDER BY period DESC;
