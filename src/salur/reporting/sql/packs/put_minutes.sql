-- purpose: keeps minutes as they were printed when they were signed off; as the owner
-- reads: nothing
-- writes: reporting_minutes
-- grain: one meeting and version
INSERT INTO reporting_minutes (meeting_id, version, paths, made_at, pdf, pdf_digest)
VALUES (%(meeting)s, %(version)s, %(paths)s::ltree[], %(at)s, %(pdf)s, %(digest)s)
ON CONFLICT (meeting_id, version) DO NOTHING
