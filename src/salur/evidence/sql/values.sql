-- purpose: read one cell of each kind, and say why it cannot be read (contracts.md section 1)
-- reads:   nothing
-- writes:  macros read_<kind>(x), NULL where unreadable, and why_<kind>(x), a rule's code
-- grain:   one cell
-- Each reader tries the canonical spelling first, by comparisons and one glob; every other
-- spelling takes the slow branch. `list_transform([e], lambda p: ...)[1]` binds e once: a
-- macro that names its argument five times would otherwise be planned five times over.
CREATE OR REPLACE MACRO bare(x) AS
    nullif(trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160)), '');

CREATE OR REPLACE MACRO cell(x) AS
    CASE WHEN x > '!' AND x < chr(127) AND x[-1] BETWEEN '!' AND '~' THEN x ELSE bare(x) END;

CREATE OR REPLACE MACRO is_digits(x, least, most) AS
    strlen(x) BETWEEN least AND most AND x NOT GLOB '*[!0-9]*';

-- Whole numbers: thousands may be grouped by either sign, a fraction must be zero.
CREATE OR REPLACE MACRO rupiah_parts(c) AS
    regexp_extract(
        c, '^(?:[rR][pP]\.?[ \x{00a0}]*)?(-?)([0-9]+|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{1,2}))?$',
        ['sign', 'whole', 'rest']);

CREATE OR REPLACE MACRO count_parts(c) AS
    regexp_extract(c, '^(-?)([0-9]+|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{1,2}))?$',
                   ['sign', 'whole', 'rest']);

CREATE OR REPLACE MACRO without_groups(digits) AS
    ltrim(replace(replace(digits, '.', ''), ',', ''), '0');

CREATE OR REPLACE MACRO whole_of(p) AS
    CASE WHEN p.whole <> '' AND length(without_groups(p.whole)) <= 15 AND p.rest IN ('', '0', '00')
         THEN try_cast(p.sign || '0' || without_groups(p.whole) AS BIGINT) END;

CREATE OR REPLACE MACRO why_whole(p) AS
    CASE WHEN p.whole = '' OR length(without_groups(p.whole)) > 15 THEN 'number_unreadable'
         ELSE 'number_fractional' END;

CREATE OR REPLACE MACRO read_rupiah(x) AS
    CASE WHEN is_digits(x, 1, 15) THEN try_cast(x AS BIGINT)
         ELSE list_transform([rupiah_parts(bare(x))], lambda p: whole_of(p))[1] END;

CREATE OR REPLACE MACRO why_rupiah(x) AS
    list_transform([rupiah_parts(bare(x))], lambda p: why_whole(p))[1];

CREATE OR REPLACE MACRO read_count(x) AS
    CASE WHEN is_digits(x, 1, 15) THEN try_cast(x AS BIGINT)
         ELSE list_transform([count_parts(bare(x))], lambda p: whole_of(p))[1] END;

CREATE OR REPLACE MACRO why_count(x) AS
    list_transform([count_parts(bare(x))], lambda p: why_whole(p))[1];

-- Kilograms to grams. Of two different signs the last is the decimal sign, one sign used twice
-- groups; one sign before exactly three digits is ambiguous unless `d`, the sender's saved
-- decimal sign, says which it is.
CREATE OR REPLACE MACRO mass_parts(c) AS
    regexp_extract(
        c, '^(-?)(?:([0-9]+)(?:([.,])([0-9]+))?|([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)|([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)|([0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})))$',
        ['sign', 'plain', 'mark', 'rest', 'dots', 'dots_rest', 'commas', 'commas_rest', 'groups']);

CREATE OR REPLACE MACRO mass_split(p, d) AS
    CASE WHEN length(p.rest) = 3 AND d IS NULL THEN {w: '', f: '', why: 'number_ambiguous'}
         WHEN length(p.rest) = 3 AND p.mark <> d AND length(p.plain) <= 3
         THEN {w: p.sign || p.plain || p.rest, f: '', why: NULL}
         WHEN length(p.rest) = 3 AND p.mark <> d THEN {w: '', f: '', why: 'number_unreadable'}
         ELSE {w: p.sign || replace(replace(p.plain || p.dots || p.commas || p.groups, '.', ''), ',', ''),
               f: p.rest || p.dots_rest || p.commas_rest, why: NULL} END;

CREATE OR REPLACE MACRO why_split(q) AS
    CASE WHEN q.why IS NOT NULL THEN q.why
         WHEN q.w = '' THEN 'number_unreadable'
         WHEN length(q.f) > 3 THEN 'number_fractional'
         WHEN length(ltrim(q.w, '-0')) > 12 THEN 'number_unreadable' END;

