"""Why a step of a meeting is refused, and what to do then."""

from salur.coordination.domain.meetings import STATE_NAMES, MeetingState
from salur.kernel.refused import Refused, Sentence


class MeetingRefused(Refused):
    """This step of a meeting is refused: nothing changed."""


def unknown() -> MeetingRefused:
    """Make the refusal for a meeting or a point that is not there, or not for this scope."""
    return _refused(
        "meeting_unknown",
        "Rapat atau butir itu tidak ditemukan.",
        "There is no such meeting, or no such point of it.",
        "Cari kembali di daftar rapat.",
        "Look for it in the list of meetings again.",
    )


def step_forbidden(state: MeetingState) -> MeetingRefused:
    """Make the refusal for a step that does not lead from how the meeting stands."""
    name = STATE_NAMES[state]
    return _refused(
        "meeting_step_forbidden",
        f"Langkah itu tidak dapat diambil: rapat ini {name.id.lower()}.",
        f"That step cannot be taken: this meeting is {name.en.lower()}.",
        "Muat ulang halaman rapat, lalu pilih langkah yang ada.",
        "Load the page of the meeting again and choose a step that is there.",
    )


def nowhere() -> MeetingRefused:
    """Make the refusal for a meeting without regions, or with one that is not known."""
    return _refused(
        "meeting_nowhere",
        "Rapat belum mempunyai wilayah yang dikenal.",
        "The meeting has no region that is known.",
        "Pilih sedikitnya satu provinsi atau kabupaten/kota.",
        "Choose one province or kab/kota at least.",
    )


def unnamed() -> MeetingRefused:
    """Make the refusal for a meeting without a title or a place."""
    return _refused(
        "meeting_unnamed",
        "Judul atau tempat rapat belum ditulis.",
        "The title or the place of the meeting is missing.",
        "Tuliskan keduanya.",
        "Write both.",
    )


def too_far(days: int) -> MeetingRefused:
    """Make the refusal for a day that is no day of a meeting."""
    return _refused(
        "meeting_too_far",
        f"Tanggal rapat lebih dari {days} hari dari hari ini.",
        f"The day of the meeting is more than {days} days from today.",
        "Periksa tahunnya.",
        "Check the year.",
    )


def held_early() -> MeetingRefused:
    """Make the refusal for a meeting that is said to be held before its day."""
    return _refused(
        "meeting_held_early",
        "Hari rapat ini belum tiba.",
        "The day of this meeting has not come.",
        "Ubah tanggalnya, atau tunggu harinya.",
        "Change its day, or wait for it.",
    )


def invited_unknown() -> MeetingRefused:
    """Make the refusal for an organisation that is not known, or not invited."""
    return _refused(
        "invited_unknown",
        "Lembaga itu tidak dikenal, atau tidak diundang.",
        "That organisation is not known, or not invited.",
        "Pilih lembaga dari daftar.",
        "Choose an organisation from the list.",
    )


def words_missing() -> MeetingRefused:
    """Make the refusal for a point, a decision or a reason without words."""
    return _refused(
        "words_missing",
        "Isinya belum ditulis.",
        "The words are missing.",
        "Tuliskan dalam satu atau dua kalimat.",
        "Write them in one or two sentences.",
    )


def words_too_long(most: int) -> MeetingRefused:
    """Make the refusal for words that nobody reads."""
    return _refused(
        "words_too_long",
        f"Isinya lebih dari {most} huruf.",
        f"The words are longer than {most} letters.",
        "Persingkat.",
        "Make them shorter.",
    )


def words_hold_number() -> MeetingRefused:
    """Make the refusal for words with a long number: a NIK, an account or a card."""
    return _refused(
        "words_hold_number",
        "Tulisan itu memuat nomor panjang seperti NIK, rekening atau kartu.",
        "The words hold a long number, like a NIK, an account or a card.",
        "Hapus nomornya; sebut keluarga lewat halamannya.",
        "Leave the number out; name a family by its page.",
    )


def dropped_already() -> MeetingRefused:
    """Make the refusal for a point that was dropped before."""
    return _refused(
        "item_dropped_already",
        "Butir itu sudah dikeluarkan dari agenda.",
        "That point was dropped from the agenda before.",
        "Tambahkan butir baru bila perlu.",
        "Add a new point where you need one.",
    )


def owner_missing() -> MeetingRefused:
    """Make the refusal for a task without a day, or a day without an owner."""
    return _refused(
        "decision_needs_owner",
        "Keputusan yang harus dikerjakan perlu penanggung jawab dan tenggat.",
        "What somebody has to do needs an owner and a deadline.",
        "Pilih keduanya, atau catat keputusan tanpa keduanya.",
        "Choose both, or note the decision without either.",
    )


def outside_meeting() -> MeetingRefused:
    """Make the refusal for a decision about a region that the meeting is not about."""
    return _refused(
        "outside_meeting",
        "Wilayah itu di luar wilayah rapat ini.",
        "That region is not one of this meeting's.",
        "Pilih wilayah di dalam rapat.",
        "Choose a region within the meeting.",
    )


def not_written() -> MeetingRefused:
    """Make the refusal for signing minutes that nobody wrote, or that were written anew since."""
    return _refused(
        "minutes_changed",
        "Notula itu belum disusun, atau sudah disusun ulang sejak Anda membukanya.",
        "The minutes are not written, or were written anew since you opened them.",
        "Buka notula yang terbaru, baca, lalu sahkan.",
        "Open the newest minutes, read them, then sign them off.",
    )


def four_eyes() -> MeetingRefused:
    """Make the refusal for whoever wrote the minutes that they want to sign or return."""
    return _refused(
        "four_eyes",
        "Anda sendiri menulis notula ini; yang mengesahkan harus orang lain.",
        "You wrote these minutes yourself; somebody else has to sign them off.",
        "Minta pimpinan rapat atau pejabat lain yang berwenang membaca dan mengesahkannya.",
        "Ask the chair or somebody else who may to read and sign them.",
    )


def _refused(code: str, message: str, english: str, step: str, next_step: str) -> MeetingRefused:
    return MeetingRefused(code, Sentence(message, english), Sentence(step, next_step))
