-- purpose: what banks say that they credited, net of what they took back (contracts.md section 3)
-- reads: {lines} (contract topup, every column)
-- writes: credited
-- grain: one account and month of `months`; a replayed line counts once, failures give a row without money
--
-- A reversal takes back from the credits that bear the reference it names on the same account, largest first, at most
-- what is left, whenever it came; one that names nothing has no effect.

CREATE OR REPLACE TABLE once AS
SELECT DISTINCT
    no_rekening, periode, nominal, status, referensi, referensi_asal, tanggal, alasan, bank, nik, nama, no_kks
FROM {lines}
WHERE coalesce(upper(program), 'BPNT') = 'BPNT';

CREATE OR REPLACE TABLE taken_back AS
SELECT no_rekening, referensi_asal AS referensi, sum(nominal) AS claim
FROM once WHERE status = 'BATAL' GROUP BY ALL;

CREATE OR REPLACE TABLE credits AS
SELECT
    no_rekening, periode,
    nominal - greatest(least(nominal, coalesce(claim, 0) - taken_before), 0) AS left_over
FROM (
    SELECT
        o.no_rekening, o.periode, o.nominal, t.claim,
        sum(o.nominal) OVER (
            PARTITION BY o.no_rekening, o.referensi ORDER BY o.nominal DESC, o.periode, o.tanggal
            ROWS UNBOUNDED PRECEDING
        ) - o.nominal AS taken_before
    FROM once o
    LEFT JOIN taken_back t ON t.no_rekening = o.no_rekening AND t.referensi = o.referensi
    WHERE o.status = 'SUKSES'
);

CREATE OR REPLACE TABLE credited AS
WITH said AS (
    SELECT no_rekening, periode, left_over FROM credits
    UNION ALL
    SELECT no_rekening, periode, 0 FROM once WHERE status = 'GAGAL'
)
SELECT
    sha256($outer || sha256($inner || no_rekening))[:32] AS account,
    periode AS period, CAST(sum(left_over) AS BIGINT) AS credited
FROM said
WHERE list_contains($months, periode) AND no_rekening IS NOT NULL
GROUP BY ALL;
