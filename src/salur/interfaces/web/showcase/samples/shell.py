"""The frame of the sample pages."""

from salur.interfaces.web.components import Choice, Link
from salur.interfaces.web.pages.shell import Chooser, NavItem, Shell

_NAV = (
    ("Beranda", "beranda", 0),
    ("Wilayah", "wilayah", 0),
    ("Siklus", "siklus", 0),
    ("Unggah", "unggah", 0),
    ("Perlu ditangani", "ditangani", 12),
    ("Keluarga", "keluarga", 0),
    ("Laporan", "laporan", 2),
    ("Orang", "orang", 0),
    ("Jejak audit", "audit", 0),
)


def shell(name: str, title: str) -> Shell:
    """Give the frame of the sample page `name`."""
    return Shell(
        organisation="Dinas Sosial Provinsi Contoh",
        person="Contoh Rahmawati",
        role="Operator",
        home_url="/gaya/",
        nav=tuple(
            NavItem(label, f"/gaya/{page}/", current=name.startswith(page), waiting=waiting)
            for label, page, waiting in _NAV
        ),
        crumbs=(Link("Gaya", "/gaya/"), Link(title, "")),
        chooser=Chooser(
            url="",
            regions=(
                Choice("63", "Kalimantan Selatan", True),
                Choice("6302", "Kotabaru"),
                Choice("6371", "Kota Banjarmasin"),
            ),
            periods=(Choice("2019-05", "Mei 2019"), Choice("2019-03", "Maret 2019", True)),
        ),
        account_url="#",
        sign_out_url="#",
        area="Kalimantan Selatan",
        period="Maret 2019",
    )
