-- purpose: put the merged register together: whole rows, and those that both sides changed
-- reads:   local_side, remote_side, fates, cells
-- writes:  merged, changes, conflicts: views
-- grain:   one family; one family and column, '*' for a whole family
CREATE TABLE pieced AS
FROM local_side SEMI JOIN (SELECT id_kpm FROM fates WHERE kept = 'cells') USING (id_kpm);

CREATE VIEW merged AS
SELECT l.* FROM local_side l SEMI JOIN (SELECT id_kpm FROM fates WHERE kept = 'local') USING (id_kpm)
UNION ALL BY NAME
SELECT r.* FROM remote_side r SEMI JOIN (SELECT id_kpm FROM fates WHERE kept = 'remote') USING (id_kpm)
UNION ALL BY NAME
FROM pieced;

CREATE VIEW conflicts AS
SELECT id_kpm, "column", base, local, remote FROM cells WHERE clash
UNION ALL
SELECT id_kpm, '*', '*', CASE WHEN in_local THEN '*' END, CASE WHEN in_remote THEN '*' END
FROM fates WHERE clash;

CREATE VIEW changes AS
SELECT id_kpm, "column", base AS old, kept AS new,
       CASE WHEN local IS NOT DISTINCT FROM remote THEN 'both'
            WHEN local IS NOT DISTINCT FROM kept THEN 'local' ELSE 'remote' END AS source
FROM cells WHERE kept IS DISTINCT FROM base
UNION ALL
SELECT id_kpm, '*', '*', NULL, gone FROM fates WHERE gone IS NOT NULL;

-- No spreadsheet may take what somebody typed for a formula; plain negative numbers stay.
CREATE OR REPLACE MACRO harmless(x) AS
    CASE WHEN regexp_matches(x, '^[=+@\t\r-]') AND NOT regexp_full_match(x, '-?[0-9]+(\.[0-9]*)?')
         THEN '''' || x ELSE x END;
