"""Whatever offices decide and undo in whatever order, no family is lost or counted twice."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.access.actions import as_owner
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.quality.actions import ask_field, decide_pair, undo_decision
from salur.quality.domain.pairs import Word
from salur.registry.queries import stage_families
from tests.integration.quality.world import (
    AT,
    KUKAR,
    SAMARINDA,
    family,
    keep,
    officer,
    register,
    rows,
)
from tests.often import often

pytestmark = pytest.mark.django_db
DESA = {"K1": SAMARINDA, "K2": KUKAR, "K3": KUKAR, "K4": SAMARINDA, "K5": "6471011001"}
PAIRS = [(a, b) for a in DESA for b in DESA if a < b]
OFFICES = {
    "samarinda": officer("id.64.72"),
    "kukar": officer("id.64.02"),
    "balikpapan": officer("id.64.71"),
    "province": officer("id.64", role="province"),
}
MONTH = Period(AT.year, AT.month).shift(1).number
STEPS = st.tuples(
    st.sampled_from(sorted(OFFICES)),
    st.sampled_from(range(len(PAIRS))),
    st.sampled_from(["same", "same", "same", "different", "ask", "undo", "undo"]),
    st.sampled_from([None, 0, 1]),
)


def _step(who: str, pair: str, what: str, keep_id: object, at: dt.datetime) -> None:
    by = OFFICES[who]
    if what == "undo":
        undo_decision(pair_id=pair, reason="Ternyata keliru", by=by, at=at, key="")  # type: ignore[arg-type]
    elif what == "ask":
        ask_field(pair_id=pair, by=by, at=at, key="")  # type: ignore[arg-type]
    else:
        word = Word(what.upper())
        decide_pair(pair_id=pair, word=word, keep=keep_id, by=by, at=at, key="")  # type: ignore[arg-type]


def _listed(month: int) -> dict[str, set[str]]:
    """Give who would be on each kab/kota's list."""
    found: dict[str, set[str]] = {}
    for path in ("id.64.72", "id.64.02", "id.64.71"):
        with as_owner(), connection.cursor() as cursor:
            stage_families(path, month)
            cursor.execute("SELECT id_kpm FROM registry_staged")
            found[path] = {row[0] for row in cursor.fetchall()}
    return found


def _groups(edges: list[tuple[str, str]]) -> Iterator[set[str]]:
    left = set(DESA)
    while left:
        group = {left.pop()}
        while more := {b for edge in edges for a, b in (edge, edge[::-1]) if a in group} - group:
            group |= more
        left -= group
        yield group


def _check() -> None:
    aliases = rows(
        "SELECT f.id_kpm, g.id_kpm FROM registry_alias a JOIN registry_family f ON f.id = a.alias_id"
        " JOIN registry_family g ON g.id = a.canonical_id WHERE a.undone_at IS NULL"
    )
    gone = {str(alias) for alias, _ in aliases}
    kept = {str(canonical) for _, canonical in aliases}
    assert not gone & kept, "no chain, so no cycle"
    assert len(gone) == len(aliases), "one live alias for a family"
    listed = _listed(MONTH)
    assert set().union(*listed.values()) == set(DESA) - gone
    assert _listed(Period(AT.year, AT.month).number) == _listed(190001), (
        "the month before is as it was"
    )
    edges = [(str(a), str(b)) for a, b in aliases]
    assert sum(map(len, listed.values())) == sum(1 for _ in _groups(edges)), "one of each is listed"
    same = rows("SELECT first_id_kpm, second_id_kpm FROM quality_pair WHERE state = 'SAME'")
    joined = list(_groups(edges))
    assert all(any({str(a), str(b)} <= group for group in joined) for a, b in same)
    reached = _groups([(str(a), str(b)) for a, b in same])
    assert sorted(map(sorted, reached)) == sorted(map(sorted, joined)), "only by decisions"
    votes = rows(
        "SELECT p.id FROM quality_pair p WHERE (p.first_word IS NOT NULL) <> EXISTS (SELECT FROM"
        " quality_vote v WHERE v.pair = p.id AND v.withdrawn_at IS NULL AND v.side IN ('FIRST', 'BOTH'))"
    )
    assert votes == [], "a pair stands by the votes that stand"


@settings(
    max_examples=often(4, 20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(STEPS, min_size=5, max_size=30))
def test_a_walk_over_decisions_and_undoing_keeps_every_family_once(
    steps: list[tuple[str, int, str, int | None]],
) -> None:
    with transaction.atomic():
        ids = register(*(family(int(name[1:]), desa) for name, desa in DESA.items()))
        keep([(a, b, 0.9) for a, b in PAIRS])
        known = {
            (str(a), str(b)): str(pair)
            for pair, a, b in rows("SELECT id, first_id_kpm, second_id_kpm FROM quality_pair")
        }
        before = _listed(MONTH)
        done = 0
        for who, number, what, side in steps:
            pair = PAIRS[number]
            keep_id = None if side is None else ids[pair[side]]
            try:
                _step(who, known[pair], what, keep_id, AT + dt.timedelta(minutes=done))
            except Refused:
                continue
            done += 1
            _check()
        _undo_all(known)
        assert _listed(MONTH) == before, "undone, it never was"
        transaction.set_rollback(True)


def _undo_all(known: dict[tuple[str, str], str]) -> None:
    """Undo what can be undone until nothing is left."""
    moved = True
    while moved:
        moved = False
        for pair in known.values():
            for who in OFFICES:
                try:
                    _step(who, pair, "undo", None, AT)
                    moved = True
                except Refused:
                    continue
    assert rows("SELECT 1 FROM registry_alias WHERE undone_at IS NULL") == []
    assert {state for (state,) in rows("SELECT DISTINCT state FROM quality_pair")} <= {"OPEN"}
