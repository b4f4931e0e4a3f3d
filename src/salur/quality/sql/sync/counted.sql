-- purpose: count what a snapshot did to the families of its region
-- reads:   fates, remote_rows, followed, pending, disputed, vanished, arrivals
-- writes:  nothing
-- grain:   one row
SELECT
    (SELECT count(*) FROM remote_rows),
    (SELECT count(*) FROM fates WHERE in_local AND in_remote AND id_kpm NOT IN (
        SELECT id_kpm FROM followed UNION SELECT id_kpm FROM pending UNION SELECT id_kpm FROM disputed)),
    (SELECT count(DISTINCT id_kpm) FROM followed),
    (SELECT count(DISTINCT id_kpm) FROM pending p JOIN fates USING (id_kpm)
     WHERE in_base AND NOT clash AND NOT EXISTS (
         FROM disputed d WHERE d.id_kpm = p.id_kpm AND d."column" = p."column")),
    (SELECT count(*) FROM disputed),
    (SELECT count(*) FROM fates WHERE in_remote AND NOT in_base AND NOT in_local),
    (SELECT count(*) FROM vanished),
    (SELECT count(*) FROM arrivals) + (SELECT count(*) FROM followed
     WHERE "column" = 'kode_wilayah' AND value[1:4] <> was[1:4]);
