"""The form of a home visit on screen, made of the same definition as paper, telephone and file."""

import datetime as dt
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from salur.graduation.domain.indicators import Answers, Indicator, group_name, indicators_on
from salur.graduation.domain.visits import LONGEST_VISITOR, answers_of
from salur.interfaces.web.words import said

# Which field a refusal is about; of every other the whole form.
WHERE_WRONG = {"day_impossible": "visited_on", "visitor_missing": "visitor"}


class RecordVisit(forms.Form):
    """One visit: when, who was there, and whatever was answered; every question may stay open."""

    visited_on = forms.DateField(
        label=_("Tanggal kunjungan"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    visitor = forms.CharField(label=_("Nama petugas"), max_length=LONGEST_VISITOR)
    key = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *given: Any, on: dt.date, **more: Any) -> None:
        super().__init__(*given, **more)
        self._asked = indicators_on(on)
        for one in self._asked:
            self.fields[one.name] = _field(one)

    @property
    def sections(self) -> list[tuple[str, list[BoundField]]]:
        """Its fields in the order of the visit, each dimension under its name."""
        found = [("", [self["visited_on"], self["visitor"]])]
        for group, several in groupby(self._asked, key=lambda one: one.group):
            found.append((said(group_name(group)), [self[one.name] for one in several]))
        return found

    @property
    def answers(self) -> Answers:
        """What was answered."""
        return answers_of(self.cleaned_data)


class OnlyKey(forms.Form):
    """A deed that asks nothing but to be done once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=60)


def _field(one: Indicator) -> forms.Field:
    label = said(one.question)
    if one.choices:
        every = [("", ""), *((choice.code, said(choice.label)) for choice in one.choices)]
        return forms.ChoiceField(label=label, choices=every, required=False)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=one.least,
        max_value=one.most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
