"""The forms of one evening: its berita acara, what was said of each family, who got a letter."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from salur.graduation.domain.cases import LONGEST_NUMBER, Told
from salur.graduation.domain.meetings import Verdict
from salur.graduation.domain.words import LONGEST
from salur.interfaces.web import keys
from salur.interfaces.web.change_forms import MonthField

VERDICT, WHY, GIVEN, LETTER, RECEIVER = "putusan-", "alasan-", "beri-", "nomor-", "penerima-"
LEAVES, STAYS, OPEN = "keluar", "tetap", ""


def _day(label: Any, hint: Any = "") -> forms.DateField:
    date = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, help_text=hint, widget=date)


class EveningForm(forms.Form):
    """The berita acara of a meeting, written once for all families that it decided on."""

    no_ba = forms.CharField(label=_("Nomor berita acara"), max_length=LONGEST_NUMBER)
    tanggal_ba = _day(_("Tanggal berita acara"))
    asked = MonthField(
        label=_("Yang keluar tidak menerima lagi mulai"),
        help_text=_("Paling cepat bulan setelah diajukan; tidak pernah mundur."),
    )
    words = forms.CharField(
        label=_("Alasan bagi yang tetap"),
        help_text=_("Dipakai untuk keluarga yang barisnya tidak memuat alasan sendiri."),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class LettersForm(forms.Form):
    """The day on which the letters of a berita acara were handed over, and their number."""

    on = _day(_("Tanggal disampaikan"), _("Waktu keberatan dihitung mulai tanggal ini."))
    letter_no = forms.CharField(
        label=_("Nomor surat"),
        help_text=_("Dipakai untuk keluarga yang barisnya tidak memuat nomor sendiri."),
        max_length=LONGEST_NUMBER,
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


@dataclass(frozen=True)
class Said:
    """What was typed for one family: its verdict, and why it stays."""

    verdict: str
    words: str


def said_of(posted: QueryDict) -> dict[UUID, Said]:
    """Read what was typed for each family; Http404 for what no form offers."""
    found = {}
    for name, verdict in posted.items():
        if name.startswith(VERDICT):
            one = keys.known_identity(name.removeprefix(VERDICT))
            if verdict not in (LEAVES, STAYS, OPEN):
                raise Http404
            found[one] = Said(str(verdict), posted.get(f"{WHY}{one}", "").strip())
    return found


def verdicts_of(said: Mapping[UUID, Said], common: str) -> tuple[Verdict, ...]:
    """Give what the meeting decided; who is not decided on is left out."""
    return tuple(
        Verdict(one, leaves=True)
        if typed.verdict == LEAVES
        else Verdict(one, leaves=False, words=typed.words or common)
        for one, typed in said.items()
        if typed.verdict != OPEN
    )


@dataclass(frozen=True)
class Given:
    """What was typed of one letter: whether it was handed over, its number, who took it."""

    is_given: bool
    letter_no: str
    to: str


def given_of(posted: QueryDict) -> dict[UUID, Given]:
    """Read what was typed of each letter; Http404 for what no form offers."""
    named = (name.removeprefix(RECEIVER) for name in posted if name.startswith(RECEIVER))
    return {
        one: Given(
            f"{GIVEN}{one}" in posted,
            posted.get(f"{LETTER}{one}", "").strip(),
            posted.get(f"{RECEIVER}{one}", "").strip(),
        )
        for one in map(keys.known_identity, named)
    }


def letters_of(given: Mapping[UUID, Given], common: str, on: dt.date) -> dict[UUID, Told]:
    """Give the letters that were handed over."""
    return {
        one: Told(typed.letter_no or common, on, typed.to)
        for one, typed in given.items()
        if typed.is_given
    }


def hidden(posted: QueryDict) -> Sequence[tuple[str, str]]:
    """Give all that was typed, to be sent again once it is confirmed."""
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in ("csrfmiddlewaretoken", "do")
        for value in values
    ]
