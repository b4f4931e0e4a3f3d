"""Stock tools read every contract, and each lists exactly the columns of contracts.md section 2."""

import json
from importlib import resources

import pytest
from frictionless import Schema

from salur.evidence.domain.contract import contract_names, load_contract
from tests.oracle.columns import columns_of

# An asterisk marks a required column, `!` one that is unique besides. `program` is section 1's.
KPM = (
    "id_kpm*! id_pengurus no_kk nik nama_pengurus* tempat_lahir tanggal_lahir jenis_kelamin"
    " nama_ibu_kandung nama_kepala_keluarga alamat rt rw kode_wilayah* bank no_rekening no_kks"
    " status_bpnt no_peserta_pkh status_pkh"
)
COLUMNS = {
    "kpm": KPM,
    "usulan": KPM + " no_ba* tanggal_ba*",
    "anggota": "id_kpm* id_anggota* nik nama* tanggal_lahir jenis_kelamin hubungan",
    "kuota": "kode_wilayah* program* periode* kpm* no_sk",
    "perintah": "no_spm* no_sp2d tanggal_sp2d periode* id_kpm* nik nama_pengurus kode_wilayah*"
    " bank* no_rekening* nominal* program",
    "sp2d": "no_spm* no_sp2d* tanggal* bank* jumlah_kpm* nominal* program",
    "topup": "referensi* periode* no_rekening* nominal* status* alasan tanggal* referensi_asal"
    " bank nik nama no_kks program",
    "transaksi": "id_transaksi* no_rekening* no_kks id_ewarong id_terminal tanggal* nominal* jenis"
    " id_asal komoditas kuantitas satuan program",
    "setoran": "no_rekening* periode* nominal* ntpn* tanggal* program",
    "saldo": "no_rekening* saldo* tanggal program",
    "rekening": "no_rekening id_kpm* nik nama_rekening bank* status_rekening* alasan no_kks"
    " status_kks tanggal* saldo",
    # The seventeen items of domain.md 6.1, as the columns that bear them.
    "burekol": "no_kks no_rekening status_bpnt nama_pengurus* id_kpm* id_pengurus no_kk nik*"
    " tempat_lahir tanggal_lahir* nama_ibu_kandung* no_peserta_pkh status_pkh nama_kepala_keluarga"
    " nama_anggota_lain alamat* kode_wilayah*",
    "ewarong": "id_ewarong*! nama* bank* kode_wilayah* lintang bujur status* id_terminal kapasitas"
    " tanggal_mulai jenis_usaha kategori_pemilik",
    "spa": "no_spa* tanggal* kode_wilayah* periode* kpm* kg* program",
    "do": "no_do* no_spa* tanggal* kode_wilayah* periode* kg* gudang program",
    "bast": "no_bast* no_do* tanggal* kode_wilayah* periode* kg* kg_ditolak alasan_tolak"
    " titik_distribusi program",
    "serah": "id_kpm* periode* kg* tanggal* penerima hubungan program",
    "stok": "gudang* tanggal* kg*",
    "cek_lapangan": "id_kpm* periode* sebab* tanggal* catatan",
    # Answers to obstacles are no aid: what else the sheet shows is for whoever fills it in.
    "jawaban": "no_hambatan*! langkah jawaban sebab wilayah program keluarga batas keadaan",
    "dukcapil": "nik* status* tanggal*",
    "pengaduan": "id_pengaduan*! saluran* tanggal* kode_wilayah* isi* t program peka nama kontak",
    "pekerjaan": "nik* jenis* instansi tanggal*",
    # Past the first four a column for every indicator of graduation/indicators.toml.
    "kunjungan": "id_kpm* tanggal* petugas* id_kiriman jumlah_anggota pendapatan_bulan"
    " makan_sehari nilai_simpanan pekerjaan_kepala bulan_bekerja anak_usia_sekolah anak_bersekolah"
    " pendidikan_kepala mampu_berobat jaminan_kesehatan luas_lantai jenis_lantai jenis_dinding"
    " jamban penerangan air_minum bahan_bakar ibu_hamil anak_0_6 umur_tertua disabilitas_berat",
    "perubahan": "no_ba* tanggal_ba* kode_wilayah* id_kpm* periode_berlaku* jenis* alasan*"
    " id_pengganti kolom nilai_baru",
}
CHOICES = {
    "topup.status": "SUKSES GAGAL BATAL",
    "transaksi.jenis": "BELANJA BATAL",
    "kuota.program": "RASTRA BPNT",
    "rekening.status_rekening": "TERBUKA GAGAL_BUREKOL PASIF BLOKIR TUTUP SALDO_GANTUNG",
    "rekening.status_kks": "CETAK DI_CABANG TERDISTRIBUSI AKTIF RUSAK HILANG BLOKIR_PIN KEMBALI",
    "ewarong.status": "CALON AKTIF NONAKTIF",
    "cek_lapangan.sebab": "SALDO_GANTUNG EDC KARTU_RUSAK PIN_TERBLOKIR KARTU_BELUM_DITERIMA"
    " MENINGGAL PINDAH TIDAK_DITEMUKAN MENOLAK BELUM_BERBELANJA LAIN",
    "jawaban.langkah": "KOMENTAR MULAI SELESAI TERIMA KEMBALIKAN",
    "dukcapil.status": "PADAN TIDAK_DITEMUKAN TIDAK_VALID GANDA BEDA_NAMA BEDA_TANGGAL_LAHIR"
    " BEDA_KK NONAKTIF MENINGGAL",
    "pengaduan.saluran": "SMS_1708 LAPOR TATAP_MUKA SURAT TELEPON",
    "pengaduan.t": "SASARAN JUMLAH WAKTU HARGA KUALITAS ADMINISTRASI",
    "pengaduan.program": "BPNT RASTRA PKH KUBE RUTILAHU ASLUT ASPD BENCANA ALL",
    "pengaduan.peka": "KORUPSI KEKERASAN PETUGAS",
    "pekerjaan.jenis": "ASN TNI POLRI BUMN PERANGKAT_DESA LAIN",
    "perubahan.jenis": "TAMBAH GANTI HAPUS TUNDA AKTIFKAN PERBAIKI GANTI_PENGURUS PINDAH"
    " GRADUASI_ALAMIAH GRADUASI_MANDIRI",
    "perubahan.alasan": "MENINGGAL PINDAH TIDAK_DITEMUKAN MENOLAK MAMPU GANDA PEKERJAAN DATA",
    "kunjungan.pekerjaan_kepala": "TIDAK_BEKERJA BURUH PETANI_KECIL NELAYAN USAHA_SENDIRI PEGAWAI"
    " PENSIUN TIDAK_TAHU",
    "kunjungan.pendidikan_kepala": "TIDAK_SEKOLAH TIDAK_TAMAT_SD SD SMP SMA PERGURUAN_TINGGI"
    " TIDAK_TAHU",
    "kunjungan.mampu_berobat": "YA TIDAK TIDAK_TAHU",
    "kunjungan.jaminan_kesehatan": "TIDAK_ADA PBI MANDIRI PEMBERI_KERJA TIDAK_TAHU",
    "kunjungan.jenis_lantai": "TANAH BAMBU KAYU_MURAHAN KAYU_BAIK SEMEN UBIN_KERAMIK TIDAK_TAHU",
    "kunjungan.jenis_dinding": "BAMBU RUMBIA KAYU_MURAHAN TEMBOK_TANPA_PLESTER KAYU_BAIK TEMBOK"
    " TIDAK_TAHU",
    "kunjungan.jamban": "SENDIRI BERSAMA UMUM TIDAK_ADA TIDAK_TAHU",
    "kunjungan.penerangan": "LISTRIK_SENDIRI LISTRIK_MENUMPANG BUKAN_LISTRIK TIDAK_TAHU",
    "kunjungan.air_minum": "LEDENG KEMASAN SUMUR_BOR TERLINDUNG TIDAK_TERLINDUNG SUNGAI HUJAN"
    " TIDAK_TAHU",
    "kunjungan.bahan_bakar": "GAS LISTRIK MINYAK_TANAH ARANG KAYU_BAKAR TIDAK_TAHU",
    "kunjungan.ibu_hamil": "YA TIDAK TIDAK_TAHU",
    "kunjungan.anak_0_6": "YA TIDAK TIDAK_TAHU",
    "kunjungan.disabilitas_berat": "YA TIDAK TIDAK_TAHU",
    "kpm.jenis_kelamin": "L P",
    "usulan.jenis_kelamin": "L P",
    "anggota.jenis_kelamin": "L P",
}


