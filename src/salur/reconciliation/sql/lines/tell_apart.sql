-- purpose: put the lines that were read again, with their hashes, in the place of the first reading
-- reads:   {again}, repeats
-- writes:  {lines}
-- grain:   one line
DELETE FROM {again} WHERE (file, acct) NOT IN (
    SELECT (file, acct) FROM {lines} WHERE ref IN (SELECT h FROM repeats));

DELETE FROM {lines} WHERE ref IN (SELECT h FROM repeats);

INSERT INTO {lines} BY NAME SELECT * FROM {again};

DROP TABLE {again};
