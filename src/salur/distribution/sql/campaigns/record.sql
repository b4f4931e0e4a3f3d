-- purpose: keeps what became of every card of a hand-over
-- reads: nothing
-- writes: distribution_campaign_card, distribution_campaign
-- grain: one hand-over; whoever is not named was handed the card

UPDATE distribution_campaign_card c SET outcome = coalesce(e.outcome, %(otherwise)s)
FROM distribution_campaign_card o
LEFT JOIN unnest(%(numbers)s::integer[], %(outcomes)s::text[]) e (number, outcome) ON e.number = o.number
WHERE o.campaign_id = %(id)s AND c.campaign_id = o.campaign_id AND c.number = o.number;

UPDATE distribution_campaign c
SET state = %(state)s, handed = s.handed, absent = s.absent, unhanded = s.unhanded, no_ba = %(no_ba)s,
    recorded_by = %(by)s, recorded_by_name = %(by_name)s, recorded_at = %(at)s
FROM (
    SELECT
        count(*) FILTER (WHERE outcome = 'HANDED') AS handed, count(*) FILTER (WHERE outcome = 'ABSENT') AS absent,
        count(*) FILTER (WHERE outcome NOT IN ('HANDED', 'ABSENT', 'CANCELLED')) AS unhanded
    FROM distribution_campaign_card WHERE campaign_id = %(id)s
) s
WHERE c.id = %(id)s;
