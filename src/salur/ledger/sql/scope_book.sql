-- purpose: lets a plan be about one book of some regions: the months it desires, and every month it ever posted in
-- reads: ledger_transfer, ledger_flow (temporary)
-- writes: ledger_scope (temporary)
-- grain: one month and region

INSERT INTO ledger_scope (program, period, path, book)
SELECT %(program)s, period, path::ltree, %(book)s
FROM unnest(%(paths)s::text[]) AS path, unnest(%(periods)s::integer[]) AS period
UNION
SELECT x.program, x.period, x.path, %(book)s
FROM ledger_transfer x
JOIN ledger_flow f ON f.reason = x.reason AND f.book = %(book)s
WHERE x.program = %(program)s AND x.path = ANY (%(paths)s::ltree[]) AND x.publication IS NOT NULL;
