"""Whatever offices do in whatever order: nobody leaves without a berita acara, no quota is exceeded,

and no place that a family left is lost or given twice.
"""

import datetime as dt
import random
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.graduation import actions
from salur.graduation.actions.closing_slots import close_slots, reopen_slots
from salur.graduation.actions.offering import fill_slots, plan_slots
from salur.graduation.actions.settling_slots import SlotsSettled, settle_slots_of
from salur.graduation.actions.succeeding import succeed_regions
from salur.graduation.domain.slots import first_month
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.places.actions import import_edition
from salur.programs.actions import cutoff_day, endorse_changes, load_quotas, seed_parameters
from salur.programs.domain import QuotaRow
from salur.registry import actions as registry
from salur.registry import queries
from salur.registry.domain import Kind
from tests.integration.graduation import ways
from tests.integration.registry.changing import (
    DESA,
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    OTHER_DESA,
    family,
    line,
    load,
    propose,
    propose_families,
    rows,
    staged,
)
from tests.oracle.places import Family, Line, Office, Place

pytestmark = pytest.mark.django_db
MONTHS = tuple(Period(2019, month) for month in range(4, 10))
MEMBERS, WAITING = [f"K{n}" for n in range(6)], [f"B{n}" for n in range(5)]
HEIR = "6201022009"
HEADS = (HEAD, ways.OTHER_HEAD)
KINDS = (
    *(Kind.HAPUS, Kind.HAPUS, Kind.HAPUS, Kind.GRADUASI_MANDIRI, Kind.GRADUASI_ALAMIAH),
    *(Kind.TAMBAH, Kind.GANTI, Kind.TUNDA),
)
STEPS = (
    *["line"] * 5, *["endorse"] * 8, *["fill"] * 5, *["verify"] * 4, *["case"] * 8,
    *("refuse", "withdraw", "close", "reopen", "quota", "month", "split", "later"),
)  # fmt: skip


class _TakenBackError(Exception):
    """This takes rows back."""


@pytest.mark.parametrize("seed", [101, 103])
def test_random_walks_keep_the_laws(db: None, tmp_path: Path, seed: int) -> None:
    _Walk(seed, tmp_path).go(25)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 130))
def test_many_random_walks_keep_the_laws(db: None, tmp_path: Path, seed: int) -> None:
    _Walk(seed, tmp_path).go(120)


