"""A tiny published world: three kab/kota, two programmes, two months, one person per role."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from django.utils import timezone
from tests.functional.web.staff import AT, PEOPLE, enrol, manager, person_id
from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.coordination import actions as coordination
from salur.coordination.domain.complaints import NewComplaint
from salur.coordination.domain.teams import Decree, NewMember, Seat
from salur.distribution import actions as distribution
from salur.distribution.queries import cycles_at
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import actions as parties_actions
from salur.parties import queries as parties
from salur.places import actions as places
from salur.programs import actions as programs
from salur.programs.domain import QuotaRow
from salur.quality import actions as quality
from salur.reconciliation.actions import (
    Month,
    RiceParties,
    StatementFile,
    publish_bpnt,
    publish_rastra,
)
from salur.reconciliation.queries import current_version
from salur.registry import actions as registry
from salur.registry.domain import AccountRow, FamilyRow, Kind, NewChange, Reason, Source
from salur.registry.pipeline import Proposal, copy_families, write_families
from salur.reporting import actions as reporting
from salur.transition import actions as transition

MARCH, APRIL = Period(2019, 3), Period(2019, 4)
DESA = ("6201022001", "6201022004", "6201021002", "6201032001")
ELSEWHERE = "6202012003"
RICE = ("6203011006", "6203011007")
Row = Mapping[str, object]


class Files:
    """Files of parties, written once each."""

    def __init__(self, directory: Path, senders: Mapping[str, uuid.UUID]) -> None:
        self.directory, self.senders = directory, senders
        self.files: dict[str, list[StatementFile]] = {}

    def add(self, contract: str, rows: Sequence[Row]) -> None:
        """Write one file of a contract."""
        place = self.directory / f"{contract}-{len(list(self.directory.iterdir()))}"
        place.mkdir()
        path = write_rows(place, contract, rows, COLUMNS[contract])
        sender = self.senders.get(contract, self.senders[""])
        self.files.setdefault(contract, []).append(StatementFile(path, uuid.uuid4(), sender))


def seed(directory: Path, *, times: int = 1) -> dict[str, str]:
    """Make and publish the world with `times` as many families; give each role's address."""
    places.load_base_edition(by=SYSTEM, at=AT)
    parties_actions.seed_parties(
        provinces=["62", "63", "64", "65"], on=dt.date(2018, 1, 1), by=manager(), at=AT
    )
    programs.seed_parameters(by=SYSTEM, at=AT)
    families = _families(times)
    _register(families)
    enter_scope(SYSTEM)
    programs.load_quotas(
        [QuotaRow("6201", Program.BPNT, MARCH, APRIL, len(families) + 4, "SK 1/2019")],
        evidence=None,
        by=SYSTEM,
        at=AT,
        key="quota",
    )
    directory.mkdir(exist_ok=True)
    _publish_money(directory, families)
    _publish_rice(directory)
    people = enrol(PEOPLE)
    _run_cycles(people["operator"])
    _propose_changes()
    enter_scope(SYSTEM)
    quality.assess(path="id.62", by=SYSTEM, at=AT, key="assess")
    _start_sprint()
    _propose_siting(directory)
    _complain()
    _set_up_team()
    return people


def _set_up_team() -> None:
    """Let a kab/kota have its coordination team, with a chair."""
    decree = Decree("188.45/17/2019", dt.date(2019, 1, 7), dt.date(2019, 1, 7))
    doer = {"by": SYSTEM, "at": timezone.now(), "key": ""}
    made = coordination.set_up_team(code="6201", decree=decree, **doer)  # type: ignore[arg-type]
    chair = NewMember(Seat.CHAIR, "Sekretaris Daerah", decree)
    coordination.add_member(team_id=made.id, new=chair, **doer)  # type: ignore[arg-type]


def _complain() -> None:
    """Let somebody have complained by the public form, and an officer have verified it."""
    new = NewComplaint("6201", "Beras bulan ini berkutu dan berbau.", name="Contoh Warga")
    made = coordination.complain(new=new, at=timezone.now(), key="complaint")
    enter_scope(SYSTEM)
    coordination.verify_complaint(
        complaint_id=made.id, found=coordination.Verified("KUALITAS", "OTHER"), by=SYSTEM,
        at=timezone.now(), key="verified",
    )  # fmt: skip


def _propose_siting(directory: Path) -> None:
    """Let the desa of a kab/kota have positions but for one, and shops have been sited there."""
    now = timezone.now()
    lines = [f"{code},-2.{5 + number},111.7" for number, code in enumerate(DESA[:3])]
    file = directory / "posisi.csv"
    file.write_text("kode_wilayah,lintang,bujur\n" + "\n".join(lines) + "\n", encoding="utf-8")
    places.import_positions(file, citation="Contoh", by=SYSTEM, at=now)
    asked = transition.SitingAsked("EVERY_DESA", 1, 12.0)
    transition.propose_siting(path="id.62.01", asked=asked, by=SYSTEM, at=now, key="siting")


