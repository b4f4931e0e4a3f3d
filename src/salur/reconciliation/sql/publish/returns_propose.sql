-- purpose: freeze the credits of a kab/kota and bank that lie idle past the limit as a list of returns
-- reads:   reconciliation_unit, reconciliation_exception, reconciliation_return, reconciliation_return_line
-- writes:  return_found (temporary); reconciliation_return, reconciliation_return_line
-- grain:   one account's month; one list
-- Any later purchase ends idleness. What another standing list asks back is not asked back twice.
UPDATE reconciliation_return SET status = 'CANCELLED', cancelled_at = %(at)s
WHERE code = %(code)s AND party = %(party)s AND status = 'PREPARED';

DROP TABLE IF EXISTS pg_temp.return_found;
CREATE TEMPORARY TABLE return_found ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY kode_wilayah NULLS LAST, id_kpm NULLS LAST, period, account)::integer AS number, *
FROM (
    SELECT u.period, u.account, u.last4, u.id_kpm, u.kode_wilayah, u.path, u.credit_day, u.returned_idr,
        reconciliation_left_idr(u.account, u.period) AS amount,
        CASE WHEN e.reason = ANY (%(excuses)s) AND coalesce(u.id_kpm, '') <> ALL (%(include)s::text[])
             THEN e.reason END AS excuse
    FROM reconciliation_unit u
    LEFT JOIN reconciliation_exception e
        ON e.program = 'BPNT' AND e.period = u.period AND e.subject = u.account::text
        AND e.cause = 'class' AND e.resolved_kind IS NULL
    WHERE u.code = %(code)s AND u.party = %(party)s AND u.until IS NULL
        AND u.spent_idr = 0 AND u.credited_idr > 0 AND u.credit_day < %(as_of)s::date - %(idle_days)s
        AND NOT EXISTS (
            SELECT FROM reconciliation_unit n
            WHERE n.account = u.account AND n.period > u.period AND n.until IS NULL AND n.spent_idr > 0)
        AND NOT EXISTS (
            SELECT FROM reconciliation_return_line l JOIN reconciliation_return r ON r.id = l.return_id
            WHERE l.period = u.period AND l.account = u.account AND l.excuse IS NULL
                AND r.status = 'APPROVED' AND u.returned_idr < l.returned_before + l.amount_idr)
) AS idle
WHERE amount > 0;

INSERT INTO reconciliation_return (
    id, code, path, bank, party, as_of, idle_days, pass_on_days, status, lines, amount_idr, left_out,
    sha256, prepared_by, prepared_by_name, prepared_at
)
SELECT %(id)s, %(code)s, %(path)s::ltree, %(bank)s, %(party)s, %(as_of)s, %(idle_days)s, %(pass_on_days)s,
    'PREPARED', count(*) FILTER (WHERE excuse IS NULL),
    sum(amount) FILTER (WHERE excuse IS NULL), count(excuse),
    encode(sha256(convert_to(string_agg(
        concat_ws('|', number, period, account, amount, coalesce(excuse, '')), E'\n' ORDER BY number), 'UTF8')), 'hex'),
    %(by)s, %(name)s, %(at)s
FROM return_found
HAVING count(*) FILTER (WHERE excuse IS NULL) > 0;

INSERT INTO reconciliation_return_line (
    return_id, number, path, party, period, account, last4, id_kpm, kode_wilayah, credit_day, amount_idr,
    returned_before, excuse
)
SELECT r.id, f.number, f.path, r.party, f.period, f.account, f.last4, f.id_kpm, f.kode_wilayah, f.credit_day,
    f.amount, f.returned_idr, f.excuse
FROM return_found f JOIN reconciliation_return r ON r.id = %(id)s;
