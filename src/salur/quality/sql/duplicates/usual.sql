-- purpose: how common names and days are that agree, on the whole
-- reads:   compared
-- writes:  usual
-- grain:   one row
CREATE TABLE usual AS
SELECT avg(name_share) AS name_share, avg(mother_share) AS mother_share, avg(head_share) AS head_share,
       avg(born_share) AS born_share
FROM compared;
