-- purpose: find the units whose card was not handed over by the end of the month, and those whose
--          family the field found deceased or moved in it, or the register knows as ended, deceased or
--          employed by then (section 3)
-- reads:   registry_state, month_check, registry_ineligible
-- writes:  incoming_unit
-- grain:   one account
ANALYZE registry_state;

ANALYZE month_check;

UPDATE incoming_unit i
SET findings = ARRAY(SELECT f FROM unnest(i.findings || found.findings) AS f ORDER BY f COLLATE "C")
FROM (
    SELECT account, array_agg(DISTINCT finding) AS findings
    FROM (
        SELECT account, 'card_not_distributed' AS finding FROM registry_state
        WHERE state IN ('CETAK', 'DI_CABANG') AND as_of <= %(last_day)s
        UNION ALL
        SELECT u.account, 'ineligible_at_period'
        FROM incoming_unit u JOIN month_check c ON c.id_kpm = u.id_kpm
        WHERE c.reason IN ('MENINGGAL', 'PINDAH')
        UNION ALL
        SELECT u.account, 'ineligible_at_period'
        FROM incoming_unit u JOIN registry_ineligible r ON r.id_kpm = u.id_kpm
    ) f
    GROUP BY account
) found
WHERE i.account = found.account;
