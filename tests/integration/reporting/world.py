"""A small world that has something to report: two kab/kota, their banks and Bulog, one month."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

from tests.property.world import COLUMNS
from tests.spec.engine import write_rows

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.parties import actions as parties_actions
from salur.parties import queries as parties
from salur.places import actions as places
from salur.programs.actions import seed_parameters
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import Month, publish_bpnt, publish_rastra
from salur.reconciliation.pipeline.publishing import RiceParties, StatementFile
from salur.reporting import actions
from salur.reporting.actions import ReportMoved

MARCH = Period(2019, 3)
START = dt.date(2019, 1, 1)
AT = dt.datetime(2019, 4, 2, 3, tzinfo=dt.UTC)
_REGIONS = (
    "63,KALIMANTAN SELATAN\n6301,KAB. TANAH LAUT\n6371,KOTA BANJARMASIN\n"
    "630101,Takisung\n6301012001,Gunung Makmur\n6301012002,Benua Tengah\n"
    "637101,Banjarmasin Selatan\n6371011001,Mantuil\n"
)
BANKS = ("BRI", "BNI", "MANDIRI")


def order(number: int, desa: str = "6301012001", bank: str = "BRI") -> dict[str, object]:
    return {
        "no_spm": "S-1", "periode": "2019-03", "id_kpm": f"K{number}", "nik": "",
        "kode_wilayah": desa, "bank": bank, "no_rekening": f"00630100000{number:04d}",
        "nominal": 110000,
    }  # fmt: skip


def credit(number: int, **more: object) -> dict[str, object]:
    return {
        "referensi": f"T-{number}", "periode": "2019-03",
        "no_rekening": f"00630100000{number:04d}", "nominal": 110000, "status": "SUKSES",
        "tanggal": "2019-03-10", **more,
    }  # fmt: skip


def purchase(number: int, amount: int) -> dict[str, object]:
    return {
        "id_transaksi": f"X-{number}", "no_rekening": f"00630100000{number:04d}",
        "tanggal": "2019-03-15", "nominal": amount,
    }  # fmt: skip


def organisation(code: str) -> uuid.UUID:
    found = parties.organisation_by_code(code)
    assert found is not None, code
    return found.id


def actor(role: str, code: str, *paths: str, name: str = "", title: str = "Pejabat") -> Actor:
    """Give a new person of the organisation `code`."""
    return Actor(
        uuid.uuid4(), organisation(code), frozenset({role}), paths, name or f"{role} {code}",
        title=title,
    )  # fmt: skip


@dataclass
class World:
    """This holds the files of the parties, and the people who work on the report."""

    directory: Path
    files: dict[str, list[StatementFile]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        listed = self.directory / "regions.csv"
        listed.write_text(_REGIONS)
        places.import_edition(listed, edition="small", valid_from=START, by=SYSTEM, at=AT)
        seed_parameters(by=SYSTEM, at=AT)
        parties_actions.seed_parties(provinces=["63"], on=START, by=SYSTEM, at=AT)
        self.operator = actor("operator", "DINSOS-6301", "id.63.01")
        self.head = actor("head", "DINSOS-6301", "id.63.01", title="Kepala Dinas Sosial")
        self.bank = actor("bank", "BRI", "id.63.01", title="Kepala Cabang")
        self.bulog = actor("bulog", "BULOG-KALSEL", "id.63", title="Kepala Divre")
        self.province = actor("province", "DINSOS-63", "id.63")
        self.ministry = actor("ministry", "KEMENSOS", "id")

    def again(self, directory: Path) -> "World":
        """Give the same world with a directory and a list of files of its own."""
        other = copy(self)
        other.directory = directory
        other.files = {contract: list(files) for contract, files in self.files.items()}
        return other

    def add(self, contract: str, rows: Sequence[Mapping[str, object]]) -> None:
        place = self.directory / str(len(list(self.directory.iterdir())))
        place.mkdir()
        path = write_rows(place, contract, rows, COLUMNS[contract])
        self.files.setdefault(contract, []).append(
            StatementFile(path, uuid.uuid4(), uuid.UUID(int=9))
        )

    def march(self) -> None:
        """Six families of Tanah Laut with one bank, three of Banjarmasin with three banks."""
        self.add("perintah", [order(n) for n in range(1, 5)]
                 + [order(n, "6301012002") for n in (5, 6)]
                 + [order(10 + i, "6371011001", bank) for i, bank in enumerate(BANKS)])  # fmt: skip
        self.add("topup", [credit(1), credit(2), credit(3, nominal=55000),
                           credit(4, status="GAGAL"),
                           *(credit(10 + i) for i in range(3))])  # fmt: skip
        self.add("transaksi", [purchase(1, 110000), purchase(2, 60000), purchase(10, 110000)])
        self.publish()

    def reverse(self, number: int) -> None:
        """The bank takes one credit back, and the month is reconciled again."""
        self.add("topup", [credit(number, referensi=f"B-{number}", status="BATAL",
                                  referensi_asal=f"T-{number}")])  # fmt: skip
        self.publish()

    def publish(self) -> None:
        enter_scope(SYSTEM)
        month = Month(MARCH, self.files, MARCH.last_day, idle_days=105, grace_days=30)
        publish_bpnt(
            months=[month],
            banks={code: organisation(code) for code in BANKS},
            by=SYSTEM,
            at=AT,
            key=str(uuid.uuid4()),
        )

    def rice(self) -> None:
        """Two desa of Tanah Laut: one has all its rice, at the other 33.33 kg are missing."""
        quota = {"program": "RASTRA", "periode": "2019-03"}
        desa = ("6301012001", "6301012002")
        self.add("kuota", [{**quota, "kode_wilayah": d, "kpm": 10} for d in desa])
        self.add("kpm", [{"id_kpm": f"R{n}", "nama_pengurus": "-", "kode_wilayah": desa[n % 2]}
                         for n in range(20)])  # fmt: skip
        self.add("spa", [{"no_spa": f"A{d}", "tanggal": "2019-03-01", "periode": "2019-03",
                          "kode_wilayah": d, "kpm": 10, "kg": 100} for d in desa])  # fmt: skip
        self.add("do", [{"no_do": f"D{d}", "no_spa": f"A{d}", "tanggal": "2019-03-02",
                         "periode": "2019-03", "kode_wilayah": d, "kg": 100}
                        for d in desa])  # fmt: skip
        self.add("bast", [{"no_bast": f"B{d}", "no_do": f"D{d}", "tanggal": "2019-03-05",
                           "periode": "2019-03", "kode_wilayah": d,
                           "kg": kg, "kg_ditolak": 0}
                          for d, kg in zip(desa, ("100", "66,67"), strict=True)])  # fmt: skip
        enter_scope(SYSTEM)
        month = Month(MARCH, self.files, MARCH.last_day, ration_g=10_000)
        given = RiceParties(organisation("BULOG-KALSEL"), organisation("DINSOS-6301"))
        with as_owner():
            publish_rastra(
                months=[month], parties={"6301": given}, by=SYSTEM, at=AT, key=str(uuid.uuid4())
            )

    def version_id(self, program: str = "BPNT", code: str = "6301") -> uuid.UUID:
        enter_scope(SYSTEM)
        found = reconciliation.current_version(program, MARCH.number, code)
        assert found is not None
        return found.id

    def draft(self, program: str = "BPNT", **more: object) -> ReportMoved:
        version = self.version_id(program)
        return self.act("draft_report", self.operator, version_id=version, **more)

    def signed(self) -> ReportMoved:
        drafted = self.draft()
        self.act("sign_report", self.head, report_id=drafted.report_id)
        return self.act("sign_report", self.bank, report_id=drafted.report_id)

    def act(self, verb: str, by: Actor, **more: object) -> ReportMoved:
        """Do something as the door does it: in the scope of whoever does it."""
        enter_scope(by)
        more = {"key": str(uuid.uuid4()), "at": AT, **more}
        done = getattr(actions, verb)(by=by, **more)
        assert isinstance(done, ReportMoved)
        return done
