-- purpose: attach the month's partitions that are new: their indexes are built over the rows at once
-- reads:   reconciliation_unit_<period>, reconciliation_family_<period>, reconciliation_rice_unit_<period>
-- writes:  the parents' partitions and indexes
-- grain:   one month
SET LOCAL maintenance_work_mem = '256MB';

DO $partitions$
DECLARE
    parent text;
    part text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['reconciliation_unit', 'reconciliation_family', 'reconciliation_rice_unit'] LOOP
        part := parent || '_' || {period};
        CONTINUE WHEN EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass(part));
        EXECUTE format('ALTER TABLE %%I ATTACH PARTITION %%I FOR VALUES IN (%%s)', parent, part, {period});
    END LOOP;
END
$partitions$;
