-- purpose: keeps what somebody is keying in, in the place of what they had keyed in before
-- reads: nothing
-- writes: distribution_handover_draft
-- grain: one person at one sheet

INSERT INTO distribution_handover_draft (sheet_id, person_id, record_id, handed_on, entries, path, at)
VALUES (%(sheet)s, %(person)s, %(record)s, %(handed_on)s, %(entries)s, %(path)s::ltree, %(at)s)
ON CONFLICT (sheet_id, person_id) DO UPDATE
SET record_id = excluded.record_id, handed_on = excluded.handed_on, entries = excluded.entries, at = excluded.at;
