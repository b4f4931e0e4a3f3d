-- purpose: begin the terminals that came to a shop
-- reads:   parties_terminal_wanted, parties_shop
-- writes:  parties_terminal
-- grain:   one terminal
WITH begun AS (
    INSERT INTO parties_terminal (id_terminal, id_ewarong, bank_id, path, evidence_id, valid_from)
    SELECT w.id_terminal, w.id_ewarong, %(bank)s, w.path, %(evidence)s,
        CASE WHEN EXISTS (SELECT FROM parties_terminal t WHERE t.id_terminal = w.id_terminal) THEN %(on)s
            ELSE least(%(on)s, (SELECT min(s.valid_from) FROM parties_shop s WHERE s.id_ewarong = w.id_ewarong)) END
    FROM parties_terminal_wanted w
    WHERE w.rank = 1 AND NOT w.is_taken
        AND NOT EXISTS (
            SELECT FROM parties_terminal t
            WHERE t.id_terminal = w.id_terminal AND t.id_ewarong = w.id_ewarong AND t.valid_to IS NULL)
    ORDER BY w.id_terminal
    RETURNING 1
)
SELECT count(*) FROM begun;
