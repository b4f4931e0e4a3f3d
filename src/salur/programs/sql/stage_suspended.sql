-- purpose: stages who stands on the frozen lists of a month and may not be paid or served
-- reads: programs_list_entry
-- writes: programs_suspended (id_kpm text)
-- grain: one family

INSERT INTO programs_suspended (id_kpm)
SELECT id_kpm
FROM programs_list_entry
WHERE period = %(period)s AND program = %(program)s AND NOT payable;
