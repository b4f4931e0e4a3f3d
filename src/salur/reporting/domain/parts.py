"""The parts of a berita acara, as plain values: who writes, who signs, what it rests on."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from salur.reporting.domain.waterfall import Waterfall

Acting = Literal["", "Plt.", "Plh."]


@dataclass(frozen=True)
class Letterhead:
    """The head of an office's letters, and the place that they are dated at."""

    government: str
    office: str
    address: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Region:
    """The kab/kota that the report is about: four digits, its name, the province's name."""

    code: str
    name: str
    province: str


@dataclass(frozen=True)
class Party:
    """One of the parties that must sign; the first is the Dinas Sosial."""

    organisation_id: str
    organisation: str


@dataclass(frozen=True)
class SignatureMark:
    """Who has signed for a party, when, and over which content."""

    organisation_id: str
    name: str
    nip: str
    title: str
    acting: Acting
    at: dt.datetime
    digest: str

    @property
    def full_title(self) -> str:
        """The title under the signature, with the mark of whoever only acts: `Plh. Kepala …`."""
        return f"{self.acting} {self.title}".strip()


@dataclass(frozen=True)
class Share:
    """One bank's part of the waterfall."""

    name: str
    waterfall: Waterfall


@dataclass(frozen=True)
class ClassRow:
    """One class: how many units, and the amounts of `columns(program)` in their order."""

    code: str
    label: str
    units: int
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class AreaRow:
    """One desa with its kecamatan: units and the amounts of `columns(program)`."""

    code: str
    name: str
    group: str
    units: int
    amounts: tuple[int, ...]


@dataclass(frozen=True)
class ExceptionRow:
    """What somebody must act on: a cause with its owner; `carried` are of earlier months."""

    cause: str
    owner: str
    count: int
    carried: int
    amount: int

    def __post_init__(self) -> None:
        if not 0 <= self.carried <= self.count:
            raise ValueError(f"{self.carried} of {self.count} exceptions cannot be carried over")


@dataclass(frozen=True)
class CarriedRow:
    """One line of what is carried: `opening`, `new`, by what something ended, `closing`.

    It counts months of families, or of desa; the amount is rupiah or grams.
    """

    kind: str
    label: str
    count: int
    amount: int


@dataclass(frozen=True)
class EvidenceRow:
    """One file that the report rests on; `total` is the sum that it declares, None without one."""

    file_name: str
    contract: str
    sender: str
    sha256: str
    rows: int
    accepted: int
    total: int | None


@dataclass(frozen=True)
class HeldBackRow:
    """Lines of a file that take no part, by the rule that holds them back."""

    file_name: str
    rule: str
    lines: int
    amount: int | None


@dataclass(frozen=True)
class ContestedRow:
    """One line that a party contests: what stands, what it claims, on which evidence, answered how.

    `line` names a desa or a class, never a family or an account; `answer` is empty while open.
    """

    id: str
    party: str
    line: str
    term: str
    stated: int
    claimed: int
    reason: str
    evidence: str
    answer: str


@dataclass(frozen=True)
class Previous:
    """The version that this one corrects."""

    number: str
    version: int
    date: dt.date
    digest: str


@dataclass(frozen=True)
class Difference:
    """One figure that differs from the version before; `is_count` is of units, else an amount."""

    label: str
    before: int
    after: int
    is_count: bool


@dataclass(frozen=True)
class Correction:
    """Why there is a new version: how many units changed since, and which files are new to it."""

    units: int
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True)
class RealisationRow:
    """One kab/kota's month: units, the amounts of `columns(program)`, how far its report is."""

    code: str
    name: str
    province: str
    units: int
    amounts: tuple[int, ...]
    state: str
