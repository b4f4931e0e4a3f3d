"""What the parties said, side by side."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "reconciliation.published": Sentence(
        "{actor} menerbitkan rekonsiliasi {program} {period}: {regions} kab/kota berubah,"
        " {rows} baris, {transfers} perpindahan.",
        "{actor} published the reconciliation of {program} {period}: {regions} kab/kota changed,"
        " {rows} rows, {transfers} transfers.",
    ),
    "reconciliation.exceptions_taken": Sentence(
        "{actor} mengunduh {rows} baris yang perlu ditangani ({period}).",
        "{actor} took {rows} rows of what needs somebody as a file ({period}).",
    ),
}
