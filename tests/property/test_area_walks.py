"""Over random plans, delays, returns and freezings: one food programme a family and month."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.domain import AreaLine, Held, Turn, contradicts, program_in, turns_of
from salur.programs.queries.areas import areas_in, out_of_area_page
from tests.integration.programs.turning import AT, DESA, decide, freeze, regions, register
from tests.often import often
from tests.property.area_model import MONTHS, Model

NOW = AT.year * 100 + AT.month
_PROGRAM = st.sampled_from(["RASTRA", "BPNT"])
_KAB = st.sampled_from(["6201", "6202"])
_FAMILY = st.sampled_from([f"K{n}" for n in range(1, 8)])
_STEP = st.one_of(
    st.tuples(st.just("freeze"), _PROGRAM, _KAB, st.sampled_from(MONTHS)),
    st.tuples(
        st.just("decide"),
        _KAB,
        st.lists(st.tuples(_PROGRAM, st.none() | st.sampled_from(MONTHS)), min_size=2, max_size=2),
        st.integers(1, 3),
    ),
    st.tuples(st.just("live"), st.dictionaries(_FAMILY, st.sampled_from(DESA), max_size=4)),
)


class _Undone(Exception):
    """Ends an example without leaving anything."""


@pytest.mark.django_db
@settings(
    max_examples=often(12, 400),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(_STEP, min_size=6, max_size=often(14, 30)))
def test_a_family_month_has_one_programme_and_none_only_with_its_reason(
    walk: list[tuple[object, ...]],
) -> None:
    model = Model(DESA)
    try:
        with transaction.atomic():
            enter_scope(SYSTEM)
            regions()
            everybody = {f"K{n}": DESA[n % 4] for n in range(1, 6)}
            register(everybody)
            model.home.update(everybody)
            for step in walk:
                _take(model, step)
            _compare(model)
            raise _Undone
    except _Undone:
        pass


def _take(model: Model, step: tuple[object, ...]) -> None:
    if step[0] == "live":
        homes: dict[str, str] = step[1]  # type: ignore[assignment]
        register(homes)
        model.home.update(homes)
        return
    if step[0] == "freeze":
        _, program, kab, month = step
        expected = model.freeze(program, kab, month)  # type: ignore[arg-type]
        for one in model.lists.get((kab, month, program), ()):  # type: ignore[call-overload]
            model.listed_at.setdefault((month, one), model.home[one])  # type: ignore[arg-type]
        got = _code(lambda: freeze(Program(program), Period.from_number(month), kab))  # type: ignore[arg-type]
    else:
        _, kab, said, which = step
        desa = [one for one in DESA if one.startswith(kab)]  # type: ignore[arg-type]
        named = [one for n, one in enumerate(desa) if which & (1 << n)]  # type: ignore[operator]
        lines = [(one, *what) for one, what in zip(named, said, strict=False)]  # type: ignore[call-overload]
        expected = model.decide(kab, lines, NOW)  # type: ignore[arg-type]
        turning = [
            AreaLine(one, Program(program), Period.from_number(first) if first else None)
            for one, program, first in lines
        ]
        got = _code(lambda: decide(*turning, kab=kab))  # type: ignore[arg-type]
    assert got == expected, step


def _code(act: object) -> str:
    try:
        act()  # type: ignore[operator]
    except Refused as refusal:
        return refusal.code
    return ""


def _compare(model: Model) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT left(kode_wilayah, 4), period, program, id_kpm, list_id FROM"
                       " programs_list_entry")  # fmt: skip
        entries = cursor.fetchall()
        cursor.execute("SELECT id, kode_wilayah FROM programs_list")
        of_list = dict(cursor.fetchall())
    listed: dict[tuple[str, int, str], set[str]] = {}
    for _, period, program, id_kpm, list_id in entries:
        listed.setdefault((of_list[list_id], period, program), set()).add(id_kpm)
    assert listed == model.lists
    assert not model.unexplained()
    for month in MONTHS:
        period = Period.from_number(month)
        held = {desa: str(program) for desa, program in areas_in(period, "id.62").items()}
        assert held == {desa: p for (desa, m), p in model.calendar.items() if m == month}
        outside = {(month, o.id_kpm, o.program) for o in out_of_area_page(period, "id.62")}
        on_no_list = {
            (m, family, program)
            for m, family, program in model.outside
            if m == month and (program or not model.programs(family, month))
        }
        assert outside == on_no_list


_LINES = st.builds(
    AreaLine,
    st.just(DESA[0]),
    st.sampled_from(Program),
    st.none() | st.builds(Period.from_number, st.sampled_from(MONTHS[1:])),
)


@given(st.lists(_LINES, min_size=1, max_size=6))
def test_however_often_it_is_decided_every_month_has_one_programme(lines: list[AreaLine]) -> None:
    turns: list[Turn] = []
    for line in lines:
        held = Held(turns[0].program, True) if turns else None
        if contradicts(line, held):
            continue
        kept = turns[:1]
        turns = kept + list(turns_of(line, held, Period.from_number(MONTHS[0])))
        assert len({one.month for one in turns}) == len(turns)
        for month in MONTHS:
            begun = line.first is None or month >= line.first.number
            assert (program_in(turns, month) is line.program) == begun
