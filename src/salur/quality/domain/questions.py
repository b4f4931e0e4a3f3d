"""What the field may answer, and by when it should."""

import datetime as dt
import enum

DAYS_TO_ANSWER = 14


class Answer(enum.StrEnum):
    """What a facilitator found at the door."""

    ONE = "ONE"
    TWO = "TWO"
    NOT_FOUND = "NOT_FOUND"
    UNCLEAR = "UNCLEAR"


def due_on(asked_on: dt.date) -> dt.date:
    """Give the day by which a question asked on that day should be answered."""
    return asked_on + dt.timedelta(days=DAYS_TO_ANSWER)
