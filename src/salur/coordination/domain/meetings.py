"""What may happen to a meeting (rakor), and what its agenda, decisions and minutes are made of.

A meeting is planned for regions; packs are made for it; it is held; its minutes are written by one
person and signed off by another, and a correction of them is a new version. Nothing of it is ever
deleted.
"""

import datetime as dt
import enum
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from salur.coordination.domain.machine import Machine, Step, staying, steps_of
from salur.kernel.refused import Sentence


class MeetingState(enum.StrEnum):
    """How a meeting stands."""

    PLANNED = "PLANNED"
    PACKED = "PACKED"
    HELD = "HELD"
    MINUTED = "MINUTED"
    CALLED_OFF = "CALLED_OFF"


class MinutesState(enum.StrEnum):
    """How a version of minutes stands."""

    WRITTEN = "WRITTEN"
    RETURNED = "RETURNED"
    SIGNED = "SIGNED"


class Told(enum.StrEnum):
    """What an event of a meeting tells to those whom it concerns."""

    INVITED = "INVITED"
    UNINVITED = "UNINVITED"
    MOVED = "MOVED"
    CALLED_OFF = "CALLED_OFF"
    DECIDED = "DECIDED"
    WRITTEN = "WRITTEN"
    RETURNED = "RETURNED"
    SIGNED = "SIGNED"


class MeetingKind(enum.StrEnum):
    """Who meets: one region's team, several kab/kota of a province, or several provinces."""

    TEAM = "TEAM"
    PROVINCE = "PROVINCE"
    REGIONAL = "REGIONAL"
    NATIONAL = "NATIONAL"


class ItemKind(enum.StrEnum):
    """What a point of an agenda is about; `OWN` is what somebody added."""

    REALISATION = "realisation"
    QUOTA = "quota"
    OBSTACLE = "obstacle"
    REPORT = "report"
    TRANSITION = "transition"
    OWN = "own"


_OPEN = (MeetingState.PLANNED, MeetingState.PACKED)
# Who: manager (whoever may manage meetings there), chair (whoever may decide there).
STEPS: tuple[Step, ...] = (
    *staying("prepare", "manager", *_OPEN),
    *steps_of("pack", "manager", MeetingState.PACKED, *_OPEN),
    *staying("attend", "manager", *_OPEN, MeetingState.HELD),
    *steps_of("hold", "manager", MeetingState.HELD, MeetingState.PACKED),
    *steps_of("call_off", "manager", MeetingState.CALLED_OFF, *_OPEN),
    *staying("decide", "chair", MeetingState.HELD),
    *staying("write", "manager", MeetingState.HELD, MeetingState.MINUTED),
    *staying("give_back", "chair", MeetingState.HELD, MeetingState.MINUTED),
    *steps_of("sign", "chair", MeetingState.MINUTED, MeetingState.HELD, MeetingState.MINUTED),
)
MEETING = Machine("meeting", MeetingState.PLANNED, STEPS)
# Of one version of its minutes; who wrote any of it does not sign it.
MINUTES = Machine(
    "minutes",
    MinutesState.WRITTEN,
    (
        *staying("write", "manager", MinutesState.WRITTEN),
        *steps_of("give_back", "chair", MinutesState.RETURNED, MinutesState.WRITTEN),
        *steps_of("write", "manager", MinutesState.WRITTEN, MinutesState.RETURNED),
        *steps_of("sign", "chair", MinutesState.SIGNED, MinutesState.WRITTEN),
    ),
)

KIND_NAMES: Mapping[MeetingKind, Sentence] = {
    MeetingKind.TEAM: Sentence("Rapat Tikor", "Meeting of a coordination team"),
    MeetingKind.PROVINCE: Sentence("Rakor provinsi", "Rakor of a province"),
    MeetingKind.REGIONAL: Sentence("Rakor wilayah", "Rakor of several provinces"),
    MeetingKind.NATIONAL: Sentence("Rakor nasional", "National rakor"),
}
STATE_NAMES: Mapping[MeetingState, Sentence] = {
    MeetingState.PLANNED: Sentence("Direncanakan", "Planned"),
    MeetingState.PACKED: Sentence("Bahan siap", "Packs are ready"),
    MeetingState.HELD: Sentence("Sudah berlangsung", "Held"),
    MeetingState.MINUTED: Sentence("Notula disahkan", "Minutes signed off"),
    MeetingState.CALLED_OFF: Sentence("Dibatalkan", "Called off"),
}

MINUTES_NAMES: Mapping[MinutesState, Sentence] = {
    MinutesState.WRITTEN: Sentence("Menunggu pengesahan", "Waits to be signed off"),
    MinutesState.RETURNED: Sentence("Dikembalikan", "Returned"),
    MinutesState.SIGNED: Sentence("Disahkan", "Signed off"),
}