CREATE OR REPLACE MACRO grams_of(q) AS
    CASE WHEN why_split(q) IS NULL THEN try_cast(q.w || rpad(q.f, 3, '0') AS BIGINT) END;

CREATE OR REPLACE MACRO read_mass(x, d := NULL) AS
    CASE WHEN is_digits(x, 1, 12) THEN try_cast(x AS BIGINT) * 1000
         ELSE list_transform(list_transform([mass_parts(bare(x))], lambda p: mass_split(p, d)),
                             lambda q: grams_of(q))[1] END;

CREATE OR REPLACE MACRO why_mass(x, d := NULL) AS
    list_transform(list_transform([mass_parts(bare(x))], lambda p: mass_split(p, d)),
                   lambda q: why_split(q))[1];

CREATE OR REPLACE MACRO read_number(x) AS
    list_transform([bare(x)], lambda c: CASE WHEN regexp_full_match(c, '-?[0-9]{1,9}([.,][0-9]+)?')
                                        THEN try_cast(replace(c, ',', '.') AS DOUBLE) END)[1];

CREATE OR REPLACE MACRO why_number(x) AS 'number_unreadable';

CREATE OR REPLACE MACRO month_number(word) AS
    list_position(
        ['januari', 'februari', 'maret', 'april', 'mei', 'juni', 'juli', 'agustus', 'september',
         'oktober', 'november', 'desember'], lower(word));

CREATE OR REPLACE MACRO day_parts(c) AS
    regexp_extract(
        c, '^(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})|([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})|([0-9]{1,2}) +((?i:[a-z]+)) +([0-9]{4}))$',
        ['y1', 'm1', 'd1', 'd2', 'm2', 'y2', 'd3', 'm3', 'y3', 'd4', 'm4', 'y4']);

CREATE OR REPLACE MACRO day_of(y, m, d) AS
    CASE WHEN y > '0000' THEN try_cast(y || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') AS DATE) END;

CREATE OR REPLACE MACRO day_of_parts(p) AS
    day_of(p.y1 || p.y2 || p.y3 || p.y4,
           p.m1 || p.m2 || p.m3 || coalesce(CAST(month_number(p.m4) AS VARCHAR), ''),
           p.d1 || p.d2 || p.d3 || p.d4);

CREATE OR REPLACE MACRO read_day(c) AS
    list_transform([day_parts(c)], lambda p: day_of_parts(p))[1];

-- A time of day behind the day; `h` is empty where there is none.
CREATE OR REPLACE MACRO moment_parts(c) AS
    regexp_extract(c, '^(.+?)(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?)?$',
                   ['day', 'h', 'm', 's']);

CREATE OR REPLACE MACRO moment_of_parts(p) AS
    CASE WHEN p.h = '' THEN CAST(read_day(p.day) AS TIMESTAMP)
         WHEN p.h < '24' AND p.m < '60' AND p.s < '60'
         THEN CAST(read_day(p.day) AS TIMESTAMP)
              + to_seconds(CAST(p.h AS INTEGER) * 3600 + CAST(p.m AS INTEGER) * 60
                           + CAST('0' || p.s AS INTEGER)) END;

-- A spreadsheet counts days from 30 December 1899, a fraction being the time of day.
CREATE OR REPLACE MACRO serial_parts(c) AS
    regexp_extract(c, '^([0-9]{5})(?:[.,]([0-9]+))?$', ['days', 'rest']);

CREATE OR REPLACE MACRO moment_of_serial(p) AS
    TIMESTAMP '1899-12-30' + to_days(CAST(p.days AS INTEGER))
    + to_seconds(CAST(round_even(CAST('0.' || p.rest || '0' AS DOUBLE) * 86400, 0) AS BIGINT));

CREATE OR REPLACE MACRO slow_moment(c) AS
    CASE WHEN regexp_full_match(c, '[0-9]{5}([.,][0-9]+)?')
         THEN list_transform([serial_parts(c)], lambda p: moment_of_serial(p))[1]
         ELSE list_transform([moment_parts(c)], lambda p: moment_of_parts(p))[1] END;

CREATE OR REPLACE MACRO is_iso_day(x) AS
    strlen(x) = 10 AND x GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]';

CREATE OR REPLACE MACRO read_date(x) AS
    CASE WHEN is_iso_day(x) THEN try_cast(x AS DATE)
         ELSE CAST(list_transform([bare(x)], lambda c: slow_moment(c))[1] AS DATE) END;

-- A day of the month that the file is about, told by comparing texts: `first` and `last` differ in
-- their last two letters only, and so does whatever lies between them.
CREATE OR REPLACE MACRO is_day_between(x, first, last) AS
    x BETWEEN first AND last AND strlen(x) = 10 AND x GLOB '*[0-9]';

