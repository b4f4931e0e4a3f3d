"""A small world for the month: two kab/kota, two banks, Bulog, an office with four people."""

import datetime as dt
import io
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path

from tests.integration.registry.test_register import FAMILY

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.actions import PublishedVersion, Reconciled
from salur.distribution.queries import Cycle, Spa
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties.models import Organisation, Service
from salur.places import actions as places
from salur.programs.actions import load_quotas, set_parameter
from salur.programs.domain import Parameter, QuotaRow
from salur.registry.actions import load_families

AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
JANUARY, FEBRUARY = Period(2019, 1), Period(2019, 2)
MARCH, APRIL, MAY = Period(2019, 3), Period(2019, 4), Period(2019, 5)
LATER = dt.datetime(2019, 5, 2, 8, tzinfo=dt.UTC)
KAB, OTHER = "6201", "6202"
PATH = "id.62.01"
DESA, DESA_2, DESA_OTHER = "6201022001", "6201022004", "6202012001"
BRI, BNI, BULOG = uuid.UUID(int=0xB21), uuid.UUID(int=0xB22), uuid.UUID(int=0xB31)
KEMENSOS, OFFICE, OFFICE_2 = (uuid.UUID(int=n) for n in (0x1, 0x6201, 0x6202))
BPNT, RASTRA = Program.BPNT, Program.RASTRA


def person(number: int, role: str, *paths: str, organisation: uuid.UUID | None = OFFICE) -> Actor:
    """Somebody in one role."""
    name = f"{role.title()} {number}"
    return Actor(uuid.UUID(int=number), organisation, frozenset({role}), paths, name)


BUDI = person(11, "operator", PATH)
CITRA = person(12, "operator", PATH)
HEAD = person(13, "head", PATH)
HEAD_2 = person(14, "head", PATH)
ELSA = person(15, "operator", "id.62.02", organisation=OFFICE_2)
RINA = person(16, "bank", "id.62", organisation=BRI)
BONO = person(17, "bank", "id.62", organisation=BNI)
AUDI = person(18, "auditor", "id", organisation=None)
MINISTRY = person(19, "ministry", "id", organisation=KEMENSOS)


def build(banks: Iterable[uuid.UUID] = (BRI, BNI)) -> None:
    """Regions, organisations, and who serves the first kab/kota; BRI serves the second."""
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "regions.csv"
        file.write_text(
            "62,KALIMANTAN TENGAH\n6201,KAB. KOTAWARINGIN BARAT\n6202,KAB. KOTAWARINGIN TIMUR\n"
            "620102,ARUT SELATAN\n620201,CEMPAGA\n6201022001,SATU\n6201022004,DUA\n"
            "6202012001,TIGA\n"
        )
        places.import_edition(
            file, edition="small", valid_from=dt.date(2019, 1, 1), by=SYSTEM, at=AT
        )
    for identity, kind, code in (
        (KEMENSOS, "ministry", "KEMENSOS"),
        (OFFICE, "dinsos_kabkota", "DINSOS-6201"),
        (OFFICE_2, "dinsos_kabkota", "DINSOS-6202"),
        (BRI, "bank", "BRI"),
        (BNI, "bank", "BNI"),
        (BULOG, "bulog_division", "BULOG-KALTENG"),
    ):
        Organisation.objects.create(id=identity, kind=kind, code=code, name=f"Lembaga {code}")
    for code in (KAB, OTHER):
        for served in (*(banks if code == KAB else (BRI,)), BULOG):
            Service.objects.create(
                organisation_id=served, code=code, valid_from=dt.date(2019, 1, 1), citation="surat"
            )


def register(families: Iterable[tuple[str, str]], *, payable: bool = True) -> None:
    """Put families (id, desa) into the register."""
    rows = [
        FAMILY._replace(
            id_kpm=id_kpm,
            kode_wilayah=desa,
            no_rekening=None,
            no_kks=None,
            payable=payable,
            reasons=() if payable else ("nik_missing",),
        )
        for id_kpm, desa in families
    ]
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")


def quota(program: Program, kode_wilayah: str, kpm: int, period: Period = MARCH) -> None:
    """Let evidence say what a region's quota is."""
    row = QuotaRow(kode_wilayah, program, period, period, kpm, None)
    load_quotas([row], evidence=uuid.uuid4(), by=SYSTEM, at=AT, key="")


def as_(actor: Actor) -> None:
    """Look at the database as `actor`."""
    enter_scope(actor)


def opened(program: Program = BPNT, period: Period = MARCH, code: str = KAB) -> Cycle:
    """A cycle that stands open."""
    actions.open_cycles(program=program, period=period, codes=[code], by=SYSTEM, at=AT, key="")
    found = queries.cycle_of(program, period, code)
    assert found is not None
    return found


def frozen(program: Program = BPNT, period: Period = MARCH) -> Cycle:
    """A cycle with its list; four families, one of them suspended, unless there are any."""
    as_(SYSTEM)
    one = opened(program, period)
    register([("K1", DESA), ("K2", DESA), ("K3", DESA_2)])
    register([("K4", DESA_2)], payable=False)
    return actions.freeze_list(cycle_id=one.id, by=BUDI, at=AT, key="")


