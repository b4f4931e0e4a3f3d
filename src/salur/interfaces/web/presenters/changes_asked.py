"""What the list of changes is narrowed to, as the address and its filter say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Choice, FilterField, FilterForm
from salur.registry.domain import State

STATES: Mapping[str, tuple[State, ...]] = {
    "usulan": (State.PROPOSED,),
    "menunggu": (State.VERIFIED,),
    "disahkan": (State.ENDORSED,),
    "berlaku": (State.APPLIED,),
    "ditutup": (State.REFUSED, State.WITHDRAWN),
    "semua": tuple(State),
}
FOUND_BY_OTHERS = ("dukcapil", "pekerjaan")


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to, as the address says it."""

    state: str = "menunggu"
    source: str = ""
    no_ba: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The filter as the values of an address."""
        found = {"state": self.state, "source": self.source, "ba": self.no_ba}
        return {name: value for name, value in found.items() if value}

    def url(self, **more: object) -> str:
        """Give the address of the list with this filter."""
        values = {**self.values, **{name: str(value) for name, value in more.items()}}
        return f"{reverse('changes')}?{urlencode(values)}"


def replace_state(asked: Asked, state: str, source: str) -> Asked:
    """Give the same list in another state, from another source."""
    return Asked(state, source, asked.no_ba)


def filter_of(asked: Asked) -> FilterForm:
    """Give the filter of the list."""
    states = {
        "menunggu": _("Menunggu pengesahan"),
        "usulan": _("Usulan tanpa berita acara"),
        "disahkan": _("Disahkan, menunggu bulannya"),
        "berlaku": _("Berlaku"),
        "ditutup": _("Ditolak atau ditarik"),
        "semua": _("Semua"),
    }
    sources = {"": _("Semua"), "lain": _("Dukcapil / pemberi kerja")}
    return FilterForm(
        reverse("changes"),
        (
            FilterField("state", _("Keadaan"), _choices(states, asked.state)),
            FilterField("source", _("Asal"), _choices(sources, asked.source)),
            FilterField("ba", _("Nomor berita acara"), value=asked.no_ba),
        ),
        reverse("changes"),
    )


def _choices(words: Mapping[str, str], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, value == chosen) for value, label in words.items())
