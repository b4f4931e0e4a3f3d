-- purpose: writes the rows that may be seen
-- reads: nothing
-- writes: graduation_outcome
-- grain: one row of one table

INSERT INTO graduation_outcome (year, what, code, path, row_code, regions, cells, counted_on)
SELECT year, what, code, path::ltree, row_code, regions, cells::jsonb, %(on)s
FROM unnest(
    %(years)s::integer[], %(whats)s::text[], %(codes)s::text[], %(paths)s::text[], %(row_codes)s::text[],
    %(regions)s::integer[], %(cells)s::text[]
) AS r (year, what, code, path, row_code, regions, cells);
