"""The letter says why, from when, how to object and until when, in plain words, without a NIK."""

import datetime as dt
from dataclasses import replace

from salur.kernel.period import Period
from salur.reporting.documents.graduation_letter import (
    graduation_letters_pdf,
    graduation_letters_words,
)
from salur.reporting.domain.graduation_letter import GraduationLetter, paragraphs

LETTER = GraduationLetter(
    number="G-0000012", letter_no="", name="Ibu Contoh", address="Jl. Contoh, RT 001/RW 002",
    desa="Mendawai", kecamatan="Arut Selatan", kabkota="Kab. Kotawaringin Barat",
    office="Dinas Sosial Kab. Kotawaringin Barat", independent=True, no_ba="BA/7",
    tanggal_ba=dt.date(2019, 3, 10), first_month_without=Period(2019, 5), told_on=None,
    object_until=None, object_days=14, answer_days=10, overtaken=False,
    met=("penghasilan", "pekerjaan"), follow_up_months=(3, 6, 12), printed_on=dt.date(2019, 3, 11),
)  # fmt: skip


def _words(letter: GraduationLetter) -> str:
    return " ".join(text for part in paragraphs(letter) for text in part)


def test_a_letter_says_why_from_when_and_how_to_object() -> None:
    said = _words(LETTER)
    for words in (
        "berita acara BA/7", "Mulai Mei 2019", "10 Maret 2019", "penghasilan, pekerjaan",
        "paling lambat 14 hari setelah surat ini Anda terima", "Tidak dipungut biaya",
        "dijawab dalam 10 hari", "Selama keberatan belum dijawab", "3, 6, dan 12 bulan",
        "paling depan di daftar tunggu", "1708",
    ):  # fmt: skip
        assert words in said, words


def test_once_it_was_handed_over_the_letter_names_the_last_day() -> None:
    told = replace(LETTER, told_on=dt.date(2019, 3, 12), object_until=dt.date(2019, 3, 26))
    assert "paling lambat 26 Maret 2019" in _words(told)


def test_natural_is_no_judgement_and_who_was_overtaken_is_promised_nothing_untrue() -> None:
    said = _words(replace(LETTER, independent=False, overtaken=True))
    assert "tidak lagi termasuk kelompok" in said and "berdiri sendiri" not in said
    assert "Selama keberatan belum dijawab" not in said


def test_letters_are_printed_one_page_each() -> None:
    pdf = graduation_letters_pdf([LETTER, replace(LETTER, number="G-0000013")], training=True)
    assert pdf[:4] == b"%PDF" and pdf.count(b"/Type /Page\n") in (0, 2)
    said = graduation_letters_words([LETTER])
    assert said["letters"][0]["to"] == "Kepada keluarga Ibu Contoh"
