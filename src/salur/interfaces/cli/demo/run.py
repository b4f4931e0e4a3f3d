"""The demo from the empty directory to the served pages, step by step."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from salur.interfaces.cli.demo import (
    changing,
    cycles,
    desks,
    files,
    people,
    publishing,
    quality,
    receiving,
    reports,
    way_up,
)
from salur.interfaces.cli.demo.asked import BEGIN, MONTHS, PROVINCES, Asked
from salur.interfaces.cli.demo.crew import Crew, crew
from salur.interfaces.cli.demo.marker import Marker, write_marker
from salur.interfaces.cli.screen import Screen
from salur.kernel.period import Period
from salur.kernel.program import Program

_FILES = "files"
_SILENCE = 20  # seconds after which somebody who sees no bar hears how far it is
Count = Callable[[str, int, int], None]


@dataclass
class Told:
    """What happened, for the summary at the end."""

    taken: list[receiving.Taken] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    idle: list[str] = field(default_factory=list)  # desks without work, by the refusal's code


def build(asked: Asked, data: Path, screen: Screen) -> tuple[Marker, Told]:
    """Build the demo in an installation that has been started and is empty."""
    told = Told()
    with _step(screen, told, "wilayah dan lembaga", "regions and parties"):
        _set_up()
    _simulate(asked, data / _FILES, screen, told)
    with crew() as hands:
        with _counted(screen, told, "orang dan peran", "people and roles") as count:
            hired = people.hire(hands, asked.seed, count)
        for period in MONTHS:
            _month(period, data / _FILES / str(period), hired, hands, screen, told)
        with _counted(screen, told, "rekapitulasi naik", "the way up") as count:
            way_up.take_up(people.actors(hired, BEGIN.date()), count)
        _look_back(screen, told)
        _find_twins(data / _FILES, hired, hands, screen, told)
    with _counted(screen, told, "meja kerja", "work on the desks") as count:
        told.idle += desks.lay_out(people.actors(hired, BEGIN.date()), count)
    marker = Marker(asked, complete=True, sign_ins=people.sign_ins(hired))
    write_marker(data, marker)
    return marker, told


def _set_up() -> None:
    from salur.access.queries import SYSTEM
    from salur.parties.actions import seed_parties
    from salur.places.actions import load_base_edition
    from salur.programs.actions import seed_parameters

    load_base_edition(by=SYSTEM, at=BEGIN)
    seed_parameters(by=SYSTEM, at=BEGIN)
    seed_parties(provinces=PROVINCES, on=BEGIN.date(), by=SYSTEM, at=BEGIN)


def _simulate(asked: Asked, out: Path, screen: Screen, told: Told) -> None:
    from salur.simulation.actions import simulate

    shutil.rmtree(out, ignore_errors=True)
    with _counted(screen, told, "simulasi tiga bulan", "simulating three months") as count:
        simulate(
            provinces=PROVINCES,
            first=MONTHS[0],
            months=len(MONTHS),
            families=asked.families,
            seed=asked.seed,
            out=out,
            progress=count,
        )


def _month(
    period: Period,
    folder: Path,
    hired: tuple[people.Hired, ...],
    hands: Crew,
    screen: Screen,
    told: Told,
) -> None:
    actors = people.actors(hired, BEGIN.date())
    parcels = files.parcels(folder / "parties", period)
    with _counted(screen, told, f"{period} terima berkas", f"{period} files received") as count:
        told.taken += receiving.take_in(hands, parcels, actors, count)
    with _counted(screen, told, f"{period} daftar dibekukan", f"{period} lists frozen") as count:
        cycles.open_and_freeze(hands, period, actors, count)
    for program in Program:
        names = (f"{period} rekonsiliasi {program}", f"{period} {program} reconciled")
        with _step(screen, told, *names) as begin:
            publishing.publish(program, period, begin, heard=period)
    with _counted(screen, told, f"{period} berita acara", f"{period} reports") as count:
        drafts = reports.draft(hands, period, actors, count)
    with _step(screen, told, f"{period} mutu data", f"{period} quality of data") as begin:
        quality.judge(period, begin)
    with _counted(screen, told, f"{period} tanda tangan", f"{period} signatures") as count:
        reports.carry_on(hands, period, drafts, actors, count)
    changing.count(period, actors)


def _find_twins(
    folder: Path, hired: tuple[people.Hired, ...], hands: Crew, screen: Screen, told: Told
) -> None:
    """Take in a city's old list, in which families stand a second time, and search for them."""
    actors = people.actors(hired, BEGIN.date())
    with _counted(screen, told, "daftar lama", "an old list") as count:
        told.taken += receiving.take_in(hands, [quality.old_list(folder)], actors, count)
    with _step(screen, told, "keluarga ganda", "families listed twice") as begin:
        quality.search(actors, begin)


def _look_back(screen: Screen, told: Told) -> None:
    """Reconcile the first month again: what came later about it makes its next version."""
    first, last = MONTHS[0], MONTHS[-1]
    for program in Program:
        names = (f"{first} versi baru {program}", f"{first} new version {program}")
        with _step(screen, told, *names) as begin:
            publishing.publish(program, first, begin, heard=last)


@contextmanager
def _step(
    screen: Screen, told: Told, indonesian: str, english: str
) -> Iterator[Callable[[str], None]]:
    name = screen.words(indonesian, english)
    with _timed(screen, told, name), screen.doing(name) as begin:
        yield begin


@contextmanager
def _counted(screen: Screen, told: Told, indonesian: str, english: str) -> Iterator[Count]:
    name = screen.words(indonesian, english)
    with _timed(screen, told, name), screen.counter(name) as count:
        yield count if screen.watched else _spoken(screen, name)


def _spoken(screen: Screen, what: str) -> Count:
    """Give what says now and then how far a work is, where no bar can show it."""
    last = time.monotonic()

    def count(name: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > _SILENCE:
            last = time.monotonic()
            screen.note(f"  {what}: {done}/{total}")

    return count


@contextmanager
def _timed(screen: Screen, told: Told, name: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    told.seconds[name] = time.monotonic() - start
    if not screen.watched:  # no bars there: a line says what is done
        screen.note(f"{name}: {told.seconds[name]:.1f} s")
