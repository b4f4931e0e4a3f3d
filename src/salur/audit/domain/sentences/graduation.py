"""Families that move on: their way out, step by step."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "graduation.outcomes_published": Sentence(
        "{actor} menghitung hasil keluarga yang keluar: {tables} tabel.",
        "{actor} counted what became of families that left: {tables} tables.",
    ),
    "graduation.proposed": Sentence(
        "{actor} mengusulkan graduasi {number} ({kind}, dari {source}).",
        "{actor} proposed the way out {number} ({kind}, by {source}).",
    ),
    "graduation.rule_proposed": Sentence(
        "{actor} membiarkan aturan mengusulkan {families} keluarga di wilayah {region}"
        " ({dimensions} dari enam hal terpenuhi).",
        "{actor} let the rule propose {families} families of the region {region} ({dimensions} of"
        " six dimensions met).",
    ),
    "graduation.withdrawn": Sentence(
        "{actor} menarik usulan graduasi {numbers}.", "{actor} withdrew the way out {numbers}."
    ),
    "graduation.decided": Sentence(
        "{actor} mencatat keputusan musyawarah {no_ba}: {numbers} keluar mulai {period}.",
        "{actor} wrote down the meeting's decision {no_ba}: {numbers} leave from {period} on.",
    ),
    "graduation.kept": Sentence(
        "{actor} mencatat keputusan musyawarah {no_ba}: {numbers} tetap menerima.",
        "{actor} wrote down the meeting's decision {no_ba}: {numbers} stay.",
    ),
    "graduation.told": Sentence(
        "{actor} menyampaikan surat graduasi {numbers}; keberatan sampai {until}.",
        "{actor} handed over the letter of {numbers}; it may object until {until}.",
    ),
    "graduation.letters_printed": Sentence(
        "{actor} mencetak {letters} surat graduasi berita acara {no_ba}.",
        "{actor} printed {letters} letters of the berita acara {no_ba}.",
    ),
    "graduation.meeting_list_printed": Sentence(
        "{actor} mencetak daftar musyawarah wilayah {region}: {families} keluarga.",
        "{actor} printed the list of the village meeting of {region}: {families} families.",
    ),
    "graduation.list_taken": Sentence(
        "{actor} mengambil daftar graduasi wilayah {region}: {rows} baris.",
        "{actor} took the list of ways out of the region {region}: {rows} rows.",
    ),
    "graduation.objected": Sentence(
        "{actor} mencatat keberatan atas {numbers}; dijawab paling lambat {until}.",
        "{actor} wrote down the objection to {numbers}; to be answered by {until}.",
    ),
    "graduation.answered": Sentence(
        "{actor} menjawab keberatan atas {numbers} ({answer}); sekarang {state}.",
        "{actor} answered the objection to {numbers} ({answer}); it is {state} now.",
    ),
    "graduation.submitted": Sentence(
        "{actor} mengajukan {numbers} untuk disahkan.",
        "{actor} submitted {numbers} to be endorsed.",
    ),
    "graduation.returned": Sentence(
        "{actor} mengembalikan {numbers} ke daftar tunggu menurut berita acara {no_ba}.",
        "{actor} put {numbers} back on the waiting list by the berita acara {no_ba}.",
    ),
    "graduation.recovered": Sentence(
        "{actor} mencatat bahwa {numbers} tetap mandiri.",
        "{actor} wrote down that {numbers} stands on its own after all.",
    ),
    "graduation.followed": Sentence(
        "{actor} mencocokkan proses graduasi dengan register: {steps} langkah.",
        "{actor} let ways out follow the register: {steps} steps.",
    ),
    "graduation.lapsed": Sentence(
        "{actor} menguatkan {lapsed} keputusan yang tidak dibantah sampai batasnya.",
        "{actor} confirmed {lapsed} decisions that nobody objected to in time.",
    ),
}
