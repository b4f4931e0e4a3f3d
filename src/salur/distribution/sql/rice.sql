-- purpose: what happens to rice between request and village: the lines of accepted files, the papers made by form,
--          the points where rice is handed over, and one view of all moves
-- reads: nothing
-- writes: distribution_rice_line, distribution_rice_paper, distribution_delivery_point, distribution_point_desa and the view
--         distribution_rice_move
-- grain: line: one row of an accepted file; paper: one document made by form; point: one place for a while; desa: one
--        that a point serves; move: one step of rice, identical lines once

CREATE TABLE distribution_rice_line (
    evidence_id uuid NOT NULL,
    row bigint NOT NULL,
    contract text NOT NULL,
    sender uuid NOT NULL,
    path ltree NOT NULL,
    code text NOT NULL,
    number text NOT NULL,
    refers text NOT NULL,
    dated date NOT NULL,
    first_period integer NOT NULL,
    last_period integer NOT NULL,
    grams bigint NOT NULL,
    rejected_g bigint NOT NULL,
    reason text NOT NULL,
    place text NOT NULL,
    place_key text NOT NULL,
    PRIMARY KEY (evidence_id, row),
    CONSTRAINT distribution_rice_line_of_contract CHECK (contract IN ('spa', 'do', 'bast', 'stok')),
    CONSTRAINT distribution_rice_line_not_below_zero CHECK (grams >= 0 AND rejected_g >= 0),
    CONSTRAINT distribution_rice_line_months CHECK (first_period <= last_period)
);
CREATE INDEX distribution_rice_line_of_code ON distribution_rice_line (code text_pattern_ops, contract);
CREATE INDEX distribution_rice_line_of_place ON distribution_rice_line (place_key, contract);

