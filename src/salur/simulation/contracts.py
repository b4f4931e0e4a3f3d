"""The columns of every file that is written, and who sends it."""

from collections.abc import Mapping

KPM = (
    "id_kpm,id_pengurus,no_kk,nik,nama_pengurus,tempat_lahir,tanggal_lahir,jenis_kelamin,"
    "nama_ibu_kandung,nama_kepala_keluarga,alamat,rt,rw,kode_wilayah,bank,no_rekening,no_kks,"
    "status_bpnt,no_peserta_pkh,status_pkh"
)
COLUMNS: Mapping[str, str] = {
    "kpm": KPM,
    "kpm_bpnt": KPM,
    "kpm_rastra": KPM,
    "kuota": "kode_wilayah,program,periode,kpm,no_sk",
    "perintah": "no_spm,no_sp2d,tanggal_sp2d,periode,id_kpm,nik,nama_pengurus,kode_wilayah,bank,"
    "no_rekening,nominal,program",
    "sp2d": "no_spm,no_sp2d,tanggal,bank,jumlah_kpm,nominal",
    "topup": "referensi,periode,no_rekening,nominal,status,alasan,tanggal,referensi_asal,bank,nik,"
    "nama,no_kks,program",
    "transaksi": "id_transaksi,no_rekening,no_kks,id_ewarong,id_terminal,tanggal,nominal,jenis,"
    "id_asal,komoditas,kuantitas,satuan,program",
    "setoran": "no_rekening,periode,nominal,ntpn,tanggal",
    "saldo": "no_rekening,saldo,tanggal",
    "rekening": "no_rekening,id_kpm,nik,nama_rekening,bank,status_rekening,alasan,no_kks,"
    "status_kks,tanggal,saldo",
    "ewarong": "id_ewarong,nama,bank,kode_wilayah,lintang,bujur,status,id_terminal,kapasitas,"
    "tanggal_mulai,jenis_usaha,kategori_pemilik",
    "spa": "no_spa,tanggal,kode_wilayah,periode,kpm,kg",
    "do": "no_do,no_spa,tanggal,kode_wilayah,periode,kg,gudang",
    "bast": "no_bast,no_do,tanggal,kode_wilayah,periode,kg,kg_ditolak,alasan_tolak,"
    "titik_distribusi",
    "serah": "id_kpm,periode,kg,tanggal,penerima,hubungan",
    "stok": "gudang,tanggal,kg",
    "cek_lapangan": "id_kpm,periode,sebab,tanggal,catatan",
    "dukcapil": "nik,status,tanggal",
    "pekerjaan": "nik,jenis,instansi,tanggal",
    "perubahan": "no_ba,tanggal_ba,kode_wilayah,id_kpm,periode_berlaku,jenis,alasan,"
    "id_pengganti,kolom,nilai_baru",
    "usulan": KPM + ",no_ba,tanggal_ba",
}
_UNIT = "no_rekening,class,findings,ordered_idr,credited_idr,spent_idr,returned_idr,opening_idr"
_RICE = (
    "kode_wilayah,class,findings,quota_g,requested_g,released_g,arrived_g,rejected_g,handed_g,"
    "gap_requested_g,gap_released_g,gap_arrived_g,gap_handed_g,set_aside"
)
_BPNT = _UNIT + ",id_kpm,kode_wilayah,bank,set_aside,with_other_evidence"
TRUTH_COLUMNS: Mapping[str, str] = {
    "units_bpnt": _BPNT,
    "units_bpnt_with_later": _BPNT,
    "units_rastra": _RICE,
    "units_rastra_with_later": _RICE,
    "families_bpnt": "id_kpm,kode_wilayah,class,findings,ordered_idr,credited_idr,spent_idr",
    "families_rastra": "id_kpm,kode_wilayah,findings,entitled_g,handed_g",
    "families_across": "id_kpm,finding",
    "sp2d": "no_spm,bank,differs,has_held_back_line",
    "register": "id_kpm,finding",
}
BY_PROVINCE = frozenset({"perintah", "sp2d"})
BY_BANK = frozenset({"topup", "transaksi", "setoran", "saldo", "rekening", "ewarong"})
BY_DIVISION = frozenset({"do", "bast", "stok"})
# The frozen lists are the office's own; no party sends them.
OUR_OWN = frozenset({"kpm_bpnt", "kpm_rastra"})


def party_path(contract: str, kab: str, bank: str, division: str) -> str | None:
    """Say under which name a row of a kab/kota arrives; None when nobody sends it."""
    if contract in OUR_OWN:
        return None
    if contract in BY_PROVINCE:
        return f"kemensos/{contract}_{kab[:2]}.csv"
    if contract in BY_BANK:
        return f"bank/{bank}/{contract}_{kab[:2]}.csv"
    if contract in BY_DIVISION:
        return f"bulog/{division}/{contract}.csv"
    return f"kabkota/{kab}/{contract}.csv"
