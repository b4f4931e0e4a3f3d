-- purpose: tells apart what the population office and what employers know
-- reads:   known (id_kpm, kind, status, as_of)
-- writes:  matches, employers (id_kpm, jenis, as_of)
-- grain:   one family and source

CREATE OR REPLACE TABLE matches AS
SELECT id_kpm, kind, status, as_of FROM known WHERE kind = 'dukcapil';

CREATE OR REPLACE TABLE employers AS
SELECT id_kpm, status AS jenis, as_of FROM known WHERE kind = 'pekerjaan';
