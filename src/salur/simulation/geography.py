"""The real desa that the simulated families live in, from the published list of region codes."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """One kecamatan with the codes of its desa and kelurahan, digits only."""

    code: str
    name: str
    desa: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kabupaten:
    """One kabupaten or kota with its kecamatan in the order of their codes."""

    code: str
    name: str
    kecamatan: tuple[Kecamatan, ...]


@cache
def load_kabupaten(provinces: tuple[str, ...]) -> tuple[Kabupaten, ...]:
    """Read the kab/kota of `provinces` (two-digit codes), in the order of their codes.

    The file is `code,name` without a header; dots part the levels of a code.
    """
    text = (files("wilayah_indonesia") / "csv/base.csv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for line in text.splitlines():
        if line[:2] in provinces:
            code, _, name = line.partition(",")
            names[code.replace(".", "")] = name.strip().strip('"')
    desa: dict[str, list[str]] = {}
    kecamatan: dict[str, list[str]] = {}
    for code in sorted(names):
        if len(code) == 10:
            desa.setdefault(code[:6], []).append(code)
        elif len(code) == 6:
            kecamatan.setdefault(code[:4], []).append(code)
    return tuple(
        Kabupaten(
            kab,
            names[kab],
            tuple(Kecamatan(kec, names[kec], tuple(desa[kec])) for kec in kecs if kec in desa),
        )
        for kab, kecs in sorted(kecamatan.items())
    )
