"""The steps of watching a province: read what is published, judge its new desa, keep it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from salur.coordination import queries as coordination
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.programs.queries import areas
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import DesaAccounts
from salur.registry.domain import code_range
from salur.transition.domain.watch import (
    COMPARED,
    MONTHS,
    Access,
    Chosen,
    Count,
    Judged,
    Measure,
    Place,
    Rules,
    comparable,
    judged,
    judged_shops,
    loudest,
    months_since,
    settled,
)

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('transition_watch', 0))"
_KECAMATAN = 6  # digits
_DESA = (
    "COPY transition_watch_desa_incoming (kode_wilayah, period, path, first, nth, families, level,"
    " compared, widened) FROM STDIN"
)
_MEASURE = (
    "COPY transition_watch_measure_incoming (kode_wilayah, period, path, measure, hits, units,"
    " median, rank, level, most) FROM STDIN"
)


@dataclass(frozen=True)
class Found:
    """What was found of one desa's month."""

    code: str
    period: int
    first: int
    families: int
    chosen: Chosen
    judged: tuple[Judged, ...]


@dataclass(frozen=True)
class _Known:
    """What is known of a province: by desa since when on the card, by desa and month the rest."""

    first: Mapping[str, int]
    had_rice: frozenset[str]
    new: frozenset[str]
    accounts: Mapping[tuple[str, int], DesaAccounts]
    access: Mapping[str, Access]
    loads: Mapping[tuple[str, int], Sequence[tuple[int, int]]]
    silent: Mapping[tuple[str, int], tuple[int, int]]
    complaints: Mapping[tuple[str, int], int]
    rules: Rules


def lock() -> None:
    """Keep others from watching until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)


def rules_on(day: dt.date, path: str) -> tuple[Rules, int]:
    """Give the rules that hold on a day, and how many families a shop serves by default.

    Refused with `parameter_missing` where nobody set one.
    """
    everything = programs.all_parameters()
    points, warn, chance, days, overload, capacity = (
        programs.named_among(everything, name, day).at(Program.BPNT, path)
        for name in (
            *("watch_points", "warn_points", "watch_chance", "watch_settled_days"),
            *("shop_overload", "shop_capacity"),
        )
    )
    return Rules(points, warn, chance, days, overload), capacity


def months_watched(path: str, until: Period) -> tuple[int, ...]:
    """Give the last published months of money in a province, the newest first."""
    found = reconciliation.months_with_sums([Program.BPNT], [path], until.number)
    return found[:MONTHS]


def look(path: str, periods: Sequence[int]) -> list[Found]:
    """Judge every desa of a province in its first months on the card; called as the owner."""
    known = _known(path, periods)
    found = []
    for period in periods:
        places = _places(known, period)
        among = settled(places.values(), period, known.rules)
        for code, place in places.items():
            if code in known.new and 1 <= months_since(known.first[code], period) <= MONTHS:
                found.append(_judge(known, place, period, comparable(place, among)))
    return found


def keep(
    path: str, periods: Sequence[int], found: Iterable[Found], published_at: dt.datetime,
    at: dt.datetime,
) -> None:  # fmt: skip
    """Bring what is kept of these months to what was found; called as the owner."""
    lowest, highest = code_range(path)
    rows = list(found)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("transition", "watch/incoming"))
        with cursor.copy(_DESA) as copy:
            for one in rows:
                copy.write_row(_desa_row(one))
        with cursor.copy(_MEASURE) as copy:
            for one in rows:
                for each in one.judged:
                    copy.write_row(_measure_row(one, each))
        cursor.execute(
            sql_text("transition", "watch/keep"),
            {
                "path": path, "periods": list(periods), "lowest": lowest, "highest": highest,
                "published_at": published_at, "at": at,
            },
        )  # fmt: skip


def _known(path: str, periods: Sequence[int]) -> _Known:
    newest = max(periods)
    rules, capacity = rules_on(Period.from_number(newest).last_day, path)
    first, changed = _firsts(path, newest)
    new = {
        code: first[code]
        for code in changed
        if any(1 <= months_since(first[code], period) <= MONTHS for period in periods)
    }
    return _Known(
        first=first,
        had_rice=frozenset(changed),
        new=frozenset(new),
        accounts={
            (one.code, one.period): one for one in reconciliation.desa_accounts(path, periods)
        },
        access=_access(path, first),
        loads=_loads(path, periods, new, capacity),
        silent=_silent(path, periods, new),
        complaints=_complaints(path, periods),
        rules=rules,
    )


def _firsts(path: str, newest: int) -> tuple[dict[str, int], set[str]]:
    """Give each desa's first month on the card, as decided or else as published; who had rice."""
    first: dict[str, int] = {}
    changed: set[str] = set()
    for one in reconciliation.desa_on_card(path, newest):
        if one.first_rice is not None:
            changed.add(one.code)
        month = one.first if one.first_rice is not None else one.first_ever
        if month is not None:
            first[one.code] = month
    before: dict[str, Program] = {}
    for turn in areas.turns(path):
        if turn.program is Program.BPNT and before.get(turn.kode_wilayah) is Program.RASTRA:
            first[turn.kode_wilayah] = turn.month
            changed.add(turn.kode_wilayah)
        before[turn.kode_wilayah] = turn.program
    return first, changed & set(first)