def _start_sprint() -> None:
    """Let a data sprint of a kab/kota have begun ten days ago, and be counted today."""
    now = timezone.now()
    begun = now - dt.timedelta(days=10)
    day = timezone.localdate(begun)
    made = transition.start_sprint(
        path="id.62.01", target=Period(day.year, day.month).shift(2),
        target_day=day + dt.timedelta(days=25), by=SYSTEM, at=begun, key="sprint",
    )  # fmt: skip
    transition.count_sprint(sprint_id=made.id, by=SYSTEM, at=now, key="count")


def _propose_changes() -> None:
    """Let sixty families wait, a berita acara be verified, and Dukcapil know of a death."""
    by = Actor(uuid.UUID(int=77), None, frozenset({"operator"}), ("id.62.01",), "Petugas lain")
    waiting = {f"W{number}": Proposal(dt.date(2019, 1, 10), "BA-U/1") for number in range(60)}
    rows = [
        FamilyRow(*(f"W{number}", *(None,) * 3, f"CONTOH TUNGGU {number}", *(None,) * 8),
                  *(DESA[0], *(None,) * 6, True, ()))
        for number in range(60)
    ]  # fmt: skip
    with as_owner():
        copy_families(rows, waiting=waiting)
        write_families(evidence=None, by=by.person_id, at=AT)
    enter_scope(by)
    one = NewChange(
        Kind.HAPUS, Reason.PINDAH, "K1", DESA[1], asked=APRIL, no_ba="470/1/BA/2019",
        tanggal_ba=dt.date(2019, 3, 5),
    )  # fmt: skip
    corrects = one._replace(kind=Kind.PERBAIKI, id_kpm="K3", kode_wilayah=DESA[3])
    lines = [
        one,
        one._replace(kind=Kind.GANTI, id_kpm="K2", replaced_by="W0", kode_wilayah=DESA[2]),
        corrects._replace(column="nik", value=_nik(903)),
        corrects._replace(column="no_rekening", value="1"),
    ]
    registry.propose_changes(
        lines, source=Source.BERITA_ACARA, by=by, at=AT, key="changes", path="id.62.01"
    )
    proposal = one._replace(
        kind=Kind.TUNDA, id_kpm="K5", reason=Reason.MENINGGAL, no_ba=None, tanggal_ba=None
    )
    registry.propose_changes(
        [proposal, proposal._replace(id_kpm="K6", reason=Reason.DATA)],
        source=Source.DUKCAPIL, by=by, at=AT, key="dukcapil", path="id.62.01",
    )  # fmt: skip


def grow(directory: Path, times: int) -> None:
    """Let the same world have `times` as many families, published anew."""
    families = _families(times)
    directory.mkdir(exist_ok=True)
    _register(families, " more")
    enter_scope(SYSTEM)
    _publish_money(directory, families, " more")


def _run_cycles(address: str) -> None:
    """Open and freeze March for both programmes, and prepare a berita acara of each."""
    from salur.access.queries import actor_for

    operator = actor_for(person_id(address), timezone.localdate())
    office = parties.organisation_by_code("DINSOS-6203")
    assert operator is not None and office is not None
    rice = replace(operator, organisation_id=office.id, paths=("id.62.03",))
    for by, program, code in ((operator, Program.BPNT, "6201"), (rice, Program.RASTRA, "6203")):
        enter_scope(by)
        distribution.open_cycles(
            program=program, period=MARCH, codes=[code], by=by, at=_published(), key=f"open {code}"
        )
        found = current_version(program, MARCH.number, code)
        assert found is not None
        reporting.draft_report(version_id=found.id, by=by, at=_published(), key=f"draft {code}")
    enter_scope(operator)
    [cycle] = cycles_at(Program.BPNT, MARCH, ["6201"])
    distribution.freeze_list(cycle_id=cycle.id, by=operator, at=_published(), key="freeze")


def _families(times: int) -> list[tuple[int, str]]:
    numbers = range(1, 120 * times + 1)
    return [(number, DESA[number % len(DESA)]) for number in numbers]


def _nik(number: int) -> str:
    return f"620102410190{number:04d}"


def _register(families: Sequence[tuple[int, str]], key: str = "") -> None:
    registry.load_families(
        [
            FamilyRow(
                *(f"K{number}", None, f"620102410191{number:04d}", _nik(number)),
                *(f"CONTOH SITI {number}", "KUMAI", dt.date(1990, 1, 1), "P", "CONTOH IBU"),
                *(f"CONTOH BUDI {number}", "JALAN CONTOH", "001", "002", desa, "BRI"),
                *(_account(number), f"60130100{number:08d}", None, None, None),
                *((False, ["nik_missing"]) if number % 40 == 0 else (True, [])),
            )
            for number, desa in families
        ],
        evidence=None,
        by=SYSTEM,
        at=AT,
        key=f"families{key}",
    )
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    registry.load_accounts(
        [
            AccountRow(
                *(_account(number), f"K{number}", _nik(number), "CONTOH", "BRI", "TERBUKA", None),
                *(f"60130100{number:08d}", "TERDISTRIBUSI", dt.date(2019, 1, 12), None),
            )
            for number, _desa in families
        ],
        evidence=None,
        organisation=bank.id,
        by=SYSTEM,
        at=AT,
        key=f"accounts{key}",
    )


