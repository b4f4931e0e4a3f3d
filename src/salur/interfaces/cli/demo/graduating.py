"""Families that move on in the demo: who has left, who is on the way, whom the places went to.

A city and a kabupaten let enough families leave that what became of them can be shown; smaller
worlds have nothing to count. Each function is one desk of `desks`. Clocks run ahead of the months
that the demo counts, for whoever left in June is looked after in September.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.graduation import actions, queries
from salur.graduation.actions.follow_ups import record_follow_up
from salur.graduation.actions.offering import fill_slots
from salur.graduation.actions.outcomes import publish_outcomes
from salur.graduation.actions.referrals import deliver_referral, make_referral, take_referral
from salur.graduation.actions.settling_slots import settle_slots_of
from salur.graduation.actions.visits import record_visit
from salur.graduation.domain.cases import CaseKind, CaseState, Told
from salur.graduation.domain.indicators import Answers
from salur.graduation.queries.cases import CaseFilter
from salur.graduation.queries.follow_ups import follow_ups_of_family
from salur.interfaces.cli.demo.asked import MONTHS
from salur.interfaces.cli.demo.doors import STANDS, STRUGGLES
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.parties.queries import organisation_by_code
from salur.programs.actions import endorse_changes
from salur.registry import queries as registry
from salur.registry.actions import apply_due_changes

Actors = Mapping[tuple[str, str], Actor]
CITY, KABUPATEN = "6371", "6202"
_KINDS = {CITY: CaseKind.INDEPENDENT, KABUPATEN: CaseKind.NATURAL}
# How many stand, were not seen again yet, and fell back: below five a figure points at somebody.
_SHARE = 6
_LEAVING = {CITY: 3 * _SHARE, KABUPATEN: 2 * _SHARE}
_SUBMITTED, _NO_CASE, _MOST = 2, 12, 200
_WORDS = "Usahanya berjalan sejak tahun lalu dan keluarga ini sanggup sendiri."
_JUNE = MONTHS[-1].shift(1)


def _at(month: int, day: int) -> dt.datetime:
    return dt.datetime(2019, month, day, 2, tzinfo=dt.UTC)


def leave(actors: Actors) -> object:
    """Lead families the whole way out from June on, and two as far as the endorsement."""
    for code, many in _LEAVING.items():
        by = _acting(actors, "operator", code)
        cases = _decided(code, _families(code, many), by, 4)
        waiting = _decided(code, _families(code, _SUBMITTED), by, 4)
        _tell([*cases, *waiting], by, _at(5, 4), code)
        enter_scope(SYSTEM)
        actions.lapse_due(at=_at(5, 20))
        enter_scope(by)
        actions.submit_cases(case_ids=[*cases, *waiting], by=by, at=_at(5, 21), key=f"demo {code}")
        _endorse(cases, _acting(actors, "head", code))
        enter_scope(by)
        apply_due_changes(path=RegionCode(code).path, period=_JUNE, by=by, at=_at(6, 1))
        enter_scope(SYSTEM)
        actions.follow_register(at=_at(6, 1), path=RegionCode(code).path)
    return None


def under_way(actors: Actors) -> object:
    """Let others be at every stage before that, and visit some whom nobody has proposed."""
    for code in _LEAVING:
        by = _acting(actors, "operator", code)
        found = _families(code, 10 + _NO_CASE)
        proposed, visited, decided, told, objected = (found[n : n + 2] for n in range(0, 10, 2))
        _proposed(code, proposed, by, 5)
        _proposed(code, visited, by, 5)
        _visit(visited, by, 5, STANDS)
        _decided(code, decided, by, 5)
        _tell(_decided(code, told, by, 5), by, _at(6, 3), code)
        _object(_decided(code, objected, by, 5), by, _acting(actors, "head", code), code)
        enter_scope(by)
        _visit(found[10:], by, 5, STRUGGLES)
    return None


def along(actors: Actors) -> object:
    """Look after those who left: some stand, some fell back and wait again, some are due."""
    for code in _LEAVING:
        by = _acting(actors, "operator", code)
        left = _left(code)
        if len(left) < _LEAVING[code]:
            raise actions.refused("case_unknown")
        for number, outcome in enumerate(["STANDS"] * _SHARE + ["FELL_BACK"] * _SHARE):
            if outcome == "FELL_BACK" and code != CITY:
                break
            case = left[number]
            record_follow_up(
                follow_up_id=follow_ups_of_family(case.family)[0].id, outcome=outcome,
                words="Pencari nafkahnya sakit sejak Juli." if outcome != "STANDS" else "",
                by=by, at=_at(9, 3), key=f"demo {code} {number}",
            )  # fmt: skip
    enter_scope(by := _acting(actors, "operator", CITY))
    for number, case in enumerate(_left(CITY, CaseState.RETURNING)[: _SHARE // 2]):
        actions.return_family(
            case_id=case.id, no_ba=f"BA/MUSDES/9/{CITY}", tanggal_ba=_at(9, 9).date(), by=by,
            at=_at(9, 10), key=f"demo returned {number}",
        )  # fmt: skip
    return None


def support(actors: Actors) -> object:
    """Refer the families that stand for credit, which the bank gave, and others who wait."""
    bank = actors["bank", "BRI"]
    by = _acting(actors, "operator", CITY)
    for number, case in enumerate(_left(CITY)[:_SHARE]):
        made = _refer(case.family, "KUR", "BRI", by, f"kur {number}", _at(6, 4))
        enter_scope(bank)
        take_referral(
            referral_id=made, promised_on=_at(7, 15).date(), by=bank, at=_at(6, 10),
            key=f"demo taken {number}",
        )  # fmt: skip
        deliver_referral(
            referral_id=made, words="Kredit sudah cair untuk warungnya.", by=bank, at=_at(7, 9),
            key=f"demo delivered {number}",
        )  # fmt: skip
        enter_scope(by)
    asked = (("KUR", "BRI"), ("PASOKAN_EWARONG", "BRI"), ("JKN", f"DUKCAPIL-{CITY}"),
             ("KUBE", f"DINSOS-{CITY}"))  # fmt: skip
    for family, (kind, office) in zip(_families(CITY, len(asked)), asked, strict=True):
        _refer(family, kind, office, by, f"{kind} {office}", _at(9, 11))
    by = _acting(actors, "operator", KABUPATEN)
    (family,) = _families(KABUPATEN, 1)
    return _refer(family, "KUBE", f"DINSOS-{KABUPATEN}", by, f"KUBE {KABUPATEN}", _at(9, 11))


def places(actors: Actors) -> object:
    """Offer the places that became free in the city to those who wait there."""
    for code in _LEAVING:
        settle_slots_of(path=RegionCode(code).path, at=_at(9, 12))
    by = _acting(actors, "operator", CITY)
    return fill_slots(code=CITY, by=by, at=_at(9, 12), key="demo")


def outcomes(_actors: Actors) -> object:
    """Count what became of those who left, as the program does by itself once a day."""
    return publish_outcomes(at=_at(9, 15))


def _families(code: str, many: int) -> tuple[UUID, ...]:
    """Give the first families there that are members, can be paid, and are on no way out.

    Refused as `family_unknown` where a small world has fewer: then this desk has no work.
    """
    path = RegionCode(code).path
    busy = {one.family for one in queries.cases_page(path, limit=_MOST)}
    page = registry.families_page(path, only=registry.FamilyFilter(payable=True), limit=_MOST)
    free = [
        one.id
        for one in page
        if one.id not in busy and one.ended_from is None and one.waiting_since is None
    ]
    if len(free) < many:
        raise actions.refused("family_unknown")
    return tuple(free[:many])


def _left(code: str, state: CaseState = CaseState.LEFT) -> Sequence[queries.CaseLine]:
    found = queries.cases_page(RegionCode(code).path, CaseFilter(states=(state,)), limit=_MOST)
    return sorted(found, key=lambda one: one.number)


def _proposed(code: str, families: Iterable[UUID], by: Actor, month: int) -> list[UUID]:
    return [
        actions.propose_case(
            family_id=family, kind=_KINDS[code], source="facilitator", words=_WORDS, by=by,
            at=_at(month, 8), key=f"demo {family}",
        ).id
        for family in families
    ]  # fmt: skip


def _visit(families: Iterable[UUID], by: Actor, month: int, answers: Answers) -> None:
    for family in families:
        record_visit(
            family=family, visited_on=_at(month, 24).date(), visitor="TKSK Contoh",
            answers=answers, by=by, at=_at(month, 25), key=f"demo {family}",
        )  # fmt: skip


def _decided(code: str, families: Sequence[UUID], by: Actor, month: int) -> list[UUID]:
    """Propose and visit families, then let the meeting of every desa decide that they leave."""
    cases = _proposed(code, families, by, month)
    _visit(families, by, month, STANDS)
    desa: dict[str, list[UUID]] = {}
    for case in cases:
        desa.setdefault(_case(case).code, []).append(case)
    day = _at(month + 1, 2)
    for village, some in desa.items():
        actions.decide_leaves(
            case_ids=some, no_ba=f"BA/MUSDES/{day:%m}/{village}/{some[0].hex[:4]}",
            tanggal_ba=day.date(), asked=Period(2019, month + 2), by=by, at=day,
            key=f"demo {some[0]}",
        )  # fmt: skip
    return cases


def _tell(cases: Iterable[UUID], by: Actor, at: dt.datetime, code: str) -> None:
    for number, case in enumerate(cases, start=1):
        told = Told(f"460/{at:%m}{number:02}/DINSOS-{code}/2019", at.date(), "Kepala keluarga")
        actions.tell_family(case_id=case, told=told, by=by, at=at, key=f"demo {case}")


def _object(cases: Sequence[UUID], by: Actor, head: Actor, code: str) -> None:
    """Let families object; the first is granted, the others wait for the head's answer."""
    _tell(cases, by, _at(6, 3), f"{code}-K")
    for case in cases:
        actions.record_objection(
            case_id=case, words="Suami saya sakit dan warung kami tutup.", on=_at(6, 4).date(),
            by=by, at=_at(6, 4), key=f"demo {case}",
        )  # fmt: skip
    enter_scope(head)
    actions.answer_objection(
        case_id=cases[0], granted=True, words="Benar, sudah kami lihat sendiri.", by=head,
        at=_at(6, 6), key="demo",
    )  # fmt: skip
    enter_scope(by)


def _endorse(cases: Iterable[UUID], head: Actor) -> None:
    """Endorse every berita acara on which these cases rest."""
    enter_scope(head)
    changes = [change for case in cases if (change := _case(case).change) is not None]
    documents = dict.fromkeys(one.document for one in registry.changes_of(changes))
    for document in filter(None, documents):
        endorse_changes(document=document, by=head, at=_at(5, 22), key=f"demo {document}")


def _refer(family: UUID, kind: str, office: str, by: Actor, key: str, at: dt.datetime) -> UUID:
    organisation = organisation_by_code(office)
    assert organisation is not None, "the parties of the demo include it"
    return make_referral(
        family_id=family, kind=kind, organisation=organisation.id,
        words="Mohon dibantu; keluarga ini siap.", by=by, at=at, key=f"demo {key}",
    ).id  # fmt: skip


def _case(case_id: UUID) -> queries.Case:
    found = queries.case(case_id)
    assert found is not None, "it was opened just now"
    return found


def _acting(actors: Actors, role: str, code: str) -> Actor:
    by = actors[role, f"DINSOS-{code}"]
    enter_scope(by)
    return by
