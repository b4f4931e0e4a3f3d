-- purpose: keeps the packs of a meeting, in the place of those that were made before; as the owner
-- reads: nothing
-- writes: reporting_pack
-- grain: one meeting and kab/kota
INSERT INTO reporting_pack (
    meeting_id, code, path, program, made_at, made_by, made_by_name, content, digest, pdf, pdf_digest
)
SELECT %(meeting)s, p.code, p.path::ltree, %(program)s, %(at)s, %(by)s, %(by_name)s, p.content,
    encode(sha256(convert_to(p.content, 'UTF8')), 'hex'), p.pdf, encode(sha256(p.pdf), 'hex')
FROM unnest(%(codes)s::text[], %(paths)s::text[], %(contents)s::text[], %(pdfs)s::bytea[])
    AS p (code, path, content, pdf)
ON CONFLICT (meeting_id, code) DO UPDATE
SET made_at = excluded.made_at, made_by = excluded.made_by, made_by_name = excluded.made_by_name,
    content = excluded.content, digest = excluded.digest, pdf = excluded.pdf, pdf_digest = excluded.pdf_digest
