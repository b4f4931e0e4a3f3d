"""A month of each programme that waits to be published, in a database of its own.

Each is made once and copied for every test; all is looked at from outside, past the program.
"""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import ACCOUNT, AT, DESA, DESA_2, MARCH

from salur.access import actions as access
from salur.access.actions import NewMember
from salur.access.queries import SYSTEM
from salur.config.postgres import Address
from salur.distribution import actions as distribution
from salur.evidence import actions as evidence
from salur.kernel.program import Program
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions

ROOT = Path(__file__).resolve().parents[3]
OPERATOR = "budi@salur.example"
# What a publication leaves, without what differs between two runs: numbers, keys, moments.
_LEFT = {
    "versions": "program, period, code, path, number, is_current, changed, evidence, waterfall,"
    " classes FROM reconciliation_version",
    "units": "period, code, path, account, last4, id_kpm, kode_wilayah, bank, class, findings,"
    " ordered_idr, credited_idr, spent_idr, returned_idr, opening_idr, rest, place, party,"
    " credit_day, since, until FROM reconciliation_unit",
    "rice": "period, code, path, kode_wilayah, class, findings, quota_g, requested_g, released_g,"
    " arrived_g, rejected_g, handed_g, since, until FROM reconciliation_rice_unit",
    "families": "program, period, code, path, id_kpm, kode_wilayah, class, findings, due,"
    " received, used, since, until FROM reconciliation_family",
    "sums": "* FROM reconciliation_sum",
    "exceptions": "program, period, code, path, subject, cause, id_kpm, kode_wilayah, bank, party,"
    " class, amount, unit, owner, waits_until, opened_in, closed_in FROM reconciliation_exception",
    "transfers": "t.program, t.period, t.reason, f.code, o.code, t.amount, t.unit, t.path,"
    " t.party, t.evidence, t.reverses IS NULL FROM ledger_transfer t"
    " JOIN ledger_account f ON f.id = t.from_account JOIN ledger_account o ON o.id = t.to_account",
    "balances": "a.code, b.balance FROM ledger_balance b JOIN ledger_account a"
    " ON a.id = b.account_id",
    "cycles": "program, period, code, state FROM distribution_cycle",
    "runs": "program, period, evidence, digest, changed FROM reconciliation_run",
    "audit": "action, subject_kind, path, facts FROM audit_event",
    "chain": "count(*), min(number), max(number) FROM audit_link",
}
Left = dict[str, list[str]]


