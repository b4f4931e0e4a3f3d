"""How cells of each kind look: enough to tell columns apart, never a judgement of a value."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from salur.kernel.refused import Sentence

_DATE = re.compile(
    r"(\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} +[a-zA-Z]+ +\d{4})([ T]\d{2}:\d{2}.*)?"
)
_MONTH = re.compile(r"(\d{4}-\d{2}|\d{1,2}/\d{4}|[a-zA-Z]+ +\d{4})(\.\.(\d{4}-\d{2}))?")
_MONEY = re.compile(r"(Rp\.? *)?\d{1,3}([.,]?\d{3})+([.,]\d{1,2})?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]([^\W\d_]|[ .'’-])+")
_DECIMAL = re.compile(r"-?\d{1,6}([.,]\d{1,3})?")
_DEGREES = re.compile(r"-?\d{1,3}[.,]\d{2,}")


@dataclass(frozen=True)
class Share:
    """How many of a column's cells look like a kind; `weight` is how telling that is."""

    fitting: int
    of: int
    weight: float
    what: Sentence

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.fitting / self.of if self.of else 0.0


@dataclass(frozen=True)
class _Look:
    fits: Callable[[str], bool]
    weight: float
    what: Sentence


def _digits(value: str) -> str:
    return value.replace(" ", "").replace("-", "")


def _is_nik(value: str) -> bool:
    digits = _digits(value)
    if not (len(digits) == 16 and digits.isascii() and digits.isdigit()):
        return False
    day, month = int(digits[6:8]), int(digits[8:10])
    return (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _is_of_woman(value: str) -> bool:
    return _is_nik(value) and int(_digits(value)[6:8]) > 40


def _is_sixteen(value: str) -> bool:
    digits = _digits(value)
    return len(digits) == 16 and digits.isascii() and digits.isdigit()


def _is_account(value: str) -> bool:
    digits = _digits(value)
    return 8 <= len(digits) <= 20 and digits.isascii() and digits.isdigit()


LOOKS: dict[str, _Look] = {
    "nik": _Look(_is_nik, 1.0, Sentence("NIK bertanggal lahir sah", "NIK with valid birth dates")),
    "nik_digits": _Look(_is_nik, 1.0, Sentence("NIK bertanggal lahir sah", "NIK, valid dates")),
    "kk": _Look(_is_sixteen, 0.9, Sentence("nomor 16 angka", "numbers of 16 digits")),
    "region": _Look(lambda v: False, 1.0, Sentence("kode wilayah dikenal", "known region codes")),
    "date": _Look(lambda v: bool(_DATE.fullmatch(v)), 0.6, Sentence("tanggal", "dates")),
    "moment": _Look(lambda v: bool(_DATE.fullmatch(v)), 0.6, Sentence("tanggal", "dates")),
    "months": _Look(lambda v: bool(_MONTH.fullmatch(v)), 0.8, Sentence("bulan", "months")),
    "month": _Look(lambda v: bool(_MONTH.fullmatch(v)), 0.8, Sentence("bulan", "months")),
    "rupiah": _Look(lambda v: bool(_MONEY.fullmatch(v)), 0.5, Sentence("rupiah", "rupiah")),
    "sex": _Look(lambda v: v.upper() in ("L", "P"), 0.9, Sentence("L atau P", "L or P")),
    "account": _Look(_is_account, 0.4, Sentence("nomor panjang", "long numbers")),
    "card": _Look(_is_account, 0.4, Sentence("nomor panjang", "long numbers")),
    "count": _Look(lambda v: v.isdigit() and len(v) < 8, 0.3, Sentence("bilangan", "counts")),
    "mass": _Look(lambda v: bool(_DECIMAL.fullmatch(v)), 0.3, Sentence("bilangan", "numbers")),
    "number": _Look(lambda v: bool(_DEGREES.fullmatch(v)), 0.6, Sentence("pecahan", "fractions")),
    "name": _Look(lambda v: bool(_NAME.fullmatch(v)), 0.2, Sentence("nama", "names")),
}


def share_of(kind: str, values: Sequence[str], regions: Mapping[str, str]) -> Share:
    """Say how many of `values` look like `kind`.

    NIK and KK number both have sixteen digits and a date within; only the NIK of a woman has a day
    above 40, and most who take the aid are women.
    """
    look = LOOKS[kind]
    if kind == "region":
        fitting = sum(value.replace(".", "") in regions for value in values)
        return Share(fitting, len(values), look.weight, look.what)
    fitting, weight = sum(map(look.fits, values)), look.weight
    women = sum(map(_is_of_woman, values))
    if kind in ("nik", "nik_digits") and women * 10 < len(values):
        weight = 0.6
    if kind in ("kk", "account", "card") and women * 10 >= len(values) > 0:
        weight *= 0.2
    return Share(fitting, len(values), weight, look.what)