def prepared(one: Cycle, number: str = "500/1/SPA", **more: object) -> Spa:
    """A request for rice that waits for approval."""
    how = {"dated": dt.date(2019, 3, 2), "by": BUDI, "at": AT, "key": ""} | more
    return actions.prepare_spa(cycle_id=one.id, number=number, **how)  # type: ignore[arg-type]


_HEADS = {
    "perintah": "no_spm,periode,id_kpm,kode_wilayah,bank,no_rekening,nominal",
    "sp2d": "no_spm,no_sp2d,tanggal,bank,jumlah_kpm,nominal",
    "topup": "referensi,periode,no_rekening,nominal,status,tanggal,referensi_asal",
    "transaksi": "id_transaksi,no_rekening,tanggal,nominal",
    "saldo": "no_rekening,saldo,tanggal",
    "spa": "no_spa,tanggal,kode_wilayah,periode,kpm,kg",
    "do": "no_do,no_spa,tanggal,kode_wilayah,periode,kg",
    "bast": "no_bast,no_do,tanggal,kode_wilayah,periode,kg",
    "kuota": "kode_wilayah,program,periode,kpm,no_sk",
    "serah": "id_kpm,periode,kg,tanggal",
}
ACCOUNT = "0012345678901234"
LINES = {
    "perintah": f"SPM1,{{month}},K1,{DESA},BRI,{ACCOUNT},110000",
    "sp2d": "SPM1,SP2D1,{month}-05,BRI,1,110000",
    "topup": f"R{{salt}},{{month}},{ACCOUNT},110000,SUKSES,{{month}}-08,",
    "transaksi": f"T{{salt}},{ACCOUNT},{{month}}-12,110000",
    "saldo": f"{ACCOUNT},0,{{month}}-01",
    "spa": f"SPA1,{{month}}-02,{DESA},{{month}},2,20",
    "do": f"DO1,SPA1,{{month}}-10,{DESA},{{month}},20",
    "bast": f"B1,DO1,{{month}}-20,{DESA},{{month}},20",
    "serah": "K1,{month},10,{month}-25",
}
_PROGRAMS = dict.fromkeys(("perintah", "sp2d", "topup", "transaksi", "saldo"), BPNT)


def send(
    contract: str,
    sender: uuid.UUID,
    *,
    period: Period = MARCH,
    path: str = PATH,
    lines: Iterable[str] | None = None,
    accept: bool = True,
    link: bool = True,
    at: dt.datetime = AT,
    by: Actor = SYSTEM,
) -> uuid.UUID:
    """Receive a file of a party, accept it and let it join its cycles."""
    salt = uuid.uuid4().hex[:6]
    given = [LINES[contract].format(month=period, salt=salt)] if lines is None else list(lines)
    text = "\n".join((_HEADS[contract], *given)) + "\n"
    received = evidence.receive(
        source=io.BytesIO(text.encode()),
        file_name=f"{contract}.csv",
        contract=contract,
        sender=sender,
        program=None if contract == "kuota" else str(_PROGRAMS.get(contract, RASTRA)),
        period=period.number,
        path=path,
        by=by,
        at=at,
        key="",
    )
    if accept:
        evidence.accept(evidence_id=received.evidence_id, by=by, at=AT, key="")
    if link:
        actions.link_evidence(evidence_id=received.evidence_id, by=by, at=at)
    return received.evidence_id


def withdraw(evidence_id: uuid.UUID) -> None:
    """Take a file back, and let its cycles know."""
    evidence.withdraw(evidence_id=evidence_id, reason="salah kirim bulan", by=SYSTEM, at=AT, key="")
    actions.link_evidence(evidence_id=evidence_id, by=SYSTEM, at=LATER)


def reconciled(
    one: Cycle,
    seen: Iterable[uuid.UUID],
    *,
    version: uuid.UUID | None = None,
    number: int = 1,
    balance: int = 0,
) -> Reconciled:
    """A reconciliation of one cycle that saw some evidence."""
    made = PublishedVersion(one.code, version or uuid.uuid4(), number, balance)
    return actions.mark_reconciled(
        program=one.program,
        period=one.period,
        run=uuid.uuid4(),
        evidence=list(seen),
        versions=[made],
        by=SYSTEM,
        at=AT,
        key="",
    )


def now(one: Cycle) -> Cycle:
    """The cycle as it stands."""
    found = queries.cycle(one.id)
    assert found is not None
    return found


def parameter(name: str, value: int, program: Program = BPNT, unit: str = "IDR") -> None:
    """Let a dated parameter have another value in the first kab/kota."""
    set_parameter(
        Parameter(
            program, name, value, unit, dt.date(2019, 1, 1), None, "surat", "PK", PATH
        ),
        by=SYSTEM, at=AT, key="",
    )  # fmt: skip
