"""However regions are renumbered, split and joined: what is live stands in a live region, in just one

office's scope, or is named for a person to place; and nothing is lost or doubled on the way.
"""

import random
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions as coordination
from salur.coordination.actions.meetings import Invitation, plan_meeting
from salur.coordination.domain.complaints import Channel, NewComplaint
from salur.coordination.domain.meetings import MeetingKind
from salur.coordination.domain.teams import Decree
from salur.coordination.queries import left_behind
from salur.graduation.actions.referrals import make_referral
from salur.graduation.actions.succeeding import succeed_regions
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.parties.actions import seed_parties
from salur.places.actions import import_edition
from salur.programs.actions import seed_parameters
from tests.integration.coordination.cast import AT, FROM, actor, organisation
from tests.integration.graduation.leaving import left
from tests.integration.registry.changing import family, load

pytestmark = pytest.mark.django_db
DESA = ("6201012001", "6201012002", "6201022001", "6201022002", "6202012001", "6202012002")
LIVE = {
    "obstacle": "SELECT number::text, code, source || state FROM coordination_obstacle WHERE true",
    "complaint": "SELECT number::text, code, state FROM coordination_complaint WHERE true",
    "team": "SELECT decree_number, code, '' FROM coordination_team WHERE valid_to IS NULL",
    "meeting": "SELECT title, codes[1], '' FROM coordination_meeting WHERE true",
    "family": "SELECT id_kpm, kode_wilayah, '' FROM registry_family WHERE true",
    "case": "SELECT id_kpm, code, state FROM graduation_case WHERE true",
    "referral": "SELECT id_kpm, code, state FROM graduation_referral WHERE true",
    "follow-up": "SELECT id::text, code, '' FROM graduation_follow_up WHERE true",
    "visit": "SELECT id_kpm, code, '' FROM graduation_visit WHERE true",
}
_VISITS = """
INSERT INTO graduation_visit (id, family, id_kpm, code, path, visited_on, visitor, answers_sealed, met, unmet, unknown,
    source, by_person, by_name, at)
SELECT gen_random_uuid(), id, id_kpm, kode_wilayah, path, '2019-03-01', 'Contoh', '', '{}', '{}',
    '{income,assets,work,schooling,health,housing}', 'form', id, 'Contoh', '2019-03-01' FROM registry_family
"""
_FOLLOW_UPS = """
INSERT INTO graduation_follow_up (case_id, code, path, waits, months, last, due_on, until_on)
SELECT id, code, path, true, 3, true, '2019-07-01', '2019-07-31' FROM graduation_case
"""


@pytest.mark.parametrize("seed", [1, 4])
def test_what_is_live_follows_its_region(tmp_path: Path, seed: int) -> None:
    _Walk(seed, tmp_path).go(4)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20, 40))
def test_what_is_live_follows_its_region_over_long_walks(tmp_path: Path, seed: int) -> None:
    _Walk(seed, tmp_path).go(12)


