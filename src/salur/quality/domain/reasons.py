"""What speaks for and against a pair, in words; no number of anybody is ever among them."""

from collections.abc import Mapping, Sequence

from salur.quality.domain.twins import TRAITS, Levels

# Trait and level; a level that is not here says nothing worth reading.
REASONS: Mapping[tuple[str, int], str] = {
    ("nik", 1): "NIK sama",
    ("nik", 2): "NIK hanya berbeda satu angka atau tertukar",
    ("nik", 3): "NIK hanya berbeda nomor urutnya",
    (
        "nik",
        4,
    ): "NIK berbeda, tetapi salah satunya tidak cocok dengan barisnya sendiri",
    ("nik", 5): "NIK berbeda",
    ("kk", 1): "nomor KK sama",
    ("kk", 2): "nomor KK hanya berbeda satu angka atau tertukar",
    ("kk", 3): "nomor KK hanya berbeda nomor urutnya",
    ("kk", 4): "nomor KK berbeda",
    ("account", 1): "nomor rekening atau peserta PKH sama",
    ("account", 2): "nomor rekening atau peserta PKH berbeda",
    ("name", 1): "nama pengurus sama",
    ("name", 2): "nama pengurus sama, ejaan berbeda",
    ("name", 3): "nama pengurus hampir sama",
    ("name", 4): "nama pengurus yang satu bagian dari yang lain",
    ("name", 5): "sebagian nama pengurus sama",
    ("name", 6): "nama pengurus mirip",
    ("name", 7): "nama pengurus berbeda",
    ("born", 1): "tanggal lahir sama",
    ("born", 2): "tanggal dan bulan lahir tertukar",
    ("born", 3): "tanggal lahir hampir sama",
    ("born", 4): "tahun lahir sama",
    ("born", 5): "tanggal lahir berbeda",
    ("born", 6): "umur terpaut jauh",
    ("mother", 1): "nama ibu kandung sama",
    ("mother", 2): "nama ibu kandung sama, ejaan berbeda",
    ("mother", 3): "nama ibu kandung hampir sama",
    ("mother", 4): "nama ibu kandung yang satu bagian dari yang lain",
    ("mother", 7): "nama ibu kandung berbeda",
    ("head", 1): "nama kepala keluarga sama",
    ("head", 2): "nama kepala keluarga sama, ejaan berbeda",
    ("head", 3): "nama kepala keluarga hampir sama",
    ("head", 4): "nama kepala keluarga yang satu bagian dari yang lain",
    ("head", 7): "nama kepala keluarga berbeda",
    ("cross", 1): "pengurus yang satu adalah kepala keluarga yang lain",
    ("cross", 3): "nama pengurus yang satu adalah nama ibu yang lain",
    ("place", 1): "RT, RW, dan desa sama",
    ("place", 2): "desa sama",
    ("place", 3): "desa sama, RT berbeda",
    ("place", 4): "kecamatan sama",
    ("place", 5): "kabupaten/kota sama",
    ("place", 6): "kabupaten/kota berbeda",
    ("place", 7): "provinsi berbeda",
    ("street", 1): "alamat sama",
    ("street", 2): "alamat mirip",
    ("street", 3): "alamat berbeda",
    ("sex", 2): "jenis kelamin berbeda",
    ("birthplace", 1): "tempat lahir sama",
    ("birthplace", 2): "tempat lahir berbeda",
}


def reasons(levels: Levels) -> Sequence[str]:
    """Give what a pair's levels say, in the order of the traits."""
    said = (REASONS.get(pair) for pair in zip(TRAITS, levels, strict=True))
    return tuple(one for one in said if one is not None)
