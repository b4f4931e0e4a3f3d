-- purpose: tells how much work of a sprint each person has
-- reads: transition_sprint_assignment, transition_sprint_desa
-- writes: nothing
-- grain: one person

SELECT a.person_id, a.person_name, count(*)::integer, coalesce(sum(d.blocked), 0)::integer, coalesce(sum(d.minutes), 0)::integer
FROM transition_sprint_assignment a
LEFT JOIN transition_sprint_desa d ON d.sprint_id = a.sprint_id AND d.kode_wilayah = a.kode_wilayah
WHERE a.sprint_id = %(sprint)s AND a.ended_at IS NULL
GROUP BY a.person_id, a.person_name
ORDER BY a.person_name, a.person_id;
