"""Whatever offices do in whatever order, families leave as the plain table has it, or not at all."""

import uuid

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from salur.access.actions import enter_scope
from salur.graduation import actions
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.registry.actions import refuse_changes
from salur.registry.domain import Kind, Reason
from tests.integration.graduation.ways import (
    FACILITATOR,
    TODAY,
    WORDS,
    answer,
    do,
    family_id,
    follow,
    lapse,
    leaves,
    month_comes,
    object_to,
    tell,
    village,
    visit,
)
from tests.integration.registry.changing import (
    HEAD,
    MARCH,
    family,
    line,
    propose_families,
    rows,
    staged,
)
from tests.integration.registry.changing import endorse as endorse_lines
from tests.often import often
from tests.spec.test_ways_out import TABLE

pytestmark = pytest.mark.django_db
FAMILIES = ("K1", "K2")
# The oracle: the table of the specification, as text, and nothing of the program.
STEPS = {tuple(one.split()[:2]): one.split()[3] for one in TABLE.strip().splitlines()}
ENDED = {"STAYS", "STANDING", "RETURNED"}
ASKED = (
    *("propose", "visit", "decide_leaves", "decide_leaves", "decide_stays", "tell", "tell"),
    *("object", "grant", "reject", "submit", "withdraw", "return", "recover"),
)
ALL = ("lapse", "month", "endorse", "refuse", "by file", "died", "place again")
_OF_ONE = st.tuples(st.sampled_from(ASKED), st.sampled_from(FAMILIES))
_OF_ALL = st.tuples(st.sampled_from(ALL), st.sampled_from(FAMILIES))
# A walk leans towards the way out, else hardly one would reach its end.
_ON = st.sampled_from(FAMILIES).map(
    lambda one: [(verb, one) for verb in ("propose", "visit", "decide_leaves", "tell")]
)
_DONE = st.sampled_from(FAMILIES).map(
    lambda one: [("lapse", one), ("submit", one), ("endorse", one), ("month", one)]
)
_PART = st.one_of(_OF_ONE.map(lambda one: [one]), _OF_ALL.map(lambda one: [one]), _ON, _DONE)


# Pinned: a line that came by file to who has no case, and to who objects; there, back, and again.
_OVERTAKEN = [
    ("by file", "K1"), ("propose", "K2"), ("visit", "K2"), ("decide_leaves", "K2"), ("tell", "K2"),
    ("object", "K2"), ("by file", "K2"), ("month", "K1"), ("reject", "K2"), ("tell", "K1"),
    ("object", "K1"), ("grant", "K1"), ("return", "K1"),
]  # fmt: skip
_THERE_AND_BACK = [
    *((verb, "K1") for verb in ("propose", "visit", "decide_leaves", "tell", "lapse", "submit")),
    *((verb, "K1") for verb in ("endorse", "month", "month", "place again", "month")),
    *((verb, "K1") for verb in ("month", "propose", "died", "month")),
]


class _TakenBackError(Exception):
    """This takes a walk's rows back."""


