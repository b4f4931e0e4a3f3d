"""What a meeting talks about: the points that the data draws, and the pack of one kab/kota."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from salur.coordination.domain.meetings import Drawn, ItemKind
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.reporting.domain import writing
from salur.reporting.domain.race import ACTIONABLE, LOSS_NAMES, Loss, Race, ranked

MOST_POINTS = 5
MOST_OBSTACLES = 10
LOW_PERMILLE = 900  # realisation beneath which a region is talked about
_T = TypeVar("_T")


@dataclass(frozen=True)
class LateReport:
    """One programme's report of a kab/kota that is late."""

    code: str
    program: Program
    days: int


@dataclass(frozen=True)
class InTheWay:
    """One obstacle as agenda and pack name it, with its owner's name."""

    id: str
    number: str
    code: str
    aid: str
    cause: Sentence
    owner: str
    owner_org: str
    families: int
    rupiah: int
    grams: int
    days_open: int
    days_overdue: int
    due: dt.date


@dataclass(frozen=True)
class Changing:
    """How much of a kab/kota changes to the card from a month on; `month` and `state` in words."""

    code: str
    plan: str
    month: str
    desa: int
    families: int
    desa_open: int
    state: str


@dataclass(frozen=True)
class Talk:
    """Everything that the data has to say to a meeting."""

    races: Mapping[Program, Sequence[Race]]
    obstacles: Sequence[InTheWay]
    late: Sequence[LateReport]
    changing: Sequence[Changing]


def points_of(talk: Talk) -> tuple[Drawn, ...]:
    """Draw the points of an agenda: lowest realisation, quota, obstacles, late reports, changes."""
    return (
        *_realisation(talk),
        *_quota(talk),
        *_most(talk.obstacles, _obstacle, lambda one: (-one.days_open, one.number), MOST_OBSTACLES),
        *_most(talk.late, _late, lambda one: (-one.days, one.code, one.program), MOST_OBSTACLES),
        *_most(talk.changing, _changing, lambda one: (one.code, one.plan), MOST_POINTS),
    )


def _most(
    found: Iterable[_T], write: Callable[[_T], Drawn], key: Callable[[_T], Any], most: int
) -> list[Drawn]:
    drawn: dict[tuple[str, str, str], Drawn] = {}
    for one in sorted(found, key=key)[:most]:
        written = write(one)
        drawn.setdefault(written.key, written)
    return list(drawn.values())


def _realisation(talk: Talk) -> list[Drawn]:
    found = []
    for program, races in talk.races.items():
        low = [r for r in ranked(races) if r.quota and permille(r) < LOW_PERMILLE]
        found += [
            Drawn(ItemKind.REALISATION, race.code, str(program), {
                "program": writing_name(program), "aid": str(program), "served": race.served,
                "quota": race.quota, "permille": permille(race), "families": race.unfilled,
                **_amount(program, race.target - race.reached),
            })
            for race in low[:MOST_POINTS]
        ]  # fmt: skip
    return found


def _quota(talk: Talk) -> list[Drawn]:
    found = []
    for program, races in talk.races.items():
        empty = [(race.of(Loss.NOT_LISTED), race) for race in races if race.quota_known]
        empty = [one for one in empty if one[0].families > 0]
        empty.sort(key=lambda one: (-one[0].families, one[1].code))
        found += [
            Drawn(ItemKind.QUOTA, race.code, str(program), {
                "program": writing_name(program), "aid": str(program), "unfilled": lost.families,
                "quota": race.quota, "families": lost.families, **_amount(program, lost.amount),
            })
            for lost, race in empty[:MOST_POINTS]
        ]  # fmt: skip
    return found


def _amount(program: Program, amount: int) -> dict[str, int]:
    return {"rupiah" if program is Program.BPNT else "grams": max(amount, 0)}


def _obstacle(one: InTheWay) -> Drawn:
    figures: dict[str, int | str] = {
        "number": one.number, "cause": one.cause.id, "cause_en": one.cause.en, "aid": one.aid,
        "families": one.families, "days": one.days_open,
    }  # fmt: skip
    return Drawn(ItemKind.OBSTACLE, one.code, one.id, figures, one.owner_org)


