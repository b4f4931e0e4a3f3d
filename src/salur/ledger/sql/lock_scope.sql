-- purpose: waits for every other plan about the same programme, month and kab/kota, in a fixed order
-- reads: ledger_scope (temporary)
-- writes: nothing (takes advisory locks until the transaction ends)
-- grain: one lock per programme, month and kab/kota

SELECT pg_advisory_xact_lock(hashtextextended(place, 0))
FROM (
    SELECT DISTINCT concat_ws('|', 'ledger', program, period, subltree(path, 0, least(nlevel(path), 3))) AS place
    FROM ledger_scope
    ORDER BY 1
) places;
