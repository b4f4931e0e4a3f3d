"""What families of the demo answer at their doors: one that stands, one that struggles."""

from salur.graduation.domain.indicators import Answers

STANDS: Answers = {
    "jumlah_anggota": 4,
    "pendapatan_bulan": 4_000_000,
    "makan_sehari": 3,
    "nilai_simpanan": 8_000_000,
    "pekerjaan_kepala": "USAHA_SENDIRI",
    "bulan_bekerja": 12,
    "anak_usia_sekolah": 0,
    "pendidikan_kepala": "SMA",
    "mampu_berobat": "YA",
    "jaminan_kesehatan": "MANDIRI",
    "luas_lantai": 48,
    "jenis_lantai": "SEMEN",
    "jenis_dinding": "TEMBOK",
    "jamban": "SENDIRI",
    "penerangan": "LISTRIK_SENDIRI",
    "air_minum": "LEDENG",
    "bahan_bakar": "GAS",
    "ibu_hamil": "TIDAK",
    "anak_0_6": "TIDAK",
    "umur_tertua": 46,
    "disabilitas_berat": "TIDAK",
}
STRUGGLES: Answers = {
    **STANDS,
    "pendapatan_bulan": 900_000,
    "nilai_simpanan": 0,
    "pekerjaan_kepala": "BURUH",
    "bulan_bekerja": 7,
    "anak_usia_sekolah": 2,
    "anak_bersekolah": 1,
    "mampu_berobat": "TIDAK_TAHU",
    "jaminan_kesehatan": "PBI",
    "jenis_dinding": "KAYU_MURAHAN",
    "air_minum": "SUNGAI",
}
