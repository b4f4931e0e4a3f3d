"""A package to take away: the same bytes again, verified without Salur, and every flip is named."""

import io
import json
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from django.db import connection
from tests.integration.distribution import world
from tests.integration.distribution.world import AT, AUDI, BUDI, MARCH, RASTRA, RINA
from tests.integration.reconciliation.test_tracing import account, money, reconcile

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import NotAllowed
from salur.evidence.pipeline.refusals import FileRefused
from salur.kernel.program import Program
from salur.reporting import actions
from salur.reporting.actions import Asked, PackageRefused

pytestmark = pytest.mark.django_db
__all__ = ["money"]
MONEY = Asked(Program.BPNT, MARCH, "id")
REASON = "pemeriksaan BPK semester satu"
Change = Callable[[str], str]


def made(asked: Asked, reason: str = "") -> bytes:
    """Make a package as the auditor and take it away."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE"
        )  # the chain is closed when a test's day ends
    enter_scope(AUDI)
    found = actions.make_package(asked=asked, reason=reason, by=AUDI, at=AT)
    digest, chunks = actions.take_package(package_id=found.id, by=AUDI, at=AT)
    data = b"".join(chunks)
    assert (
        (sha256(data).hexdigest(), len(data)) == (digest, found.size) == (found.sha256, len(data))
    )
    return data


def verified(data: bytes, place: Path) -> tuple[int, str]:
    """Run the package's own script as a bare process."""
    package, script = place / "paket.zip", place / "verify.py"
    package.write_bytes(data)
    script.write_bytes(zipfile.ZipFile(io.BytesIO(data)).read("verify.py"))
    command = [sys.executable, "-I", str(script), str(package)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


def changed(data: bytes, name: str, change: Change, *, forged: bool = True) -> bytes:
    """Change one file of a package; who forges it well writes its hash into the manifest too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        files = {one: old.read(one) for one in old.namelist()}
        files[name] = change(files[name].decode()).encode()
        if forged:
            manifest = json.loads(files["manifest.json"])
            manifest["files"][name] = sha256(files[name]).hexdigest()
            files["manifest.json"] = json.dumps(manifest).encode()
        for one, content in files.items():
            new.writestr(one, content)
    return out.getvalue()


def cell(line: int, column: int, value: Callable[[str], str]) -> Change:
    """Change one cell of a table, lines counted from the headings."""

    def change(text: str) -> str:
        lines = text.split("\n")
        cells = lines[line].split(",")
        cells[column] = value(cells[column])
        lines[line] = ",".join(cells)
        return "\n".join(lines)

    return change


def more(text: str) -> str:
    return str(int(text) + 1)


def other(text: str) -> str:
    return ("0" if text[0] != "0" else "1") + text[1:]


def test_a_package_is_verified_without_salur_and_every_flip_is_found_and_named(
    money: None, tmp_path: Path
) -> None:
    data = made(Asked(Program.BPNT, MARCH, "id", with_files=True), REASON)
    assert verified(data, tmp_path) == (0, "COCOK\n")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    tables = b"".join(content for name, content in files.items() if "evidence/" not in name)
    for number in range(10):
        assert account(number).encode() not in tables
    assert len(files["rows.csv"].splitlines()) == 4 and len(files["audit.csv"].splitlines()) > 10
    assert files["verify.py"].count(b"\n") <= 150
    [first] = [name for name in files if name.startswith("evidence/")][:1]
    flips = {
        "figures.csv id": ("figures.csv", cell(1, 5, more)),
        "figures.csv id bank": ("figures.csv", cell(1, 6, more)),
        "rows.csv satuan": ("rows.csv", cell(1, 9, more)),
        "statements.csv": ("statements.csv", cell(1, 2, lambda text: str(uuid.UUID(int=1)))),
        "rows.csv satuan ": ("statements.csv", cell(1, 6, more)),
        "audit.csv mata rantai": ("audit.csv", cell(2, 4, other)),
        "isinya bukan yang dicatat": ("audit.csv", lambda text: text.replace("perintah", "perintaH", 1)),
        "bukan berkas": (first, lambda text: text[:-1] + " "),
    }  # fmt: skip
    for named, (name, change) in flips.items():
        code, said = verified(changed(data, name, change), tmp_path)
        assert code == 1 and named in said, (named, said)
    code, said = verified(changed(data, "rows.csv", cell(1, 9, more), forged=False), tmp_path)
    assert code == 1 and "rows.csv: isinya bukan yang tertulis di manifest" in said
    gone = "\n".join(
        text for n, text in enumerate(files["audit.csv"].decode().split("\n")) if n != 3
    )
    code, said = verified(changed(data, "audit.csv", lambda _text: gone), tmp_path)
    assert code == 1 and "sebelumnya ada yang hilang" in said


def test_the_same_state_gives_the_same_bytes_to_whoever_may_have_it(money: None) -> None:
    data = made(MONEY)
    assert made(MONEY) == data  # though the audit has grown by two events meanwhile
    for by in (BUDI, RINA):
        with pytest.raises(NotAllowed):
            actions.make_package(asked=MONEY, by=by, at=AT)
    enter_scope(AUDI)
    with pytest.raises(PackageRefused, match="reason_missing"):
        actions.make_package(asked=Asked(Program.BPNT, MARCH, "id", True), by=AUDI, at=AT)
    with pytest.raises(PackageRefused, match="not_published"):
        actions.make_package(asked=Asked(Program.RASTRA, MARCH, "id"), by=AUDI, at=AT)
    found = actions.make_package(asked=MONEY, by=AUDI, at=AT)
    somebody = world.person(98, "auditor", "id", organisation=None)
    with pytest.raises(FileRefused):
        actions.take_package(package_id=found.id, by=somebody, at=AT)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT facts->>'sha256' FROM audit_event WHERE action = 'package.made'")
        assert {row[0] for row in cursor.fetchall()} == {sha256(data).hexdigest()}


def test_rice_is_packed_too_and_a_head_gets_her_own_kabkota(db: None, tmp_path: Path) -> None:
    from salur.access.queries import SYSTEM
    from salur.programs.actions import seed_parameters

    world.build()
    world.as_(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)
    world.frozen(RASTRA)
    for contract, sender in (("spa", world.OFFICE), ("do", world.BULOG), ("bast", world.BULOG)):
        world.send(contract, sender)
    reconcile(RASTRA)
    head = world.HEAD
    enter_scope(head)
    asked = Asked(Program.RASTRA, MARCH, "id.62.01")
    found = actions.make_package(asked=asked, by=head, at=AT)
    _digest, chunks = actions.take_package(package_id=found.id, by=head, at=AT)
    data = b"".join(chunks)
    assert verified(data, tmp_path)[0] == 0
    code, said = verified(changed(data, "rows.csv", cell(1, 9, more)), tmp_path)
    assert code == 1 and "quota_g" in said
    with pytest.raises(NotAllowed):
        actions.make_package(asked=Asked(Program.RASTRA, MARCH, "id"), by=head, at=AT)
