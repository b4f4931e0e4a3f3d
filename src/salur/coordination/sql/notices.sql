-- purpose: what each person was told of, once; the mails that tell it; how each wants to be told
-- reads: nothing
-- writes: coordination_notice, coordination_mail, coordination_choice and their guards; access_person.unseen
-- grain: one matter told to one person; one mail to one person; one person's choice

CREATE TABLE coordination_mail (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind text NOT NULL,
    day date NOT NULL,
    made_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'WAITING',
    attempts smallint NOT NULL DEFAULT 0,
    next_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT coordination_mail_of_kind CHECK (kind IN ('DIGEST', 'URGENT')),
    CONSTRAINT coordination_mail_in_state CHECK (state IN ('WAITING', 'SENT', 'VOID', 'GIVEN_UP')),
    CONSTRAINT coordination_mail_ended_whole CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
-- One digest a day and person, however often and by whom it is asked for.
CREATE UNIQUE INDEX coordination_mail_one_digest ON coordination_mail (person, day) WHERE kind = 'DIGEST';
CREATE INDEX coordination_mail_waiting ON coordination_mail (next_at) WHERE state = 'WAITING';

-- No name, no amount and no number of a family: a kind, a region, an opaque id.
CREATE TABLE coordination_notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person uuid NOT NULL,
    -- the organisation for which the person is told
    organisation uuid NOT NULL,
    kind text NOT NULL,
    urgent boolean NOT NULL,
    key text NOT NULL,
    subject uuid NOT NULL,
    code text NOT NULL,
    at timestamptz NOT NULL,
    seen_at timestamptz,
    mail uuid REFERENCES coordination_mail (id),
    CONSTRAINT coordination_notice_once UNIQUE (person, key),
    CONSTRAINT coordination_notice_of_region CHECK (code ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})?$'),
    -- An id may end in twelve digits: of what is left beside ids nothing may look like somebody's number.
    CONSTRAINT coordination_notice_no_number CHECK (
        regexp_replace(key, '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '', 'g') !~ '[0-9]{12}'
    )
);
CREATE INDEX coordination_notice_of_person ON coordination_notice (person, id DESC);
CREATE INDEX coordination_notice_unseen ON coordination_notice (person) WHERE seen_at IS NULL;
CREATE INDEX coordination_notice_of_mail ON coordination_notice (mail) WHERE mail IS NOT NULL;
CREATE INDEX coordination_notice_to_mail ON coordination_notice (at) WHERE mail IS NULL AND seen_at IS NULL;

CREATE TABLE coordination_choice (
    person uuid PRIMARY KEY,
    mails text NOT NULL,
    hour smallint NOT NULL,
    language text NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT coordination_choice_of_mails CHECK (mails IN ('DAILY', 'URGENT', 'NONE')),
    CONSTRAINT coordination_choice_of_hour CHECK (hour BETWEEN 0 AND 23),
    CONSTRAINT coordination_choice_of_language CHECK (language IN ('id', 'en'))
);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON coordination_notice, coordination_mail, coordination_choice FROM salur_app;

-- What happened is asked for by its time, over all obstacles; it is written in that order.
CREATE INDEX coordination_obstacle_event_by_time ON coordination_obstacle_event USING brin (at);

CREATE FUNCTION coordination_notice_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'seen_at' - 'mail') IS DISTINCT FROM (to_jsonb(OLD) - 'seen_at' - 'mail')
        OR (OLD.seen_at IS NOT NULL AND NEW.seen_at IS DISTINCT FROM OLD.seen_at)
        OR (OLD.mail IS NOT NULL AND NEW.mail IS DISTINCT FROM OLD.mail)
    THEN
        RAISE EXCEPTION 'coordination_notice_stays: a notice is only seen and mailed, once'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_notice_stays BEFORE UPDATE ON coordination_notice
    FOR EACH ROW EXECUTE FUNCTION coordination_notice_keep();
CREATE TRIGGER coordination_notice_kept BEFORE DELETE OR TRUNCATE ON coordination_notice
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();

CREATE FUNCTION coordination_mail_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'WAITING'
        OR (NEW.id, NEW.person, NEW.kind, NEW.day, NEW.made_at) IS DISTINCT FROM
            (OLD.id, OLD.person, OLD.kind, OLD.day, OLD.made_at)
    THEN
        RAISE EXCEPTION 'coordination_mail_moves: a mail that ended stays as it is'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER coordination_mail_moves BEFORE UPDATE ON coordination_mail
    FOR EACH ROW EXECUTE FUNCTION coordination_mail_keep();
CREATE TRIGGER coordination_mail_stays BEFORE DELETE OR TRUNCATE ON coordination_mail
    FOR EACH STATEMENT EXECUTE FUNCTION coordination_refuse_change();

-- Every page shows how much is unseen: it is kept with the person, whom every request asks for anyway.
CREATE FUNCTION coordination_notice_recount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE access_person p SET unseen = counted.unseen
    FROM (
        SELECT now.person, (
            SELECT count(*) FROM coordination_notice n WHERE n.person = now.person AND n.seen_at IS NULL
        ) AS unseen
        FROM (SELECT DISTINCT person FROM now) AS now
    ) AS counted
    WHERE p.id = counted.person AND p.unseen IS DISTINCT FROM counted.unseen;
    RETURN NULL;
END
$$;
CREATE TRIGGER coordination_notice_counted_in AFTER INSERT ON coordination_notice
    REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_notice_recount();
CREATE TRIGGER coordination_notice_counted_again AFTER UPDATE ON coordination_notice
    REFERENCING NEW TABLE AS now FOR EACH STATEMENT EXECUTE FUNCTION coordination_notice_recount();
