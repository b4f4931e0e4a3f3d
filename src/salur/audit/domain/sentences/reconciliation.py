"""What the parties said, side by side."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "reconciliation.published": Sentence(
        "{actor} menerbitkan rekonsiliasi {program} {period}: {regions} kab/kota berubah,"
        " {rows} baris, {transfers} perpindahan.",
        "{actor} published the reconciliation of {program} {period}: {regions} kab/kota changed,"
        " {rows} rows, {transfers} transfers.",
    ),
}
