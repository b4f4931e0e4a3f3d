"""The worklist of a data sprint: whom to see to, and what to do for each, on a screen or paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.components import (
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Pager,
    Stat,
)
from salur.interfaces.web.formatting import NOTHING, number
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.pages.sprint import Duties, Duty, KeptItem, KeptPage
from salur.interfaces.web.presenters.sprint_tables import OURS, Names, act_of, hours, list_url
from salur.interfaces.web.sheets import Sheet
from salur.interfaces.web.sprint_words import act_name, keeps_name, remedy_name
from salur.interfaces.web.words import region_name
from salur.registry.queries import FamilyAddress
from salur.transition.domain.sprint import Act
from salur.transition.queries import FamilyFilter, KeptFamily, Sprint, SprintDesa


@dataclass(frozen=True)
class Work:
    """What the queries said of one page of a worklist; `families` by `id_kpm`, those in scope."""

    one: Sprint
    code: str
    rows: Sequence[KeptFamily]
    families: Mapping[str, FamilyAddress]
    names: Names
    desa: SprintDesa | None
    only: FamilyFilter
    first: bool
    more: bool
    panels: tuple[Panel, ...] = ()


def kept_page(found: Work) -> KeptPage:
    """Turn one page of the families that are kept into the worklist."""
    here = {"act": _asked(found.only), "cause": found.only.cause or ""}
    here = {name: value for name, value in here.items() if value}
    after = keys.packed(*found.rows[-1].after_key) if found.more else ""
    place = region_name(found.names.get(found.code, found.code))
    return KeptPage(
        head=Heading(
            _("Daftar kerja %(place)s") % {"place": place},
            _("Yang paling singkat lebih dulu. Keluarga keluar dari daftar setelah datanya beres."),
        ),
        stats=_stats(found.desa),
        filter=_filter(found),
        items=tuple(_item(place, one, found) for place, one in enumerate(found.rows, start=1)),
        pager=Pager(
            _("%(count)s keluarga di halaman ini") % {"count": number(len(found.rows))},
            "" if found.first else list_url(found.one, found.code, **here),
            list_url(found.one, found.code, **here, after=after) if after else "",
        ),
        panels=found.panels,
    )


def _asked(only: FamilyFilter) -> str:
    return OURS if only.is_own else only.act or ""


def _stats(desa: SprintDesa | None) -> tuple[Stat, ...]:
    if desa is None:
        return ()
    return (
        Stat(_("Tertahan"), number(desa.blocked)),
        Stat(_("Perlu dikunjungi"), number(desa.visits)),
        Stat(_("Jam kerja"), hours(desa.minutes)),
        Stat(_("Petugas"), desa.person_name or NOTHING),
    )


def _filter(found: Work) -> FilterForm:
    every = Choice("", _("Semua"))
    ours = Choice(OURS, _("Cukup kantor dan lapangan"), found.only.is_own)
    acts = (every, ours, *(Choice(one, act_name(one), one == found.only.act) for one in Act))
    hidden = [("region", found.code)]
    if found.only.cause:
        hidden.append(("cause", found.only.cause))
    return FilterForm(
        reverse("sprint-families", args=[found.one.id]),
        (FilterField("act", _("Yang bertindak"), acts),),
        list_url(found.one, found.code),
        hidden=tuple(hidden),
    )


def _item(number_: int, one: KeptFamily, found: Work) -> KeptItem:
    known = found.families.get(one.id_kpm)
    return KeptItem(
        number=number_,
        name=known.name if known else one.id_kpm,
        code=one.id_kpm,
        place=_place(known, one.kode_wilayah, found),
        minutes=_("%(count)s menit") % {"count": number(one.minutes)},
        duties=_duties(one),
        url=reverse("family", args=[one.family_id]) if known else "",
    )


def _place(known: FamilyAddress | None, code: str, found: Work) -> str:
    parts = [] if code == found.code else [region_name(found.names.get(code, code))]
    if known is not None:
        parts += [known.address] if known.address else []
        parts += [f"RT {known.rt}"] if known.rt else []
        parts += [f"RW {known.rw}"] if known.rw else []
    return ", ".join(parts)


def _duties(one: KeptFamily) -> tuple[Duties, ...]:
    return tuple(
        Duties(
            act_name(act),
            tuple(
                Duty(_what(cause, one.said), remedy_name(cause))
                for cause in one.causes
                if act_of(cause) is act
            ),
        )
        for act in Act
        if act in one.acts
    )


def _what(cause: str, said: str | None) -> str:
    if cause == "FAILED" and said:
        return f"{keeps_name(cause)}: {said}"
    return keeps_name(cause)


def kept_sheet(rows: Iterable[KeptFamily], names: Names) -> Sheet:
    """Give a worklist as a sheet: families by `id_kpm`, no number of anybody, a line per cause."""
    heads = (
        *(_("ID KPM"), _("Kode wilayah"), _("Desa"), _("Yang bertindak"), _("Sebab")),
        *(_("Cara memperbaiki"), _("Menit untuk keluarga ini"), _("Hasil lapangan")),
    )
    return Sheet(
        _("Daftar kerja"),
        heads,
        (
            (
                *(one.id_kpm, one.kode_wilayah),
                region_name(names.get(one.kode_wilayah, one.kode_wilayah)),
                *(act_name(act_of(cause)), _what(cause, one.said), remedy_name(cause)),
                *(one.minutes, ""),
            )
            for one in rows
            for cause in one.causes
        ),
    )
