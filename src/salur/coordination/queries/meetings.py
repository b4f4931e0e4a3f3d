"""The questions about meetings: which there are, agenda, decisions, minutes, and follow-up."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.coordination.domain.meetings import ItemKind, MeetingKind, MeetingState, MinutesState
from salur.coordination.domain.obstacles import LIVE, State, is_overdue, shown_number
from salur.coordination.queries.running import rows_of
from salur.kernel.region_code import RegionCode

PAGE = 25
_MOST_DECISIONS = 2_000
MeetingKey = tuple[dt.date, UUID]


@dataclass(frozen=True)
class Meeting:
    """One meeting; `period` is the month that it is about, `codes` the regions."""

    id: UUID
    kind: MeetingKind
    program: str
    title: str
    held_on: dt.date
    place: str
    period: int
    codes: tuple[str, ...]
    paths: tuple[str, ...]
    invited: tuple[UUID, ...]
    chair: str
    state: MeetingState
    planned_by_name: str
    planned_org: UUID
    planned_at: dt.datetime
    packed_at: dt.datetime | None
    opened_at: dt.datetime | None
    minuted_at: dt.datetime | None
    called_off_at: dt.datetime | None
    called_off_why: str

    @property
    def after_key(self) -> MeetingKey:
        """Where the next page begins."""
        return self.held_on, self.id


@dataclass(frozen=True)
class Attended:
    """One organisation that is invited; `present` is None until somebody noted it."""

    organisation: UUID
    present: bool | None
    people: str
    noted_by_name: str
    noted_at: dt.datetime | None


@dataclass(frozen=True)
class Item:
    """One point of an agenda; `code` is empty for the whole meeting.

    `from_data`: the data drew it, nobody added it.
    """

    id: UUID
    position: int
    kind: ItemKind
    code: str
    party: UUID | None
    subject: str
    figures: Mapping[str, int | str]
    words: str
    from_data: bool
    added_by_name: str
    added_at: dt.datetime
    dropped_at: dt.datetime | None
    dropped_by_name: str
    dropped_why: str


@dataclass(frozen=True)
class Decision:
    """One decision and what became of it: the obstacle that somebody works on, as it stands now.

    Where one may not see that obstacle `state` is None though there is one.
    """

    id: UUID
    n: int
    item_id: UUID | None
    words: str
    code: str
    owner_org: UUID | None
    due: dt.date | None
    obstacle_id: UUID | None
    decided_by_name: str
    decided_at: dt.datetime
    number: int | None
    state: State | None
    owner_now: UUID | None
    due_now: dt.date | None

    @property
    def shown(self) -> str:
        """The number of its obstacle as people say it, empty where there is none."""
        return shown_number(self.number) if self.number is not None else ""

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to do it, or to verify that it is done."""
        return self.state is not None and self.state in LIVE

    def is_overdue(self, on: dt.date) -> bool:
        """Whether it should have been done by now."""
        return (
            self.state is not None
            and self.due_now is not None
            and is_overdue(self.state, self.due_now, on)
        )


@dataclass(frozen=True)
class FollowedUp:
    """One decision about a region, of the meeting that made it."""

    code: str
    meeting_id: UUID
    title: str
    held_on: dt.date
    decision: Decision


@dataclass(frozen=True)
class MinutesVersion:
    """One version of minutes: its frozen words, who wrote them and who signed or returned them."""

    version: int
    content: str
    digest: str
    reason: str
    written_by: UUID
    written_by_name: str
    written_at: dt.datetime
    signed_by: UUID | None
    signed_by_name: str
    signed_title: str
    signed_nip: str
    signed_at: dt.datetime | None
    state: MinutesState
    wrote_before: tuple[UUID, ...]
    returned_by_name: str
    returned_why: str


@dataclass(frozen=True)
class InTheWay:
    """One live obstacle of a kab/kota, and how many that kab/kota has, how many of them overdue."""

    id: UUID
    number: int
    kab: str
    code: str
    program: str
    cause: str
    owner_org: UUID
    party: UUID | None
    state: State
    due: dt.date
    opened_on: dt.date
    families: int
    rupiah: int
    grams: int
    all_of_it: int
    all_overdue: int

    @property
    def shown(self) -> str:
        """The number as people say it."""
        return shown_number(self.number)

    def is_overdue(self, on: dt.date) -> bool:
        """Whether it should have been solved by now."""
        return is_overdue(self.state, self.due, on)