def test_there_is_a_file_for_every_contract_and_none_besides() -> None:
    assert set(contract_names()) == set(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_frictionless_reads_the_contract_and_finds_these_columns(name: str) -> None:
    descriptor = json.loads(
        resources.files("salur.evidence").joinpath(f"contracts/{name}.json").read_text("utf-8")
    )
    schema = Schema.from_descriptor(descriptor)
    found = [
        field.name
        + "*" * bool(field.constraints.get("required"))
        + "!" * bool(field.constraints.get("unique"))
        for field in schema.fields
    ]
    assert found == COLUMNS[name].split()


@pytest.mark.parametrize("column", CHOICES)
def test_a_choice_allows_these_values(column: str) -> None:
    contract, name = column.split(".")
    assert load_contract(contract).field(name).choices == tuple(CHOICES[column].split())


def test_no_other_column_is_a_choice() -> None:
    chosen = {f"{c}.{f.name}" for c in COLUMNS for f in load_contract(c).fields if f.choices}
    assert chosen == set(CHOICES)


@pytest.mark.parametrize(
    "name",
    ["perintah", "topup", "transaksi", "setoran", "saldo", "spa", "do", "bast", "serah", "kuota"],
)
def test_just_the_columns_that_matching_uses_hold_a_row_back(name: str) -> None:
    """The oracle decided which ones; defaults and requirements are the same as well."""
    contract = load_contract(name)
    for column in columns_of(name, None):
        field = contract.field(column.name)
        assert field.matching == column.holds, column.name
        assert field.required == column.required, column.name
        assert (field.default or None) == (None if column.default is None else str(column.default))
        needed = (
            None
            if field.required_when is None
            else (field.required_when[0], *field.required_when[1])
        )
        assert needed == column.required_when


@pytest.mark.parametrize("name", COLUMNS)
def test_no_alias_or_name_claims_two_columns(name: str) -> None:
    claims = [n for f in load_contract(name).fields for n in {f.name, *f.aliases}]
    assert len(claims) == len(set(claims))
