"""Forms about cards; whether a step may be taken is decided by the actions, not here."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.card_words import stage_name, why_unhanded
from salur.registry.domain import CardState, Unhanded

Data = Mapping[str, Any] | None
Choices = Iterable[tuple[str, str]]
_DATE = {"type": "date"}
_LINE = re.compile(r"^(\d{1,6})[\s.,:;-]+(.+)$")
# What the sheet may say beside a number, by how it begins.
_SAID = {
    "abs": None,
    "tidak h": None,
    "meni": Unhanded.MENINGGAL,
    "pin": Unhanded.PINDAH,
    "tidak d": Unhanded.TIDAK_DITEMUKAN,
    "meno": Unhanded.MENOLAK,
    "gan": Unhanded.GANDA,
    "mig": Unhanded.MIGRAN,
}


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE))


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


class CardStep(forms.Form):
    """One step of a card: what happened, when, and what belongs to it."""

    state = forms.ChoiceField(label=_("Yang terjadi"))
    day = _day(_("Tanggal kejadian"))
    reason = forms.ChoiceField(
        label=_("Alasan tidak terdistribusi"),
        required=False,
        help_text=_("Hanya bila kartu tidak dapat diserahkan."),
    )
    new_number = forms.CharField(
        label=_("Nomor kartu pengganti"),
        max_length=30,
        required=False,
        help_text=_("Hanya bila kartu sudah diganti. Nomornya disimpan tersegel."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    key = _key()

    def __init__(self, data: Data = None, *, steps: Iterable[CardState], **more: Any) -> None:
        super().__init__(data, **more)
        offered = [(str(one), stage_name(one)) for one in steps]
        reasons = [("", "–"), *((str(one), why_unhanded(one)) for one in Unhanded)]
        self.fields["state"].choices = offered  # type: ignore[attr-defined]
        self.fields["reason"].choices = reasons  # type: ignore[attr-defined]
        states = {state for state, _name in offered}
        if CardState.TIDAK_TERDISTRIBUSI not in states:
            del self.fields["reason"]
        if CardState.DIGANTI not in states:
            del self.fields["new_number"]


class Cancel(forms.Form):
    """The key of a cancellation, and nothing else."""

    key = _key()


class Note(forms.Form):
    """A reason or a note, with the key of its form."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = _key()


class Repaired(forms.Form):
    """What was repaired, so that the account can be asked for again."""

    note = forms.CharField(label=_("Yang sudah diperbaiki (tanpa nomor)"), max_length=300)
    key = _key()


class NewBurekol(forms.Form):
    """To which bank the order goes."""

    bank = forms.ChoiceField(label=_("Bank penyalur"))
    key = _key()

    def __init__(self, data: Data = None, *, banks: Choices, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["bank"].choices = list(banks)  # type: ignore[attr-defined]


class NewCampaign(forms.Form):
    """Where and when the cards of a desa are handed over."""

    desa = forms.ChoiceField(label=_("Desa"))
    bank = forms.ChoiceField(label=_("Bank penyalur"))
    place = forms.CharField(label=_("Tempat"), max_length=100)
    day = _day(_("Hari"))
    key = _key()

    def __init__(self, data: Data = None, *, desas: Choices, banks: Choices, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["desa"].choices = list(desas)  # type: ignore[attr-defined]
        self.fields["bank"].choices = list(banks)  # type: ignore[attr-defined]


class CampaignResult(forms.Form):
    """What came of a hand-over: its berita acara, and only the exceptions."""

    no_ba = forms.CharField(label=_("Nomor berita acara serah terima"), max_length=60)
    exceptions = forms.CharField(
        label=_("Pengecualian"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Satu baris per kartu: nomor urut lalu alasannya, seperti “12 meninggal” atau"
            " “15 absen”. Yang tidak ditulis dianggap sudah menerima kartunya."
        ),
    )
    key = _key()

    def clean_exceptions(self) -> dict[int, Unhanded | None]:
        """Read the lines; each wrong one is named by its place."""
        found: dict[int, Unhanded | None] = {}
        wrong = []
        for place, line in enumerate(self.cleaned_data["exceptions"].splitlines(), 1):
            if not line.strip():
                continue
            match = _LINE.match(line.strip())
            word = match[2].lower() if match else ""
            said = [outcome for begin, outcome in _SAID.items() if word.startswith(begin)]
            if match is None or not said or int(match[1]) in found:
                wrong.append(str(place))
                continue
            found[int(match[1])] = said[0]
        if wrong:
            raise forms.ValidationError(
                _(
                    "Baris %(lines)s tidak terbaca. Tulis nomor urut sekali saja, lalu absen,"
                    " meninggal, pindah, tidak ditemukan, menolak, ganda, atau migran."
                )
                % {"lines": ", ".join(wrong[:10])}
            )
        return found
