-- purpose: read one cell of each kind, and say why it cannot be read (contracts.md section 1)
-- reads:   nothing
-- writes:  macros read_<kind>(x), NULL where unreadable, and why_<kind>(x), a rule's code
-- grain:   one cell
-- Each reader tries the canonical spelling first, at the cost of one cast; every other
-- spelling takes the slow branch, which only the rows that need it pay for.
CREATE OR REPLACE MACRO cell(x) AS
    CASE WHEN x > '!' AND NOT ends_with(x, ' ') AND NOT ends_with(x, chr(160))
          AND NOT ends_with(x, chr(9)) AND NOT starts_with(x, chr(160)) THEN x
         ELSE nullif(trim(x, ' ' || chr(9) || chr(160) || chr(10) || chr(13)), '') END;

CREATE OR REPLACE MACRO plain_integer(x) AS
    CASE WHEN length(x) <= 18 AND CAST(try_cast(x AS BIGINT) AS VARCHAR) = x
         THEN try_cast(x AS BIGINT) END;

CREATE OR REPLACE MACRO bare_amount(x) AS
    regexp_replace(translate(cell(x), ' ' || chr(160), ''), '^(-?)(?:Rp\.?|IDR)', '\1', 'i');

CREATE OR REPLACE MACRO amount_digits(b) AS
    CASE WHEN regexp_full_match(b, '-?[0-9]+([.,][0-9]{3})*([.,][0-9]{1,2})?')
         THEN replace(replace(regexp_replace(b, '[.,][0-9]{1,2}$', ''), '.', ''), ',', '') END;

CREATE OR REPLACE MACRO amount_has_fraction(b) AS regexp_matches(b, '[.,](0?[1-9]|[1-9]0?)$');

CREATE OR REPLACE MACRO read_rupiah(x) AS
    CASE WHEN plain_integer(x) IS NOT NULL THEN plain_integer(x)
         WHEN amount_has_fraction(bare_amount(x)) THEN NULL
         WHEN length(amount_digits(bare_amount(x))) <= 18
         THEN try_cast(amount_digits(bare_amount(x)) AS BIGINT) END;

CREATE OR REPLACE MACRO why_rupiah(x) AS
    CASE WHEN amount_digits(bare_amount(x)) IS NULL OR length(amount_digits(bare_amount(x))) > 18
         THEN 'number_unreadable'
         ELSE 'number_fractional' END;

CREATE OR REPLACE MACRO read_count(x) AS read_rupiah(x);

CREATE OR REPLACE MACRO why_count(x) AS why_rupiah(x);

-- Several separators of one sign group thousands; where two signs occur, the last is the decimal.
CREATE OR REPLACE MACRO mass_number(b) AS
    CASE WHEN regexp_full_match(b, '-?[0-9]+') THEN b
         WHEN regexp_full_match(b, '-?[0-9]+[.,]([0-9]{1,2})') THEN replace(b, ',', '.')
         WHEN regexp_full_match(b, '-?[0-9]+(\.[0-9]{3}){2,}') THEN replace(b, '.', '')
         WHEN regexp_full_match(b, '-?[0-9]+(,[0-9]{3}){2,}') THEN replace(b, ',', '')
         WHEN regexp_full_match(b, '-?[0-9]+(\.[0-9]{3})+,[0-9]{1,3}')
         THEN replace(replace(b, '.', ''), ',', '.')
         WHEN regexp_full_match(b, '-?[0-9]+(,[0-9]{3})+\.[0-9]{1,3}') THEN replace(b, ',', '') END;

CREATE OR REPLACE MACRO bare_mass(x) AS
    regexp_replace(translate(cell(x), ' ' || chr(160), ''), 'kg\.?$', '', 'i');

CREATE OR REPLACE MACRO read_mass(x) AS
    CASE WHEN length(x) <= 12 AND plain_integer(x) IS NOT NULL THEN plain_integer(x) * 1000
         WHEN length(bare_mass(x)) <= 16
         THEN CAST(try_cast(mass_number(bare_mass(x)) AS DECIMAL(18, 3)) * 1000 AS BIGINT) END;

