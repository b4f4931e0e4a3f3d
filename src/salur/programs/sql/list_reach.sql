-- purpose: how many families of each list's desa have an account and hold a card, counted when the
--          list is frozen and again when a report on accounts comes; its last count stays
-- reads: nothing
-- writes: programs_list_reach
-- grain: one desa of one list
CREATE TABLE programs_list_reach (
    list_id uuid NOT NULL REFERENCES programs_list (id),
    kode_wilayah text NOT NULL,
    period integer NOT NULL,
    path ltree NOT NULL,
    accounts integer NOT NULL CHECK (accounts >= 0),
    cards integer NOT NULL CHECK (cards >= 0 AND cards <= accounts),
    counted_at timestamptz NOT NULL,
    CONSTRAINT programs_list_reach_once PRIMARY KEY (list_id, kode_wilayah)
);
CREATE INDEX programs_list_reach_of_month ON programs_list_reach (period, kode_wilayah);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON programs_list_reach FROM salur_app;
