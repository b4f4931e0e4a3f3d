"""What the verbs answer with, and why they refuse."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from salur.evidence import queries
from salur.evidence.models import Evidence
from salur.kernel.refused import Refused, Sentence


@dataclass(frozen=True)
class Received:
    """What became of a file. `repeated`: the same bytes were here before, nothing was done.

    Until a long file is checked `status` is `received`, the figures are 0, and `job_id` names the
    work that checks it. `findings` counts by rule.
    """

    evidence_id: UUID
    sha256: str
    repeated: bool
    rows: int
    accepted: int
    held_back: int
    findings: dict[str, int]
    status: str
    held_back_amount: int = 0
    total: int | None = None
    job_id: UUID | None = field(default=None)


@dataclass(frozen=True)
class Decided:
    """What a decision about a file led to."""

    evidence_id: UUID
    status: str
    accepted: int
    held_back: int


class EvidenceRefused(Refused):
    """This step with a received file is refused."""


def received(row: Evidence, *, repeated: bool = False, job_id: UUID | None = None) -> Received:
    """Make the answer about a file as it stands in its row."""
    findings: dict[str, int] = {}
    for count in queries.finding_counts(row.id):
        findings[count.rule] = findings.get(count.rule, 0) + count.count
    return Received(
        evidence_id=row.id,
        sha256=row.sha256,
        repeated=repeated,
        rows=row.rows,
        accepted=row.accepted,
        held_back=row.held_back_rows,
        findings=findings,
        status=row.status,
        held_back_amount=row.held_back_amount,
        total=row.total,
        job_id=job_id,
    )


def decided(row: Evidence) -> Decided:
    """Make the answer about a decision."""
    return Decided(row.id, row.status, row.accepted, row.held_back_rows)


def _refused(code: str, id_: str, en: str, next_id: str, next_en: str) -> EvidenceRefused:
    return EvidenceRefused(code, Sentence(id_, en), Sentence(next_id, next_en))


def contract_unknown() -> EvidenceRefused:
    return _refused(
        "contract_unknown",
        "Jenis berkas ini tidak dikenal.",
        "This kind of file is unknown.",
        "Pilih jenis berkas dari daftar.",
        "Choose the kind of file from the list.",
    )


def sender_not_yours() -> EvidenceRefused:
    return _refused(
        "sender_not_yours",
        "Anda hanya dapat mengirim berkas atas nama lembaga Anda.",
        "You can send files in the name of your own organisation only.",
        "Pilih lembaga Anda sebagai pengirim.",
        "Choose your organisation as the sender.",
    )


def sender_unknown() -> EvidenceRefused:
    return _refused(
        "sender_unknown",
        "Lembaga pengirim tidak terdaftar.",
        "The sending organisation is not registered.",
        "Daftarkan lembaganya lebih dahulu.",
        "Register the organisation first.",
    )


def received_elsewhere() -> EvidenceRefused:
    return _refused(
        "received_elsewhere",
        "Berkas yang sama sudah diterima oleh kantor lain.",
        "The same file was already received by another office.",
        "Tanyakan kepada dinas provinsi; berkas tidak perlu diunggah lagi.",
        "Ask the province's office; the file need not be uploaded again.",
    )


def read_otherwise() -> EvidenceRefused:
    return _refused(
        "evidence_read_otherwise",
        "Berkas yang sama sudah diterima dan dibaca dengan cara lain.",
        "The same file was already received and read in another way.",
        "Tarik dahulu yang sudah ada, lalu kirim lagi.",
        "Withdraw the one that is there, then send it again.",
    )


def not_checked() -> EvidenceRefused:
    return _refused(
        "evidence_not_checked",
        "Berkas ini belum selesai diperiksa.",
        "This file has not been checked yet.",
        "Tunggu pemeriksaan selesai atau ulangi pemeriksaannya.",
        "Wait for the check to end, or begin it again.",
    )


def nothing_accepted() -> EvidenceRefused:
    return _refused(
        "evidence_empty",
        "Tidak ada baris yang dapat dipakai dalam berkas ini.",
        "No row of this file can be used.",
        "Perbaiki baris yang ditandai, lalu kirim lagi.",
        "Repair the marked rows and send it again.",
    )


def is_closed() -> EvidenceRefused:
    return _refused(
        "evidence_closed",
        "Berkas ini sudah ditolak atau ditarik.",
        "This file was refused or withdrawn.",
        "Kirim berkas yang benar.",
        "Send the right file.",
    )


def is_accepted() -> EvidenceRefused:
    return _refused(
        "evidence_accepted",
        "Berkas ini sudah dipakai; hanya kantor yang menerimanya dapat menariknya.",
        "This file is in use; only the office that accepted it can withdraw it.",
        "Hubungi kantor yang menerima berkas ini.",
        "Ask the office that accepted this file.",
    )


def reason_missing() -> EvidenceRefused:
    return _refused(
        "reason_missing",
        "Alasannya belum ditulis (sedikitnya 10 huruf).",
        "The reason is missing (10 letters at least).",
        "Tuliskan alasannya.",
        "Write down the reason.",
    )


def layout_unknown() -> EvidenceRefused:
    return _refused(
        "layout_unknown",
        "Tata letak itu tidak ditemukan.",
        "There is no such layout.",
        "Cari kembali di daftar tata letak.",
        "Look for it in the list of layouts again.",
    )


def layout_untried() -> EvidenceRefused:
    return _refused(
        "layout_untried",
        "Berkas contohnya belum terbaca utuh dengan tata letak ini.",
        "The sample file is not read whole by this layout yet.",
        "Perbaiki sampai angka kontrolnya sama dan ada baris yang dapat dipakai.",
        "Mend it until the control figures agree and some row can be used.",
    )


def layout_repeated(label: str) -> EvidenceRefused:
    return _refused(
        "layout_repeated",
        f"Tata letak {label} sudah ada untuk pengirim ini.",
        f"The layout {label} is there already for this sender.",
        "Naikkan version; tata letak yang ada tidak diubah.",
        "Raise its version; a layout that is there is never changed.",
    )


def layout_closed() -> EvidenceRefused:
    return _refused(
        "layout_closed",
        "Tata letak ini sudah dicabut.",
        "This layout was withdrawn.",
        "Ajukan versi yang baru.",
        "Propose a new version.",
    )


def layout_same_person() -> EvidenceRefused:
    return _refused(
        "layout_same_person",
        "Yang mengajukan tata letak tidak boleh menyetujuinya.",
        "Whoever proposed a layout may not approve it.",
        "Mintalah orang lain menyetujuinya.",
        "Ask somebody else to approve it.",
    )


def mapping_unknown() -> EvidenceRefused:
    return _refused(
        "mapping_unknown",
        "Peta kolom itu tidak ditemukan.",
        "There is no such mapping.",
        "Cari kembali di daftar peta kolom.",
        "Look for it in the list of mappings again.",
    )


def mapping_unreadable() -> EvidenceRefused:
    return _refused(
        "mapping_unreadable",
        "Pilihan kolomnya tidak dikenal.",
        "A chosen column is unknown.",
        "Pilih dari daftar di samping setiap judul.",
        "Choose from the list beside every heading.",
    )


def mapping_repeated(columns: Sequence[str]) -> EvidenceRefused:
    names = ", ".join(columns)
    return _refused(
        "mapping_repeated",
        f"Kolom ini dipilih untuk lebih dari satu judul: {names}.",
        f"These columns are chosen for more than one heading: {names}.",
        "Sisakan satu judul untuk setiap kolom.",
        "Leave one heading for every column.",
    )


def mapping_incomplete(titles: Sequence[str]) -> EvidenceRefused:
    names = ", ".join(titles)
    return _refused(
        "mapping_incomplete",
        f"Kolom wajib ini belum dipilih: {names}.",
        f"These required columns are not chosen: {names}.",
        "Pilih judulnya, atau minta lembar yang memuatnya.",
        "Choose their headings, or ask for a sheet that holds them.",
    )
