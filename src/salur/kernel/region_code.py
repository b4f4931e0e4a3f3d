"""Kemendagri region codes: provinces, kabupaten/kota, kecamatan, desa."""

import enum
import re
from dataclasses import dataclass

_DOTTED_OR_PLAIN = re.compile(r"\d{2}(\.?\d{2}(\.?\d{2}(\.?\d{4})?)?)?")
_LENGTHS = {2: 1, 4: 2, 6: 3, 10: 4}
_ENDS = (2, 4, 6, 10)
NATION = "id"


class Level(enum.IntEnum):
    """How deep a region lies."""

    NATION = 0
    PROVINCE = 1
    KABKOTA = 2
    KECAMATAN = 3
    DESA = 4


@dataclass(frozen=True, order=True)
class RegionCode:
    """One region, by its digits: 2, 4, 6 or 10 of them."""

    digits: str

    def __post_init__(self) -> None:
        if (
            len(self.digits) not in _LENGTHS
            or not self.digits.isascii()
            or not self.digits.isdigit()
        ):
            raise ValueError(f"not a region code: {self.digits!r}")

    @classmethod
    def parse(cls, text: str) -> "RegionCode":
        """Read a code with or without dots; ValueError for anything else."""
        trimmed = text.strip()
        if not trimmed.isascii() or _DOTTED_OR_PLAIN.fullmatch(trimmed) is None:
            raise ValueError(f"not a region code: {text!r}")
        return cls(trimmed.replace(".", ""))

    @property
    def level(self) -> Level:
        return Level(_LENGTHS[len(self.digits)])

    @property
    def parts(self) -> tuple[str, ...]:
        """The digits of each level, `("62", "01", "02", "2001")`."""
        starts = (0, *_ENDS)
        return tuple(
            self.digits[start:end]
            for start, end in zip(starts, _ENDS, strict=False)
            if end <= len(self.digits)
        )

    @property
    def path(self) -> str:
        """The place in the tree as an ltree, the nation at its root: `id.62.01.02.2001`."""
        return ".".join((NATION, *self.parts))

    @property
    def dotted(self) -> str:
        """The official written form, `62.01.02.2001`."""
        return ".".join(self.parts)

    def at(self, level: Level) -> "RegionCode":
        """Give the region of `level` that holds this one; ValueError when it lies deeper."""
        if level == Level.NATION or level > self.level:
            raise ValueError(f"{self.dotted} has no region at level {level.name}")
        return RegionCode(self.digits[: _ENDS[level - 1]])
