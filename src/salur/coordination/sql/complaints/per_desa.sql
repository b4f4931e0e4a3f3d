-- purpose: counts the complaints about a programme, or about none that is named, that came from each desa in some days
-- reads: coordination_complaint
-- writes: nothing
-- grain: one desa; a complaint about a wider area is nobody's here

SELECT code, count(*)::integer
FROM coordination_complaint
WHERE code >= %(lowest)s AND code < %(highest)s AND length(code) = 10 AND program IN ('', %(program)s)
    AND received_on >= %(since)s AND received_on <= %(until)s
GROUP BY code;
