"""What a signed sheet says: every family was handed all of it, except those that are named."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from salur.distribution.domain.handover_entries import Fault, Kind, Told, kilograms_said
from salur.distribution.domain.sheets import SheetLine, by_month
from salur.distribution.domain.spa import kilograms
from salur.kernel.period import Period
from salur.kernel.refused import Sentence

COLUMNS = ("id_kpm", "periode", "kg", "tanggal", "penerima", "hubungan", "program")


@dataclass(frozen=True)
class Outcome:
    """What became of one line: `grams` handed, to a proxy where one is named."""

    number: int
    id_kpm: str
    entitled: int
    grams: int
    kind: str = "handed"
    proxy: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Totals:
    """What a record adds up to, in families and grams."""

    families: int
    handed: int
    absent: int
    refused: int
    short: int
    proxies: int
    grams: int
    entitled: int

    @property
    def remainder(self) -> int:
        """What was not handed of that to which the families are entitled."""
        return self.entitled - self.grams


@dataclass(frozen=True)
class Known:
    """What a sheet rests on: when rice could first be handed out, and how much may yet be.

    `first_day` is that of the arrival, else of the request, `arrived` says which; None where
    neither is known.
    """

    first_day: dt.date | None = None
    arrived: bool = False
    left: int | None = None


@dataclass(frozen=True)
class Judged:
    """A record held against its sheet; it may be kept where it has no faults."""

    outcomes: tuple[Outcome, ...]
    totals: Totals
    faults: tuple[Fault, ...]


def judge(
    lines: Sequence[SheetLine],
    told: Sequence[Told],
    unread: Sequence[Fault],
    *,
    handed_on: dt.date,
    today: dt.date,
    known: Known,
) -> Judged:
    """Hold a record against its sheet, all of it at once.

    Faults stand in this order: `day_in_future`, `day_too_early`, then by line `line_unreadable`,
    `line_unknown`, `line_twice`, `over_entitled`, and at the end `beyond_arrival`.
    """
    days = _wrong_days(handed_on, today, known)
    of_lines = {line.number: line for line in lines}
    wrong = [*unread, *_wrong_lines(of_lines, told)]
    outcomes = outcomes_of(lines, told)
    totals = totals_of(outcomes)
    faults = [*days, *wrong]
    if known.left is not None and totals.grams > known.left:
        faults.append(_beyond(totals.grams, known.left))
    return Judged(outcomes, totals, tuple(faults))


def outcomes_of(lines: Sequence[SheetLine], told: Sequence[Told]) -> tuple[Outcome, ...]:
    """Give what became of every line: all of it handed over where nothing else is told."""
    said: dict[int, dict[Kind, Told]] = {}
    for one in told:
        said.setdefault(one.number, {})[one.kind] = one
    return tuple(_outcome(line, said.get(line.number, {})) for line in lines)


def serah_csv(
    outcomes: Iterable[Outcome], handed_on: dt.date, first: Period, rations: Sequence[int]
) -> bytes:
    """Give a record as a file of contract `serah`: a line for each family and month of its rice."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in outcomes:
        for months, grams in enumerate(by_month(one.grams, rations)):
            if grams:
                month, day = str(first.shift(months)), handed_on.isoformat()
                writer.writerow(
                    (one.id_kpm, month, kilograms(grams), day, one.proxy, one.relation, "RASTRA")
                )
    return out.getvalue().encode()


def totals_of(outcomes: Iterable[Outcome]) -> Totals:
    """Add up what became of the lines."""
    rows = tuple(outcomes)
    return Totals(
        families=len(rows),
        handed=sum(row.grams > 0 for row in rows),
        absent=sum(row.kind == "absent" for row in rows),
        refused=sum(row.kind == "refused" for row in rows),
        short=sum(0 < row.grams < row.entitled for row in rows),
        proxies=sum(row.proxy != "" for row in rows),
        grams=sum(row.grams for row in rows),
        entitled=sum(row.entitled for row in rows),
    )