def _published() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=12)


def _account(number: int) -> str:
    return f"0062010000{number:05d}"


def _publish_money(directory: Path, families: Sequence[tuple[int, str]], key: str = "") -> None:
    bank, ministry = parties.organisation_by_code("BRI"), parties.organisation_by_code("KEMENSOS")
    assert bank is not None and ministry is not None
    files = Files(directory, {"perintah": ministry.id, "": bank.id})
    for month in (MARCH, APRIL):
        _add_month(files, month, families)
    months = [
        Month(one, files.files, one.last_day, idle_days=105, grace_days=10)
        for one in (MARCH, APRIL)
    ]
    for one in months:
        statements = {
            name: [f for f in given if name != "transaksi" or f"-{one.period}" in f.path.stem]
            for name, given in files.files.items()
        }
        statements["transaksi"] = [files.files["transaksi"][(MARCH, APRIL).index(one.period)]]
        object.__setattr__(one, "statements", statements)
    by = Actor(uuid.uuid4(), None, frozenset({"system"}), ("id",), "Uji")
    publish_bpnt(months=months, banks={"BRI": bank.id}, by=by, at=_published(), key=f"money{key}")


def _add_month(files: Files, month: Period, families: Sequence[tuple[int, str]]) -> None:
    orders = [_order(number, month, desa) for number, desa in families]
    elsewhere = len(families) + 1
    orders.append(_order(elsewhere, month, ELSEWHERE))
    files.add("perintah", orders)
    credits = [_credit(number, month) for number, _ in families if number % 4 != 1]
    credits += [_credit(n, month, status="GAGAL") for n, _ in families if n % 8 == 1]
    credits += [_credit(elsewhere, month), _credit(elsewhere + 1, month)]
    files.add("topup", credits)
    files.add("transaksi", [_purchase(n, month) for n, _ in families if n % 4 in (2, 3)])


def _order(number: int, month: Period, desa: str) -> Row:
    return {
        "no_spm": f"S-{month}", "periode": str(month), "id_kpm": f"K{number}", "nik": "",
        "kode_wilayah": desa, "bank": "BRI", "no_rekening": _account(number), "nominal": 110000,
    }  # fmt: skip


def _credit(number: int, month: Period, **more: object) -> Row:
    return {
        "referensi": f"T-{month}-{number}", "periode": str(month),
        "no_rekening": _account(number), "nominal": 110000, "status": "SUKSES",
        "tanggal": f"{month}-10", **more,
    }  # fmt: skip


def _purchase(number: int, month: Period) -> Row:
    return {
        "id_transaksi": f"X-{month}-{number}", "no_rekening": _account(number),
        "tanggal": f"{month}-15", "nominal": 110000 if number % 4 == 2 else 60000,
    }  # fmt: skip


def _publish_rice(directory: Path) -> None:
    bulog = parties.organisation_by_code("BULOG-KALTENG")
    office = parties.organisation_by_code("DINSOS-6203")
    assert bulog is not None and office is not None
    files = Files(directory, {"do": bulog.id, "bast": bulog.id, "": office.id})
    one, two = RICE
    common = {"periode": "2019-03", "tanggal": "2019-03-20"}
    files.add("kuota", [
        {"kode_wilayah": code, "program": "RASTRA", "periode": "2019-03", "kpm": "20"}
        for code in RICE
    ])  # fmt: skip
    files.add("spa", [
        {**common, "no_spa": f"S{code}", "kode_wilayah": code, "kpm": "20", "kg": "200"}
        for code in RICE
    ])  # fmt: skip
    files.add("do", [
        {**common, "no_do": f"D{code}", "no_spa": f"S{code}", "kode_wilayah": code, "kg": "200"}
        for code in RICE
    ])  # fmt: skip
    files.add("bast", [
        {**common, "no_bast": f"B{one}", "no_do": f"D{one}", "kode_wilayah": one, "kg": "200"},
        {**common, "no_bast": f"B{two}", "no_do": f"D{two}", "kode_wilayah": two, "kg": "160,5"},
    ])  # fmt: skip
    files.add("kpm", [
        {"id_kpm": f"R{n}", "nama_pengurus": "SITI", "kode_wilayah": RICE[n % 2]}
        for n in range(40)
    ])  # fmt: skip
    files.add("serah", [
        {"id_kpm": f"R{n}", "periode": "2019-03", "kg": "10", "tanggal": "2019-03-24"}
        for n in range(40)
        if n % 2 == 0 or n < 30
    ])  # fmt: skip
    month = Month(MARCH, files.files, MARCH.last_day, ration_g=10_000)
    by = Actor(uuid.uuid4(), None, frozenset({"system"}), ("id",), "Uji")
    publish_rastra(
        months=[month],
        parties={"6203": RiceParties(bulog.id, office.id)},
        by=by,
        at=_published(),
        key="rice",
    )
