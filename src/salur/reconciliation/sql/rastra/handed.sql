-- purpose: add up what families were handed in the period (section 4)
-- reads:   handovers, listed
-- writes:  handed_lines: hand-overs without their copies, with the family's desa
--          handed: grams by family
--          handed_held: lines held back because the family is not listed, by file
--          notes: family_unknown, replayed_line, other_period
-- grain:   handed_lines one content; handed one family; handed_held one file
-- A family that is not on the list holds its line back before copies and periods are looked
-- at; such lines are in no desa's H.
CREATE TABLE handed_lines AS
SELECT s.id_kpm, s.month, s.kg, s.line, any_value(l.code) AS code, count(*) AS times,
       min(s.file) AS file
FROM handovers s LEFT JOIN listed l ON l.id_kpm = s.id_kpm
GROUP BY s.id_kpm, s.month, s.kg, s.line;

CREATE TABLE handed AS
SELECT id_kpm, any_value(code) AS code, sum(kg) AS grams
FROM handed_lines WHERE month = $period GROUP BY id_kpm;

CREATE TABLE handed_held AS
SELECT file, count(*) AS rows, sum(kg) AS amount
FROM handovers WHERE NOT EXISTS (SELECT 1 FROM listed l WHERE l.id_kpm = handovers.id_kpm)
GROUP BY file;

INSERT INTO notes
SELECT 'family_unknown', NULL, false, rows FROM handed_held
UNION ALL
SELECT 'replayed_line', code, month = $period, times - 1
FROM handed_lines WHERE code IS NOT NULL AND times > 1
UNION ALL
SELECT 'other_period', NULL, false, 1
FROM handed_lines WHERE code IS NOT NULL AND month <> $period;