@dataclass(frozen=True)
class Drawn:
    """One point that the data draws: what it is about, and the figures that its sentence says.

    `code` is a region's digits, `subject` opaque (an obstacle, a report, a plan, a programme).
    `party` is the organisation that it is about, if it is about one.
    """

    kind: ItemKind
    code: str
    subject: str
    figures: Mapping[str, int | str] = field(default_factory=dict)
    party: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two points the same one."""
        return (self.kind, self.code, self.subject)


def point_of(kind: ItemKind, figures: Mapping[str, int | str], place: str) -> Sentence:
    """Say a point of an agenda in one sentence; `place` is the region's name."""
    told = {name: _written(value) for name, value in figures.items()}
    tenths = figures.get("permille")
    if isinstance(tenths, int):
        told["permille"] = f"{tenths // 10},{tenths % 10} %"
    id_text, en_text = _POINTS[kind]
    words = {"place": place, **told}
    return Sentence(
        id_text.format_map(_Missing(words)),
        en_text.format_map(_Missing({**words, **_english(figures)})),
    )


_POINTS: Mapping[ItemKind, tuple[str, str]] = {
    ItemKind.REALISATION: (
        "Realisasi {program} {place} rendah: {served} dari {quota} keluarga ({permille}).",
        "Realisation of {program} in {place} is low: {served} of {quota} families ({permille}).",
    ),
    ItemKind.QUOTA: (
        "Kuota {program} {place} belum terisi: {unfilled} dari {quota} tempat.",
        "The {program} quota of {place} is not filled: {unfilled} of {quota} places.",
    ),
    ItemKind.OBSTACLE: (
        "Hambatan {number} di {place}: {cause}, {families} keluarga, terbuka {days} hari.",
        "Obstacle {number} in {place}: {cause}, {families} families, open for {days} days.",
    ),
    ItemKind.REPORT: (
        "Laporan {program} {place} terlambat {days} hari.",
        "The {program} report of {place} is {days} days late.",
    ),
    ItemKind.TRANSITION: (
        "{place} beralih ke kartu mulai {month}: {families} keluarga di {desa} desa.",
        "{place} changes to the card from {month}: {families} families in {desa} desa.",
    ),
    ItemKind.OWN: ("{words}", "{words}"),
}


class _Missing(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"


def _written(value: int | str) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def _english(figures: Mapping[str, int | str]) -> dict[str, str]:
    """Give what English says in another way: numbers, and words that come in both languages."""
    said = {name: f"{value:,}" for name, value in figures.items() if isinstance(value, int)}
    tenths = figures.get("permille")
    if isinstance(tenths, int):
        said["permille"] = f"{tenths // 10}.{tenths % 10} %"
    ends = {n.removesuffix("_en"): str(v) for n, v in figures.items() if n.endswith("_en")}
    return said | ends


def outermost_codes(codes: Sequence[str]) -> tuple[str, ...]:
    """Leave out regions that lie within another of them: a province holds its kab/kota."""
    kept: list[str] = []
    for code in sorted(set(codes)):
        if not kept or not code.startswith(kept[-1]):
            kept.append(code)
    return tuple(kept)


@dataclass(frozen=True)
class Present:
    """One organisation that was invited, as minutes name it; `present` None: nobody noted it."""

    organisation: str
    present: bool | None
    people: str


@dataclass(frozen=True)
class Point:
    """One point of the agenda as minutes say it; `dropped` is why it was left out."""

    place: str
    words: str
    dropped: str


@dataclass(frozen=True)
class Decided:
    """One decision as minutes say it: what, where, who does it, by when, as which obstacle."""

    n: int
    place: str
    words: str
    owner: str
    due: str
    obstacle: str


@dataclass(frozen=True)
class Minutes:
    """The minutes of a meeting, finished words throughout: what is signed off, byte for byte."""

    title: str
    kind: str
    day: str
    place: str
    regions: tuple[str, ...]
    month: str
    chair: str
    attendance: tuple[Present, ...]
    agenda: tuple[Point, ...]
    decisions: tuple[Decided, ...]
    notes: str
    version: int
    reason: str
    training: bool = False
    writer: str = ""


def freeze(minutes: Minutes) -> str:
    """Write minutes as text that is the same whenever they are the same."""
    return json.dumps(asdict(minutes), ensure_ascii=False, sort_keys=True, indent=1)


def thaw(text: str) -> Minutes:
    """Read what `freeze` wrote."""
    told = json.loads(text)
    return Minutes(
        **{
            **told,
            "regions": tuple(told["regions"]),
            "attendance": tuple(Present(**one) for one in told["attendance"]),
            "agenda": tuple(Point(**one) for one in told["agenda"]),
            "decisions": tuple(Decided(**one) for one in told["decisions"]),
        }
    )


def digest_of(text: str) -> str:
    """Give the hash that a signature is under."""
    return sha256(text.encode()).hexdigest()


def days_open(opened_on: dt.date, today: dt.date) -> int:
    """Give for how many days something stands open."""
    return max((today - opened_on).days, 0)