def _rows(statement: str) -> list[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


class _Walk:
    """One walk: which desa there are, and where the oracle expects every row."""

    def __init__(self, seed: int, directory: Path) -> None:
        self.draw, self.directory, self.month = random.Random(seed), directory, Period(2019, 4)
        self.fresh = iter(range(10, 99))
        self.desa, self.ever = set(DESA), set(DESA)
        enter_scope(SYSTEM)
        self.edition()
        seed_parties(provinces=["62"], on=FROM, by=SYSTEM, at=AT, key="")
        seed_parameters(by=SYSTEM, at=AT)
        self.settle_in()
        self.where = self.now()
        self.behind: set[tuple[str, str]] = set()

    def edition(self) -> None:
        """Load the list of regions as it is from the walk's month on."""
        codes = {code[:length] for code in self.desa for length in (2, 4, 6, 10)}
        file = self.directory / f"{self.month}.csv"
        file.write_text("".join(f"{code},WILAYAH {code}\n" for code in sorted(codes)))
        first = FROM if self.ever == self.desa else self.month.first_day
        import_edition(file, edition=str(self.month), valid_from=first, by=SYSTEM, at=AT)

    def settle_in(self) -> None:
        """Give every region something to follow."""
        load(*(family(f"K{n}", n, desa=code) for n, code in enumerate(DESA, 1)))
        left(*(f"K{n}" for n in range(1, len(DESA) + 1)))
        someone = actor("facilitator", "DINSOS-6201", "id")
        office = actor("operator", "DINSOS-6201", "id")
        ministry = actor("ministry", "KEMENSOS", "id")
        enter_scope(someone)
        for identity, _code, _ in _rows("SELECT id, '', '' FROM registry_family"):
            make_referral(
                family_id=identity, kind="KUR", organisation=organisation("BRI"), words="Modal warung.",  # type: ignore[arg-type]
                by=someone, at=AT, key="",
            )  # fmt: skip
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(_VISITS + ";" + _FOLLOW_UPS)
        enter_scope(office)
        for code in (*DESA, "620101", "620102", "6201", "6202", "62"):
            coordination.open_obstacle(
                program="BPNT", cause="OTHER", code=code, source="person", words="Jembatan putus.",
                by=office, at=AT, key="",
            )  # fmt: skip
            if len(code) == 10:
                coordination.open_obstacle(
                    program="BPNT", cause="OTHER", code=code, source="calendar", by=office, at=AT,
                    key="", words="Terlambat.",
                )  # fmt: skip
            coordination.record_complaint(
                new=NewComplaint(code, "Beras kurang", Channel.FACE), by=office, at=AT, key=""
            )
        enter_scope(ministry)
        for code in ("620101", "620102", "6201", "6202"):
            decree = Decree(f"SK/{code}", FROM, FROM)
            coordination.set_up_team(code=code, decree=decree, by=ministry, at=AT, key="")
        for code in ("6201", "6202"):
            invitation = Invitation(f"Rapat {code}", AT.date(), "Aula", [organisation("BRI")])
            plan_meeting(
                kind=MeetingKind.TEAM, period=Period(2019, 3), codes=[code], invitation=invitation,
                by=ministry, at=AT, key="",
            )  # fmt: skip

    def now(self) -> dict[tuple[str, str, str], str]:
        """Give the region of every live row, by what it is."""
        enter_scope(SYSTEM)
        return {
            (what, name, more): code
            for what, statement in LIVE.items()
            for name, code, more in _rows(statement)
        }

    def go(self, steps: int) -> None:
        """Walk, and look at the laws after every step."""
        for _ in range(steps):
            self.month = self.month.shift(1)
            before = set(self.desa)
            moves = self.draw.choice(
                (self.renumber, self.divide, self.carve, self.hand_over, self.join, self.merge)
            )()
            if not moves:
                continue
            self.desa = (self.desa - moves.keys()) | set(moves.values())
            self.ever |= self.desa
            enter_scope(SYSTEM)
            self.edition()
            done = [self.succeed(moves) for _ in range(2)]
            assert [one.repeated for one in done] == [False, True]
            self.expect(before, moves)
            self.look()
            if self.draw.random() < 0.5:
                self.place()
                self.look()

    def succeed(self, moves: dict[str, str]) -> object:
        file = self.directory / "pengganti.csv"
        file.write_text("".join(f"{old},{new}\n" for old, new in sorted(moves.items())))
        return succeed_regions(
            file=file, valid_from=self.month.first_day, citation="contoh", by=SYSTEM, at=AT
        )

    # What laws do to regions: each gives the desa that get another code.

    def some_kab(self) -> str:
        return self.draw.choice(sorted({code[:4] for code in self.desa}))

    def in_kab(self, kab: str) -> list[str]:
        return sorted(code for code in self.desa if code.startswith(kab))

    def new(self, start: str) -> str:
        return start + f"{next(self.fresh):02}"

    def renumber(self) -> dict[str, str]:
        kab, heir = self.some_kab(), self.new("62")
        return {code: heir + code[4:] for code in self.in_kab(kab)}

    def divide(self) -> dict[str, str]:
        kab, parts = self.some_kab(), (self.new("62"), self.new("62"))
        return {code: parts[n % 2] + code[4:] for n, code in enumerate(self.in_kab(kab))}

    def carve(self) -> dict[str, str]:
        kab, heir = self.some_kab(), self.new("62")
        return {code: heir + code[4:] for code in self.in_kab(kab)[1:]}

    def hand_over(self) -> dict[str, str]:
        if len(self.desa) < 2:
            return {}
        code, home = self.draw.sample(sorted(self.desa), 2)
        return {code: home[:6] + self.new("22")}

    def join(self) -> dict[str, str]:
        if len(self.desa) < 3:
            return {}
        one, other = self.draw.sample(sorted(self.desa), 2)
        return dict.fromkeys((one, other), one[:6] + self.new("23"))

    def merge(self) -> dict[str, str]:
        kab, into = self.some_kab(), self.some_kab()
        kec = self.new(into)
        fresh = {code: kec + code[6:] for code in self.in_kab(kab)}
        return fresh if kab != into and len(set(fresh.values())) == len(fresh) else {}

    # What must hold.

    def expect(self, before: set[str], moves: dict[str, str]) -> None:
        """Let the oracle move every row: to the one region that holds all of what was beneath."""
        heirs: dict[str, str | None] = {}
        for code in {one[:n] for one in before for n in (2, 4, 6, 10)}:
            if not any(one.startswith(code) for one in self.desa):
                parts = {moves[one][: len(code)] for one in before if one.startswith(code)}
                heirs[code] = parts.pop() if len(parts) == 1 else None
        going = {key: heirs[code] for key, code in self.where.items() if code in heirs}
        taken = {("team", code) for (what, *_), code in self.where.items() if what == "team"}
        calendar = {
            code for (what, _, more), code in self.where.items() if more.startswith("calendar")
        }
        rival = Counter(heir for (what, *_), heir in going.items() if what == "team")
        for key, heir in sorted(going.items(), key=lambda one: (one[0][0], one[0][1].zfill(9))):
            what, name, more = key
            blocked = what == "team" and (rival[heir] > 1 or ("team", heir) in taken)
            if more.startswith("calendar"):
                blocked = heir in calendar
                calendar.add(heir or "")
            if heir is None or blocked:
                self.behind.add((what, name))
            else:
                self.where[key] = heir

    def look(self) -> None:
        assert self.now() == self.where
        named = {(one.kind, str(one.number or one.name)) for one in left_behind()}
        assert named == self.behind
        alive = {code[:n] for code in self.desa for n in (2, 4, 6, 10)}
        assert all(
            (code in alive) != ((what, name) in named)
            for (what, name, _), code in self.where.items()
        )
        with as_owner():
            for table, many in (("obstacle", "told"), ("complaint", "events")):
                told = f"SELECT sum({many})::text, (SELECT count(*)::text FROM coordination_{table}_event), ''"
                ((kept, written, _),) = _rows(f"{told} FROM coordination_{table}")
                assert kept == written
        self.look_as_offices()

    def look_as_offices(self) -> None:
        """Each office sees what is in its kab/kota, and together they see all but what waits."""
        for kab in sorted({code[:4] for code in self.desa}):
            path = RegionCode(kab).path
            enter_scope(Actor(uuid.uuid4(), None, frozenset({"head"}), (path,), "Kepala"))
            seen = {
                (what, name)
                for what, statement in LIVE.items()
                for name, code, _ in _rows(statement)
                if code.startswith(kab)
            }
            assert seen == {
                (what, name) for (what, name, _), code in self.where.items() if code.startswith(kab)
            }
        enter_scope(SYSTEM)

    def place(self) -> None:
        """Let a person say where something belongs that stood in a region that was divided."""
        waits = [one for one in left_behind() if one.number]
        if not waits:
            return
        one = self.draw.choice(waits)
        parts = [code for code in {d[: len(one.code)] for d in self.desa} if code != one.code]
        for part in self.draw.sample(sorted(parts), len(parts)):
            try:
                with transaction.atomic():
                    coordination.place_left_behind(name=one.name, code=part, by=SYSTEM, at=AT)
            except Refused as refused:
                assert refused.code in ("not_a_successor", "one_there_already")
            else:
                (key,) = (k for k in self.where if k[:2] == (one.kind, str(one.number)))
                self.where[key] = part
                self.behind.discard((one.kind, str(one.number)))
                return