CREATE OR REPLACE MACRO why_date(x) AS 'date_unreadable';

CREATE OR REPLACE MACRO is_iso_moment(x) AS
    strlen(x) = 19
    AND x GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][ T][0-2][0-9]:[0-5][0-9]:[0-5][0-9]'
    AND x[12:13] < '24';

CREATE OR REPLACE MACRO read_moment(x) AS
    CASE WHEN is_iso_day(x) THEN CAST(try_cast(x AS DATE) AS TIMESTAMP)
         WHEN is_iso_moment(x) THEN try_cast(x AS TIMESTAMP)
         ELSE list_transform([bare(x)], lambda c: slow_moment(c))[1] END;

CREATE OR REPLACE MACRO why_moment(x) AS 'date_unreadable';

CREATE OR REPLACE MACRO month_parts(c) AS
    regexp_extract(c, '^(?:([0-9]{4})-([0-9]{2})|([0-9]{1,2})/([0-9]{4})|((?i:[a-z]+)) +([0-9]{4}))$',
                   ['y1', 'm1', 'm2', 'y2', 'm3', 'y3']);

CREATE OR REPLACE MACRO month_of(y, m) AS
    CASE WHEN m BETWEEN 1 AND 12 AND y >= 1900 THEN y * 100 + m END;

CREATE OR REPLACE MACRO month_of_parts(p) AS
    month_of(try_cast(p.y1 || p.y2 || p.y3 AS INTEGER),
             coalesce(try_cast(p.m1 || p.m2 AS INTEGER), month_number(p.m3)));

CREATE OR REPLACE MACRO slow_month(c) AS
    list_transform([month_parts(bare(c))], lambda p: month_of_parts(p))[1];

-- Both ends of a period, NULL where it is unreadable, runs backwards or has three ends.
CREATE OR REPLACE MACRO ends_of(ends) AS
    CASE WHEN len(ends) <= 2 AND ends[1] <= ends[-1] THEN ends END;

CREATE OR REPLACE MACRO slow_period(x) AS
    list_transform([list_transform(string_split(bare(x), '..'), lambda c: slow_month(c))],
                   lambda ends: ends_of(ends))[1];

CREATE OR REPLACE MACRO month_number_of(d) AS CAST(year(d) * 100 + month(d) AS INTEGER);

CREATE OR REPLACE MACRO is_iso_month(x) AS
    strlen(x) = 7 AND x GLOB '20[0-9][0-9]-[01][0-9]';

CREATE OR REPLACE MACRO read_month(x) AS
    CASE WHEN is_iso_month(x) THEN month_number_of(try_cast(x || '-01' AS DATE))
         ELSE list_transform([slow_period(x)],
                             lambda ends: CASE WHEN ends[1] = ends[-1] THEN ends[1] END)[1] END;

CREATE OR REPLACE MACRO why_month(x) AS
    CASE WHEN slow_period(x) IS NULL THEN 'period_unreadable' ELSE 'period_not_one_month' END;

-- A range counts as its last month; its first month stands beside it (read_first_month).
CREATE OR REPLACE MACRO read_months(x) AS
    CASE WHEN is_iso_month(x) THEN month_number_of(try_cast(x || '-01' AS DATE))
         ELSE slow_period(x)[-1] END;

CREATE OR REPLACE MACRO read_first_month(x) AS
    CASE WHEN is_iso_month(x) THEN month_number_of(try_cast(x || '-01' AS DATE))
         ELSE slow_period(x)[1] END;

CREATE OR REPLACE MACRO why_months(x) AS 'period_unreadable';

-- Only digits count in an account or card number; blanks and dashes between them go, leading
-- zeros stay. One dot or comma is a fraction, an exponent is one: a spreadsheet was at it.
CREATE OR REPLACE MACRO digits_of(x) AS replace(replace(replace(bare(x), ' ', ''), '-', ''), chr(160), '');

CREATE OR REPLACE MACRO is_damaged(x) AS
    coalesce(regexp_full_match(bare(x), '[0-9]+[.,][0-9]+|[0-9]+([.,][0-9]+)?[eE][+-]?[0-9]+'), false);

-- 37 digits are the most that the number form of a key can hold.
CREATE OR REPLACE MACRO read_account(x) AS
    CASE WHEN is_digits(x, 1, 37) THEN x
         WHEN is_damaged(x) THEN NULL
         WHEN is_digits(digits_of(x), 1, 37) THEN digits_of(x) END;

-- Matching keys accounts by number, with a 1 before the digits so that leading zeros count.
-- A number with as many digits as the text is long is all digits, unless it has an exponent.
CREATE OR REPLACE MACRO least_key(digits) AS
    [10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
     100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
     10000000000000000, 100000000000000000][digits];

