-- purpose: takes away what tables.sql made, and the partitions that were opened since
-- reads: nothing
-- writes: the tables and functions of the programmes
-- grain: the schema

DROP TABLE programs_list_entry, programs_list_desa, programs_list, programs_quota, programs_parameter;
DROP FUNCTION programs_open_period(integer);
DROP FUNCTION programs_refuse_change();