def _wrong_days(handed_on: dt.date, today: dt.date, known: Known) -> list[Fault]:
    faults = []
    if handed_on > today:
        faults.append(
            Fault(
                "day_in_future",
                Sentence("Hari serah terima belum tiba.", "The day of the hand-over has not come."),
                Sentence(
                    "Tulis hari yang tertera di lembar.", "Write the day that stands on the sheet."
                ),
            )
        )
    if known.first_day is not None and handed_on < known.first_day:
        day = known.first_day.isoformat()
        faults.append(
            Fault(
                "day_too_early",
                Sentence(f"Beras baru tiba {day}.", f"The rice arrived on {day} only.")
                if known.arrived
                else Sentence(f"Beras baru diminta {day}.", f"The rice was asked for on {day}."),
                Sentence(
                    "Periksa hari di lembar, atau BAST-nya.",
                    "Check the day on the sheet, or the BAST.",
                ),
            )
        )
    return faults


def _wrong_lines(lines: Mapping[int, SheetLine], told: Sequence[Told]) -> list[Fault]:
    faults, seen = [], dict[int, set[Kind]]()
    for one in told:
        line, before = lines.get(one.number), seen.setdefault(one.number, set())
        if line is None:
            faults.append(_unknown(one, max(lines, default=0)))
        elif before and {*before, one.kind} != {Kind.PROXY, Kind.SHORT}:
            faults.append(_twice(one))
        elif one.kind is Kind.SHORT and one.grams > line.grams:
            faults.append(_over(one, line))
        before.add(one.kind)
    return faults


def _outcome(line: SheetLine, said: Mapping[Kind, Told]) -> Outcome:
    for kind in (Kind.REFUSED, Kind.ABSENT):
        if kind in said:
            return Outcome(line.number, line.id_kpm, line.grams, 0, kind.name.lower())
    short, proxy = said.get(Kind.SHORT), said.get(Kind.PROXY)
    grams = short.grams if short else line.grams
    kind_name = "short" if grams < line.grams else "proxy" if proxy else "handed"
    name, relation = (proxy.name, proxy.relation) if proxy else ("", "")
    return Outcome(line.number, line.id_kpm, line.grams, grams, kind_name, name, relation)


def _unknown(one: Told, most: int) -> Fault:
    return Fault(
        "line_unknown",
        Sentence(
            f"Baris {one.number} tidak ada di lembar ini.",
            f"There is no line {one.number} on this sheet.",
        ),
        Sentence(
            f"Lembar ini memuat baris 1 sampai {most}; keluarga di luar lembar tidak dicatat di"
            " sini.",
            f"This sheet has the lines 1 to {most}; a family that is not on it is not recorded"
            " here.",
        ),
        one.number,
    )


def _twice(one: Told) -> Fault:
    return Fault(
        "line_twice",
        Sentence(
            f"Baris {one.number} ditulis lebih dari sekali.",
            f"Line {one.number} is written more than once.",
        ),
        Sentence(
            "Sisakan satu keterangan; hanya w dan k boleh bersama.",
            "Leave one; only w and k go together.",
        ),
        one.number,
    )


def _over(one: Told, line: SheetLine) -> Fault:
    given, due = kilograms_said(one.grams), kilograms_said(line.grams)
    return Fault(
        "over_entitled",
        Sentence(
            f"Baris {one.number}: {given} kg melebihi haknya, {due} kg.",
            f"Line {one.number}: {given} kg is more than its right, {due} kg.",
        ),
        Sentence(
            "Tulis yang diterima; kelebihannya kembali ke titik distribusi.",
            "Write what was due; what is beyond it goes back to the delivery point.",
        ),
        one.number,
    )


def _beyond(grams: int, left: int) -> Fault:
    given, there = kilograms_said(grams), kilograms_said(left)
    return Fault(
        "beyond_arrival",
        Sentence(
            f"Yang diserahkan {given} kg, padahal yang tiba tinggal {there} kg.",
            f"{given} kg were handed out, while {there} kg are left of what arrived.",
        ),
        Sentence(
            "Tandai yang tidak hadir atau kurang, atau unggah BAST yang belum masuk.",
            "Mark who was absent or got less, or upload the BAST that is missing.",
        ),
    )
