"""How valid the register is, and whether families are on it twice."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
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
