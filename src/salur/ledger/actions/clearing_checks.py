"""What is checked before suspense is cleared, and how each refusal reads."""

from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.evidence import queries as evidence
from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level
from salur.kernel.sql_text import sql_text

_SHORTEST = 10  # letters of a reason that somebody else can judge
_COUNTS = ("received", "checked", "accepted")


class ClearingRefused(Refused):
    """This suspense is not cleared; nothing moved."""


def check_open(state: str, proposer: UUID, *, by: Actor, own: bool) -> None:
    """Refuse what is decided already, and (unless `own` is allowed) one's own proposal."""
    if state != "PROPOSED":
        raise refused(
            "clearing_decided", "Usulan ini sudah diputuskan.", "This proposal is decided already."
        )
    if proposer == by.person_id and not own:
        raise ClearingRefused(
            "four_eyes",
            Sentence(
                "Yang mengusulkan tidak menyetujui usulannya sendiri.",
                "Whoever proposed does not approve it.",
            ),
            Sentence("Mintalah pejabat lain.", "Ask another official."),
        )


def check_asked(path: str, amount: int, reason: str, decision: str) -> None:
    """Refuse a place, an amount or words that cannot be decided on."""
    if path.count(".") != Level.KABKOTA:
        raise refused(
            "clearing_of_kabkota",
            "Akun penampungan ada per kabupaten/kota.",
            "Suspense is kept per kab/kota.",
        )
    if amount <= 0:
        raise refused(
            "clearing_not_positive",
            "Jumlahnya harus lebih dari nol.",
            "The amount must be above zero.",
        )
    if not decision.strip():
        raise _words_missing()
    check_words(reason, decision)


def check_words(reason: str, *more: str) -> None:
    """Refuse a reason that is too short, and words that hold somebody's number."""
    if len(reason.strip()) < _SHORTEST:
        raise _words_missing()
    if any(holds_long_number(text) for text in (reason, *more)):
        raise ClearingRefused(
            "identifier_in_text",
            Sentence(
                "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
                "This text holds a long number such as a NIK or an account.",
            ),
            Sentence("Hapus nomornya.", "Remove the number."),
        )


def _words_missing() -> ClearingRefused:
    return ClearingRefused(
        "clearing_words_missing",
        Sentence(
            "Alasan (sedikitnya 10 huruf) dan nomor keputusan harus diisi.",
            "A reason (10 letters at least) and the number of the decision are needed.",
        ),
        Sentence("Lengkapi isian.", "Complete the entries."),
    )


def check_evidence(evidence_id: UUID) -> None:
    """Refuse evidence that is not there, or that was withdrawn."""
    found = evidence.evidence(evidence_id)
    if found is None or found.status not in _COUNTS:
        raise ClearingRefused(
            "clearing_evidence_unknown",
            Sentence(
                "Berkas bukti itu tidak ada atau sudah ditarik.",
                "That file is not there, or was withdrawn.",
            ),
            Sentence("Unggah bukti keputusannya dahulu.", "Upload the evidence first."),
        )


def check_held(program: str, path: str, party: UUID, amount: int) -> None:
    """Refuse more than suspense holds; its balance stays locked, so two do not both clear it."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("ledger", "lock_suspense"), {"program": program, "path": path, "party": party}
        )
        row = cursor.fetchone()
    held = max(-row[0], 0) if row else 0
    if amount > held:
        raise ClearingRefused(
            "suspense_too_small",
            Sentence(
                f"Akun penampungan pihak ini hanya memuat {held}, bukan {amount}.",
                f"The suspense of this party holds {held} only, not {amount}.",
            ),
            Sentence("Kurangi jumlahnya.", "Propose a smaller amount."),
        )


def refused(code: str, indonesian: str, english: str) -> ClearingRefused:
    """Give a refusal whose next step is to look at the books again."""
    return ClearingRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Buka lagi halaman buku.", "Open the page of the books again."),
    )