@settings(
    max_examples=often(2, 60),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(parts=[_OVERTAKEN])
@example(parts=[_THERE_AND_BACK])
@given(parts=st.lists(_PART, min_size=3, max_size=7))
def test_no_walk_leaves_the_table_and_nobody_leaves_without_a_berita_acara(
    db: None, parts: list[list[tuple[str, str]]]
) -> None:
    try:
        with transaction.atomic():
            _walk([step for part in parts for step in part])
            raise _TakenBackError
    except _TakenBackError:
        pass


def _walk(walk: list[tuple[str, str]]) -> None:
    village(*FAMILIES)
    day = 0
    for number, (verb, who) in enumerate(walk):
        before = _state(who)
        day += 15 if verb == "lapse" else 31 if verb == "month" else 0
        if verb in ALL:
            _of_all(verb, who, number, day)
        else:
            _of_one(verb, who, before, number, day)
        follow(days=day)
        _laws()


def _of_one(verb: str, who: str, before: str, number: int, day: int) -> None:
    """Take a step of one family: it leads where the table says, or is refused and changes nothing."""
    case = _case(who)
    if verb == "propose":
        said = _proposed(who)
        may = before in {"", *ENDED} and who in staged(Period(2029, 1))
        assert _state(who) == ("PROPOSED" if may else before), (verb, before, said)
        return
    if verb == "visit":
        visit(who)
        assert _state(who) == STEPS.get((before, "visit"), before)
        return
    if case is None:
        return
    said = _asked(verb, case, number, day)
    after = _state(who)
    if after != before or said == after:
        assert STEPS[before, verb] == after, (verb, before, after)
    else:  # the table has no such step, or what it needs beside the state is not there
        refusals = {"step_changed", "told_already", "not_told_yet", "objected_already"}
        of_register = {"objection_too_late", "family_not_ended", "family_waits", "line_refused"}
        assert said in refusals | of_register, said
        assert (said == "step_changed") == ((before, verb) not in STEPS), (verb, before, said)


def _asked(verb: str, case: uuid.UUID, number: int, day: int) -> str:
    meeting = {"no_ba": f"BA/{number}", "tanggal_ba": TODAY}
    if verb == "decide_leaves":
        return leaves(case, no_ba=meeting["no_ba"])  # type: ignore[arg-type]
    if verb == "decide_stays":
        return do(actions.decide_stays, case, words=WORDS, **meeting)
    if verb == "tell":
        return tell(case, days=day)
    if verb == "object":
        return object_to(case, on=day, days=day)
    if verb in ("grant", "reject"):
        return answer(case, granted=verb == "grant", days=day)
    if verb == "submit":
        return do(actions.submit_cases, case, days=day)
    if verb == "return":
        return do(actions.return_family, case, days=day, **meeting)
    act = actions.withdraw_case if verb == "withdraw" else actions.recover_family
    return do(act, case, words=WORDS, days=day)


def _of_all(verb: str, who: str, number: int, day: int) -> None:
    """Let the clock, the endorsing office or another way of the register act."""
    month = Period(2019, 4).shift(day // 31)
    open_lines = rows(
        "SELECT id FROM registry_change WHERE state = 'VERIFIED' AND id_kpm = %s", [who]
    )
    if verb == "lapse":
        lapse(day)
    elif verb == "month":
        month_comes(month, days=day)
    elif verb == "refuse" and open_lines:
        enter_scope(HEAD)
        ids = [row[0] for row in open_lines]
        refuse_changes(change_ids=ids, reason="Keliru", by=HEAD, at=MARCH, key="")  # type: ignore[arg-type]
    elif verb == "endorse" and open_lines:
        _endorsed()
    elif verb == "place again" and who not in staged(Period(2029, 1)):
        propose_families(family(who))
        _endorsed(line(Kind.TAMBAH, who, asked=month.shift(1), no_ba=f"BA/{number}"))
    elif verb in ("by file", "died") and who in staged(Period(2029, 1)):
        kind = Kind.GRADUASI_ALAMIAH if verb == "by file" else Kind.HAPUS
        reason = Reason.DATA if verb == "by file" else Reason.MENINGGAL
        asked = {"asked": month, "no_ba": f"BA/{number}"}
        _endorsed(line(kind, who, reason=reason, **asked))


def _endorsed(*lines: object) -> None:
    """Endorse everything that waits; two lines of one family and month contradict each other."""
    from django.db import IntegrityError

    try:
        with transaction.atomic():
            endorse_lines(*lines)  # type: ignore[arg-type]
    except IntegrityError:
        pass


def _laws() -> None:
    events = rows(
        "SELECT e.case_id, e.n, e.kind, e.before, e.after, c.state, c.events, c.no_ba"
        " FROM graduation_case_event e JOIN graduation_case c ON c.id = e.case_id ORDER BY 1, 2"
    )
    for index, (case, n, kind, before, after, state, last, _) in enumerate(events):
        assert kind == "open" or STEPS[before, kind] == after  # type: ignore[index]
        assert n == 1 or events[index - 1][4] == before
        assert n != last or after == state, case
    left = {"LEFT", "CONTESTED", "RETURNING", "RETURNED", "STANDING"}
    assert all(row[7] for row in events if row[5] in left)
    gone = rows("SELECT id_kpm, ended_no_ba FROM registry_family WHERE ended_from IS NOT NULL")
    assert all(no_ba for _, no_ba in gone)
    without = rows(
        "SELECT id FROM registry_change r WHERE r.kind LIKE 'GRADUASI%%'"
        " AND r.state IN ('ENDORSED', 'APPLIED')"
        " AND NOT EXISTS (SELECT FROM graduation_case c WHERE c.change = r.id)"
        " AND NOT EXISTS (SELECT FROM graduation_case c WHERE c.id_kpm = r.id_kpm"
        "   AND c.state NOT IN ('STAYS', 'STANDING', 'RETURNED'))"
    )
    assert without == [], "who leaves has a case"


def _proposed(who: str) -> str:
    enter_scope(FACILITATOR)
    new = {"kind": "MANDIRI", "source": "facilitator", "words": WORDS, "key": "", "at": MARCH}
    try:
        actions.propose_case(family_id=family_id(who), by=FACILITATOR, **new)  # type: ignore[arg-type]
    except Refused as refused:
        return refused.code
    return ""


def _case(who: str) -> uuid.UUID | None:
    found = rows("SELECT id FROM graduation_case WHERE id_kpm = %s ORDER BY number DESC", [who])
    return found[0][0] if found else None  # type: ignore[return-value]


def _state(who: str) -> str:
    found = rows("SELECT state FROM graduation_case WHERE id_kpm = %s ORDER BY number DESC", [who])
    return str(found[0][0]) if found else ""
