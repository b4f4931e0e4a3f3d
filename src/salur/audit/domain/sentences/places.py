"""Regions."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "regions.imported": Sentence(
        "{actor} memuat daftar wilayah {subject}: {regions} wilayah, berlaku sejak {valid_from}.",
        "{actor} loaded the list of regions {subject}: {regions} regions, valid from {valid_from}.",
    ),
}
