-- purpose: the families of which one snapshot was the first to say that they left
-- reads: quality_departure
-- writes: nothing
-- grain: one family

SELECT id_kpm FROM quality_departure WHERE snapshot = %s AND state = 'OPEN'
