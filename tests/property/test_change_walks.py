"""Whatever offices propose and endorse in whatever order, the laws of lists and places hold."""

import datetime as dt
import uuid
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.actions import ChangesRefused, endorse_changes, load_quotas, seed_parameters
from salur.programs.domain import QuotaRow
from salur.registry import actions
from salur.registry.domain import Kind
from tests.integration.registry.changing import (
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    family,
    line,
    load,
    propose,
    propose_families,
    rows,
    staged,
)
from tests.often import often

pytestmark = pytest.mark.django_db
MONTHS = tuple(Period(2019, month) for month in (3, 4, 5, 6))
MEMBERS = tuple(f"K{number}" for number in range(4))
WAITING = tuple(f"B{number}" for number in range(3))
EVERYBODY = (*MEMBERS, *WAITING)
ONE_FAMILY = (Kind.HAPUS, Kind.TUNDA, Kind.AKTIFKAN, Kind.PERBAIKI, Kind.GRADUASI_MANDIRI)
_MONTH = st.sampled_from(MONTHS[1:])
# Walks lean towards what may be, else hardly one would give or free a place.
_LINE = st.one_of(
    st.tuples(st.just(Kind.TAMBAH), st.sampled_from(WAITING), st.none(), _MONTH),
    st.tuples(st.just(Kind.GANTI), st.sampled_from(MEMBERS), st.sampled_from(WAITING), _MONTH),
    st.tuples(st.sampled_from(ONE_FAMILY), st.sampled_from(EVERYBODY), st.none(), _MONTH),
    st.tuples(
        st.sampled_from((Kind.TAMBAH, Kind.GANTI)),
        st.sampled_from(EVERYBODY),
        st.sampled_from(EVERYBODY),
        _MONTH,
    ),
)
_STEP = st.one_of(
    st.lists(_LINE, min_size=1, max_size=2),
    st.lists(_LINE, min_size=1, max_size=2),
    st.sampled_from(["month", "propose again"]),
)


class _TakenBackError(Exception):
    """This takes a walk's rows back."""


@settings(
    max_examples=often(4, 12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    walk=st.lists(_STEP, min_size=3, max_size=8),
    quotas=st.lists(st.integers(4, 6), min_size=4, max_size=4),
)
def test_random_walks_keep_the_laws(db: None, walk: list[object], quotas: list[int]) -> None:
    try:
        with transaction.atomic():
            _walk(walk, dict(zip(MONTHS, quotas, strict=True)))
            raise _TakenBackError
    except _TakenBackError:
        pass


def _walk(walk: list[object], quotas: dict[Period, int]) -> None:
    seed_parameters(by=OPERATOR, at=MARCH)
    load(*(family(one, number) for number, one in enumerate(MEMBERS)))
    propose_families(*(family(one, 50 + number) for number, one in enumerate(WAITING)))
    claims = [QuotaRow("6201", Program.BPNT, m, m, kpm, "SK") for m, kpm in quotas.items()]
    load_quotas(claims, evidence=uuid.uuid4(), by=OPERATOR, at=MARCH, key="")
    at, asked = MARCH, 0
    for number, step in enumerate(walk):
        if step == "propose again":
            propose_families(*(family(one, n) for n, one in enumerate(MEMBERS)))
        elif step == "month":
            at = min(at + dt.timedelta(days=31), MARCH + dt.timedelta(days=93))
        else:
            asked += _berita_acara(step, f"BA/{number}", at)  # type: ignore[arg-type]
        _laws(quotas)
    assert rows("SELECT count(*) FROM registry_change") == [(asked,)]


def _berita_acara(
    lines: list[tuple[Kind, str, str | None, Period]], no_ba: str, at: dt.datetime
) -> int:
    propose(
        *(
            line(
                kind, one, no_ba=no_ba, asked=month,
                replaced_by=other if kind is Kind.GANTI else None,
                column="rt" if kind is Kind.PERBAIKI else None,
                value=no_ba if kind is Kind.PERBAIKI else None,
            )
            for kind, one, other, month in lines
        )
    )  # fmt: skip
    (document,) = rows("SELECT DISTINCT document FROM registry_change WHERE no_ba = %s", [no_ba])[0]
    before = _image()
    try:
        endorse_changes(document=document, by=HEAD, at=at, key="")  # type: ignore[arg-type]
    except ChangesRefused as refused:
        assert refused.wrong or refused.code == "nothing_to_endorse"
        assert _image() == before
    return len(lines)


def _image() -> list[object]:
    return [
        rows("SELECT * FROM registry_family ORDER BY id"),
        rows("SELECT * FROM registry_change"),
    ]


def _laws(quotas: dict[Period, int]) -> None:
    """Look at every month as if its list were frozen now, and take what that applied back."""
    try:
        with transaction.atomic():
            _look(quotas)
            raise _TakenBackError
    except _TakenBackError:
        pass


def _look(quotas: dict[Period, int]) -> None:
    before: dict[str, bool] = {}
    for month in MONTHS:
        actions.apply_due_changes(path=KAB, period=month, by=OPERATOR, at=MARCH)
        load(*(family(one, n, alamat=f"Jl. {month}") for n, one in enumerate(EVERYBODY)))
        now = staged(month)
        assert len(now) <= quotas[month], "the quota is exceeded"
        left = before.keys() - now.keys()
        ended = dict(
            rows("SELECT id_kpm, ended_no_ba FROM registry_family WHERE ended_no_ba IS NOT NULL")
        )
        endings = set(rows(
            "SELECT id_kpm, effective FROM registry_change WHERE state = 'APPLIED'"
            " AND kind IN ('HAPUS', 'GANTI', 'GRADUASI_MANDIRI') AND no_ba <> ''"
        ))  # fmt: skip
        assert all((one, month.number) in endings for one in left), "left without a berita acara"
        assert set(now) <= {*MEMBERS, *WAITING}
        held = {
            row[0] for row in rows("SELECT id_kpm FROM registry_family WHERE held_reasons <> '{}'")
        }
        assert not [one for one in held & now.keys() if now[one]], "held and payable"
        assert all(ended.values())
        before = now
    filled = Counter(row[0] for row in rows(
        "SELECT coalesce(replaced_by, id_kpm) FROM registry_change"
        " WHERE state = 'APPLIED' AND kind IN ('TAMBAH', 'GANTI')"
    ))  # fmt: skip
    again = {
        row[0] for row in rows("SELECT id_kpm FROM registry_family WHERE waiting_since IS NULL")
    }
    assert all(filled[one] <= 1 for one in WAITING if one in again), "a place given twice"
