"""The papers of a hand-over: everybody on the sheet, no NIK, the card by its last four digits."""

import datetime as dt

from salur.reporting.documents.card_handover import card_handover_pdf, card_handover_words
from salur.reporting.domain.card_handover import CardHandover, Invited


def _content(outcome: str | None = None) -> CardHandover:
    return CardHandover(
        office="Dinas Sosial Contoh", bank="Bank Contoh", desa="Desa Satu",
        kecamatan="Kecamatan Satu", kabkota="Kabupaten Contoh", place="Balai desa #strong[x]",
        day=dt.date(2019, 3, 5), no_ba="470/1" if outcome else None,
        printed_on=dt.date(2019, 3, 1),
        invited=(
            Invited(1, "CONTOH SITI", "K1", "Jalan Contoh RT 1/RW 2", "1234", None),
            Invited(2, "CONTOH ANI", "K2", "", "5678", outcome),
        ),
    )  # fmt: skip


def test_the_sheet_has_everybody_and_the_invitations_who_waits() -> None:
    said = card_handover_words(_content("MENINGGAL"))
    assert said["rows"] == [
        ["1", "CONTOH SITI", "K1", "•••• 1234", ""],
        ["2", "CONTOH ANI", "K2", "•••• 5678", "meninggal"],
    ]
    assert [one["name"] for one in said["invitations"]] == ["CONTOH SITI"]
    assert "Selasa, 5 Maret 2019, di Balai desa" in said["invitations"][0]["text"]
    assert said["number"] == "470/1"


def test_the_pdf_is_the_same_each_time_and_reads_no_markup() -> None:
    first = card_handover_pdf(_content())
    assert first.startswith(b"%PDF") and first == card_handover_pdf(_content())