CREATE OR REPLACE MACRO why_mass(x) AS
    CASE WHEN regexp_full_match(bare_mass(x), '-?[0-9]+[.,][0-9]{3}') THEN 'number_ambiguous'
         WHEN regexp_full_match(bare_mass(x), '-?[0-9]+[.,][0-9]{4,}') THEN 'number_too_precise'
         ELSE 'number_unreadable' END;

CREATE OR REPLACE MACRO read_number(x) AS
    CASE WHEN regexp_full_match(cell(x), '-?[0-9]{1,9}([.,][0-9]+)?')
         THEN try_cast(replace(cell(x), ',', '.') AS DOUBLE) END;

CREATE OR REPLACE MACRO why_number(x) AS 'number_unreadable';

CREATE OR REPLACE MACRO month_number(word) AS
    list_position(
        ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september',
         'oktober', 'november', 'desember'],
        CASE lower(word)
            WHEN 'jan' THEN 'januari' WHEN 'feb' THEN 'februari' WHEN 'pebruari' THEN 'februari'
            WHEN 'mar' THEN 'maret' WHEN 'apr' THEN 'april' WHEN 'jun' THEN 'juni'
            WHEN 'jul' THEN 'juli' WHEN 'agu' THEN 'agustus' WHEN 'agt' THEN 'agustus'
            WHEN 'agust' THEN 'agustus' WHEN 'sep' THEN 'september' WHEN 'sept' THEN 'september'
            WHEN 'okt' THEN 'oktober' WHEN 'nov' THEN 'november' WHEN 'nopember' THEN 'november'
            WHEN 'des' THEN 'desember' ELSE lower(word) END);

CREATE OR REPLACE MACRO day_of(y, m, d) AS
    try_cast(lpad(CAST(y AS VARCHAR), 4, '0') || '-' || lpad(CAST(m AS VARCHAR), 2, '0') || '-'
             || lpad(CAST(d AS VARCHAR), 2, '0') AS DATE);

-- A spreadsheet counts days from 30 December 1899; 20000 to 69999 are the years 1954 to 2091.
CREATE OR REPLACE MACRO slow_date(c) AS
    CASE WHEN regexp_full_match(c, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}')
         THEN day_of(split_part(c, '-', 1), split_part(c, '-', 2), split_part(c, '-', 3))
         WHEN regexp_full_match(c, '[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}')
         THEN day_of(split_part(translate(c, '/', '-'), '-', 3),
                     split_part(translate(c, '/', '-'), '-', 2),
                     split_part(translate(c, '/', '-'), '-', 1))
         WHEN regexp_full_match(c, '[0-9]{1,2} +[A-Za-z]+ +[0-9]{4}')
         THEN day_of(regexp_extract(c, '[0-9]{4}$'), month_number(regexp_extract(c, '[A-Za-z]+')),
                     regexp_extract(c, '^[0-9]{1,2}'))
         WHEN regexp_full_match(c, '[2-6][0-9]{4}(\.0+)?')
         THEN DATE '1899-12-30' + CAST(CAST(c AS DOUBLE) AS INTEGER) END;

CREATE OR REPLACE MACRO read_date(x) AS
    CASE WHEN length(x) = 10 AND CAST(try_cast(x AS DATE) AS VARCHAR) = x THEN try_cast(x AS DATE)
         WHEN regexp_full_match(cell(x), '.*[0-9][ T]+00:00(:00(\.0+)?)?')
         THEN slow_date(regexp_replace(cell(x), '[ T]+00:00(:00(\.0+)?)?$', ''))
         ELSE slow_date(cell(x)) END;

CREATE OR REPLACE MACRO why_date(x) AS 'date_unreadable';

CREATE OR REPLACE MACRO clock_of(c) AS
    try_cast(nullif(regexp_extract(c, '[ T]+([0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}(\.[0-9]{1,6})?)?)$', 1), '')
             AS VARCHAR);

CREATE OR REPLACE MACRO slow_moment(c) AS
    CASE WHEN slow_date(c) IS NOT NULL THEN CAST(slow_date(c) AS TIMESTAMP)
         WHEN clock_of(c) IS NOT NULL
         THEN try_cast(CAST(slow_date(regexp_replace(c, '[ T]+[0-9]{1,2}[:.][0-9]{2}.*$', '')) AS VARCHAR)
              || ' ' || lpad(CASE WHEN length(replace(clock_of(c), '.', ':')) <= 5
                             THEN replace(clock_of(c), '.', ':') || ':00'
                             ELSE clock_of(c) END, 8, '0') AS TIMESTAMP) END;

