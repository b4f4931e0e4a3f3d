-- purpose: keeps what was said of pairs as it was said, and lets only the owner write at all
-- reads: nothing
-- writes: triggers and privileges
-- grain: the four tables of pairs

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON quality_search, quality_pair, quality_vote, quality_question
FROM salur_app;

CREATE FUNCTION quality_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% keeps what was said: nothing is taken away', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

-- TG_ARGV: the columns that may still be written, once, while all of them are empty.
CREATE FUNCTION quality_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written jsonb;
BEGIN
    SELECT jsonb_object_agg(key, value) INTO written
    FROM jsonb_each(to_jsonb(OLD)) WHERE key = ANY (TG_ARGV) AND value NOT IN ('null', '""');
    IF written IS NOT NULL OR to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV THEN
        RAISE EXCEPTION '% ends once and is never changed', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION quality_pair_stays_itself() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.first, NEW.second, NEW.first_id_kpm, NEW.second_id_kpm)
        IS DISTINCT FROM (OLD.id, OLD.first, OLD.second, OLD.first_id_kpm, OLD.second_id_kpm)
    THEN
        RAISE EXCEPTION 'a pair is always of the same two families' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER quality_pair_stays_itself BEFORE UPDATE ON quality_pair
    FOR EACH ROW EXECUTE FUNCTION quality_pair_stays_itself();
CREATE TRIGGER quality_pair_stays BEFORE DELETE OR TRUNCATE ON quality_pair
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
CREATE TRIGGER quality_search_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quality_search
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
CREATE TRIGGER quality_vote_withdrawn_once BEFORE UPDATE ON quality_vote
    FOR EACH ROW EXECUTE FUNCTION quality_ends_once('withdrawn_by', 'withdrawn_at', 'withdrawn_reason');
CREATE TRIGGER quality_vote_stays BEFORE DELETE OR TRUNCATE ON quality_vote
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
CREATE TRIGGER quality_question_ends_once BEFORE UPDATE ON quality_question
    FOR EACH ROW EXECUTE FUNCTION quality_ends_once(
        'answer', 'note', 'answered_by', 'answered_by_name', 'answered_at', 'withdrawn_by', 'withdrawn_at'
    );
CREATE TRIGGER quality_question_stays BEFORE DELETE OR TRUNCATE ON quality_question
    FOR EACH STATEMENT EXECUTE FUNCTION quality_refuse_change();
