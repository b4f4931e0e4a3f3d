"""Why a record about a card is refused, and what to do then."""

import datetime as dt
from collections.abc import Sequence

from salur.kernel.refused import Refused, Sentence

_NAMED = 5


class CardRefused(Refused):
    """This record about a card is refused: the card stands as it stood."""


def card_unknown() -> CardRefused:
    return _card(
        "card_unknown",
        "Kartu keluarga itu tidak ditemukan.",
        "There is no such card of a family.",
        "Buka keluarganya dari daftar kartu.",
        "Open the family from the list of cards.",
    )


def day_invalid(last: dt.date | None) -> CardRefused:
    known_id = f" Kabar terakhir tentang kartu ini tanggal {last}." if last else ""
    known_en = f" The last word about this card is of {last}." if last else ""
    return _card(
        "card_day_invalid",
        f"Tanggalnya di masa depan atau sebelum kabar terakhir.{known_id}",
        f"The day lies in the future or before the last word.{known_en}",
        "Tulis tanggal kejadiannya.",
        "Write the day on which it happened.",
    )


def reason_missing() -> CardRefused:
    return _card(
        "card_reason_missing",
        "Alasan kartu tidak terdistribusi belum dipilih.",
        "The reason why the card was not handed over is missing.",
        "Pilih: meninggal, pindah, tidak ditemukan, menolak, ganda, atau migran.",
        "Choose: deceased, moved, not found, refused, double, or migrant.",
    )


def number_invalid() -> CardRefused:
    return _card(
        "card_number_invalid",
        "Nomor kartu pengganti kosong, bukan angka, atau sudah dipakai kartu lain.",
        "The number of the new card is empty, no digits, or that of another card.",
        "Tulis nomor yang tercetak pada kartu pengganti.",
        "Write the number that is printed on the new card.",
    )


def move_impossible(states: Sequence[tuple[str, str | None, str]]) -> CardRefused:
    """Say which families' cards cannot go where the record says: (id_kpm, from, to)."""
    named_id = ", ".join(
        f"{who}: {_word(source) or 'belum dilaporkan'} → {_word(target)}"
        for who, source, target in states[:_NAMED]
    )
    named_en = ", ".join(
        f"{who}: {source or 'unreported'} → {target}" for who, source, target in states[:_NAMED]
    )
    return _card(
        "card_move_impossible",
        f"Keadaan kartu tidak dapat berubah seperti itu ({named_id}).",
        f"A card does not change like that ({named_en}).",
        "Muat ulang halaman, lalu catat langkah yang sesuai dengan keadaannya sekarang.",
        "Load the page again and record the step that follows from how it stands.",
    )


def not_failed() -> CardRefused:
    return _card(
        "account_not_failed",
        "Tidak ada pembukaan rekening yang gagal pada keluarga ini.",
        "No opening of an account has failed for this family.",
        "Muat ulang halaman.",
        "Load the page again.",
    )


def _word(state: str | None) -> str:
    return (state or "").replace("_", " ").lower()


def _card(code: str, id_: str, en: str, next_id: str, next_en: str) -> CardRefused:
    return CardRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
