-- purpose: tells who came to a list by a change that no place was offered to, where some place was free for them
-- reads: registry_place_change (temporary), graduation_slot
-- writes: nothing
-- grain: one change

SELECT p.change, p.family, left(p.kode_wilayah, 4), p.month, p.at
FROM registry_place_change p
WHERE p.does = 'fills'
    AND NOT EXISTS (SELECT FROM graduation_slot s WHERE s.filled_by = p.change)
    AND EXISTS (
        SELECT FROM graduation_slot s
        WHERE s.state = 'FREE' AND left(s.code, 4) = left(p.kode_wilayah, 4)
            AND s.free_since <= p.at AND s.from_month <= p.month
    )
ORDER BY p.at, p.change;
