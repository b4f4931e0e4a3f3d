-- purpose: find which accounts' credits lie idle on a day, in every published month, where that
--          is not what stands
-- reads:   reconciliation_unit
-- writes:  idle_turned (temporary)
-- grain:   one account's month
-- Any purchase ends it, in its own month or a later published one.
DROP TABLE IF EXISTS pg_temp.idle_turned, pg_temp.idle_version;
CREATE TEMPORARY TABLE idle_turned ON COMMIT DROP AS
WITH looked_at AS (
    SELECT u.period, u.id, u.code, u.account, 'idle' = ANY (u.findings) AS was_idle,
        u.spent_idr = 0 AND coalesce(%(as_of)s::date - u.credit_day > %(idle_days)s, false) AS may_be
    FROM reconciliation_unit u
    WHERE u.until IS NULL
        AND ((u.spent_idr = 0 AND u.credit_day < %(as_of)s::date - %(idle_days)s)
            OR 'idle' = ANY (u.findings))
)
SELECT l.period, l.id, l.code, NOT l.was_idle AS is_idle
FROM looked_at l
WHERE l.was_idle IS DISTINCT FROM (l.may_be AND NOT EXISTS (
    SELECT FROM reconciliation_unit n
    WHERE n.account = l.account AND n.period > l.period AND n.until IS NULL AND n.spent_idr > 0));
