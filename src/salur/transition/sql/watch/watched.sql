-- purpose: tells until what publication each province was looked at, and when
-- reads: transition_watched
-- writes: nothing
-- grain: one province

SELECT path::text, published_at, watched_at FROM transition_watched;
