-- purpose: takes the accepted lines of one SP2D, those of another programme left out
-- reads: {lines} (contract sp2d)
-- writes: sp2d
-- grain: one payment

INSERT INTO sp2d
SELECT no_spm, no_sp2d, bank, jumlah_kpm, nominal FROM {lines}
WHERE coalesce(upper(program), 'BPNT') = 'BPNT';
