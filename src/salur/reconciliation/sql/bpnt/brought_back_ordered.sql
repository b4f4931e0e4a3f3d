-- purpose: tell again which families have several orders, after matching on a cluster
-- reads:   entangled
-- writes:  several
-- grain:   one hash
-- Hashes of two engines differ. Of the families with one order on an account of its own, those
-- among `entangled` are exactly those with several.
CREATE TABLE several AS SELECT DISTINCT hash(id_kpm) AS h FROM entangled;
