"""What is to be told of the columns of a file: whom nobody knows, whose answers stand as labels."""

from collections import Counter
from collections.abc import Sequence

from salur.batch.session import Session, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.labels import labelled
from salur.evidence.pipeline.cells import by_label
from salur.evidence.pipeline.reading import ReadFile
from salur.evidence.pipeline.scanning import scan_of

Note = tuple[str, str]  # the heading, or the column it bears, and the rule
SEVERITY = "info"


def notes_on(session: Session, contract: Contract, read: ReadFile) -> tuple[Note, ...]:
    """Give what is to be told of the columns, in their order."""
    unknown = [(cell, "column_unknown") for cell in read.header.unknown]
    return (*unknown, *((name, "labels_read") for name in _with_labels(session, contract, read)))


def counted(notes: Sequence[Note]) -> dict[tuple[str, str], int]:
    """Count the notes, by rule and severity."""
    return {(rule, SEVERITY): count for rule, count in Counter(r for _, r in notes).items()}


def _with_labels(session: Session, contract: Contract, read: ReadFile) -> list[str]:
    """Give the columns in which any answer stands as the words of its choice."""
    asked = [field for field in labelled(contract) if field.name in read.header.columns]
    if not asked:
        return []
    tests = ", ".join(_is_labelled(field, read.header.columns[field.name]) for field in asked)
    (found,) = session.rows(f"SELECT {tests} FROM {scan_of(read.source)}")
    return [field.name for field, any_label in zip(asked, found, strict=True) if any_label]


def _is_labelled(field: Field, position: int) -> str:
    raw = f"c{position}"
    own = ", ".join(text_literal(choice) for choice in field.choices)
    return (
        f"coalesce(bool_or(CASE WHEN {raw} IN ({own}) OR read_choice({raw}) IN ({own}) THEN false"
        f" ELSE {by_label(field, raw)} IS NOT NULL END), false)"
    )
