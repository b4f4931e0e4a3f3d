-- purpose: all terminals, for batch
-- reads:   parties_terminal
-- writes:  nothing
-- grain:   terminal and time
COPY (
    SELECT id_terminal, id_ewarong, valid_from, valid_to
    FROM parties_terminal WHERE valid_from IS DISTINCT FROM valid_to
) TO STDOUT (FORMAT csv, HEADER true)