class _Walk:
    """One walk: what is drawn, what the oracle knows, and how the day goes on."""

    def __init__(self, seed: int, directory: Path) -> None:
        self.draw, self.days, self.number = random.Random(seed), 0, 0
        self.directory, self.did = directory, Counter[str]()
        self.cases: list[uuid.UUID] = []
        enter_scope(SYSTEM)
        seed_parameters(by=SYSTEM, at=MARCH)
        self._places()
        homes = {one: (DESA, OTHER_DESA)[n % 2] for n, one in enumerate((*MEMBERS, *WAITING))}
        load(*(family(one, n, desa=homes[one]) for n, one in enumerate(MEMBERS)))
        for n, one in enumerate(WAITING):
            propose_families(family(one, 50 + n, desa=homes[one]), day=dt.date(2019, 2, 9 - n))
        quotas = {("6201", m.number): self.draw.randint(6, 8) for m in MONTHS}
        quotas |= {(DESA, m.number): self.draw.randint(3, 4) for m in MONTHS[:3]}
        claims = [
            QuotaRow(code, Program.BPNT, *(Period.from_number(m),) * 2, kpm, "SK")
            for (code, m), kpm in quotas.items()
        ]
        load_quotas(claims, evidence=uuid.uuid4(), by=SYSTEM, at=MARCH, key="")
        known = {one: Family(homes[one], member=True) for one in MEMBERS}
        known |= {
            one: Family(homes[one], member=False, waits=(True, f"2019-02-{9 - n:02}"))
            for n, one in enumerate(WAITING)
        }
        self.office, self.allowed = Office(known, quotas), dict(quotas)

    def _places(self) -> None:
        head = "62,KALTENG\n6201,KAB. A\n620102,ARUT\n"
        for name, day, desa in (
            ("lama", dt.date(2018, 1, 1), (DESA, OTHER_DESA)),
            ("baru", dt.date(2019, 5, 1), (DESA, HEIR)),
        ):
            file = self.directory / f"{name}.csv"
            file.write_text(head + "".join(f"{one},DESA {one}\n" for one in desa), encoding="utf-8")
            import_edition(file, edition=name, valid_from=day, by=SYSTEM, at=MARCH)

    @property
    def at(self) -> dt.datetime:
        """The moment, a minute on from step to step."""
        return MARCH + dt.timedelta(days=self.days, minutes=self.number)

    def go(self, steps: int) -> None:
        """Walk, and look at the laws after every step."""
        for self.number in range(1, steps + 1):
            step = self.draw.choice(STEPS)
            enter_scope(SYSTEM)
            try:
                with transaction.atomic():
                    getattr(self, step)()
                self.did[step] += 1
            except Refused as refused:
                self.did[f"{step}: {refused.code}"] += 1
            self.look()
            if self.number % 9 == 0 or self.number == steps:
                self.look_at_lists()

    # What offices do; what is refused changes nothing.

    def line(self) -> None:
        kind, no_ba = self.draw.choice(KINDS), f"BA/{self.number}"
        for _ in range(self.draw.choice((1, 1, 2))):
            month = self.draw.choice(self._months())
            # Walks lean towards what may be, else hardly one would give or free a place.
            likely = self.office.listed(month.number) if kind is not Kind.TAMBAH else WAITING
            names = sorted(likely) if self.draw.random() < 0.8 else [*MEMBERS, *WAITING]
            one = self.draw.choice(names)
            other = self.draw.choice(WAITING) if kind is Kind.GANTI else None
            propose(
                line(
                    kind, one, no_ba=no_ba, asked=month, replaced_by=other,
                    kode_wilayah=self.office.families[one].desa,
                )
            )  # fmt: skip

    def endorse(self) -> None:
        found = rows("SELECT DISTINCT document FROM registry_change WHERE state = 'VERIFIED'")
        if found:
            document = self.draw.choice(sorted(found))[0]
            endorse_changes(document=document, by=self.draw.choice(HEADS), at=self.at, key="")  # type: ignore[arg-type]

    def refuse(self) -> None:
        registry.refuse_changes(
            change_ids=self._some("PROPOSED", "VERIFIED"), reason="tidak sesuai", by=HEAD,
            at=self.at, key="",
        )  # fmt: skip

    def withdraw(self) -> None:
        registry.withdraw_changes(
            change_ids=self._some("PROPOSED", "VERIFIED"), reason="salah tulis", by=OPERATOR,
            at=self.at, key="",
        )  # fmt: skip

    def verify(self) -> None:
        registry.verify_changes(
            change_ids=self._some("PROPOSED"), no_ba=f"BA/V{self.number}",
            tanggal_ba=self.at.date(), asked=None, by=OPERATOR, at=self.at, key="",
        )  # fmt: skip

    def fill(self) -> None:
        first = first_month(self.at.date(), cutoff_day(KAB, self.at.date())).number
        told = self.office.next_offers(first)
        plan = plan_slots(code="6201", by=OPERATOR, at=self.at)
        changes = dict(rows("SELECT id, change FROM graduation_slot"))
        shown = [
            (changes[one.place.id], one.family.id_kpm, one.month.number) for one in plan.offers
        ]
        assert shown == told, "another family follows than the oracle's"
        fill_slots(code="6201", by=OPERATOR, at=self.at, key="", seen=plan.digest)
        named = dict(rows("SELECT id_kpm, id FROM registry_change WHERE state = 'PROPOSED'"))
        for change, one, _ in told:
            place = next(p for p in self.office.places if p.change == change)
            place.state, place.offer = "OFFERED", named[one]  # type: ignore[assignment]

    def close(self) -> None:
        place, slot = self._slot("FREE")
        close_slots(
            slot_ids=[slot], reason="quota", number="SK-2", by=self.draw.choice(HEADS), at=self.at,
            key="",
        )  # fmt: skip
        place.state = "CLOSED"

    def reopen(self) -> None:
        place, slot = self._slot("CLOSED")
        reopen_slots(slot_ids=[slot], by=self.draw.choice(HEADS), at=self.at, key="")
        place.state, place.since = "FREE", self.at.timestamp()

    def quota(self) -> None:
        (code, month), was = self.draw.choice(sorted(self.office.quotas.items()))
        kpm = max(1, was + self.draw.choice((-1, 1)))
        with as_owner():
            rows(
                "UPDATE programs_quota SET kpm = %s WHERE kode_wilayah = %s AND period = %s"
                " RETURNING 1",
                [kpm, code, month],
            )
        self.office.quotas[code, month] = kpm

    def _later(self, most: int) -> None:
        self.days = min(self.days + self.draw.randint(1, most), 150)

    def later(self) -> None:
        self._later(9)

    def month(self) -> None:
        self._later(20)
        period = Period(self.at.year, self.at.month)
        registry.apply_due_changes(path=KAB, period=period, by=OPERATOR, at=self.at)
        actions.lapse_due(at=self.at)

    def split(self) -> None:
        file = self.directory / "pengganti.csv"
        file.write_text(f"kode_lama,kode_baru\n{OTHER_DESA},{HEIR}\n", encoding="utf-8")
        succeed_regions(
            file=file, valid_from=dt.date(2019, 5, 1), citation="contoh", by=SYSTEM, at=self.at
        )
        for one in (*self.office.families.values(), *self.office.places):
            one.desa = HEIR if one.desa == OTHER_DESA else one.desa

    def case(self) -> None:
        if not self.cases or self.draw.random() < 0.3:
            one = self.draw.choice(MEMBERS)
            enter_scope(ways.FACILITATOR)
            opened = actions.propose_case(
                family_id=ways.family_id(one), kind="MANDIRI", source="facilitator",
                words=ways.WORDS, by=ways.FACILITATOR, at=self.at, key="",
            )  # fmt: skip
            self.cases.append(opened.id)
            return
        case = self.draw.choice(self.cases)
        standing = ways.standing(case)
        day = self.days
        step = {
            "PROPOSED": lambda: ways.visit(standing.id_kpm, day=self.at.date()),
            "VISITED": lambda: ways.leaves(
                case, no_ba=f"BA/C{self.number}", tanggal_ba=self.at.date(), days=day,
                asked=self.draw.choice(self._months()),
            ),
            "DECIDED": lambda: ways.tell(case, days=day),
            "TOLD": lambda: self.draw.choice((
                lambda: ways.object_to(case, on=day, days=day), lambda: self._later(20),
            ))(),
            "OBJECTED": lambda: ways.answer(
                case, granted=self.draw.random() < 0.3, by=self.draw.choice(HEADS), days=day
            ),
            "CONFIRMED": lambda: ways.do(actions.submit_cases, case, days=day),
            "ENDORSED": lambda: ways.tell(case, days=day),
            "LEFT": lambda: ways.object_to(case, on=day, days=day),
            "CONTESTED": lambda: ways.answer(
                case, granted=self.draw.random() < 0.7, by=self.draw.choice(HEADS), days=day
            ),
            "RETURNING": lambda: self._back(case, standing.id_kpm),
        }.get(standing.state, lambda: None)()  # fmt: skip
        self.did[f"case: {step}"] += 1

    def _back(self, case: uuid.UUID, id_kpm: str) -> str:
        day = self.at.date()
        done = ways.do(
            actions.return_family, case, no_ba=f"BA/R{self.number}", tanggal_ba=day, days=self.days
        )
        if done == "RETURNED":
            self.office.families[id_kpm].waits = (False, day.isoformat())
        return done

    # What must hold.

    def look(self) -> None:
        """Let the program and the oracle follow what was decided, and compare them."""
        enter_scope(SYSTEM)
        actions.follow_register(at=self.at)
        settle_slots_of(path=KAB, at=self.at)
        assert settle_slots_of(path=KAB, at=self.at) == SlotsSettled(0, 0, 0)
        office, now, fresh = self.office, self.at.timestamp(), []
        for number, state, month, *told in rows(
            "SELECT id, state, effective, kind, id_kpm, replaced_by, asked, source"
            " FROM registry_change ORDER BY id"
        ):
            before = office.lines[number].state if number in office.lines else ""  # type: ignore[index]
            if state in ("ENDORSED", "APPLIED") and before not in ("ENDORSED", "APPLIED"):
                fresh.append(number)
            seen = Line(*told, state=state, month=month or 0)  # type: ignore[arg-type]
            if before != state:
                office.see(number, seen, now)  # type: ignore[arg-type]
        office.follow(fresh, now)  # type: ignore[arg-type]
        kept = rows(
            "SELECT change, code, from_month, state, offer, filled_by FROM graduation_slot"
            " ORDER BY change"
        )
        assert kept == [
            (one.change, one.desa, one.month, one.state, one.offer, one.filled_by)
            for one in sorted(office.places, key=lambda one: one.change)
        ]
        waiting = [one.id_kpm for one in queries.waiting_list(KAB)]
        assert waiting == office.waiting()
        self._quotas()
        assert not rows(
            "SELECT id FROM registry_change WHERE state IN ('ENDORSED', 'APPLIED')"
            " AND (coalesce(no_ba, '') = '' OR endorsed_by IN (proposed_by, verified_by))"
        )
        assert not rows(
            "SELECT id FROM graduation_case WHERE state IN ('ENDORSED', 'LEFT', 'STANDING')"
            " AND coalesce(no_ba, '') = ''"
        )

    def _quotas(self) -> None:
        """A quota that was lowered below a list is not exceeded further; no other ever is."""
        for (code, month), kpm in self.office.quotas.items():
            there = sum(
                self.office.families[one].desa.startswith(code) for one in self.office.listed(month)
            )
            most = max(kpm, self.allowed[code, month])
            assert there <= most, f"{code} {month}: {there} of {kpm}"
            self.allowed[code, month] = max(kpm, there)

    def look_at_lists(self) -> None:
        """Look at every month as if its list were frozen now, and take that back."""
        try:
            with transaction.atomic():
                for month in MONTHS:
                    registry.apply_due_changes(path=KAB, period=month, by=OPERATOR, at=self.at)
                    assert set(staged(month)) == self.office.listed(month.number), month
                assert not rows(
                    "SELECT id_kpm FROM registry_family"
                    " WHERE ended_from IS NOT NULL AND coalesce(ended_no_ba, '') = ''"
                )
                raise _TakenBackError
        except _TakenBackError:
            enter_scope(SYSTEM)

    def _months(self) -> list[Period]:
        now = Period(self.at.year, self.at.month)
        return [now.shift(1), now.shift(1), now.shift(2)]

    def _some(self, *states: str) -> list[int]:
        found = rows(
            "SELECT id FROM registry_change WHERE state = ANY (%s) ORDER BY id", [list(states)]
        )
        offered = rows(
            "SELECT id FROM registry_change WHERE state = ANY (%s) AND source = 'slot' ORDER BY id",
            [list(states)],
        )
        chosen = offered or found
        return [self.draw.choice(chosen)[0]] if chosen else []  # type: ignore[list-item]

    def _slot(self, state: str) -> tuple[Place, uuid.UUID]:
        found = [one for one in self.office.places if one.state == state]
        if not found:
            return Place(0, "", 0, 0), uuid.uuid4()
        place = self.draw.choice(found)
        ((slot,),) = rows("SELECT id FROM graduation_slot WHERE change = %s", [place.change])
        return place, slot  # type: ignore[return-value]
