-- purpose: the frozen list, written out for the engine
-- reads: the CSV file $path
-- writes: listed
-- grain: one family

CREATE TABLE listed AS
SELECT id_kpm, payable
FROM read_csv(
    $path, header = true, delim = ',', quote = '"', columns = {'id_kpm': 'VARCHAR', 'payable': 'BOOLEAN'}
);
