"""An office, a bank and Bulog at work in a database of their own, in whatever order chance says.

Every deed goes through the actions that the doors call. A deed may die at any of its statements:
then nothing of it stays, and done again under the same key it has its effect once.
"""

import datetime as dt
import io
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions as distribution
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions as reconciliation
from salur.reconciliation import queries as published
from salur.registry.actions import load_families
from salur.reporting import actions as reporting
from tests.integration.distribution import world
from tests.integration.distribution.world import APRIL, AT, DESA, DESA_2, DESA_OTHER, MARCH
from tests.integration.registry.test_register import FAMILY
from tests.property.aid_model import Line, Model
from tests.property.world import COLUMNS

MONTHS = (MARCH, APRIL)
FAMILIES = {"K1": DESA, "K2": DESA, "K3": DESA_2}
EATERS = {f"R{n}": DESA_OTHER for n in range(1, 5)}
_SENDERS = {
    "perintah": (world.KEMENSOS, "id.62.01"), "topup": (world.BRI, "id.62.01"),
    "transaksi": (world.BRI, "id.62.01"), "setoran": (world.BRI, "id.62.01"),
    "spa": (world.OFFICE_2, "id.62.02"), "do": (world.BULOG, "id.62.02"),
    "bast": (world.BULOG, "id.62.02"), "serah": (world.OFFICE_2, "id.62.02"),
}  # fmt: skip


class Died(BaseException):
    """The process is gone; nothing that handles exceptions may catch it."""


@contextmanager
def dying_at(statement: int) -> Iterator[None]:
    """Let whatever is done die before its `statement`-th statement."""
    count = 0

    def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
        nonlocal count
        count += 1
        if count == statement:
            raise Died
        return execute(*arguments)

    with connection.execute_wrapper(counted):
        yield


def account(family: str) -> str:
    """Give a family's account; K9 is on no list."""
    return f"0062010000{int(family[1:]):06d}"