class Publisher:
    """The process that runs are forked from, loaded once."""

    def __init__(self, server: Address, place: Path) -> None:
        self._out = place / "said"
        environment = os.environ | {
            "SALUR_DATABASE_URL": f"postgresql://salur_app@/{server.database}"
            f"?host={quote(server.host, safe='')}",
            "SALUR_DATA": str(place / "data"),
            "SALUR_KEYS": str(settings.ENVIRONMENT.keys),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "TMPDIR": str(place),
            "XDG_STATE_HOME": str(place / "state"),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.reconciliation.killed", str(self._out)],
            env=environment, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words: str) -> tuple[str, str]:
        """Do what one line says: how it ended and what it said."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        self._out.write_text("")
        stdin.write(" ".join(words) + "\n")
        stdin.flush()
        return stdout.readline().strip(), self._out.read_text()

    def close(self) -> None:
        """Let the process end."""
        self._process.communicate(timeout=60)


class Office:
    """A database with a month in it, and one run after the other that publishes it."""

    def __init__(self, superuser: Address, database: str, publisher: Publisher) -> None:
        self._database, self._publisher = database, publisher
        self._past = superuser.connect(database)  # past the program and its guards

    def run(self, moment: str, what: str, *arguments: str) -> str | None:
        """Run once; what it said, or None where it was killed before it said anything."""
        code, said = self._publisher.run(self._database, moment, what, *arguments)
        self._wait_for_the_server()
        if moment == "never":
            assert code == "0", (code, said)
            return said
        assert (code, said) == ("-9", ""), f"it was not killed at {moment}"
        return None

    def publish(self, moment: str, program: Program) -> str | None:
        """Run the command that publishes March."""
        asked = ("cycle", "reconcile", "--program", str(program), "--period", str(MARCH))
        return self.run(moment, "command", *asked, "--as", OPERATOR, "--lang", "en")

    def left(self) -> Left:
        """Give what publications have left, the same for two runs that did the same."""
        return {
            name: self.ask(f"SELECT row::text FROM (SELECT {what}) row ORDER BY 1")
            for name, what in _LEFT.items()
        }

    def everything(self) -> Left:
        """Give every row of every table but the queue's, the jobs' and when it was first opened."""
        tables = self.ask(
            "SELECT relname::text FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace AND relname !~ '^(procrastinate|jobs)_'"
            " AND relname <> 'access_birth'"
            " ORDER BY 1"
        )
        return {one: self.ask(f'SELECT t::text FROM "{one}" t ORDER BY 1') for one in tables}

    def ask(self, statement: str) -> list[str]:
        """Ask past the program and its guards."""
        return [row[0] for row in self._past.execute(statement.encode()).fetchall()]

    def close(self) -> None:
        """Look no more."""
        self._past.close()

    def _wait_for_the_server(self) -> None:
        # It notices a dead client when it next writes to it; until then its locks stand.
        for _ in range(500):
            if not self.ask(
                "SELECT pid::text FROM pg_stat_activity WHERE usename = 'salur_app'"
                " AND datname = current_database()"
            ):
                return
            time.sleep(0.02)
        raise AssertionError("the server keeps a dead client's connection")


def build(program: Program, *, published: bool) -> None:
    """Fill the current database with March's list, its evidence and whoever publishes it.

    With `published`, the month is published already and later evidence has come since.
    """
    with transaction.atomic():
        world.build()
        seed_parameters(by=SYSTEM, at=AT)
        world.frozen(program)
        roles = frozenset({"operator"})
        member = NewMember(OPERATOR, "Budi", world.OFFICE, roles, (world.PATH,), "Petugas")
        by = world.person(1, "administrator", "id", organisation=None)
        access.enrol_person(member=member, password="beras-sepuluh", by=by, at=AT)
    _send(_FILES[program])
    if published:
        with transaction.atomic():
            world.as_(SYSTEM)
            actions.reconcile_month(program=program, period=MARCH, by=SYSTEM, at=AT, key="before")
        _send(_LATER[program])


def _send(files: Sequence[tuple[str, uuid.UUID, list[str]]]) -> None:
    for contract, sender, lines in files:
        sent = world.send(contract, sender, lines=lines, accept=False, link=False)
        with transaction.atomic():
            world.as_(SYSTEM)
            evidence.accept(evidence_id=sent, by=SYSTEM, at=AT, key="")
            distribution.link_evidence(evidence_id=sent, by=SYSTEM, at=AT)


def _order(number: int, desa: str = DESA) -> str:
    return f"SPM1,2019-03,K{number},{desa},BRI,{_account(number)},110000"


def _account(number: int) -> str:
    return f"{int(ACCOUNT) + number:016d}"


def _credit(number: int, amount: int = 110000, status: str = "SUKSES", origin: str = "") -> str:
    back = "B" if origin else "R"
    return f"{back}{number},2019-03,{_account(number)},{amount},{status},2019-03-08,{origin}"


def _purchase(number: int, amount: int) -> str:
    return f"T{number},{_account(number)},2019-03-12,{amount}"


_FILES = {
    Program.BPNT: (
        ("perintah", world.KEMENSOS, [_order(1), _order(2), _order(3, DESA_2), _order(9)]),
        ("topup", world.BRI, [_credit(1), _credit(2, 50000), _credit(3, status="GAGAL"),
                              _credit(8)]),
        ("transaksi", world.BRI, [_purchase(1, 110000), _purchase(2, 30000), _purchase(8, 1000)]),
        ("saldo", world.BRI, [f"{_account(2)},5000,2019-03-01"]),
    ),
    Program.RASTRA: (
        ("kuota", world.KEMENSOS, [f"{DESA},RASTRA,2019-03,2,", f"{DESA_2},RASTRA,2019-03,2,"]),
        ("spa", world.OFFICE, [f"SPA1,2019-03-02,{DESA},2019-03,2,20",
                               f"SPA1,2019-03-02,{DESA_2},2019-03,2,20"]),
        ("do", world.BULOG, [f"DO1,SPA1,2019-03-10,{DESA},2019-03,20",
                             f"DO1,SPA1,2019-03-10,{DESA_2},2019-03,15"]),
        ("bast", world.BULOG, [f"B1,DO1,2019-03-20,{DESA},2019-03,20"]),
        ("serah", world.OFFICE, ["K1,2019-03,10,2019-03-25", "K2,2019-03,10,2019-03-25"]),
    ),
}  # fmt: skip
_LATER = {
    Program.BPNT: (
        ("topup", world.BRI, [_credit(2, 50000, "BATAL", "R2"), _credit(9)]),
        ("transaksi", world.BRI, [_purchase(9, 110000)]),
    ),
    Program.RASTRA: (
        ("bast", world.BULOG, [f"B2,DO1,2019-03-28,{DESA_2},2019-03,15"]),
        ("serah", world.OFFICE, ["K3,2019-03,10,2019-03-29"]),
    ),
}
