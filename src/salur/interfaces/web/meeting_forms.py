"""Forms of meetings; what may be done is decided by the actions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.obstacle_words import cause_said

Choices = Sequence[tuple[str, str]]
INVITED = (
    ("dinsos", _("Dinas Sosial provinsi dan kabupaten/kota")),
    ("government", _("Pemerintah daerah")),
    ("bank", _("Bank penyalur")),
    ("bulog", _("Perum Bulog")),
    ("dukcapil", _("Dukcapil")),
    ("ministry", _("Kementerian Sosial")),
)
TASKS = ("MEETING_TASK", "CARD_UNDISTRIBUTED", "TERMINAL_DEAD", "SHOP_MISSING", "SPA_LATE",
         "RICE_LATE", "REPORT_LATE", "DATA_INCOMPLETE", "QUOTA_UNFILLED", "OTHER")  # fmt: skip


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, required=required)


class OnlyKey(forms.Form):
    """A step that asks nothing but to be taken once."""

    key = _key()


class ChangeMeeting(forms.Form):
    """Where and when a meeting is, and who leads it."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    held_on = _day(_("Tanggal"))
    place = forms.CharField(label=_("Tempat"), max_length=200)
    chair = forms.CharField(label=_("Pimpinan rapat"), max_length=200, required=False)
    key = _key()


class ChangeInvited(ChangeMeeting):
    """Where and when a meeting is, and whom it invites from now on."""

    keep = forms.MultipleChoiceField(
        label=_("Tetap diundang"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Yang tandanya dilepas tidak diundang lagi."),
    )  # fmt: skip
    add = forms.MultipleChoiceField(
        label=_("Undang juga"), widget=forms.SelectMultiple(attrs={"size": 8}), required=False,
        help_text=_("Lembaga lain yang bekerja di wilayah rapat; mereka diberi tahu."),
    )  # fmt: skip
    field_order = ("title", "held_on", "place", "chair", "keep", "add", "key")

    def __init__(self, *given: Any, invited: Choices, others: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["keep"].choices = list(invited)
        fields["keep"].initial = [value for value, _name in invited]
        fields["add"].choices = list(others)
        for name, choices in (("keep", invited), ("add", others)):
            if not choices:
                del self.fields[name]


class NewMeeting(ChangeMeeting):
    """A meeting about regions and a month, with whom it invites."""

    codes = forms.MultipleChoiceField(
        label=_("Wilayah"), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    period = forms.ChoiceField(label=_("Keadaan bulan"))
    invited = forms.MultipleChoiceField(
        label=_("Yang diundang"), choices=INVITED, widget=forms.CheckboxSelectMultiple,
        required=False, initial=("dinsos", "bank", "bulog"),
    )  # fmt: skip
    field_order = ("title", "held_on", "place", "chair", "codes", "period", "invited", "key")

    def __init__(self, *given: Any, regions: Choices, months: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["codes"].choices = list(regions)
        fields["period"].choices = list(months)


class AddItem(forms.Form):
    """A point in one's own words."""

    words = forms.CharField(label=_("Butir"), max_length=300)
    code = forms.ChoiceField(label=_("Wilayah"), required=False)
    key = _key()

    def __init__(self, *given: Any, regions: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["code"].choices = [("", _("seluruh rapat")), *regions]


class OrderItem(forms.Form):
    """Which point goes up or down."""

    item = forms.ChoiceField(label=_("Butir"))
    way = forms.ChoiceField(
        label=_("Pindahkan"), choices=(("up", _("naik satu")), ("down", _("turun satu")))
    )
    key = _key()

    def __init__(self, *given: Any, items: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["item"].choices = list(items)


class DropItem(forms.Form):
    """Which point is dropped, and why."""

    item = forms.ChoiceField(label=_("Butir"))
    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = _key()

    def __init__(self, *given: Any, items: Choices, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["item"].choices = list(items)


class CallOff(forms.Form):
    """Why a meeting is called off."""

    reason = forms.CharField(label=_("Alasan"), max_length=200)
    key = _key()


class Decide(forms.Form):
    """What is decided, about what, and who does it until when."""

    item = forms.ChoiceField(label=_("Tentang butir"), required=False)
    words = forms.CharField(
        label=_("Keputusan"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )
    code = forms.ChoiceField(label=_("Wilayah"), required=False)
    owner = forms.ChoiceField(label=_("Penanggung jawab"), required=False)
    due = _day(_("Tenggat"), required=False)
    cause = forms.ChoiceField(label=_("Jenis tugas"))
    key = _key()

    def __init__(
        self, *given: Any, items: Choices, regions: Choices, owners: Choices, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["item"].choices = [("", "–"), *items]
        fields["code"].choices = [("", _("seluruh rapat")), *regions]
        fields["owner"].choices = [("", _("hanya dicatat")), *owners]
        fields["cause"].choices = [(code, cause_said(code)) for code in TASKS]


class WriteMinutes(forms.Form):
    """What the minutes say besides, and of a correction why it is made."""

    notes = forms.CharField(
        label=_("Catatan"), max_length=4_000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    reason = forms.CharField(label=_("Alasan perbaikan"), max_length=300, required=False)
    key = _key()

    def __init__(self, *given: Any, correction: bool = True, **more: Any) -> None:
        super().__init__(*given, **more)
        if not correction:
            del self.fields["reason"]


class ReturnMinutes(forms.Form):
    """Which draft goes back to whoever wrote it, by its hash, and why."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = forms.CharField(label=_("Yang perlu diperbaiki"), max_length=300)
    key = _key()


class SignMinutes(forms.Form):
    """Which draft is signed off, by its hash."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    key = _key()
