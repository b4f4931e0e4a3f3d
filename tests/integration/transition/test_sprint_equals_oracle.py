"""What SQL keeps of a sprint is what going through the families one by one gives."""

import datetime as dt
import random
from dataclasses import dataclass

import pytest
from tests.integration.quality.test_assessing import family, run
from tests.integration.quality.world import officer, register
from tests.integration.transition.test_sprints import AT, BY, TARGET, account, accounts

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.program import Program
from salur.programs.actions import seed_parameters, set_parameter
from salur.programs.domain import Parameter
from salur.quality.domain.rules import all_rules
from salur.transition import actions, queries
from salur.transition.domain.sprint import Desa, ranked, rate

pytestmark = pytest.mark.django_db
KAB, FAR = "id.64.02", "id.64.02.06"
DESA = ("6402012001", "6402012002", "6402061001", "6402061002", "6402072001")
NEAR_WAY, FAR_WAY = 90, 400
# Of one family: how its account or card stands, what else keeps it; minutes as the parameters say.
STAGES = {"": 20, "GAGAL_BUREKOL": 30, "CETAK": 15, "TERDISTRIBUSI": 25, "AKTIF": 0}
NAMED = {"": "NO_ACCOUNT", "GAGAL_BUREKOL": "FAILED"}
SUSPENDED = ((), ("held_pindah",), ("nik_missing",), ("tidak_dikenal",))
VISITED = {"TERDISTRIBUSI", "address_missing", "nik_missing"}
BANKS = {"NO_ACCOUNT", "CETAK"}


@dataclass(frozen=True)
class Made:
    """One made-up family."""

    number: int
    desa: str
    stage: str
    suspended: tuple[str, ...]
    has_address: bool

    @property
    def causes(self) -> set[str]:
        """Everything that keeps it."""
        found = {"suspended" if one == "tidak_dikenal" else one for one in self.suspended}
        found |= set() if self.has_address else {"address_missing"}
        return found | ({NAMED.get(self.stage, self.stage)} - {"AKTIF"})

    @property
    def minutes(self) -> int:
        """The work on it."""
        held = 45 * len(self.causes & {"held_pindah", "suspended"})
        rules = sum(all_rules()[one].minutes for one in self.causes if one in all_rules())
        return held + rules + STAGES[self.stage]


def _families(r: random.Random) -> list[Made]:
    return [
        Made(n, r.choice(DESA), r.choice(list(STAGES)), r.choice(SUSPENDED[: r.choice((1, 4))]),
             r.random() < 0.7)
        for n in range(1, 61)
    ]  # fmt: skip


def _load(families: list[Made]) -> None:
    register(
        *(
            family(
                0, one.desa, id_kpm=f"K{one.number}",
                nik=f"{one.desa[:6]}410190{one.number:04}", no_kk=f"{one.desa[:6]}010110{one.number:04}",
                nama_pengurus=f"SITI {chr(65 + one.number // 26)}{chr(65 + one.number % 26)}A",
                no_rekening=None, no_kks=None, alamat="DUSUN II" if one.has_address else None,
                payable=not one.suspended, reasons=one.suspended,
            )
            for one in families
        )
    )  # fmt: skip
    accounts(
        *(
            account(one.number, None, one.stage)
            if one.stage == "GAGAL_BUREKOL"
            else account(one.number, one.stage)
            for one in families
            if one.stage
        )
    )


def test_what_is_kept_and_ranked_is_what_the_slow_way_gives() -> None:
    seed_parameters(by=SYSTEM, at=AT)
    far = Parameter(
        Program.BPNT, "sprint_travel_minutes", FAR_WAY, "MINUTES", dt.date(2019, 1, 1), None,
        "Contoh: hanya lewat sungai", "PK", FAR,
    )  # fmt: skip
    set_parameter(far, by=SYSTEM, at=AT, key="far")
    families = _families(random.Random(20190902))
    _load(families)
    run(KAB, at=AT)
    by = officer(KAB)
    enter_scope(by)
    made = actions.start_sprint(path=KAB, target=TARGET, target_day=BY, by=by, at=AT, key="s")

    kept = {one.id_kpm: one for one in queries.kept_families(made.id, KAB, limit=100)}
    blocked = [one for one in families if one.causes]
    assert {name: (set(one.causes), one.minutes) for name, one in kept.items()} == {
        f"K{one.number}": (one.causes, one.minutes) for one in blocked
    }
    desa = {
        code: Desa(
            code,
            tuple(one.minutes for one in blocked if one.desa == code),
            (FAR_WAY if code.startswith("640206") else NEAR_WAY)
            if any(one.causes & VISITED for one in blocked if one.desa == code)
            else 0,
        )
        for code in DESA
    }
    found = queries.sprint_desa(made.id)
    assert [(one.code, one.blocked, one.minutes, one.rate) for one in found] == [
        (one.code, len(one.minutes), one.total, rate(one)) for one in ranked(desa.values())
    ]
    assert {one.code: (one.families, one.own) for one in found} == {
        code: (
            sum(one.desa == code for one in families),
            sum(one.desa == code and not one.causes & BANKS for one in blocked),
        )
        for code in DESA
    }
