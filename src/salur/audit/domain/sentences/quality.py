"""How valid the register is, and whether families are on it twice."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "quality.conflict_decided": Sentence(
        "{actor} memutuskan konflik keluarga {family} ({column}): {choice}.",
        "{actor} decided the conflict about the family {family} ({column}): {choice}.",
    ),
    "quality.changes_sent": Sentence(
        "{actor} membuat berkas {rows} perubahan untuk Pusdatin.",
        "{actor} made the file of {rows} changes for Pusdatin.",
    ),
    "quality.snapshot_taken": Sentence(
        "{actor} menerima salinan Pusdatin per {as_of} ({families} keluarga): {followed} mengikuti"
        " pusat, {kept} tetap milik kantor, {conflicts} konflik, {added} bertambah,"
        " {vanished} tidak lagi tercantum, {moved} pindah; {acknowledged} perubahan kantor sudah"
        " tampak.",
        "{actor} took the snapshot of Pusdatin of {as_of} ({families} families): {followed} follow"
        " it, {kept} keep what the office has, {conflicts} conflicts, {added} added, {vanished} no"
        " longer listed, {moved} moved; {acknowledged} of the office's changes are shown now.",
    ),
    "quality.assessed": Sentence(
        "{actor} memeriksa mutu {families} keluarga: {valid} sah, {violations} pelanggaran,"
        " {opened} baru, {closed} selesai, {left_out} tidak dihitung.",
        "{actor} judged the data of {families} families: {valid} valid, {violations} violations,"
        " {opened} new, {closed} settled, {left_out} left out.",
    ),
    "quality.worklist_taken": Sentence(
        "{actor} mengunduh daftar kerja aturan {rule}: {rows} baris.",
        "{actor} took the worklist of the rule {rule}: {rows} rows.",
    ),
    "quality.rule_switched_off": Sentence(
        "{actor} mematikan aturan {rule} sejak {from}: {reason}.",
        "{actor} switched the rule {rule} off from {from}: {reason}.",
    ),
    "quality.rule_switched_on": Sentence(
        "{actor} menghidupkan lagi aturan {rule}.",
        "{actor} switched the rule {rule} on again.",
    ),
    "quality.duplicates_searched": Sentence(
        "{actor} mencari keluarga ganda di antara {families} keluarga: {found} pasangan,"
        " {added} baru, {reopened} dibuka kembali, {stale} tidak ditemukan lagi.",
        "{actor} searched {families} families for duplicates: {found} pairs, {added} new,"
        " {reopened} opened again, {stale} no longer found.",
    ),
    "quality.pair_decided": Sentence(
        "{actor} menjawab {word} tentang keluarga {first} dan {second}: {state}.",
        "{actor} said {word} of the families {first} and {second}: {state}.",
    ),
    "quality.decision_undone": Sentence(
        "{actor} menarik kembali jawaban tentang keluarga {first} dan {second}: {state}.",
        "{actor} took back what was said of the families {first} and {second}: {state}.",
    ),
    "quality.field_asked": Sentence(
        "{actor} bertanya ke lapangan tentang keluarga {first} dan {second}.",
        "{actor} asked the field about the families {first} and {second}.",
    ),
    "quality.question_answered": Sentence(
        "{actor} menjawab dari lapangan tentang keluarga {first} dan {second}: {answer}.",
        "{actor} answered from the field about the families {first} and {second}: {answer}.",
    ),
}
