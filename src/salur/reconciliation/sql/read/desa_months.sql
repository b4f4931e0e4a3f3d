-- purpose: what the accounts of each desa came to in some months, as the first months on the card are watched
-- reads:   reconciliation_unit
-- writes:  nothing
-- grain:   one desa and month: accounts ordered, credited, credited and unused, with money of before, untouched, and
--          ordered but not credited
SELECT kode_wilayah, period,
    count(*) FILTER (WHERE ordered_idr > 0)::integer,
    count(*) FILTER (WHERE credited_idr > 0)::integer,
    count(*) FILTER (WHERE credited_idr > 0 AND spent_idr = 0)::integer,
    count(*) FILTER (WHERE opening_idr > 0)::integer,
    count(*) FILTER (WHERE opening_idr > 0 AND spent_idr = 0 AND returned_idr = 0)::integer,
    count(*) FILTER (WHERE ordered_idr > 0 AND credited_idr = 0)::integer
FROM reconciliation_unit
WHERE period = ANY (%(periods)s::integer[]) AND until IS NULL AND length(kode_wilayah) = 10
    AND kode_wilayah >= %(lowest)s AND kode_wilayah < %(highest)s
GROUP BY kode_wilayah, period;
