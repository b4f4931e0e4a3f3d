-- purpose: the temporary table that lines which may resolve something are copied into
-- reads:   nothing
-- writes:  incoming_proof (gone at commit)
-- grain:   one account (or desa) and kind
DROP TABLE IF EXISTS pg_temp.incoming_proof;
CREATE TEMPORARY TABLE incoming_proof (
    subject text, kind text, day date, evidence uuid, row integer, PRIMARY KEY (subject, kind)
) ON COMMIT DROP;