def _late(one: LateReport) -> Drawn:
    figures: dict[str, int | str] = {
        "program": writing_name(one.program), "aid": str(one.program), "days": one.days,
    }  # fmt: skip
    return Drawn(ItemKind.REPORT, one.code, str(one.program), figures)


def _changing(one: Changing) -> Drawn:
    figures: dict[str, int | str] = {
        "month": one.month, "families": one.families, "desa": one.desa, "aid": "BPNT",
    }  # fmt: skip
    return Drawn(ItemKind.TRANSITION, one.code, one.plan, figures)


def permille(race: Race) -> int:
    """Give the realisation of a race per mille, cut."""
    return race.served * 1000 // race.quota if race.quota else 0


def writing_name(program: Program) -> str:
    """Name a programme as letters do."""
    return "BPNT" if program is Program.BPNT else "Rastra"


@dataclass(frozen=True)
class Bar:
    """One line with a bar: `permille` is how long it is, `start` where it begins."""

    label: str
    text: str
    permille: int
    start: int = 0
    alert: bool = False
    whole: bool = False


@dataclass(frozen=True)
class MonthBar:
    """One month of a small picture; `permille` is -1 where nothing is known."""

    label: str
    text: str
    permille: int


@dataclass(frozen=True)
class PackPart:
    """One programme of a pack: what stands on its cover, the way from quota to families, months."""

    program: str
    sentence: str
    bars: tuple[Bar, ...]
    months: tuple[MonthBar, ...]


@dataclass(frozen=True)
class Pack:
    """The pack of one kab/kota for a meeting: finished words throughout, as it is printed."""

    code: str
    region: str
    province: str
    meeting: str
    day: str
    place: str
    month: str
    made: str
    aid: str
    stats: tuple[tuple[str, str, str], ...]
    parts: tuple[PackPart, ...]
    obstacles: tuple[tuple[str, ...], ...]
    obstacles_note: str
    reports: tuple[tuple[str, ...], ...]
    changing: tuple[tuple[str, ...], ...]
    complaints: tuple[tuple[str, ...], ...]
    graduation: tuple[tuple[str, ...], ...]
    decisions: tuple[tuple[str, ...], ...]
    training: bool = False


def freeze_pack(pack: Pack) -> str:
    """Write a pack as text that is the same whenever it is the same."""
    return json.dumps(asdict(pack), ensure_ascii=False, sort_keys=True)


def part_of(race: Race, months: Sequence[MonthBar]) -> PackPart:
    """Give one programme's part of a pack: every reason a bar where the one before it ended."""
    most = max([race.quota, race.served, *_lefts(race)], default=1) or 1
    bars = [_whole("Kuota" if race.quota_known else "Daftar", race.program, race.quota,
                   race.target, most)]  # fmt: skip
    left = race.quota
    for lost in race.lost:
        end, left = left, left - lost.families
        low, high = sorted((max(end, 0), max(left, 0)))
        bars.append(
            Bar(
                LOSS_NAMES[lost.why].id, _both(race.program, lost.families, lost.amount, "−"),
                (high - low) * 1000 // most, low * 1000 // most,
                alert=lost.why in ACTIONABLE and lost.families > 0,
            )
        )  # fmt: skip
    bars.append(_whole("Terlayani", race.program, race.served, race.reached, most))
    share = f"{permille(race) // 10},{permille(race) % 10} %"
    text = f"{writing.count(race.served)} dari {writing.count(race.quota)} keluarga ({share})"
    return PackPart(writing_name(race.program), text, tuple(bars), tuple(months))


def _lefts(race: Race) -> list[int]:
    found, left = [], race.quota
    for lost in race.lost:
        left -= lost.families
        found.append(left)
    return found


def _whole(label: str, program: Program, families: int, amount: int, most: int) -> Bar:
    return Bar(label, _both(program, families, amount, ""), families * 1000 // most, whole=True)


def _both(program: Program, families: int, amount: int, sign: str) -> str:
    if families < 0 or amount < 0:
        sign, families, amount = "+", -families, -amount
    value = f"{sign}{writing.count(families)}"
    return f"{value} · {writing.amount(program, amount)}"
