"""Composes the packs of a meeting, one of each kab/kota, out of what was gathered at once."""

import datetime as dt
from collections.abc import Mapping, Sequence

from salur.coordination.domain.aid import AID
from salur.coordination.domain.obstacles import State, Tepat
from salur.coordination.queries.meetings import FollowedUp, Meeting
from salur.graduation.domain.outcomes import KIND, Standing, seen, standing_in
from salur.graduation.queries.outcomes import SeenRegion
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.queries import RegionSum
from salur.reporting.domain import writing
from salur.reporting.domain.race import Race
from salur.reporting.domain.rakor import (
    InTheWay,
    MonthBar,
    Pack,
    part_of,
    permille,
    writing_name,
)
from salur.reporting.queries.rakor import MONTHS, Gathered
from salur.reporting.queries.standing import KabkotaStanding

_STATES = {
    None: "dicatat",
    State.REPORTED: "dilaporkan",
    State.CLASSIFIED: "diklasifikasi",
    State.ASSIGNED: "ditugaskan",
    State.IN_PROGRESS: "dikerjakan",
    State.RESOLVED: "selesai, belum diverifikasi",
    State.VERIFIED: "selesai",
    State.REOPENED: "dibuka kembali",
}
_TEPAT: dict[str, str] = {
    Tepat.SASARAN: "tepat sasaran",
    Tepat.JUMLAH: "tepat jumlah",
    Tepat.WAKTU: "tepat waktu",
    Tepat.HARGA: "tepat harga",
    Tepat.KUALITAS: "tepat kualitas",
    Tepat.ADMINISTRASI: "tepat administrasi",
}
_UNSORTED = "belum digolongkan"  # a complaint has its T when an office has verified it
_STANDINGS = {
    "reported": "sudah dilaporkan",
    "under_way": "sedang disusun",
    "due": "belum ada",
    "late": "terlambat",
}


def compose_packs(
    one: Meeting, found: Gathered, today: dt.date, *, training: bool
) -> tuple[Pack, ...]:
    """Give the pack of every kab/kota of the meeting, by code."""
    races = {
        (program, race.code): race for program, each in found.talk.races.items() for race in each
    }
    obstacles: dict[str, list[InTheWay]] = {}
    for way in found.talk.obstacles:
        obstacles.setdefault(way.code[:4], []).append(way)
    return tuple(
        _pack(one, code, found, races, obstacles.get(code, []), today, training=training)
        for code in sorted(found.regions)
    )


def _pack(
    one: Meeting,
    code: str,
    found: Gathered,
    races: Mapping[tuple[Program, str], Race],
    obstacles: Sequence[InTheWay],
    today: dt.date,
    *,
    training: bool,
) -> Pack:
    period = Period.from_number(one.period)
    here = [races[program, code] for program in found.talk.races if (program, code) in races]
    reports = found.reports.get(code, ())
    followed = found.follow_up.get(code, ())
    return Pack(
        code=code,
        region=found.names[code],
        province=found.names.get(code[:2], code[:2]),
        meeting=one.title,
        day=writing.date(one.held_on),
        place=one.place,
        month=writing.month(period),
        made=writing.date(today),
        aid=AID[one.program].id if one.program in AID else one.program,
        stats=_stats(found, code, here, reports),
        parts=tuple(part_of(race, _months(found.months, race, period)) for race in here),
        obstacles=tuple(map(_obstacle, obstacles)),
        obstacles_note=_note(found, code, len(obstacles)),
        reports=tuple(_report(each, today) for each in reports if each.standing != "reported"),
        changing=tuple(
            (
                *(each.month, writing.count(each.desa), writing.count(each.families)),
                *(writing.count(each.desa_open), each.state),
            )
            for each in found.talk.changing
            if each.code == code
        ),
        complaints=tuple(
            (
                *(_TEPAT.get(each.t, _UNSORTED), writing.count(each.received)),
                *(writing.count(each.waiting), writing.count(each.overdue)),
            )
            for each in found.complaints.get(code, ())
        ),
        graduation=_graduation(found.outcomes.get(code, ())),
        decisions=tuple(_decision(each, found, today) for each in followed),
        training=training,
    )