def in_the_way(paths: Sequence[str], *, today: dt.date, most: int) -> tuple[InTheWay, ...]:
    """Give live obstacles at or under `paths`, so many of each kab/kota at most, worst first."""
    values = {"paths": list(paths), "today": today, "most": most}
    return tuple(map(_in_the_way, rows_of("meetings/obstacles", values)))


def greatest_of_causes(
    codes: Iterable[str],
    digits: int,
    programs: Iterable[str],
    causes: Iterable[str],
    period: int,
) -> dict[tuple[str, str, str], tuple[UUID, str]]:
    """Give the greatest live obstacle by (region, programme, cause): its id and shown number."""
    values = {
        "codes": sorted(set(codes)), "digits": digits, "programs": list(programs),
        "causes": list(causes), "period": period,
    }  # fmt: skip
    return {
        (code, program, cause): (identity, shown_number(number))
        for code, program, cause, identity, number in rows_of("meetings/answers", values)
    }


def meeting(meeting_id: UUID) -> Meeting | None:
    """Give one meeting, None where the scope has none."""
    return next(map(_meeting, rows_of("meetings/one", {"id": meeting_id})), None)


def meetings_page(
    path: str, *, after: MeetingKey | None = None, limit: int = PAGE
) -> tuple[Meeting, ...]:
    """Give the meetings about `path`, around it or within it, the newest day first."""
    day, identity = after or (None, None)
    values = {"path": path, "after_day": day, "after_id": identity, "limit": limit}
    return tuple(map(_meeting, rows_of("meetings/page", values)))


def attendance(meeting_id: UUID) -> tuple[Attended, ...]:
    """Give who is invited and who came, in the order of the invitation."""
    return tuple(Attended(*row) for row in rows_of("meetings/attendance", {"id": meeting_id}))


def agenda(meeting_id: UUID) -> tuple[Item, ...]:
    """Give the points of a meeting in their order, those that were dropped last."""
    return tuple(map(_item, rows_of("meetings/items", {"id": meeting_id})))


def decisions(meeting_id: UUID) -> tuple[Decision, ...]:
    """Give what a meeting decided, and what became of each."""
    return tuple(map(_decision, rows_of("meetings/decisions", {"id": meeting_id})))


def follow_up(
    codes: Iterable[str],
    *,
    before: dt.date,
    but: UUID | None = None,
    own: UUID | None = None,
) -> dict[str, tuple[FollowedUp, ...]]:
    """Give for regions what was decided about them until a day, and what became of it.

    Everything of the last meeting whose regions hold each region, and of earlier ones what is not
    verified yet; one question for all regions. `but` is a meeting that does not count; what `own`
    decided stands under the empty code.
    """
    wanted = sorted(set(codes))
    values = {
        "codes": wanted, "paths": [RegionCode(code).path for code in wanted], "before": before,
        "but": but, "own": own, "limit": _MOST_DECISIONS,
    }  # fmt: skip
    found: dict[str, list[FollowedUp]] = {}
    for row in rows_of("meetings/follow_up", values):
        one = FollowedUp(row[0], row[1], row[2], row[3], _decision(row[4:]))
        found.setdefault(one.code, []).append(one)
    return {code: tuple(each) for code, each in found.items()}


def minutes(meeting_id: UUID) -> tuple[MinutesVersion, ...]:
    """Give every version of the minutes, the newest first; none where part is out of scope."""
    return tuple(map(_version, rows_of("meetings/minutes", {"id": meeting_id})))


def _meeting(row: Sequence[Any]) -> Meeting:
    values = [*row]
    values[1], values[11] = MeetingKind(row[1]), MeetingState(row[11])
    values[7:10] = tuple(row[7]), tuple(row[8]), tuple(row[9])
    return Meeting(*values)


def _version(row: Sequence[Any]) -> MinutesVersion:
    values = [*row]
    values[12:14] = MinutesState(row[12]), tuple(row[13])
    return MinutesVersion(*values)


def _in_the_way(row: Sequence[Any]) -> InTheWay:
    values = [*row]
    values[8] = State(row[8])
    return InTheWay(*values)


def _item(row: Sequence[Any]) -> Item:
    values = [*row]
    values[2] = ItemKind(row[2])
    values[6] = json.loads(row[6])
    return Item(*values)


def _decision(row: Sequence[Any]) -> Decision:
    values = [*row]
    values[11] = State(row[11]) if row[11] else None
    return Decision(*values)
