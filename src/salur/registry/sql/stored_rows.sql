-- purpose: the accepted rows of a stored file, as they were written
-- reads:   one Parquet file
-- writes:  stored_rows
-- grain:   row of the sender's file
CREATE TABLE stored_rows AS FROM read_parquet($path);