def _stats(
    found: Gathered, code: str, races: Sequence[Race], reports: Sequence[KabkotaStanding]
) -> tuple[tuple[str, str, str], ...]:
    stats = []
    for race in races:
        share = permille(race)
        stats.append(
            (
                f"Realisasi {writing_name(race.program)}", f"{share // 10},{share % 10} %",
                f"{writing.count(race.served)} dari {writing.count(race.quota)} keluarga",
            )
        )  # fmt: skip
    total, overdue = found.counts.get(code, (0, 0))
    stats.append(
        ("Hambatan terbuka", writing.count(total), f"{writing.count(overdue)} lewat tenggat")
    )
    late = sum(each.standing == "late" for each in reports)
    stats.append(("Laporan terlambat", writing.count(late), f"dari {len(reports)} yang harus ada"))
    return tuple(stats)


def _months(
    sums: Mapping[tuple[str, int, str], RegionSum], race: Race, newest: Period
) -> tuple[MonthBar, ...]:
    found = []
    for back in range(MONTHS - 1, -1, -1):
        period = newest.shift(-back)
        one = sums.get((race.program, period.number, race.code))
        label = writing.month(period)[:3]
        is_money = race.program is Program.BPNT
        terms = ("credited_to_order", "ordered") if is_money else ("handed_g", "quota_g")
        part, whole = (one.terms[terms[0]], one.terms[terms[1]]) if one else (0, 0)
        if not whole:
            found.append(MonthBar(label, "–", -1))
            continue
        share = part * 1000 // whole
        found.append(MonthBar(label, f"{share // 10},{share % 10} %", max(share, 0)))
    return tuple(found)


def _obstacle(one: InTheWay) -> tuple[str, ...]:
    late = f"{one.days_overdue} hari" if one.days_overdue else "–"
    aid = AID[one.aid].id if one.aid in AID else one.aid
    value = writing.rupiah(one.rupiah) if one.rupiah else "–"
    if not one.rupiah and one.grams:
        value = f"{writing.kilograms(one.grams)} kg"
    return (
        one.number, one.cause.id, aid, one.owner, writing.count(one.families), value,
        writing.count(one.days_open), writing.date(one.due), late,
    )  # fmt: skip


def _note(found: Gathered, code: str, shown: int) -> str:
    total = found.counts.get(code, (0, 0))[0]
    if total <= shown:
        return ""
    return f"Dari {writing.count(total)} hambatan terbuka ditampilkan {shown} yang terberat."


def _report(one: KabkotaStanding, today: dt.date) -> tuple[str, ...]:
    late = (today - one.due_on).days if one.standing == "late" else 0
    return (
        writing_name(one.program), _STANDINGS[one.standing], writing.date(one.due_on),
        f"{late} hari" if late else "–",
    )  # fmt: skip


def _decision(one: FollowedUp, found: Gathered, today: dt.date) -> tuple[str, ...]:
    made = one.decision
    owner = made.owner_now or made.owner_org
    due = made.due_now or made.due
    late = f" ({(today - due).days} hari lewat)" if due and made.is_overdue(today) else ""
    return (
        f"{writing.date(one.held_on)}, butir {made.n}", made.words,
        found.organisations.get(owner, "–") if owner else "–",
        writing.date(due) if due else "–",
        f"{_STATES[made.state]}{late}" + (f", {made.shown}" if made.shown else ""),
    )  # fmt: skip


def _graduation(of_years: Sequence[SeenRegion]) -> tuple[tuple[str, ...], ...]:
    """Give a line for each year that may be seen: who left, was seen again, stands, returned."""
    return tuple(
        (
            str(one.year),
            writing.count(one.row.families),
            writing.count(seen(one.row.cells)),
            writing.count(standing_in(one.row.cells, Standing.STANDING)),
            writing.count(standing_in(one.row.cells, Standing.RETURNED)),
        )
        for one in of_years
        if one.what == KIND
    )
