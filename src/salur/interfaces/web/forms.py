"""Forms of the door itself; what a capability must check, it checks in its action."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AcceptInvitation(forms.Form):
    """The password of somebody new, twice."""

    password = forms.CharField(
        label=_("Kata sandi"),
        help_text=_(
            "Paling sedikit 12 huruf atau angka. Beberapa kata biasa yang panjang mudah diingat."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    again = forms.CharField(
        label=_("Kata sandi sekali lagi"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean_again(self) -> str:
        """Compare the two."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("Kedua kata sandi berbeda. Tulis lagi."))
        return again

    @classmethod
    def nothing(cls) -> forms.Form:
        """Give a form without fields, for whoever has a password already."""
        return forms.Form()
