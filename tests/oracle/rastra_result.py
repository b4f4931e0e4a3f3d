"""What reconciling Rastra gives: units, families, totals, counts."""

from dataclasses import dataclass, fields

from salur.kernel.period import Period
from tests.oracle.lines import CellFault, HeldBack


@dataclass(frozen=True)
class RastraParameters:
    """The dated parameters of the rules, as they stand for the period."""

    ration_g: int = 10_000
    # Q is list x ration: so it is in the application, where lists are frozen.
    quota_is_list: bool = False


DEFAULTS = RastraParameters()


@dataclass(frozen=True)
class Grams:
    """The quantities of a desa's month: Q, P, R, A (net of rejected), X, H."""

    quota: int = 0
    requested: int = 0
    released: int = 0
    arrived: int = 0
    rejected: int = 0
    handed: int = 0

    def __add__(self, other: "Grams") -> "Grams":
        return Grams(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def gross_arrived(self) -> int:
        """G, what came off the truck."""
        return self.arrived + self.rejected

    @property
    def gap_requested(self) -> int:
        return self.quota - self.requested

    @property
    def gap_released(self) -> int:
        return self.requested - self.released

    @property
    def gap_arrived(self) -> int:
        return self.released - self.arrived

    @property
    def gap_handed(self) -> int:
        return self.arrived - self.handed


@dataclass(frozen=True)
class RastraUnit:
    """One desa in one period (or a kecamatan whose rice could not be shared out)."""

    kode_wilayah: str
    periode: Period
    cls: str
    findings: tuple[str, ...]
    grams: Grams


@dataclass(frozen=True)
class RastraFamily:
    """One family in one period."""

    id_kpm: str
    kode_wilayah: str | None
    findings: tuple[str, ...]
    entitled: int
    handed: int


@dataclass(frozen=True)
class Unfilled:
    """A quota beyond the families on the list, at the level where the quota was given."""

    kode_wilayah: str
    quota_kpm: int
    listed_kpm: int


@dataclass(frozen=True)
class RastraResult:
    """Everything that reconciling one period of Rastra says."""

    period: Period
    units: dict[str, RastraUnit]
    families: dict[str, RastraFamily]
    unfilled: dict[str, Unfilled]
    totals: Grams
    regions: dict[str, Grams]
    classes: dict[str, int]
    findings: dict[str, int]
    held_back: dict[str, HeldBack]
    faults: dict[str, tuple[CellFault, ...]]
