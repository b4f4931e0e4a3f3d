"""Regions."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "boundaries.imported": Sentence(
        "{actor} memuat batas {kabkota} kabupaten/kota, menurut {citation}.",
        "{actor} loaded the boundaries of {kabkota} kab/kota, according to {citation}.",
    ),
    "positions.imported": Sentence(
        "{actor} memuat posisi {positions} wilayah, menurut {citation}.",
        "{actor} loaded the positions of {positions} regions, according to {citation}.",
    ),
    "regions.imported": Sentence(
        "{actor} memuat daftar wilayah {subject}: {regions} wilayah, berlaku sejak {valid_from}.",
        "{actor} loaded the list of regions {subject}: {regions} regions, valid from {valid_from}.",
    ),
    "crosswalk.imported": Sentence(
        "{actor} memuat padanan kode {subject}: {pairs} kode, menurut {citation}.",
        "{actor} loaded the crosswalk {subject}: {pairs} codes, according to {citation}.",
    ),
    "region.succeeded": Sentence(
        "{actor} mencatat {pairs} pengganti kode ({desa} desa) sejak {valid_from}: {citation}.",
        "{actor} recorded {pairs} successors of codes ({desa} desa) from {valid_from}: {citation}.",
    ),
}
