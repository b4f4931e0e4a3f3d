-- purpose: the temporary table into which results of matching are copied, by blind index
-- reads: nothing
-- writes: registry_match_incoming (temporary, gone at commit)
-- grain: one row of the source

CREATE TEMPORARY TABLE IF NOT EXISTS registry_match_incoming (
    nik_blind uuid NOT NULL,
    status text NOT NULL,
    as_of date NOT NULL,
    detail text,
    row integer NOT NULL
) ON COMMIT DROP;
TRUNCATE registry_match_incoming;
