-- purpose: keeps a request for rice as it was prepared, and takes the place of the draft before it
-- reads: nothing
-- writes: distribution_spa
-- grain: one request

INSERT INTO distribution_spa (
    id, cycle_id, code, path, number, dated, first_period, last_period, list_id, status, kpm, grams, desas, sha256,
    check_needed, prepared_by, prepared_by_name, prepared_at
)
VALUES (
    %(id)s, %(cycle)s, %(code)s, %(path)s::ltree, %(number)s, %(dated)s, %(first)s, %(last)s, %(list)s, 'PREPARED',
    %(kpm)s, %(grams)s, %(desas)s, %(sha256)s, %(check_needed)s, %(by)s, %(by_name)s, %(at)s
);
