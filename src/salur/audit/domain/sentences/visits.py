"""Home visits, and the worklists of who is due for one."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "graduation.visited": Sentence(
        "{actor} mencatat kunjungan rumah tanggal {day}.",
        "{actor} recorded a home visit of {day}.",
    ),
    "graduation.visits_taken": Sentence(
        "{actor} memasukkan {kept} kunjungan rumah dari berkas; {left_out} baris tidak dipakai"
        " ({why}; baris {rows}).",
        "{actor} took {kept} home visits from a file; {left_out} rows are not used"
        " ({why}; rows {rows}).",
    ),
    "graduation.worklists_made": Sentence(
        "{actor} menyusun daftar kunjungan {region}: {families} keluarga di {desa} desa.",
        "{actor} drew up the worklists of {region}: {families} families in {desa} desa.",
    ),
    "graduation.worklist_taken": Sentence(
        "{actor} mengunduh daftar kunjungan {region}.", "{actor} took the worklists of {region}."
    ),
}
