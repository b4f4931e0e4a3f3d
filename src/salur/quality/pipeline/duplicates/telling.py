"""The pairs as people read them: who, how likely, and why in words."""

from salur.batch.session import Session
from salur.quality.domain.reasons import reasons
from salur.quality.domain.twins import levels_of

PACKAGE = "salur.quality"


def tell(session: Session, least: float) -> None:
    """Write `pairs` from `scored`: those whose odds (natural logarithm) reach `least`."""
    patterns = [
        int(pattern)
        for (pattern,) in session.rows(
            "SELECT DISTINCT pattern FROM scored WHERE odds >= CAST($least AS DOUBLE) ORDER BY 1",
            {"least": least},
        )
    ]
    said = [(pattern, text) for pattern in patterns for text in reasons(levels_of(pattern))]
    session.run(
        "CREATE TABLE told_reasons AS SELECT pattern, list(text ORDER BY place) AS reasons FROM"
        " (SELECT unnest($patterns)::UBIGINT AS pattern, unnest($texts) AS text,"
        " generate_subscripts($texts, 1) AS place) GROUP BY pattern",
        {"patterns": [pattern for pattern, _ in said], "texts": [text for _, text in said]},
    )
    session.file(PACKAGE, "duplicates/pairs.sql", {"least": least})
    session.run("DROP TABLE told_reasons")
