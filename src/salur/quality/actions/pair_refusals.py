"""How each refusal about a pair of families reads."""

from salur.kernel.free_text import holds_long_number
from salur.kernel.refused import Refused, Sentence

SHORTEST_REASON = 10
_LONGEST_NOTE = 500
_OPEN_AGAIN = Sentence("Buka lagi pasangan ini.", "Open the pair again.")


class PairRefused(Refused):
    """This is not done with the pair; it stays as it was."""


def people_decide() -> PairRefused:
    """Refuse that a program says whether two families are one."""
    return PairRefused(
        "people_decide",
        Sentence(
            "Hanya orang yang memutuskan apakah dua keluarga itu satu.",
            "Only people say whether two families are one.",
        ),
        Sentence("Mintalah petugas.", "Ask an officer."),
    )


def pair_unknown() -> PairRefused:
    """Refuse what the scope has no pair for."""
    return PairRefused(
        "pair_unknown",
        Sentence("Pasangan itu tidak ditemukan.", "There is no such pair."),
        Sentence("Cari kembali di antrean.", "Look for it in the queue."),
    )


def pair_stale() -> PairRefused:
    """Refuse to decide what is no longer asked."""
    return PairRefused(
        "pair_stale",
        Sentence(
            "Pencarian terakhir tidak lagi menemukan pasangan ini: datanya sudah berubah.",
            "The last search no longer finds this pair: its data have changed.",
        ),
        Sentence("Lanjutkan ke pasangan berikutnya.", "Go on with the next pair."),
    )


def pair_decided() -> PairRefused:
    """Refuse to decide again what stands."""
    return PairRefused(
        "pair_decided",
        Sentence("Pasangan ini sudah diputuskan.", "This pair is decided already."),
        Sentence("Batalkan dahulu keputusannya.", "Undo the decision first."),
    )


def voted_already() -> PairRefused:
    """Refuse a second word of the same office."""
    return PairRefused(
        "pair_voted_already",
        Sentence("Kantor Anda sudah menjawab.", "Your office has said its word already."),
        Sentence(
            "Batalkan dahulu jawaban kantor Anda, atau tunggu kantor yang satunya.",
            "Take your office's word back first, or wait for the other office.",
        ),
    )


def not_disputed() -> PairRefused:
    """Refuse to settle what the offices have not disagreed on."""
    return PairRefused(
        "pair_not_disputed",
        Sentence(
            "Kedua kantor belum berbeda pendapat tentang pasangan ini.",
            "The two offices have not disagreed on this pair.",
        ),
        Sentence("Tunggu jawaban kedua kantor.", "Wait for both offices."),
    )


def not_of_pair() -> PairRefused:
    """Refuse to keep a family that is none of the two."""
    return PairRefused(
        "keep_unknown",
        Sentence(
            "Keluarga yang dipilih bukan bagian dari pasangan ini.",
            "The family chosen to stay is none of the two.",
        ),
        _OPEN_AGAIN,
    )


def settled_above() -> PairRefused:
    """Refuse that an office takes back what was settled above it."""
    return PairRefused(
        "settled_above",
        Sentence(
            "Pasangan ini diputuskan provinsi atau kementerian.",
            "This pair was settled by the province or the ministry.",
        ),
        Sentence("Mintalah mereka membatalkannya.", "Ask them to undo it."),
    )


def same_by_another() -> PairRefused:
    """Refuse to part a family that another decision, too, says is one with these."""
    return PairRefused(
        "same_by_another",
        Sentence(
            "Pasangan lain dari kelompok ini juga diputuskan satu keluarga.",
            "Another pair of this group was decided to be one family as well.",
        ),
        Sentence("Batalkan dahulu keputusan itu.", "Undo that decision first."),
    )


def nothing_to_undo() -> PairRefused:
    """Refuse to undo what was not done."""
    return PairRefused(
        "nothing_to_undo",
        Sentence(
            "Tidak ada keputusan kantor Anda atas pasangan ini.",
            "Your office has decided nothing about this pair.",
        ),
        _OPEN_AGAIN,
    )


def asked_already() -> PairRefused:
    """Refuse the same question twice."""
    return PairRefused(
        "pair_asked_already",
        Sentence("Lapangan sudah ditanya.", "The field has been asked already."),
        Sentence("Tunggu jawabannya.", "Wait for the answer."),
    )


def not_the_offices() -> PairRefused:
    """Refuse that the field is asked from above."""
    return PairRefused(
        "not_the_offices",
        Sentence(
            "Hanya kantor kabupaten/kota yang bertanya ke lapangan.",
            "Only the office of a kab/kota asks the field.",
        ),
        Sentence("Mintalah kantor itu.", "Ask that office."),
    )


def question_unknown() -> PairRefused:
    """Refuse what the scope has no question for."""
    return PairRefused(
        "question_unknown",
        Sentence("Pertanyaan itu tidak ditemukan.", "There is no such question."),
        Sentence("Cari kembali di daftar pertanyaan.", "Look for it in the list of questions."),
    )


def question_ended() -> PairRefused:
    """Refuse to answer twice, or what is no longer asked."""
    return PairRefused(
        "question_ended",
        Sentence(
            "Pertanyaan ini sudah dijawab atau ditarik kembali.",
            "This question was answered already, or taken back.",
        ),
        Sentence("Lanjutkan ke pertanyaan berikutnya.", "Go on with the next question."),
    )


def check_reason(reason: str) -> None:
    """Refuse a reason that says nothing, or that holds somebody's number."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise PairRefused(
            "reason_missing",
            Sentence(
                "Alasan belum ditulis (sedikitnya 10 huruf).",
                "The reason is missing (10 letters at least).",
            ),
            Sentence("Tuliskan mengapa.", "Write down why."),
        )
    check_note(reason)


def check_note(note: str) -> None:
    """Refuse words that are too many, or that hold somebody's number."""
    if len(note) > _LONGEST_NOTE:
        raise PairRefused(
            "note_too_long",
            Sentence(
                f"Catatan lebih dari {_LONGEST_NOTE} huruf.",
                f"The note is longer than {_LONGEST_NOTE} letters.",
            ),
            Sentence("Singkatkan.", "Make it shorter."),
        )
    if holds_long_number(note):
        raise PairRefused(
            "identifier_in_text",
            Sentence(
                "Tulisan ini memuat nomor panjang seperti NIK atau rekening.",
                "This text holds a long number such as a NIK or an account.",
            ),
            Sentence(
                "Hapus nomornya; sebutkan ID KPM.", "Remove the number; name the family's id."
            ),
        )
