-- purpose: whose exceptions a month's evidence may resolve: all that hang, and what this or a later
--          month resolved, since it is judged anew
-- reads:   reconciliation_exception
-- writes:  nothing
-- grain:   one account or desa
COPY (
    SELECT DISTINCT replace(subject, '-', '') AS subject
    FROM reconciliation_exception
    WHERE program = '{program}' AND period <= {period} AND write_off_id IS NULL
        AND (settled_in IS NULL OR settled_in >= {period})
) TO STDOUT (FORMAT csv, HEADER true)
