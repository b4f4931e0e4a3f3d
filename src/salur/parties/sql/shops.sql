-- purpose: the terminals of shops, each with one shop at a time, and what was found of rows of a bank's register
-- reads:   nothing
-- writes:  parties_terminal, parties_shop_note and their guards
-- grain:   terminal and time; row of a file and rule
CREATE TABLE parties_terminal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id_terminal text NOT NULL CHECK (id_terminal <> ''),
    id_ewarong text NOT NULL,
    bank_id uuid NOT NULL REFERENCES parties_organisation (id),
    path ltree NOT NULL,
    evidence_id uuid,
    valid_from date NOT NULL,
    valid_to date,
    CONSTRAINT parties_terminal_ends_after_it_begins CHECK (valid_from <= valid_to),
    CONSTRAINT parties_terminal_of_one_shop
        EXCLUDE USING gist (id_terminal WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX parties_terminal_shop ON parties_terminal (id_ewarong);

CREATE TABLE parties_shop_note (
    evidence_id uuid NOT NULL,
    row bigint NOT NULL,
    rule text NOT NULL,
    id_terminal text NOT NULL DEFAULT '',
    is_held boolean NOT NULL,
    id_ewarong text NOT NULL,
    name text NOT NULL,
    sender_id uuid NOT NULL,
    path ltree NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (evidence_id, row, rule, id_terminal)
);
CREATE INDEX parties_shop_note_newest ON parties_shop_note (at DESC, evidence_id, row);
CREATE INDEX parties_shop_newest ON parties_shop (code, id_ewarong) WHERE valid_to IS NULL;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON parties_terminal, parties_shop_note FROM salur_app;
