"""What reading gives instead of a value, and the trimming that every cell gets first."""

from dataclasses import dataclass

# Decision: blanks around a value are never part of it. Blank is space, tab, carriage return,
# line feed and the no-break space that spreadsheets put after "Rp"; nothing more exotic.
BLANKS = " \t\r\n\u00a0"


@dataclass(frozen=True)
class Fault:
    """A cell that could not be read, by the rule that says why."""

    rule: str


def clean(text: str) -> str:
    """Give the cell without the blanks around it."""
    return text.strip(BLANKS)