CREATE TABLE distribution_delivery_point (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    key text NOT NULL,
    kind text NOT NULL,
    transport text NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    made_at timestamptz NOT NULL,
    CONSTRAINT distribution_delivery_point_is_named CHECK (key <> ''),
    CONSTRAINT distribution_delivery_point_of_kabkota CHECK (code ~ '^[0-9]{4}$' AND nlevel(path) = 3),
    CONSTRAINT distribution_delivery_point_of_a_kind CHECK (
        kind IN ('KELURAHAN', 'KECAMATAN', 'HARBOUR', 'AIRSTRIP', 'OTHER')
    ),
    CONSTRAINT distribution_delivery_point_reached CHECK (transport IN ('LAND', 'RIVER', 'SEA', 'AIR')),
    CONSTRAINT distribution_delivery_point_ends CHECK (valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT distribution_delivery_point_once_at_a_time EXCLUDE USING gist (
        code WITH =, key WITH =, daterange(valid_from, valid_to) WITH &&
    )
);

CREATE TABLE distribution_point_desa (
    point_id uuid NOT NULL REFERENCES distribution_delivery_point (id),
    kode_wilayah text NOT NULL,
    path ltree NOT NULL,
    PRIMARY KEY (point_id, kode_wilayah),
    CONSTRAINT distribution_point_desa_is_a_desa CHECK (kode_wilayah ~ '^[0-9]{10}$')
);

CREATE TABLE distribution_rice_paper (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    number text NOT NULL,
    refers text NOT NULL,
    dated date NOT NULL,
    code text NOT NULL,
    path ltree NOT NULL,
    first_period integer NOT NULL,
    last_period integer NOT NULL,
    grams bigint NOT NULL,
    rejected_g bigint NOT NULL,
    reason text NOT NULL,
    place text NOT NULL,
    place_key text NOT NULL,
    transport text,
    point_id uuid REFERENCES distribution_delivery_point (id),
    made_by uuid NOT NULL,
    made_by_name text NOT NULL,
    made_at timestamptz NOT NULL,
    organisation uuid NOT NULL,
    evidence_id uuid UNIQUE,
    CONSTRAINT distribution_rice_paper_of_a_kind CHECK (
        kind IN ('RELEASE', 'SHIPMENT', 'ARRIVAL', 'REPLACEMENT', 'VILLAGE', 'RETURN')
    ),
    CONSTRAINT distribution_rice_paper_above_zero CHECK (grams > 0),
    CONSTRAINT distribution_rice_paper_rejects_what_came CHECK (rejected_g BETWEEN 0 AND grams),
    CONSTRAINT distribution_rice_paper_says_why CHECK (rejected_g = 0 OR reason <> ''),
    CONSTRAINT distribution_rice_paper_is_numbered CHECK (number <> '' AND refers <> ''),
    CONSTRAINT distribution_rice_paper_months CHECK (first_period <= last_period),
    CONSTRAINT distribution_rice_paper_reached CHECK (
        transport IS NULL OR transport IN ('LAND', 'RIVER', 'SEA', 'AIR')
    ),
    CONSTRAINT distribution_rice_paper_is_evidence CHECK (evidence_id IS NULL OR kind IN ('RELEASE', 'ARRIVAL'))
);
CREATE UNIQUE INDEX distribution_rice_paper_number_once ON distribution_rice_paper (subpath(path, 0, 3), kind, number);
CREATE INDEX distribution_rice_paper_of_code ON distribution_rice_paper (code text_pattern_ops);
CREATE INDEX distribution_rice_paper_of_place ON distribution_rice_paper (place_key);

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON
    distribution_rice_line, distribution_rice_paper, distribution_delivery_point, distribution_point_desa
FROM salur_app;

-- A paper stays as it was made, and learns once which evidence it is.
CREATE TRIGGER distribution_rice_paper_stays BEFORE DELETE OR TRUNCATE ON distribution_rice_paper
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();
CREATE TRIGGER distribution_rice_paper_filed_once BEFORE UPDATE ON distribution_rice_paper
    FOR EACH ROW WHEN (
        OLD.evidence_id IS NOT NULL OR to_jsonb(OLD) - 'evidence_id' <> to_jsonb(NEW) - 'evidence_id'
    ) EXECUTE FUNCTION distribution_refuse_change();
-- A line says what its file says: it comes and goes with the file, and is never another.
CREATE TRIGGER distribution_rice_line_stays BEFORE UPDATE OR TRUNCATE ON distribution_rice_line
    FOR EACH STATEMENT EXECUTE FUNCTION distribution_refuse_change();

-- Every step of rice, whoever says so. A paper that became evidence speaks through its file; lines that agree in
-- everything are one (contracts.md section 4).
CREATE VIEW distribution_rice_move WITH (security_invoker = true) AS
(SELECT DISTINCT ON (
        l.contract, l.code, l.number, l.refers, l.dated, l.first_period, l.last_period, l.grams, l.rejected_g,
        l.reason, l.place_key
    )
    CASE l.contract WHEN 'spa' THEN 'REQUEST' WHEN 'do' THEN 'RELEASE' WHEN 'bast' THEN 'ARRIVAL' ELSE 'COUNT' END AS kind,
    l.code, l.path, l.number, l.refers, l.dated, l.first_period, l.last_period, l.grams, l.rejected_g, l.reason,
    l.place, l.place_key, p.transport, p.point_id, p.id AS paper_id, l.evidence_id
FROM distribution_rice_line l LEFT JOIN distribution_rice_paper p ON p.evidence_id = l.evidence_id
ORDER BY l.contract, l.code, l.number, l.refers, l.dated, l.first_period, l.last_period, l.grams, l.rejected_g,
    l.reason, l.place_key, p.id NULLS LAST, l.evidence_id)
UNION ALL
SELECT kind, code, path, number, refers, dated, first_period, last_period, grams, rejected_g, reason, place, place_key,
    transport, point_id, id, NULL
FROM distribution_rice_paper
WHERE evidence_id IS NULL
UNION ALL
SELECT 'REQUEST', l.kode_wilayah, l.path, s.number, '', s.dated, s.first_period, s.last_period, l.grams, 0, '', '', '',
    NULL, NULL, NULL, s.evidence_id
FROM distribution_spa_line l JOIN distribution_spa s ON s.id = l.spa_id
WHERE s.status = 'APPROVED';