CREATE OR REPLACE MACRO short_account_key(x) AS
    CASE WHEN try_cast('1' || x AS BIGINT) >= least_key(strlen(x))
          AND NOT contains(x, 'e') AND NOT contains(x, 'E')
         THEN try_cast('1' || x AS BIGINT)
         ELSE try_cast('1' || read_account(x) AS BIGINT) END;

CREATE OR REPLACE MACRO long_account_key(x) AS
    coalesce(CAST(short_account_key(x) AS HUGEINT), try_cast('1' || read_account(x) AS HUGEINT));

CREATE OR REPLACE MACRO account_key(x) AS long_account_key(x);

CREATE OR REPLACE MACRO account_of(key) AS substr(CAST(key AS VARCHAR), 2);

CREATE OR REPLACE MACRO why_account(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet' ELSE 'identifier_malformed' END;

CREATE OR REPLACE MACRO read_card(x) AS read_account(x);

CREATE OR REPLACE MACRO why_card(x) AS why_account(x);

CREATE OR REPLACE MACRO read_kk(x) AS
    CASE WHEN is_digits(x, 16, 16) THEN x
         WHEN NOT is_damaged(x) AND is_digits(digits_of(x), 16, 16) THEN digits_of(x) END;

CREATE OR REPLACE MACRO why_kk(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet' ELSE 'kk_malformed' END;

-- In money files a NIK is only looked at, not judged by the calendar: sixteen digits.
CREATE OR REPLACE MACRO read_nik_digits(x) AS read_kk(x);

CREATE OR REPLACE MACRO why_nik_digits(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet' ELSE 'nik_malformed' END;

CREATE OR REPLACE MACRO nik_day(d) AS
    CASE WHEN d[7:8] > '40' THEN lpad(CAST(try_cast(d[7:8] AS INTEGER) - 40 AS VARCHAR), 2, '0')
         ELSE d[7:8] END;

CREATE OR REPLACE MACRO nik_day_exists(d) AS
    (d[7:8] BETWEEN '01' AND '31' OR d[7:8] BETWEEN '41' AND '71')
    AND (try_cast('19' || d[11:12] || '-' || d[9:10] || '-' || nik_day(d) AS DATE) IS NOT NULL
         OR try_cast('20' || d[11:12] || '-' || d[9:10] || '-' || nik_day(d) AS DATE) IS NOT NULL);

CREATE OR REPLACE MACRO is_nik_filler(d) AS
    d = repeat(d[1], 16) OR d = '1234567890123456';

-- The first branch passes what is plainly valid; the second judges the rest by the calendar.
CREATE OR REPLACE MACRO valid_nik(d) AS
    CASE WHEN nik_day_exists(d) AND right(d, 4) <> '0000' AND NOT is_nik_filler(d) THEN d END;

CREATE OR REPLACE MACRO read_nik(x) AS
    CASE WHEN is_digits(x, 16, 16)
          AND (x[7:8] BETWEEN '01' AND '28' OR x[7:8] BETWEEN '41' AND '68')
          AND x[9:10] BETWEEN '01' AND '12' AND x[13:16] <> '0000' AND x[1:8] <> x[9:16] THEN x
         ELSE list_transform([read_kk(x)], lambda d: valid_nik(d))[1] END;

CREATE OR REPLACE MACRO why_nik(x) AS
    CASE WHEN is_damaged(x) THEN 'identifier_damaged_by_spreadsheet'
         WHEN coalesce(is_nik_filler(digits_of(x)), false) THEN 'nik_filler'
         ELSE 'nik_malformed' END;

CREATE OR REPLACE MACRO read_region(x) AS
    CASE WHEN is_digits(x, 10, 10) THEN x
         WHEN regexp_full_match(
             bare(x), '[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10}|[0-9]{2}\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?')
         THEN replace(bare(x), '.', '') END;

-- What a translation could not tell is left with the name of its system behind it.
CREATE OR REPLACE MACRO why_region(x) AS
    CASE WHEN regexp_full_match(bare(x), '.{1,20} \([a-z][a-z0-9-]*\)') THEN 'region_untranslated'
         ELSE 'region_malformed' END;

CREATE OR REPLACE MACRO read_text(x) AS cell(x);

CREATE OR REPLACE MACRO read_name(x) AS cell(x);

CREATE OR REPLACE MACRO read_reference(x) AS cell(x);

CREATE OR REPLACE MACRO read_family(x) AS cell(x);

CREATE OR REPLACE MACRO read_program(x) AS upper(cell(x));

CREATE OR REPLACE MACRO read_choice(x) AS upper(bare(x));
