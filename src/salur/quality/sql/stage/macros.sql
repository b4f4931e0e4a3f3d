-- purpose: what the rules share: why a cell could not be read, numbers as numbers, placeholders, who else is concerned
-- reads:   nothing (beside the readers of evidence, values.sql)
-- writes:  macros of the session
-- grain:   one cell

-- The rule that a cell broke: `why` where there is a cell `w` and no value `v`.
CREATE OR REPLACE MACRO fault_of(v, w, why) AS
    CASE WHEN v IS NULL AND w > '' THEN CASE WHEN bare(w) IS NOT NULL THEN why END END;

-- Sixteen digits as a number. The engine reads exponents and 0x… as numbers too; whatever is written in
-- any other way than plain digits takes the slow branch.
CREATE OR REPLACE MACRO sixteen_digits(x) AS
    CASE WHEN strlen(x) = 16 AND x >= '1' AND try_cast(x AS BIGINT) >= 1000000000000000
          AND NOT contains(x, 'e') AND NOT contains(x, 'E') THEN try_cast(x AS BIGINT)
         ELSE CAST(read_kk(x) AS BIGINT) END;

-- Accounts and cards are compared as numbers that hold their length too, for leading zeros count.
-- Numbers of more than sixteen digits, which no bank of ours gives, are known by their hash.
CREATE OR REPLACE MACRO number_key(digits) AS
    CASE WHEN strlen(digits) > 16 THEN -CAST(hash(digits) // 4 AS BIGINT)
         ELSE CAST(digits AS BIGINT) + strlen(digits) * 100000000000000000 END;

CREATE OR REPLACE MACRO is_sixteen(key) AS key // 100000000000000000 = 16;

-- A day of birth as a NIK says it. The year has two digits: 29 February is a day when either century
-- has it.
CREATE OR REPLACE MACRO is_day_of(day, month, year) AS
    month BETWEEN 1 AND 12
    AND (day BETWEEN 1 AND 28
         OR (day BETWEEN 29 AND 30 AND month <> 2)
         OR (day = 31 AND month IN (1, 3, 5, 7, 8, 10, 12))
         OR (day = 29 AND month = 2 AND year % 4 = 0));

CREATE OR REPLACE MACRO is_filler(n) AS
    n % 1111111111111111 = 0 OR n = 1234567890123456;

CREATE OR REPLACE MACRO bare_words(x) AS
    trim(regexp_replace(upper(x), '[^A-Z]+', ' ', 'g'));

-- The first five of the families concerned by name, and how many there are besides.
CREATE OR REPLACE MACRO told(ids, families) AS
    concat_ws(' ', array_to_string(list_slice(ids, 1, 5), ' '),
              CASE WHEN families > least(len(ids), 5) THEN '+' || (families - least(len(ids), 5)) END)
