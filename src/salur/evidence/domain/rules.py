"""Every rule a row can break: how heavy it weighs, what it means, and what to do.

Severity here is the heaviest the rule can take; in money and rice files a fault in a
column that matching does not use is only a warning (`severity_of`).
"""

from dataclasses import dataclass
from typing import Literal

from salur.evidence.domain.contract import Contract, Field
from salur.kernel.refused import Sentence

Severity = Literal["error", "suspend", "warning", "info"]


@dataclass(frozen=True)
class Rule:
    """One rule, by its stable code."""

    code: str
    severity: Severity
    message: Sentence
    remedy: Sentence


def _rule(code: str, severity: Severity, id_: str, en: str, remedy_id: str, remedy_en: str) -> Rule:
    return Rule(code, severity, Sentence(id_, en), Sentence(remedy_id, remedy_en))


_ALL = (
    _rule("required_missing", "error", "Sel wajib ini kosong.", "This required cell is empty.",
          "Isi selnya.", "Fill it in."),
    _rule("number_unreadable", "error", "Bukan angka yang dapat dibaca.", "Not a readable number.",
          "Tulis angka saja, misalnya 110000.", "Write digits only, for example 110000."),
    _rule("number_fractional", "error",
          "Pecahannya terlalu halus: rupiah harus bulat, kilogram sampai gram.",
          "Its fraction is too fine: whole rupiah, and kilograms to the gram.",
          "Bulatkan.", "Round it."),
    _rule("number_ambiguous", "error", "Angka ini dapat berarti ribuan atau pecahan.",
          "This number can mean thousands or a fraction.",
          "Tulis 1250 atau 1,25.", "Write 1250 or 1,25."),
    _rule("number_not_positive", "error", "Nilai harus lebih dari nol.",
          "The value must be above zero.",
          "Periksa nilainya.", "Check the value."),
    _rule("number_negative", "error", "Nilai tidak boleh negatif.",
          "The value must not be negative.",
          "Periksa nilainya.", "Check the value."),
    _rule("date_unreadable", "error", "Bukan tanggal yang dapat dibaca.", "Not a readable date.",
          "Tulis 2019-03-27 atau 27/03/2019.", "Write 2019-03-27 or 27/03/2019."),
    _rule("period_unreadable", "error", "Bukan bulan yang dapat dibaca.", "Not a readable month.",
          "Tulis 2019-03 atau Maret 2019.", "Write 2019-03 or Maret 2019."),
    _rule("period_not_one_month", "error", "Periode ini lebih dari satu bulan.",
          "This period is more than one month.", "Tulis satu bulan per baris.",
          "Write one month per row."),
    _rule("value_not_allowed", "error", "Nilai ini tidak ada dalam daftar pilihan.",
          "This value is not one of the choices.", "Pakai salah satu: {choices}.",
          "Use one of: {choices}."),
    _rule("region_malformed", "error", "Bukan kode wilayah.", "Not a region code.",
          "Tulis 10 angka, misalnya 6201022001.", "Write 10 digits, for example 6201022001."),
    _rule("region_untranslated", "error",
          "Kode wilayah ini tidak dapat diterjemahkan dengan pasti ke kode Kemendagri.",
          "This region code cannot be translated for certain into a Kemendagri code.",
          "Tulis kode Kemendagri, atau lengkapi nama kabupaten, kecamatan dan desa di sampingnya.",
          "Write the Kemendagri code, or the names of kab/kota, kecamatan and desa beside it."),
    _rule("region_level_not_allowed", "error", "Kode wilayah ini bukan pada tingkat yang diminta.",
          "This region code is not of the level asked for.",
          "Pakai kode dengan {lengths} angka.", "Use a code of {lengths} digits."),
    _rule("region_unknown", "error", "Kode wilayah tidak ada dalam daftar Kemendagri.",
          "The region code is in no list of Kemendagri.",
          "Periksa kodenya; mungkin kode BPS.", "Check the code; it may be a BPS code."),
    _rule("region_elsewhere", "error", "Wilayah ini di luar wilayah berkas ini.",
          "This region lies outside the region of this file.",
          "Periksa kodenya; baris wilayah lain dikirim dalam berkas wilayahnya.",
          "Check the code; a row of another region is sent in a file of its own region."),
    _rule("region_not_valid_at_date", "warning", "Kode wilayah tidak berlaku pada tanggal itu.",
          "The region code was not valid on that date.",
          "Pakai kode yang berlaku.", "Use the code that was valid then."),
    _rule("identifier_damaged_by_spreadsheet", "error",
          "Nomor ini rusak oleh lembar kerja: angka terakhirnya hilang.",
          "This number was damaged by a spreadsheet: its last digits are lost.",
          "Salin ulang dari sumbernya ke kolom berformat teks.",
          "Copy it again from its source into a column of type text."),
    _rule("identifier_malformed", "error", "Bukan nomor yang sah: hanya angka yang boleh.",
          "Not a valid number: only digits are allowed.", "Periksa nomornya.", "Check the number."),
    _rule("kk_malformed", "error", "Nomor KK harus 16 angka.", "The KK number must have 16 digits.",
          "Periksa kartu keluarganya.", "Check the family card."),
    _rule("nik_missing", "suspend", "NIK kosong.", "The NIK is missing.",
          "Lengkapi NIK; keluarga ditidurkan sampai diperbaiki.",
          "Complete the NIK; the family is suspended until it is repaired."),
    _rule("nik_malformed", "suspend", "NIK tidak sah.", "The NIK is not valid.",
          "Cocokkan dengan KTP; keluarga ditidurkan sampai diperbaiki.",
          "Compare it with the identity card; the family is suspended until it is repaired."),
    _rule("nik_filler", "suspend", "NIK ini hanya angka pengisi.", "This NIK is only filler.",
          "Isi NIK yang sebenarnya.", "Enter the real NIK."),
    _rule("nik_shared", "suspend", "NIK ini dipakai lebih dari sekali.",
          "This NIK is used more than once.",
          "Tentukan pemilik NIK yang benar.", "Find out whose NIK it is."),
    _rule("nik_region_unknown", "warning", "Kode wilayah dalam NIK tidak dikenal.",
          "The district in the NIK is unknown.", "Cocokkan dengan KTP.",
          "Compare it with the identity card."),
    _rule("nik_region_differs", "warning", "NIK pertama kali terdaftar di wilayah lain.",
          "The NIK was first registered elsewhere.", "Tidak perlu diubah.",
          "Nothing needs to be changed."),
    _rule("nik_birth_date_differs", "warning", "Tanggal lahir berbeda dengan yang ada dalam NIK.",
          "The birth date differs from the one in the NIK.",
          "Periksa tanggal lahir; NIK tidak berubah.",
          "Check the birth date; the NIK never changes."),
    _rule("nik_sex_differs", "warning", "Jenis kelamin berbeda dengan yang ada dalam NIK.",
          "The sex differs from the one in the NIK.", "Periksa jenis kelaminnya.",
          "Check the sex."),
    _rule("key_repeated", "error", "Nomor ini muncul lebih dari sekali dalam berkas.",
          "This key occurs more than once in the file.",
          "Sisakan satu baris.", "Keep one row."),
    _rule("row_too_long", "error", "Baris ini punya lebih banyak sel daripada judul kolom.",
          "This row has more cells than the header.",
          "Beri tanda kutip pada sel yang memuat pemisah.",
          "Quote the cell that contains the separator."),
    _rule("row_too_short", "warning", "Baris ini punya lebih sedikit sel daripada judul kolom.",
          "This row has fewer cells than the header.",
          "Periksa apakah ada sel yang hilang.", "Check whether a cell was lost."),
    _rule("record_unknown", "error", "Jenis baris ini tidak ada dalam tata letak berkasnya.",
          "The layout of the file knows no line of this kind.",
          "Tanyakan kepada pengirim, atau buat versi tata letak yang baru.",
          "Ask the sender, or describe a new version of the layout."),
    _rule("line_width_differs", "error", "Panjang baris ini berbeda dari tata letaknya.",
          "This line is not as wide as its layout says.",
          "Minta berkas asli; ada huruf yang hilang atau terselip.",
          "Ask for the original file; a character is lost or slipped in."),
    _rule("code_unknown", "error", "Kode pada baris ini tidak ada dalam tata letaknya.",
          "A code in this line is not in its layout.",
          "Tanyakan arti kodenya, lalu buat versi tata letak yang baru.",
          "Ask what the code means, then describe a new version of the layout."),
    _rule("obstacle_unknown", "error", "Hambatan dengan nomor ini tidak ada di meja Anda.",
          "No obstacle on your desk bears this number.",
          "Salin nomornya dari antrean yang diunduh.", "Copy the number from the queue you took."),
    _rule("step_not_open", "error",
          "Langkah ini bukan giliran Anda, atau keadaan hambatannya tidak mengizinkannya.",
          "This step is not yours to take, or the obstacle does not stand so that it can be taken.",
          "Lihat keadaannya; pakai salah satu: {choices}.",
          "See how it stands; use one of: {choices}."),
    _rule("answer_missing", "error", "Langkah ini memerlukan penjelasan.",
          "This step needs an explanation.", "Tulis apa yang dilakukan, dalam satu dua kalimat.",
          "Write in a sentence or two what was done."),
    _rule("answer_too_long", "error", "Penjelasan ini terlalu panjang.",
          "This explanation is too long.", "Persingkat.", "Shorten it."),
    _rule("answer_holds_number", "error",
          "Penjelasan ini memuat nomor panjang seperti NIK atau rekening.",
          "This explanation holds a long number such as a NIK or an account.",
          "Hapus nomornya.", "Leave the number out."),
    _rule("family_elsewhere", "error",
          "Di wilayah berkas ini tidak ada keluarga dengan nomor ini.",
          "No family in the region of this file bears this number.",
          "Periksa nomornya; keluarga kabupaten/kota lain dikirim dalam berkas wilayahnya.",
          "Check the number; a family of another kab/kota is sent in a file of its own region."),
    _rule("family_unknown", "warning",
          "Nomor keluarga ini tidak ada dalam data keluarga; barisnya tetap dihitung.",
          "No family in the register bears this number; its row counts all the same.",
          "Periksa nomornya; mungkin salah ketik.", "Check the number; it may be mistyped."),
    _rule("family_gone", "error",
          "Keluarga ini tidak lagi di wilayah berkas ini ketika barisnya dibukukan.",
          "This family was no longer in the region of this file when its row was taken in.",
          "Cari keluarganya; kirim barisnya dalam berkas wilayahnya yang sekarang.",
          "Find the family; send its row in a file of the region where it is now."),
    _rule("day_impossible", "error",
          "Tanggal ini sesudah berkas diterima, atau sebelum 2017.",
          "This day is after the file was received, or before 2017.",
          "Periksa tanggalnya; mungkin tahun atau bulannya tertukar.",
          "Check the day; year or month may be mistaken."),
    _rule("visitor_missing", "error",
          "Nama petugas terlalu panjang, atau memuat nomor panjang.",
          "The visitor's name is too long, or holds a long number.",
          "Tulis namanya saja.", "Write the name only."),
    _rule("answer_impossible", "error",
          "Jawaban ini di luar batas yang mungkin, atau tidak sesuai jawaban lain pada baris ini.",
          "This answer is out of bounds, or does not go with another answer in this row.",
          "Periksa angkanya pada catatan kunjungan.", "Check it in the notes of the visit."),
    _rule("nothing_answered", "error", "Tidak ada pertanyaan yang dijawab pada baris ini.",
          "No question is answered in this row.",
          "Isi jawabannya, atau hapus barisnya.", "Fill in the answers, or delete the row."),
    _rule("submission_repeated", "info",
          "Kiriman yang sama sudah ada pada baris sebelumnya; hanya yang pertama dipakai.",
          "The same submission is in an earlier row; only the first counts.",
          "Tidak perlu apa-apa.", "Nothing needs to be done."),
    _rule("submission_differs", "error",
          "Kiriman dengan nomor ini ada lebih dari sekali dan isinya berbeda.",
          "The submission of this number is there more than once and does not say the same.",
          "Sisakan baris yang benar.", "Keep the row that is right."),
    _rule("submission_known", "info",
          "Kunjungan ini sudah tercatat dari berkas lain; tidak dihitung dua kali.",
          "This visit is kept from another file already; it does not count twice.",
          "Tidak perlu apa-apa.", "Nothing needs to be done."),
    _rule("labels_read", "info",
          "Jawaban di kolom ini ditulis sebagai kata-kata formulir; dibaca sebagai kodenya.",
          "Answers in this column stand as the words of the form; they are read as its codes.",
          "Tidak perlu apa-apa; lain kali ekspor nilainya (values), bukan labelnya.",
          "Nothing needs to be done; next time export values instead of labels."),
    _rule("column_unknown", "info", "Kolom ini tidak dikenal dan tidak dipakai.",
          "This column is unknown and not used.", "Tidak perlu apa-apa.",
          "Nothing needs to be done."),
)  # fmt: skip

RULES = {rule.code: rule for rule in _ALL}


def severity_of(contract: Contract, field: Field | None, code: str) -> Severity:
    """Say how heavy rule `code` weighs in this column of this contract."""
    severity = RULES[code].severity
    if field is None:
        return severity
    if contract.keeps_faulty_numbers:
        return _in_register(field, code, severity)
    if severity == "suspend":
        severity = "error"
    if severity == "error" and not field.matching:
        return "error" if contract.family == "register" and field.required else "warning"
    return severity


def _in_register(field: Field, code: str, severity: Severity) -> Severity:
    if code == "identifier_damaged_by_spreadsheet":
        return "suspend"
    if severity == "error" and not field.required:
        return "warning"
    return severity
