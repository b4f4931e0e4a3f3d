"""Translates region codes of another system, code by code, and never by guess.

Kab/kota are translated by the crosswalk. Kecamatan too, where it names them; else by their name,
when one kecamatan of the kab/kota bears it. Desa are in no published crosswalk: they are found by
their name within the kecamatan, when one bears it. Names beside a code decide whether it is of the
other system at all: a file may be half in each. What is left open is not translated.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from salur.evidence.domain.regions import KnownRegions
from salur.places.domain import Crosswalk, parent_of, same_name

_LENGTHS = (2, 4, 6, 7, 10)


@dataclass(frozen=True)
class Written:
    """A region as a row writes it: its code, and by level the names beside it."""

    code: str
    names: Mapping[str, str]


def is_code(text: str) -> bool:
    """Say whether a text may be a code of a region, in Kemendagri's form or that of BPS."""
    code = text.replace(".", "")
    return code.isascii() and code.isdigit() and len(code) in _LENGTHS


class Translator:
    """Translates codes of one system into codes of the loaded editions."""

    def __init__(self, known: KnownRegions, walk: Crosswalk) -> None:
        self.system = walk.system
        self._known = known.names
        self._walk = walk.codes
        self._below: dict[str, list[str]] = defaultdict(list)
        for code in known.names:
            if code not in known.outside:
                self._below[parent_of(code) or ""].append(code)
        self._provinces = {code[:2]: target[:2] for code, target in walk.codes.items()}

    def translate(self, written: Written) -> str | None:
        """Give the Kemendagri code of a region, None where it cannot be told for certain."""
        if not is_code(written.code):
            return None
        code = written.code.replace(".", "")
        found = {self._theirs(code, written.names), self._ours(code, written.names)} - {None}
        return found.pop() if len(found) == 1 else None

    def _ours(self, code: str, names: Mapping[str, str]) -> str | None:
        """Give the code itself where every name beside it says that it is Kemendagri's already.

        Without a name of its own level nothing says so.
        """
        own = {2: "provinsi", 4: "kabupaten", 6: "kecamatan", 10: "desa"}.get(len(code), "")
        if code not in self._known or own not in names:
            return None
        return code if self._agrees(code, names) else None

    def _theirs(self, code: str, names: Mapping[str, str]) -> str | None:
        found = self._read_as_theirs(code, names)
        return found if found is not None and self._upper_agree(found, names) else None

    def _read_as_theirs(self, code: str, names: Mapping[str, str]) -> str | None:
        if code in self._walk:
            return self._walk[code] if self._walk[code] in self._known else None
        if len(code) == 2:
            return self._provinces.get(code)
        kabkota = self._walk.get(code[:4])
        if len(code) == 4 or kabkota is None:
            return None
        said = {self._walk.get(code[:7]), self._named(kabkota, names.get("kecamatan"))} - {None}
        kecamatan = said.pop() if len(said) == 1 else None
        if len(code) < 10 or kecamatan is None:
            return kecamatan
        return self._named(kecamatan, names.get("desa"))

    def _named(self, parent: str, name: str | None) -> str | None:
        """Give the one region right below `parent` that bears `name`."""
        if name is None:
            return None
        found = [code for code in self._below[parent] if same_name(self._known[code], name)]
        return found[0] if len(found) == 1 else None

    def _agrees(self, code: str, names: Mapping[str, str]) -> bool:
        levels = {"provinsi": 2, "kabupaten": 4, "kecamatan": 6, "desa": 10}
        return all(
            same_name(self._known.get(code[: levels[level]], ""), name)
            for level, name in names.items()
            if levels[level] <= len(code)
        )

    def _upper_agree(self, code: str, names: Mapping[str, str]) -> bool:
        """Say whether province and kab/kota agree; below them BPS writes names its own way."""
        upper = {level: names[level] for level in ("provinsi", "kabupaten") if level in names}
        return self._agrees(code, upper)