@dataclass
class Aid:
    """The world and the model of it, side by side."""

    chance: random.Random
    story: list[str] = field(default_factory=list)
    sent: list[tuple[UUID, str, bytes, list[Line]]] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)
    bought: list[Line] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1, 1_000_000)))

    def __post_init__(self) -> None:
        with transaction.atomic():
            enter_scope(SYSTEM)
            world.build()
            seed_parameters(by=SYSTEM, at=AT)
            for program, families, code in (
                (Program.BPNT, FAMILIES, world.KAB), (Program.RASTRA, EATERS, world.OTHER),
            ):  # fmt: skip
                _register(families)
                for month in MONTHS:
                    one = world.opened(program, month, code)
                    distribution.freeze_list(cycle_id=one.id, by=SYSTEM, at=AT, key="")
        self.model = Model(
            {
                name: [{"id_kpm": k, "kode_wilayah": d, "nama_pengurus": "-"} for k, d in f.items()]
                for name, f in (("BPNT", FAMILIES), ("RASTRA", EATERS))
            }
        )

    def at(self) -> dt.datetime:
        """Give a moment after all that was before."""
        return AT + dt.timedelta(minutes=next(self.numbers))

    def key(self) -> str:
        """Give a key that nobody used."""
        return f"k{next(self.numbers)}"

    def do(self, deed: Callable[[], Any]) -> Any:
        """Do something, now and then after a first try that died at one of its statements."""
        if self.chance.random() < 0.25:
            try:
                with dying_at(self.chance.randint(1, 120)):
                    return deed()
            except Died:
                self.story.append("  (died)")
        return deed()

    # What parties say.

    def send(self, contract: str, lines: list[Line], *, keeps: bool = False) -> None:
        """Receive a file and accept it; with `keeps` nobody takes it back."""
        data = _file(contract, lines, self.key())
        self._take(contract, data, lines, keeps=keeps)

    def replay(self) -> None:
        """Send a file again: the same bytes, or the same lines in other bytes."""
        if not self.sent:
            return
        _, contract, data, lines = self.chance.choice(self.sent)
        if self.chance.random() < 0.5:
            data = _file(contract, lines, self.key())
        self.story.append(f"again {contract}")
        self._take(contract, data, lines)

    def withdraw(self) -> None:
        """Take a file back."""
        standing = [one[0] for one in self.sent if one[0] in self.model.files]
        if not standing:
            return
        taken, key, at = self.chance.choice(standing), self.key(), self.at()
        self.story.append("withdraw")

        def deed() -> None:
            with transaction.atomic():
                enter_scope(SYSTEM)
                distribution.withdraw_evidence(
                    evidence_id=taken, reason="salah kirim", by=SYSTEM, at=at, key=key
                )

        self.do(deed)
        self.model.withdraw(taken)

    def _take(self, contract: str, data: bytes, lines: list[Line], *, keeps: bool = False) -> None:
        sender, path = _SENDERS[contract]
        key, at = self.key(), self.at()

        def receive() -> UUID:
            return evidence.receive(
                source=io.BytesIO(data), file_name=f"{contract}.csv", contract=contract,
                sender=sender, program=None, period=None, path=path, by=SYSTEM, at=at, key=key,
            ).evidence_id  # fmt: skip

        received = self.do(receive)
        if received in self.model.files:
            return

        def accept() -> None:
            with transaction.atomic():
                enter_scope(SYSTEM)
                distribution.accept_evidence(evidence_id=received, by=SYSTEM, at=at, key=key)

        self.do(accept)
        if not keeps:
            self.sent.append((received, contract, data, lines))
        self.model.accept(received, contract, lines)

    # What the office does.

    def reconcile(self, program: Program, month: Period) -> None:
        """Reconcile a month over everything that was accepted; sometimes two at once."""
        self.story.append(f"reconcile {program} {month}")
        key, at = self.key(), self.at()

        def deed() -> None:
            reconciliation.reconcile_month(program=program, period=month, by=SYSTEM, at=at, key=key)

        def twice() -> None:
            at_once(deed, deed)

        self.do(deed if self.chance.random() < 0.85 else twice)
        if program is Program.BPNT:
            self.model.publish_money(month)
        else:
            self.model.publish_rice(month)

    def report(self, by: Actor, month: Period) -> UUID | None:
        """Draft the berita acara of what is published now, if there is anything new to say."""
        with transaction.atomic():
            enter_scope(SYSTEM)
            version = published.current_version(str(Program.BPNT), month.number, world.KAB)
        if version is None:
            return None
        self.story.append(f"report {month}")
        key, at = self.key(), self.at()

        def deed() -> UUID:
            with transaction.atomic():
                enter_scope(by)
                return reporting.draft_report(
                    version_id=version.id, by=by, at=at, key=key
                ).report_id

        try:
            return self.do(deed)
        except Refused as refusal:
            self.story.append(f"  ({refusal.code})")
            return None

    # What chance chooses.

    def order(self, month: Period) -> list[Line]:
        """Give some lines of a payment order."""
        families = self.chance.sample([*FAMILIES, "K9"], self.chance.randint(1, 4))
        return [
            {"no_spm": f"S{next(self.numbers)}", "periode": str(month), "id_kpm": family,
             "kode_wilayah": FAMILIES.get(family, DESA), "bank": "BRI",
             "no_rekening": account(family),
             "nominal": self.chance.choice(("110000", "110000", "55000"))}
            for family in families
        ]  # fmt: skip

    def credit(self, month: Period) -> list[Line]:
        """Give some lines of a bank's answer: credits, failures, halves, and what it takes back."""
        lines = []
        for _ in range(self.chance.randint(1, 4)):
            if self.credits and self.chance.random() < 0.3:
                back = self.chance.choice(self.credits)
                amount = self.chance.choice((back["nominal"], "30000"))
                lines.append({**back, "referensi": f"B{next(self.numbers)}", "status": "BATAL",
                              "nominal": amount, "referensi_asal": back["referensi"]})  # fmt: skip
                continue
            family = self.chance.choice([*FAMILIES, "K9"])
            line = {
                "referensi": f"T{next(self.numbers)}", "periode": str(month),
                "no_rekening": account(family), "tanggal": f"{month}-08",
                "nominal": self.chance.choice(("110000", "110000", "55000", "120000")),
                "status": self.chance.choice(("SUKSES", "SUKSES", "SUKSES", "GAGAL")),
            }  # fmt: skip
            lines.append(line)
            if line["status"] == "SUKSES":
                self.credits.append(line)
        return lines

    def purchase(self, month: Period) -> list[Line]:
        """Give some purchases, now and then one that is taken back."""
        lines = []
        for _ in range(self.chance.randint(1, 4)):
            mine = [line for line in self.bought if line["tanggal"][:7] == str(month)]
            if mine and self.chance.random() < 0.2:
                back = self.chance.choice(mine)
                lines.append({**back, "id_transaksi": f"Y{next(self.numbers)}", "jenis": "BATAL",
                              "id_asal": back["id_transaksi"]})  # fmt: skip
                continue
            line = {"id_transaksi": f"X{next(self.numbers)}", "tanggal": f"{month}-12",
                    "no_rekening": account(self.chance.choice([*FAMILIES, "K9"])),
                    "nominal": str(self.chance.choice((10000, 60000, 110000)))}  # fmt: skip
            lines.append(line)
            self.bought.append(line)
        return lines

    def back(self, month: Period) -> list[Line]:
        """Give a return to the treasury."""
        return [{"no_rekening": account(self.chance.choice([*FAMILIES])), "periode": str(month),
                 "nominal": str(self.chance.choice((50000, 110000))),
                 "ntpn": f"N{next(self.numbers)}", "tanggal": f"{month}-28"}]  # fmt: skip

    def rice_line(self, contract: str, month: Period) -> list[Line]:
        """Give a document about rice, sometimes over both months."""
        span = self.chance.choice((str(month), str(month), "2019-03..2019-04"))
        kg = str(self.chance.choice((10, 20, 40, 80)))
        number = str(next(self.numbers))
        if contract == "serah":
            return [{"id_kpm": family, "periode": str(month), "kg": "10", "tanggal": f"{month}-25",
                     "penerima": number}
                    for family in self.chance.sample([*EATERS], 2)]  # fmt: skip
        shared = {"tanggal": "2019-03-20", "kode_wilayah": DESA_OTHER, "periode": span, "kg": kg}
        if contract == "spa":
            return [{**shared, "no_spa": f"A{number}", "kpm": "4"}]
        if contract == "do":
            return [{**shared, "no_do": f"D{number}", "no_spa": "A"}]
        return [{**shared, "no_bast": f"B{number}", "no_do": "D",
                 "kg_ditolak": self.chance.choice(("0", "0", "5"))}]  # fmt: skip


def _register(families: dict[str, str]) -> None:
    rows = [
        FAMILY._replace(
            id_kpm=family, id_pengurus=f"P{family}", kode_wilayah=desa, no_kks=None,
            nik=f"62010241018{number:05d}", no_kk=f"62010201011{number:05d}",
            no_rekening=account(family) if family in FAMILIES else None,
        )
        for number, (family, desa) in enumerate(families.items(), 1)
    ]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Do all at the same moment, each on a connection of its own; give the refusals' codes."""
    start, told = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], Any]) -> None:
        try:
            start.wait(20)
            deed()
            told.append("")
        except Refused as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return sorted(told)


def _file(contract: str, lines: list[Line], salt: str) -> bytes:
    columns = [*COLUMNS[contract]]
    rows = [";".join((*columns, "berkas"))]
    rows += [";".join((*(line.get(column, "") for column in columns), salt)) for line in lines]
    return "\n".join((*rows, "")).encode()