CREATE OR REPLACE MACRO read_moment(x) AS
    CASE WHEN length(x) = 10 AND CAST(try_cast(x AS DATE) AS VARCHAR) = x
         THEN CAST(try_cast(x AS DATE) AS TIMESTAMP)
         WHEN length(x) = 19 AND CAST(try_cast(x AS TIMESTAMP) AS VARCHAR) = x
         THEN try_cast(x AS TIMESTAMP)
         ELSE slow_moment(regexp_replace(cell(x), '(Z|\+00:?00)$', '')) END;

CREATE OR REPLACE MACRO why_moment(x) AS 'date_unreadable';

CREATE OR REPLACE MACRO month_of(y, m) AS
    CASE WHEN try_cast(m AS INTEGER) BETWEEN 1 AND 12 AND try_cast(y AS INTEGER) BETWEEN 1900 AND 2999
         THEN try_cast(y AS INTEGER) * 100 + try_cast(m AS INTEGER) END;

CREATE OR REPLACE MACRO slow_month(c) AS
    CASE WHEN regexp_full_match(c, '[0-9]{4}-[0-9]{1,2}')
         THEN month_of(split_part(c, '-', 1), split_part(c, '-', 2))
         WHEN regexp_full_match(c, '[0-9]{1,2}[/-][0-9]{4}')
         THEN month_of(right(c, 4), regexp_extract(c, '^[0-9]{1,2}'))
         WHEN regexp_full_match(c, '[A-Za-z]+ +[0-9]{4}')
         THEN month_of(right(c, 4), month_number(regexp_extract(c, '^[A-Za-z]+'))) END;

CREATE OR REPLACE MACRO month_number_of(d) AS year(d) * 100 + month(d);

CREATE OR REPLACE MACRO read_month(x) AS
    CASE WHEN length(x) = 7 AND CAST(try_cast(x || '-01' AS DATE) AS VARCHAR) = x || '-01'
         THEN month_number_of(try_cast(x || '-01' AS DATE))
         ELSE slow_month(cell(x)) END;

CREATE OR REPLACE MACRO why_month(x) AS 'period_unreadable';

-- A range counts as its last month; its first month stands beside it (read_first_month).
CREATE OR REPLACE MACRO range_part(x, side) AS
    CASE WHEN contains(x, '..') THEN cell(split_part(x, '..', side)) ELSE x END;

CREATE OR REPLACE MACRO slow_months(x) AS
    CASE WHEN NOT contains(x, '..') THEN slow_month(cell(x))
         WHEN slow_month(range_part(x, 1)) <= slow_month(range_part(x, 2))
          AND NOT contains(range_part(x, 2), '..')
         THEN slow_month(range_part(x, 2)) END;

CREATE OR REPLACE MACRO read_months(x) AS
    CASE WHEN length(x) = 7 AND CAST(try_cast(x || '-01' AS DATE) AS VARCHAR) = x || '-01'
         THEN month_number_of(try_cast(x || '-01' AS DATE))
         ELSE slow_months(x) END;

CREATE OR REPLACE MACRO read_first_month(x) AS
    CASE WHEN contains(x, '..') THEN slow_month(range_part(x, 1)) ELSE read_month(x) END;

CREATE OR REPLACE MACRO why_months(x) AS 'period_unreadable';

-- Only digits count in an account or card number; leading zeros stay.
CREATE OR REPLACE MACRO digits_of(x) AS translate(cell(x), ' .-' || chr(160), '');

CREATE OR REPLACE MACRO is_digits(d, least, most) AS
    regexp_full_match(d, '[0-9]+') AND length(d) BETWEEN least AND most;

CREATE OR REPLACE MACRO is_damaged(x) AS
    regexp_full_match(cell(x), '[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+')
    OR regexp_full_match(cell(x), '[0-9]{5,}[.,][0-9]{1,2}');

