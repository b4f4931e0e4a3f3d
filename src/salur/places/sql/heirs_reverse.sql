-- purpose: undoes heirs.sql
-- reads: nothing
-- writes: places_heir
-- grain: the table

DROP TABLE places_heir;
