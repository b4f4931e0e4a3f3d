-- purpose: takes the accepted lines of one order, those of another programme left out
-- reads: {lines} (contract perintah)
-- writes: perintah
-- grain: one line

INSERT INTO perintah
SELECT no_spm, periode, id_kpm, kode_wilayah, bank, nominal, no_rekening FROM {lines}
WHERE coalesce(upper(program), 'BPNT') = 'BPNT';