def _access(path: str, codes: Iterable[str]) -> dict[str, Access]:
    with_shop = {one.code for one in parties.shops_of_desa(path) if one.active}
    around = {code[:_KECAMATAN] for code in with_shop}
    return {
        code: Access.DESA
        if code in with_shop
        else Access.KECAMATAN
        if code[:_KECAMATAN] in around
        else Access.NOWHERE
        for code in codes
    }


def _loads(
    path: str, periods: Sequence[int], new: Mapping[str, int], capacity: int
) -> dict[tuple[str, int], list[tuple[int, int]]]:
    wanted = {RegionCode(code).path: code for code in new}
    found = [one for one in reconciliation.shop_loads(path, periods) if one.path in wanted]
    shops = parties.shops_named({one.id_ewarong for one in found})
    loads: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in found:
        shop = shops.get(one.id_ewarong)
        can = shop.capacity if shop is not None and shop.capacity else capacity
        loads.setdefault((wanted[one.path], one.period), []).append((one.families, can))
    return loads


def _silent(
    path: str, periods: Sequence[int], new: Mapping[str, int]
) -> dict[tuple[str, int], tuple[int, int]]:
    found = {}
    for period in periods:
        until = [one for one in periods if one <= period]
        begun = {code: first for code, first in new.items() if first <= period}
        for code, counted in reconciliation.silent_counts(path, begun, until).items():
            found[code, period] = counted
    return found


def _complaints(path: str, periods: Sequence[int]) -> dict[tuple[str, int], int]:
    found = {}
    for period in periods:
        month = Period.from_number(period)
        counted = coordination.complaints_per_desa(
            path, Program.BPNT, since=month.first_day, until=month.last_day
        )
        found.update({(code, period): count for code, count in counted.items()})
    return found


def _places(known: _Known, period: int) -> dict[str, Place]:
    return {
        code: Place(
            code,
            one.ordered,
            known.access.get(code, Access.NOWHERE),
            known.first.get(code),
            code in known.had_rice,
        )
        for (code, month), one in known.accounts.items()
        if month == period
    }


def _judge(known: _Known, place: Place, period: int, chosen: Chosen) -> Found:
    own = _counts(known, place.code, period)
    others = [_counts(known, code, period) for code in chosen.codes]
    found = [
        judged(measure, own[measure], [one[measure] for one in others], known.rules)
        for measure in COMPARED
    ]
    credited, never = known.silent.get((place.code, period), (0, 0))
    found.append(Judged(Measure.SILENT, Count(never, credited), None, None, None))
    found.append(judged_shops(known.loads.get((place.code, period), ()), known.rules))
    return Found(place.code, period, known.first[place.code], place.families, chosen, tuple(found))


def _counts(known: _Known, code: str, period: int) -> dict[Measure, Count]:
    one = known.accounts[code, period]
    complaints = known.complaints.get((code, period), 0)  # several may be of one family
    return {
        Measure.UNUSED: Count(one.unused, one.credited),
        Measure.IDLE: Count(one.untouched, one.with_opening),
        Measure.FAILED: Count(one.failed, one.ordered),
        Measure.COMPLAINTS: Count(min(complaints, one.ordered), one.ordered),
    }


def _desa_row(one: Found) -> tuple[object, ...]:
    return (
        *(one.code, one.period, RegionCode(one.code).path, one.first),
        *(months_since(one.first, one.period), one.families, _number(loudest(one.judged))),
        *(list(one.chosen.codes), one.chosen.widened),
    )


def _measure_row(one: Found, each: Judged) -> tuple[object, ...]:
    return (
        *(one.code, one.period, RegionCode(one.code).path, str(each.measure)),
        *(each.count.hits, each.count.of, each.median, each.rank, _number(each.level), each.most),
    )


def _number(level: int | None) -> int | None:
    return None if level is None else int(level)
