"""The two food-aid programmes, and the unit that each of them counts in."""

import enum


class Unit(enum.StrEnum):
    """What is counted: whole rupiah, or whole grams."""

    IDR = "IDR"
    GRAM = "GRAM"


class Program(enum.StrEnum):
    """A food-aid programme: rice through Bulog, or money on a bank card."""

    RASTRA = "RASTRA"
    BPNT = "BPNT"

    @property
    def unit(self) -> Unit:
        """Rupiah for BPNT, grams for Rastra."""
        return Unit.IDR if self is Program.BPNT else Unit.GRAM
