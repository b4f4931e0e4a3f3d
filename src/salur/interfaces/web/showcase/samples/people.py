"""Invented people."""

import datetime as dt

from salur.interfaces.web.components import (
    Action,
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Pager,
    Tag,
)
from salur.interfaces.web.pages.people import PeoplePage, PersonRow

_SEEN = dt.datetime(2019, 3, 27, 0, 40, tzinfo=dt.UTC)


def page() -> PeoplePage:
    """The people of one office."""
    on, off = Tag("aktif", "good"), Tag("belum dipasang", "alert")
    return PeoplePage(
        head=Heading(
            "Orang dan peran",
            "Undangan berlaku tujuh hari. Yang menyetujui uang atau beras wajib memakai "
            "faktor kedua.",
            Action("Undang orang", "#"),
        ),
        filter=FilterForm(
            "",
            (
                FilterField("name", "Nama"),
                FilterField("role", "Peran", (Choice("", "Semua"), Choice("operator", "Operator"))),
            ),
            "#",
        ),
        rows=(
            PersonRow(
                "Contoh Hidayat",
                "#",
                "Dinas Sosial Kota Contoh",
                "Kepala dinas",
                "Kota Contoh",
                on,
                Tag("bertugas", "good"),
                _SEEN,
            ),
            PersonRow(
                "Contoh Rahmawati",
                "#",
                "Dinas Sosial Kota Contoh",
                "Operator",
                "Kota Contoh",
                on,
                Tag("digantikan", "wait"),
                _SEEN,
                "oleh Contoh Yusuf sampai 5 April 2019",
            ),
            PersonRow(
                "Contoh Yusuf",
                "#",
                "Dinas Sosial Kota Contoh",
                "Operator",
                "2 kecamatan",
                off,
                Tag("diundang", "wait"),
            ),
        ),
        pager=Pager("3 orang"),
    )