CREATE OR REPLACE MACRO read_account(x) AS
    CASE WHEN length(x) BETWEEN 5 AND 17
          AND CAST(try_cast('1' || x AS BIGINT) AS VARCHAR) = '1' || x THEN x
         WHEN is_damaged(x) THEN NULL
         WHEN is_digits(digits_of(x), 1, 34) THEN digits_of(x) END;

-- Matching keys accounts by number, with a 1 before the digits so that leading zeros count.
CREATE OR REPLACE MACRO account_key(x) AS
    CASE WHEN length(x) BETWEEN 5 AND 17
          AND CAST(try_cast('1' || x AS BIGINT) AS VARCHAR) = '1' || x
         THEN CAST(try_cast('1' || x AS BIGINT) AS HUGEINT)
         ELSE try_cast('1' || read_account(x) AS HUGEINT) END;

CREATE OR REPLACE MACRO account_of(key) AS CAST(key AS VARCHAR)[2:];

CREATE OR REPLACE MACRO why_account(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet'
         ELSE 'identifier_malformed' END;

CREATE OR REPLACE MACRO read_card(x) AS read_account(x);

CREATE OR REPLACE MACRO why_card(x) AS why_account(x);

CREATE OR REPLACE MACRO read_kk(x) AS
    CASE WHEN NOT is_damaged(x) AND is_digits(digits_of(x), 16, 16) THEN digits_of(x) END;

CREATE OR REPLACE MACRO why_kk(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet' ELSE 'kk_malformed' END;

CREATE OR REPLACE MACRO nik_year_day(d, century) AS
    day_of(century || d[11:12], d[9:10],
           CASE WHEN d[7:8] > '40' THEN CAST(try_cast(d[7:8] AS INTEGER) - 40 AS VARCHAR) ELSE d[7:8] END);

CREATE OR REPLACE MACRO nik_day_exists(d) AS
    (d[7:8] BETWEEN '01' AND '31' OR d[7:8] BETWEEN '41' AND '71')
    AND (nik_year_day(d, '19') IS NOT NULL OR nik_year_day(d, '20') IS NOT NULL);

CREATE OR REPLACE MACRO is_nik_filler(d) AS
    d = repeat(d[1], 16) OR d = '1234567890123456';

-- The first branch passes what is plainly valid; the second judges the rest by the calendar.
CREATE OR REPLACE MACRO slow_nik(x) AS
    CASE WHEN NOT is_damaged(x) AND is_digits(digits_of(x), 16, 16)
          AND nik_day_exists(digits_of(x)) AND right(digits_of(x), 4) <> '0000'
          AND NOT is_nik_filler(digits_of(x)) THEN digits_of(x) END;

CREATE OR REPLACE MACRO read_nik(x) AS
    CASE WHEN length(x) = 16 AND CAST(try_cast('1' || x AS BIGINT) AS VARCHAR) = '1' || x
          AND (x[7:8] BETWEEN '01' AND '28' OR x[7:8] BETWEEN '41' AND '68')
          AND x[9:10] BETWEEN '01' AND '12' AND x[13:16] <> '0000' AND x[1:8] <> x[9:16] THEN x
         ELSE slow_nik(x) END;

CREATE OR REPLACE MACRO why_nik(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet'
         WHEN is_nik_filler(digits_of(x)) THEN 'nik_filler'
         ELSE 'nik_malformed' END;

CREATE OR REPLACE MACRO read_region(x) AS
    CASE WHEN length(x) = 10 AND CAST(try_cast('1' || x AS BIGINT) AS VARCHAR) = '1' || x THEN x
         WHEN regexp_full_match(cell(x), '[0-9]{2}(\.?[0-9]{2}(\.?[0-9]{2}(\.?[0-9]{4})?)?)?')
         THEN replace(cell(x), '.', '') END;

CREATE OR REPLACE MACRO why_region(x) AS 'region_malformed';

CREATE OR REPLACE MACRO read_text(x) AS cell(x);

CREATE OR REPLACE MACRO read_name(x) AS cell(x);

CREATE OR REPLACE MACRO read_reference(x) AS cell(x);

CREATE OR REPLACE MACRO read_family(x) AS cell(x);

CREATE OR REPLACE MACRO read_program(x) AS upper(cell(x));

CREATE OR REPLACE MACRO read_choice(x) AS upper(translate(cell(x), ' -', '__'));
