"""What can be wrong with a described layout: each problem names key, reason and remedy."""

from collections.abc import Sequence
from dataclasses import dataclass

from salur.kernel.refused import Refused, Sentence


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the key it stands under, why it cannot be, and what to do."""

    key: str
    reason: Sentence
    remedy: Sentence


class LayoutRefused(Refused):
    """This description is no layout; `problems` are all that is wrong with it."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.file = file
        self.problems = tuple(problems)
        super().__init__(
            "layout_invalid",
            Sentence(
                f"Tata letak {file} belum dapat dipakai: "
                + " ".join(f"{one.key}: {one.reason.id} {one.remedy.id}" for one in problems),
                f"The layout {file} cannot be used yet: "
                + " ".join(f"{one.key}: {one.reason.en} {one.remedy.en}" for one in problems),
            ),
            Sentence("Perbaiki semuanya, lalu coba lagi.", "Mend all of them, then try once more."),
        )


def problem(key: str, id_: str, en: str, remedy_id: str, remedy_en: str) -> Problem:
    """Make one problem."""
    return Problem(key, Sentence(id_, en), Sentence(remedy_id, remedy_en))


def no_toml(why: str) -> Problem:
    return problem(
        "(TOML)", f"Tidak dapat dibaca ({why}).", f"It cannot be read ({why}).",
        "Periksa tanda kutip dan kurungnya.", "Check its quotes and brackets.",
    )  # fmt: skip


def missing(key: str) -> Problem:
    return problem(
        key, "Kunci wajib ini tidak ada.", "This required key is missing.",
        "Tambahkan.", "Add it.",
    )  # fmt: skip


def unknown(key: str, allowed: Sequence[str]) -> Problem:
    known = ", ".join(allowed)
    return problem(
        key, "Kunci ini tidak dikenal.", "This key is unknown.",
        f"Hapus, atau pakai salah satu: {known}.", f"Remove it, or use one of: {known}.",
    )  # fmt: skip


def not_one_of(key: str, value: object, allowed: Sequence[str]) -> Problem:
    known = ", ".join(allowed)
    return problem(
        key, f"Nilainya {value!r} tidak dikenal.", f"Its value {value!r} is unknown.",
        f"Pilih dari: {known}.", f"Choose from: {known}.",
    )  # fmt: skip


def wrong(key: str, id_: str, en: str) -> Problem:
    """Make a problem of a value that is not what it must be."""
    return problem(
        key, "Nilainya tidak sesuai.", "Its value does not fit.",
        f"Tulis {id_}.", f"Write {en}.",
    )  # fmt: skip


def long_number(key: str) -> Problem:
    return problem(
        key, "Di dalamnya ada angka panjang, seperti nomor orang.",
        "It holds a long number, like that of a person.",
        "Hapus; tata letak tidak memuat data.", "Remove it; a layout holds no data.",
    )  # fmt: skip


def overlapping(key: str, at: int, other: str) -> Problem:
    return problem(
        key, f"Tempat {at} sudah dipakai {other}.", f"Place {at} is taken by {other}.",
        "Periksa letak dan panjangnya.", "Check place and length.",
    )  # fmt: skip


def outside(key: str, width: int) -> Problem:
    return problem(
        key, f"Letaknya di luar lebar {width}.", f"It lies outside the width of {width}.",
        "Periksa letak, panjang, dan lebar barisnya.", "Check place, length and width.",
    )  # fmt: skip


def undescribed(key: str, places: str) -> Problem:
    return problem(
        key, f"Tempat {places} tidak dijelaskan.", f"Places {places} are not described.",
        "Jadikan kolom, atau sebut dalam filler.", "Make them fields, or name them in filler.",
    )  # fmt: skip


def no_such_place(key: str, place: str) -> Problem:
    return problem(
        key, f"Kolom {place} tidak ada di tata letak ini.",
        f"There is no field {place} in this layout.",
        "Tulis catatan.kolom, misalnya trailer.total.", "Write record.field, as trailer.total.",
    )  # fmt: skip


def column_missing(name: str) -> Problem:
    return problem(
        f"columns.{name}", "Kolom wajib kontrak ini tidak diisi.",
        "This required column of the contract is not filled.",
        "Sebut asalnya, misalnya detail.nilai.", "Say where it comes from, as detail.nilai.",
    )  # fmt: skip


def wrong_kind(key: str, field_kind: str, wanted: str) -> Problem:
    return problem(
        key, f"Jenis kolom {field_kind} tidak cocok untuk kolom kontrak ini.",
        f"A field of kind {field_kind} does not fit this column of the contract.",
        f"Pakai {wanted}.", f"Use {wanted}.",
    )  # fmt: skip


def not_allowed(key: str, value: str, allowed: Sequence[str]) -> Problem:
    known = ", ".join(allowed)
    return problem(
        key, f"Kontrak tidak mengenal nilai {value}.", f"The contract knows no value {value}.",
        f"Pakai salah satu: {known}.", f"Use one of: {known}.",
    )  # fmt: skip


def not_told_apart(key: str) -> Problem:
    return problem(
        key, "Jenis barisnya tidak dapat dibedakan.", "Its lines cannot be told apart.",
        "Beri sign yang berbeda untuk setiap catatan.", "Give each record a sign of its own.",
    )  # fmt: skip


def needs(key: str, other: str) -> Problem:
    return problem(
        key, f"Ini memerlukan {other}.", f"This needs {other}.",
        f"Tambahkan {other}.", f"Add {other}.",
    )  # fmt: skip
