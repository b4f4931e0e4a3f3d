"""Invented exceptions."""

import datetime as dt
from dataclasses import replace

from salur.interfaces.web.components import (
    Action,
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Pager,
    Stat,
)
from salur.interfaces.web.pages.exceptions import ExceptionRow, ExceptionsPage

_ROWS = (
    ExceptionRow(
        "Contoh Aminah",
        "#",
        "Desa Contoh Satu",
        "Saldo gantung",
        "Bank Contoh",
        dt.date(2019, 4, 16),
        110_000,
    ),
    ExceptionRow(
        "Contoh Basri",
        "#",
        "Desa Contoh Satu",
        "Meninggal",
        "Dinas Sosial",
        dt.date(2019, 4, 3),
        110_000,
        overdue=True,
    ),
    ExceptionRow(
        "Contoh Dewi",
        "#",
        "Desa Contoh Dua",
        "Kartu rusak",
        "Bank Contoh",
        dt.date(2019, 4, 11),
        110_000,
    ),
    ExceptionRow(
        "Contoh Hasan",
        "#",
        "Desa Contoh Dua",
        "Dikreditkan dua kali",
        "Bank Contoh",
        dt.date(2019, 4, 18),
        -110_000,
    ),
    ExceptionRow(
        "Desa Contoh Tiga",
        "#",
        "Kecamatan Contoh",
        "Beras kurang tiba",
        "Bulog",
        dt.date(2019, 4, 18),
        0,
        33_333,
    ),
)


def page() -> ExceptionsPage:
    """A page of exceptions."""
    return ExceptionsPage(
        head=Heading(
            "Yang perlu ditangani",
            "1.800 keluarga belum menerima, dikelompokkan menurut sebab. Pilih satu "
            "sebab, lalu serahkan kepada yang dapat bertindak.",
            Action("Jadikan hambatan", "#"),
        ),
        causes=(
            Stat("Saldo gantung", "1.118", "giliran bank", "#"),
            Stat("Kartu rusak atau terblokir", "392", "giliran bank", "#"),
            Stat("Meninggal atau pindah", "214", "12 lewat batas", "#", True),
            Stat("Terminal mati", "76", "giliran bank", "#"),
        ),
        filter=FilterForm(
            url="",
            fields=(
                FilterField(
                    "cause", "Sebab", (Choice("", "Semua"), Choice("hanging", "Saldo gantung"))
                ),
                FilterField(
                    "place", "Kecamatan", (Choice("", "Semua"), Choice("a", "Contoh Hulu"))
                ),
                FilterField(
                    "owner",
                    "Giliran",
                    (
                        Choice("", "Semua"),
                        Choice("bank", "Bank", True),
                        Choice("dinsos", "Dinas Sosial"),
                    ),
                ),
            ),
            reset_url="#",
        ),
        rows=_ROWS,
        pager=Pager("Baris 51 – 100 dari 1.800", "#", "#"),
    )


def empty() -> ExceptionsPage:
    """No exception fits the filter."""
    return replace(page(), rows=(), causes=(), pager=Pager("0 baris"))
