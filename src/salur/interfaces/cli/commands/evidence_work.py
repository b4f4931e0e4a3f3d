"""What `salur evidence` does once the installation runs."""

import uuid

from salur.distribution.actions import accept_evidence
from salur.evidence import actions, queries
from salur.interfaces.cli.commands.acting import acting, now, within
from salur.interfaces.cli.commands.evidence import Offered
from salur.interfaces.cli.commands.results import rupiah
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Refused, Sentence
from salur.parties.queries import organisation_by_code


def receive_file(screen: Screen, email: str, offered: Offered, *, as_json: bool) -> bool:
    """Receive a file and say what is in it; give whether somebody must act."""
    by, at = acting(email), now()
    try:
        received = actions.receive(
            source=offered.file,
            file_name=offered.file.name,
            contract=offered.contract,
            sender=_sender(offered.sender),
            program=None,
            period=offered.period,
            path=offered.path,
            declared_rows=offered.rows,
            declared_sum=offered.total,
            by=by,
            at=at,
            key=f"cli {uuid.uuid4()}",
            at_once=True,
            system=offered.translate,
        )
    except Refused as refusal:
        refusal.add_note(offered.file.name)
        raise
    status = received.status
    if offered.accept:
        with within(by):
            key = f"cli {received.evidence_id}"
            accept_evidence(evidence_id=received.evidence_id, by=by, at=at, key=key)
            status = "accepted"
    _tell(screen, received, status, as_json=as_json)
    return bool(received.findings)


def _sender(code: str) -> uuid.UUID:
    found = organisation_by_code(code)
    if found is None:
        raise UsageRefused(
            "organisation_unknown",
            Sentence(f"Tidak ada lembaga {code}.", f"There is no organisation {code}."),
            Sentence("Misalnya BRI, BULOG-KALSEL, DINSOS-6371.", "For example BRI, DINSOS-6371."),
        )
    return found.id


def _tell(screen: Screen, received: actions.Received, status: str, *, as_json: bool) -> None:
    if as_json:
        screen.json(
            {
                "evidence": str(received.evidence_id),
                "sha256": received.sha256,
                "repeated": received.repeated,
                "status": status,
                "rows": received.rows,
                "accepted": received.accepted,
                "held_back": received.held_back,
                "findings": received.findings,
            }
        )
        return
    again = screen.words(" (sudah ada sebelumnya)", " (was here before)")
    screen.say(
        f"Bukti {received.evidence_id}: {rupiah(received.accepted)} dari {rupiah(received.rows)}"
        f" baris dapat dipakai, status {status}{again * received.repeated}.",
        f"Evidence {received.evidence_id}: {rupiah(received.accepted)} of {rupiah(received.rows)}"
        f" rows can be used, status {status}{again * received.repeated}.",
    )
    rows = [[name, rupiah(count)] for name, count in received.findings.items()]
    if rows:
        heads = [screen.words("temuan", "finding"), "n"]
        screen.table(screen.words("Temuan", "Findings"), heads, rows)


def show_files(screen: Screen, email: str, contract: str | None, period: int | None) -> None:
    """Print the newest files of somebody's scope."""
    with within(acting(email)):
        page = queries.evidence_page(contract=contract, period=period)
    words = screen.words
    rows = [
        [str(one.id), one.contract, one.sender_name, one.file_name, one.status, rupiah(one.rows)]
        for one in page.rows
    ]
    heads = [
        "id",
        words("jenis", "contract"),
        words("pengirim", "sender"),
        words("berkas", "file"),
        "status",
        words("baris", "rows"),
    ]
    screen.table(words("Berkas, terbaru dulu", "Files, newest first"), heads, rows)
