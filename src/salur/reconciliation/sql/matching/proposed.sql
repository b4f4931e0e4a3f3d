-- purpose: the candidates that are worth a look, and what each is; domain.matching.proposed in SQL
-- reads:   compared; settled (ordered, other): pairs that people rejected or undid
-- writes:  proposed (ordered, other, reasons, score, standing)
-- grain:   one pair
CREATE TABLE proposed AS
WITH worth AS (
    SELECT * FROM compared c ANTI JOIN settled USING (ordered, other) WHERE score >= $least
), near AS (
    SELECT * FROM (
        SELECT *, max(score) OVER (PARTITION BY ordered) AS best_ordered, max(score) OVER (PARTITION BY other) AS best_other
        FROM worth
    ) WHERE score > best_ordered - $margin AND score > best_other - $margin
)
SELECT ordered, other, reasons, score,
       CASE WHEN count(*) OVER (PARTITION BY ordered) > 1 OR count(*) OVER (PARTITION BY other) > 1 THEN 'ambiguous'
            WHEN score >= $strong THEN 'clear' ELSE 'possible' END AS standing,
       row_number() OVER (PARTITION BY other ORDER BY score DESC, ordered) AS place
FROM near;

DELETE FROM proposed WHERE place > $most_shown;
