-- purpose: gives the decisions about the areas of a region, newest first
-- reads: programs_area_decision, programs_area_line
-- writes: nothing
-- grain: one decision, with how many desa it speaks of

SELECT d.id, d.kode_wilayah, d.number, d.decided_on, d.reason, d.evidence, d.at, (
    SELECT count(*) FROM programs_area_line l WHERE l.decision = d.id
)
FROM programs_area_decision d
WHERE d.path <@ %(path)s
ORDER BY d.at DESC, d.id
LIMIT 50;
