"""The questions about pairs of families that may be one; row security limits who is asked about."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.quality.domain.pairs import PairState, Side, Word
from salur.quality.domain.questions import Answer

PAGE = 50


@dataclass(frozen=True)
class Said:
    """What an office says of a pair."""

    side: Side
    word: Word
    keep: UUID | None
    note: str
    name: str
    at: dt.datetime
    organisation: UUID | None


@dataclass(frozen=True)
class FieldQuestion:
    """What the field was asked about a pair, and what it answered, if it has."""

    id: UUID
    text: str
    path: str
    asked_by: str
    asked_at: dt.datetime
    due: dt.date
    answer: Answer | None
    note: str
    answered_by: str | None
    answered_at: dt.datetime | None
    organisation: UUID | None


@dataclass(frozen=True)
class NearPair:
    """Another pair of the same cluster."""

    id: UUID
    first: str
    second: str
    probability: float
    state: PairState


@dataclass(frozen=True)
class PairView:
    """One pair, what was said of it, and where whoever asks goes from here."""

    id: UUID
    first: UUID
    second: UUID
    first_id_kpm: str
    second_id_kpm: str
    first_path: str
    second_path: str
    probability: float
    reasons: tuple[str, ...]
    state: PairState
    first_word: Word | None
    second_word: Word | None
    settled_word: Word | None
    found_in: int
    next_id: UUID | None
    previous_id: UUID | None
    votes: tuple[Said, ...]
    questions: tuple[FieldQuestion, ...]
    cluster: tuple[NearPair, ...]


class PairAfter(NamedTuple):
    """The key beyond which the next page of pairs begins."""

    rank: float
    cluster: UUID
    probability: float
    id: UUID


@dataclass(frozen=True)
class PairLine:
    """One pair in a list."""

    id: UUID
    first_id_kpm: str
    second_id_kpm: str
    first_path: str
    second_path: str
    probability: float
    reasons: tuple[str, ...]
    state: PairState
    first_word: Word | None
    second_word: Word | None
    settled_word: Word | None
    after_key: PairAfter


@dataclass(frozen=True)
class Progress:
    """How far whoever asks is with their pairs; `latest` is the pair they said something of last.

    `total` are those that they have to do with, `turn` those that wait for their word.
    """

    total: int
    turn: int
    asked: int
    waiting: int
    disputed: int
    same: int
    different: int
    begin_with: UUID | None
    latest: UUID | None
    searched_at: dt.datetime | None

    @property
    def done(self) -> int:
        """How many no longer wait for whoever asks, nor for the field."""
        return self.total - self.turn - self.asked


def pair(pair_id: UUID, *, settles: bool) -> PairView | None:
    """Give one pair, None where there is none in scope; `settles` for whoever settles disputes."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "pairs/one"), {"pair": pair_id, "settles": settles})
        row = cursor.fetchone()
    if row is None:
        return None
    after, before, first = row[14:17]
    stands = (tuple(row[8]), PairState(row[9]), *map(_word, row[10:13]), row[13])
    told = zip((_said, _question, _near), row[17:], strict=True)
    lists = [tuple(map(make, json.loads(text or "[]"))) for make, text in told]
    values = (*row[:8], *stands, after or first, before, *lists)
    return PairView(*values)


def pairs_page(
    what: str, *, after: PairAfter | None = None, limit: int = PAGE
) -> tuple[PairLine, ...]:
    """Give the next pairs of a list: `turn`, `waiting`, `asked`, `disputed`, `decided`."""
    values: dict[str, Any] = {"what": what, "limit": limit}
    values |= after._asdict() if after else dict.fromkeys(PairAfter._fields)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("quality", "pairs/page"), values)
        return tuple(map(_line, cursor.fetchall()))


def progress(person: UUID, *, settles: bool) -> Progress:
    """Say how far `person` is with the pairs in scope."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("quality", "pairs/progress"), {"person": person, "settles": settles}
        )
        return Progress(*cursor.fetchone())


def _line(row: tuple[Any, ...]) -> PairLine:
    stands = (tuple(row[6]), PairState(row[7]), *map(_word, row[8:11]))
    values = (*row[:6], *stands, PairAfter(row[11], row[12], row[5], row[0]))
    return PairLine(*values)


def _word(text: str | None) -> Word | None:
    return Word(text) if text else None


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _said(row: dict[str, Any]) -> Said:
    return Said(
        Side(row["side"]), Word(row["word"]), _id(row["keep"]), row["note"], row["name"],
        dt.datetime.fromisoformat(row["at"]), _id(row["organisation"]),
    )  # fmt: skip


def _question(row: dict[str, Any]) -> FieldQuestion:
    return FieldQuestion(
        UUID(row["id"]), row["text"], row["path"], row["asked_by"],
        dt.datetime.fromisoformat(row["asked_at"]), dt.date.fromisoformat(row["due"]),
        Answer(row["answer"]) if row["answer"] else None, row["note"], row["answered_by"],
        _moment(row["answered_at"]), _id(row["organisation"]),
    )  # fmt: skip


def _near(row: dict[str, Any]) -> NearPair:
    return NearPair(
        UUID(row["id"]), row["first"], row["second"], row["probability"], PairState(row["state"])
    )
