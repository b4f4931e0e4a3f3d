"""What a search for families found."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Action, Heading, Tag
from salur.interfaces.web.formatting import NOTHING
from salur.interfaces.web.pages.families import FamiliesPage, FoundFamily
from salur.interfaces.web.words import region_name
from salur.registry.queries import FamilyFilter, FamilyLine

_NIK_DIGITS = 16
_FEWEST_LETTERS = 3


def read_search(text: str) -> tuple[FamilyFilter, ...]:
    """Give what to look for, in turn: a number is a NIK, else a KK, else an id or a name."""
    compact = text.replace(" ", "").replace(".", "")
    if compact.isdecimal() and len(compact) == _NIK_DIGITS:
        return FamilyFilter(nik=compact), FamilyFilter(no_kk=compact)
    name = " ".join(text.split())
    by_name = (FamilyFilter(name=name),) if len(name) >= _FEWEST_LETTERS else ()
    if any(letter.isdecimal() for letter in text):
        return FamilyFilter(id_kpm=text.strip()), *by_name
    return by_name


def families_page(
    asked: str,
    found: Sequence[FamilyLine],
    names: Mapping[str, str],
    *,
    searched: bool,
    next_after: tuple[str, str, str] | None = None,
) -> FamiliesPage:
    """Turn what was found into the page."""
    url = reverse("families")
    too_short = bool(asked) and not read_search(asked)
    more = None
    if next_after is not None:
        fields = (("asked", asked), *zip(("code", "name", "id"), next_after, strict=True))
        more = Action(_("Tampilkan berikutnya"), url, "post", fields=fields)
    return FamiliesPage(
        head=Heading(
            _("Keluarga"),
            _("Cari satu keluarga, atau buka dari daftar yang perlu ditangani."),
        ),
        url=url,
        asked=asked,
        error=_("Tulis sedikitnya tiga huruf.") if too_short else "",
        searched=searched and not too_short,
        rows=tuple(_row(one, names) for one in found),
        more=more,
    )


def _row(one: FamilyLine, names: Mapping[str, str]) -> FoundFamily:
    return FoundFamily(
        name=one.name,
        url=reverse("family", args=[one.id]),
        head_name=one.head_name or NOTHING,
        place=region_name(names.get(one.kode_wilayah, one.kode_wilayah)),
        nik=one.nik or _("tidak ada"),
        status=_status(one),
    )


def _status(one: FamilyLine) -> Tag:
    if one.waiting_since:
        return Tag(_("di daftar tunggu"), "wait")
    if one.ended_from:
        return Tag(_("berakhir"))
    return Tag(_("aktif"), "good") if one.payable else Tag(_("ditidurkan"), "alert")
