"""A small world for evidence: who sends, who receives, and files of any length."""

import datetime as dt
import uuid
from collections.abc import Iterable
from pathlib import Path

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.evidence import actions
from salur.evidence.actions import Received
from salur.parties.models import Organisation

AT = dt.datetime(2019, 3, 31, 8, tzinfo=dt.UTC)
NIK = "6201024101900001"
ACCOUNT = "0012345678901234"
BRI, BNI = uuid.UUID(int=0xB21), uuid.UUID(int=0xB22)
OFFICE = uuid.UUID(int=0x6201)
BUDI = Actor(uuid.UUID(int=1), OFFICE, frozenset({"operator"}), ("id.62.01",), "Budi")
RINA = Actor(uuid.UUID(int=2), BRI, frozenset({"bank"}), ("id.62",), "Rina")
BONO = Actor(uuid.UUID(int=3), BNI, frozenset({"bank"}), ("id.62",), "Bono")
AUDI = Actor(uuid.UUID(int=4), None, frozenset({"auditor"}), ("id",), "Audi")
ELSA = Actor(uuid.UUID(int=5), uuid.UUID(int=9), frozenset({"operator"}), ("id.62.02",), "Elsa")
PATH = "id.62.01"
HEAD = "referensi,periode,no_rekening,nominal,status,alasan,tanggal,referensi_asal,nik\n"


def parties() -> None:
    """Register the organisations."""
    for identity, kind, code in (
        (BRI, "bank", "BRI"),
        (BNI, "bank", "BNI"),
        (OFFICE, "office", "DINSOS-6201"),
    ):
        Organisation.objects.create(id=identity, kind=kind, code=code, name=f"Lembaga {code}")


def line(
    n: int, *, account: str | None = None, amount: str = "110000", period: str = "2019-03"
) -> str:
    """One line of a topup file."""
    number = account or f"{1234560000000000 + n:016d}"
    return f"R{n},{period},{number},{amount},SUKSES,,2019-03-10,,{6201024101900000 + n}\n"


def topup(lines: Iterable[str] = (line(1), line(2))) -> bytes:
    """A topup file."""
    return (HEAD + "".join(lines)).encode()


def write(directory: Path, content: bytes, name: str = "topup.csv") -> Path:
    """Put a file where `receive` finds it."""
    path = directory / name
    path.write_bytes(content)
    return path


def send(file: Path, **changes: object) -> Received:
    """Receive a topup file of BRI by Budi, or with what is said otherwise."""
    values: dict[str, object] = {
        "source": file,
        "file_name": file.name,
        "contract": "topup",
        "sender": BRI,
        "program": "BPNT",
        "period": None,
        "path": PATH,
        "by": BUDI,
        "at": AT,
        "key": "",
    }
    return actions.receive(**(values | changes))  # type: ignore[arg-type]


def as_(actor: Actor) -> None:
    """Look at the database as `actor`."""
    enter_scope(actor)
