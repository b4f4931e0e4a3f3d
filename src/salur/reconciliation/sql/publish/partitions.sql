-- purpose: the month's partitions, guarded as their parents are; attached once they are written
-- reads:   nothing
-- writes:  reconciliation_unit_<period>, reconciliation_family_<period>, reconciliation_rice_unit_<period>
-- grain:   one month
DO $partitions$
DECLARE
    parent text;
    part text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['reconciliation_unit', 'reconciliation_family', 'reconciliation_rice_unit'] LOOP
        part := parent || '_' || {period};
        CONTINUE WHEN to_regclass(part) IS NOT NULL;
        EXECUTE format('CREATE TABLE %%I (LIKE %%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', part, parent);
        EXECUTE format('ALTER TABLE %%I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %%I FORCE ROW LEVEL SECURITY', part);
        EXECUTE format('CREATE POLICY %%I ON %%I TO salur_owner USING (true) WITH CHECK (true)', part || '_owner', part);
        EXECUTE format('CREATE POLICY %%I ON %%I TO salur_app USING (false)', part || '_scope', part);
        EXECUTE format('REVOKE ALL ON %%I FROM salur_app', part);
    END LOOP;
END
$partitions$;
