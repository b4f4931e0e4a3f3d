-- purpose: which berita acara wait for somebody: to be signed, sent up, accepted, or drafted again
-- reads: reporting_report, reporting_signature
-- writes: nothing
-- grain: one report and organisation that has to act (null: whoever accepts above its office)

SELECT r.id, r.state, r.path::text, r.code, party, r.prepared_by
FROM reporting_report r
CROSS JOIN unnest(r.parties) AS party
WHERE r.state = 'DRAFT'
    AND NOT EXISTS (SELECT FROM reporting_signature s WHERE s.report_id = r.id AND s.organisation_id = party)
UNION ALL
SELECT r.id, r.state, r.path::text, r.code, CASE WHEN r.state <> 'SENT' THEN r.office_id END,
    CASE WHEN r.state <> 'RETURNED' THEN r.prepared_by END
FROM reporting_report r
WHERE r.state IN ('SIGNED', 'SENT', 'RETURNED');
