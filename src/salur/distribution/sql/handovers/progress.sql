-- purpose: how far the sheets of some desa are: drawn up, recorded, and what was handed out
-- reads: distribution_sheet, distribution_handover
-- writes: nothing
-- grain: one standing sheet; `codes` are the desa asked about, `period` the month

SELECT
    s.id, s.cycle_id, s.kode_wilayah, s.first_period, s.last_period, s.families, s.pages, s.grams, s.arrived_grams,
    s.drawn_at, h.id, h.handed_on, h.handed, h.grams, h.recorded_at
FROM distribution_sheet s
LEFT JOIN distribution_handover h ON h.sheet_id = s.id AND h.status = 'RECORDED'
WHERE s.status = 'DRAWN' AND %(period)s BETWEEN s.first_period AND s.last_period
    AND s.kode_wilayah >= %(lowest)s AND s.kode_wilayah < %(highest)s
ORDER BY s.kode_wilayah;
