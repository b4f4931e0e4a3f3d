-- purpose: says every violation as people read it, in the order of families; no identifier is in it
-- reads:   violations, families, said (rule, severity, message, remedy)
-- writes:  told
-- grain:   one violation

CREATE OR REPLACE MACRO harmless(x) AS
    CASE WHEN regexp_matches(x, '^[=+@\t\r-]') AND NOT regexp_full_match(x, '-?[0-9]+(\.[0-9]*)?')
         THEN '''' || x ELSE x END;

CREATE OR REPLACE TEMP VIEW told AS
SELECT
    harmless(f.id_kpm) AS id_kpm,
    v.rule,
    s.severity,
    v."column",
    s.message,
    s.remedy,
    harmless(v.related) AS related
FROM violations v
JOIN families f ON f.rowid = v.rid
JOIN said s ON s.rule = v.rule
ORDER BY f.id_kpm, v.rule, v."column", v.related;
