-- purpose: what one account's or desa's month gives to a term of a figure, so that a list and a sum agree
-- reads:   nothing
-- writes:  reconciliation_money(), reconciliation_rice(): the twins of domain.figures
-- grain:   one unit; an unknown term gives null
CREATE FUNCTION reconciliation_money(
    term text, ordered bigint, credited bigint, spent bigint, returned bigint, opening bigint, rest text
) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE term
        WHEN 'units' THEN 1
        WHEN 'ordered' THEN ordered
        WHEN 'credited' THEN credited
        WHEN 'credited_to_order' THEN least(ordered, credited)
        WHEN 'over' THEN CASE WHEN ordered > 0 THEN greatest(credited - ordered, 0) ELSE 0 END
        WHEN 'without_instruction' THEN CASE WHEN ordered > 0 THEN 0 ELSE credited END
        WHEN 'failed' THEN CASE WHEN rest = 'failed' THEN ordered - least(ordered, credited) ELSE 0 END
        WHEN 'missing' THEN CASE WHEN rest = 'missing' THEN ordered - least(ordered, credited) ELSE 0 END
        WHEN 'reversed' THEN CASE WHEN rest = 'reversed' THEN ordered - least(ordered, credited) ELSE 0 END
        WHEN 'short' THEN CASE WHEN rest = 'short' THEN ordered - least(ordered, credited) ELSE 0 END
        WHEN 'opening' THEN opening
        WHEN 'spent' THEN spent
        WHEN 'returned' THEN returned
        WHEN 'balance' THEN credited + opening - spent - returned
    END
$$;

CREATE FUNCTION reconciliation_rice(
    term text, quota bigint, requested bigint, released bigint, arrived bigint, rejected bigint, handed bigint
) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE term
        WHEN 'units' THEN 1
        WHEN 'quota_g' THEN quota
        WHEN 'requested_g' THEN requested
        WHEN 'released_g' THEN released
        WHEN 'arrived_g' THEN arrived
        WHEN 'rejected_g' THEN rejected
        WHEN 'handed_g' THEN handed
        WHEN 'gap_requested_g' THEN quota - requested
        WHEN 'gap_released_g' THEN requested - released
        WHEN 'gap_arrived_g' THEN released - arrived
        WHEN 'gap_handed_g' THEN arrived - handed
    END
$$;

-- A unit is found by the class and the kab/kota, as lists of exceptions are.
CREATE INDEX reconciliation_rice_unit_listed
    ON reconciliation_rice_unit (code, class, id) WHERE until IS NULL;
