-- purpose: spells read values so that the readers of values.sql read them as the same values
-- reads: nothing
-- writes: macros of the session
-- grain: one cell

CREATE OR REPLACE MACRO spelt_month(n) AS
    printf('%04d-%02d', n // 100, n % 100);

CREATE OR REPLACE MACRO spelt_months(first, last) AS
    CASE WHEN first IS NULL OR first = last THEN spelt_month(last)
         ELSE spelt_month(first) || '..' || spelt_month(last) END;

-- Grams as kilograms. Three decimals after a lone separator may be thousands: then both separators
-- are written.
CREATE OR REPLACE MACRO spelt_mass(g) AS
    CASE WHEN g % 1000 = 0 THEN CAST(g // 1000 AS VARCHAR)
         WHEN g % 10 = 0 THEN
             CAST(g // 1000 AS VARCHAR) || '.' || rtrim(printf('%03d', g % 1000), '0')
         WHEN g < 1000000 THEN printf('0,%03d.%03d', g // 1000, g % 1000)
         ELSE format('{:,}', g // 1000) || '.' || printf('%03d', g % 1000) END;
