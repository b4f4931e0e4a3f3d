-- purpose: lets nobody else draft, propose or decide a plan of a kab/kota until this ends
-- reads: nothing
-- writes: nothing
-- grain: one kab/kota

SELECT pg_advisory_xact_lock(hashtextextended('transition.plan ' || %(kode_wilayah)s, 0));
