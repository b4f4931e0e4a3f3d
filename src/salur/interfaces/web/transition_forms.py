"""Forms of readiness and of the plan; what may be done is decided by the actions."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from salur.interfaces.web.formatting import month
from salur.interfaces.web.transition_words import access_name, fact_name, stays_name
from salur.kernel.period import Period
from salur.transition.domain.plan import Stays
from salur.transition.domain.readiness import ACCESS, FactKind

Choices = Sequence[tuple[str, str]]
_MONTHS = 18
_MEGABYTES = 2


def _key() -> forms.CharField:
    return forms.CharField(widget=forms.HiddenInput, max_length=60)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


def months_from(first: Period) -> list[tuple[str, str]]:
    """Give the months to choose from, by their address and name."""
    return [(str(one), month(one)) for one in (first.shift(n) for n in range(_MONTHS))]


class FactForm(forms.Form):
    """What somebody found of an area."""

    where = forms.ChoiceField(label=_("Wilayah"))
    kind = forms.ChoiceField(label=_("Jenis keterangan"))
    holds = forms.ChoiceField(
        label=_("Hasil"), choices=(("1", _("ya, ada")), ("0", _("tidak ada")))
    )
    access = forms.ChoiceField(label=_("Akses (untuk jenis Akses)"), required=False)
    value = forms.CharField(label=_("Operator jaringan"), max_length=100, required=False)
    number = forms.CharField(label=_("Nomor SK atau berita acara"), max_length=100, required=False)
    on_day = _day(_("Tanggal"))
    note = forms.CharField(label=_("Catatan"), max_length=200, required=False)
    key = _key()

    def __init__(self, *given: Any, places: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["where"].choices = list(places)
        fields["kind"].choices = [(str(one), fact_name(one)) for one in FactKind]
        fields["access"].choices = [("", "–"), *((one, access_name(one)) for one in ACCESS)]


class FactSheetForm(forms.Form):
    """A sheet of facts as CSV."""

    sheet = forms.FileField(
        label=_("Berkas CSV"),
        help_text=_(
            "Kolom: kode_wilayah, jenis (jaringan, akses, tikor, sosialisasi), ya, nilai, nomor,"
            " tanggal (2019-07-31), catatan."
        ),
    )
    key = _key()

    def clean_sheet(self) -> str:
        """Give the text of the file."""
        file = self.cleaned_data["sheet"]
        if file.size > _MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(_("Berkas terlalu besar: paling banyak 2 MB."))
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise forms.ValidationError(_("Berkas bukan CSV berhuruf UTF-8.")) from fault
        return text.replace("\x00", "")


class ChangeLines(forms.Form):
    """When the desa of a kecamatan change, or why they stay."""

    under = forms.ChoiceField(label=_("Kecamatan atau desa"))
    first = forms.ChoiceField(label=_("Bulan kartu pertama"), required=False)
    stays = forms.ChoiceField(label=_("atau tetap beras karena"), required=False)
    review = forms.ChoiceField(label=_("Ditinjau lagi pada"), required=False)
    key = _key()

    def __init__(
        self, *given: Any, places: Choices, first: Period, may_stay: bool, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        months = [("", "–"), *months_from(first)]
        fields["under"].choices = list(places)
        fields["first"].choices = months
        fields["review"].choices = months
        fields["stays"].choices = [("", "–"), *((str(one), stays_name(one)) for one in Stays)]
        if not may_stay:
            del self.fields["stays"], self.fields["review"]
            self.fields["first"].label = _("Bulan beras pertama")


class OnlyKey(forms.Form):
    """A deed that asks nothing but to be done once."""

    key = _key()


class DecidePlan(forms.Form):
    """The decision: its number and day, and why it goes on where gates are open."""

    number = forms.CharField(label=_("Nomor keputusan"), max_length=100)
    decided_on = _day(_("Tanggal keputusan"))
    despite = forms.CharField(
        label=_("Alasan tetap lanjut"), max_length=300, required=False, widget=forms.Textarea
    )
    key = _key()


class WithdrawPlan(forms.Form):
    """Why a plan is taken back."""

    reason = forms.CharField(label=_("Alasan"), max_length=300)
    key = _key()


class ReturnForm(forms.Form):
    """Which desa go back to rice, from which month, and why."""

    under = forms.ChoiceField(label=_("Wilayah"))
    first = forms.ChoiceField(label=_("Bulan beras pertama"))
    note = forms.CharField(label=_("Alasan"), max_length=300)
    key = _key()

    def __init__(self, *given: Any, places: Choices, first: Period, **more: Any) -> None:
        super().__init__(*given, **more)
        fields: dict[str, Any] = dict(self.fields)
        fields["under"].choices = list(places)
        fields["first"].choices = months_from(first)
