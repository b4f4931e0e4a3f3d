-- purpose: the tables that published units and what the register knows come into
-- reads:   nothing
-- writes:  open_units, holders, card_accounts, family_niks, settled, points, file_paths; all empty
-- grain:   one account; one link; one pair; one reason; one file
CREATE TABLE open_units (
    blind VARCHAR, last4 VARCHAR, side VARCHAR, fits VARCHAR, bank VARCHAR, code VARCHAR, path VARCHAR,
    id_kpm VARCHAR, kode_wilayah VARCHAR, bank_name VARCHAR, ordered_idr BIGINT, credited_idr BIGINT,
    spent_idr BIGINT, opening_idr BIGINT, credit_day DATE);
CREATE TABLE holders (account VARCHAR, id_kpm VARCHAR);
CREATE TABLE card_accounts (card VARCHAR, account VARCHAR);
CREATE TABLE family_niks (id_kpm VARCHAR, nik VARCHAR);
CREATE TABLE settled (ordered VARCHAR, other VARCHAR);
CREATE TABLE points (reason VARCHAR, points INTEGER, place INTEGER);
CREATE TABLE file_paths (contract VARCHAR, file INTEGER, path VARCHAR, evidence VARCHAR);
