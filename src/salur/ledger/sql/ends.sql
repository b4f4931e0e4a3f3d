-- purpose: names the two accounts of every row that a plan desires, equal rows added up
-- reads: ledger_desired, ledger_flow (temporary)
-- writes: ledger_end (temporary, gone at commit)
-- grain: one row per programme, month, reason, place, party and evidence

CREATE TEMPORARY TABLE ledger_end ON COMMIT DROP AS
SELECT
    *,
    program || ':' || from_kind || ':' || ltree2text(from_path) || coalesce(':' || from_party::text, '') AS from_code,
    program || ':' || to_kind || ':' || ltree2text(to_path) || coalesce(':' || to_party::text, '') AS to_code
FROM (
    SELECT
        d.program, d.period, d.reason, d.path, d.party, d.evidence, d.amount, f.unit,
        f.from_kind,
        subltree(d.path, 0, least(nlevel(d.path), f.from_reach)) AS from_path,
        CASE WHEN f.from_of_party THEN d.party END AS from_party,
        f.to_kind,
        subltree(d.path, 0, least(nlevel(d.path), f.to_reach)) AS to_path,
        CASE WHEN f.to_of_party THEN d.party END AS to_party
    FROM (
        SELECT program, period, reason, path, party, evidence, sum(amount)::bigint AS amount
        FROM ledger_desired
        GROUP BY program, period, reason, path, party, evidence
        HAVING sum(amount) > 0
    ) d
    JOIN ledger_flow f ON f.reason = d.reason AND f.program = d.program
) ends;
