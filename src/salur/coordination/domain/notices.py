"""What somebody is told of: each kind with its sentence, and what a mail says of it.

A notice names no family and no amount: a sentence, a count, a kab/kota and a link.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.refused import Sentence

USUAL_HOUR = 6  # of the day, where nobody chose another


class Mails(enum.StrEnum):
    """Which mails somebody wants."""

    DAILY = "DAILY"  # a digest a day, and urgent ones at once
    URGENT = "URGENT"
    NONE = "NONE"


@dataclass(frozen=True)
class Matter:
    """Something there is to tell, before it is known to whom.

    It concerns whoever holds one of `roles`, reaches `path`, acts for `organisation` where one is
    given, and is not among `never`; a bank or Bulog only where it is among `parties`.
    """

    kind: str
    key: str
    subject: UUID
    path: str
    code: str
    roles: frozenset[str]
    organisation: UUID | None = None
    never: tuple[UUID, ...] = ()
    parties: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Kind:
    """One kind of notice: its sentence, with {count} where there are several."""

    one: Sentence
    many: Sentence
    urgent: bool = False


KINDS: Mapping[str, Kind] = {
    "risen": Kind(
        Sentence("Satu hambatan yang lewat batas naik ke meja Anda.",
                 "One obstacle that is overdue has risen to your desk."),
        Sentence("{count} hambatan yang lewat batas naik ke meja Anda.",
                 "{count} obstacles that are overdue have risen to your desk."),
        urgent=True,
    ),
    "offered": Kind(
        Sentence("Satu hambatan diserahkan kepada kantor Anda dan menunggu jawaban.",
                 "One obstacle is offered to your office and waits for an answer."),
        Sentence("{count} hambatan diserahkan kepada kantor Anda dan menunggu jawaban.",
                 "{count} obstacles are offered to your office and wait for an answer."),
        urgent=True,
    ),
    "sensitive": Kind(
        Sentence("Satu pengaduan peka masuk dan hanya dapat dibaca oleh yang berwenang.",
                 "One sensitive complaint came in, which only few may read."),
        Sentence("{count} pengaduan peka masuk dan hanya dapat dibaca oleh yang berwenang.",
                 "{count} sensitive complaints came in, which only few may read."),
        urgent=True,
    ),
    "report_returned": Kind(
        Sentence("Satu berita acara kantor Anda dikembalikan.",
                 "One berita acara of your office was returned."),
        Sentence("{count} berita acara kantor Anda dikembalikan.",
                 "{count} berita acara of your office were returned."),
        urgent=True,
    ),
    "spa_waits": Kind(
        Sentence("Satu SPA menunggu persetujuan Anda.", "One SPA waits for your approval."),
        Sentence("{count} SPA menunggu persetujuan Anda.", "{count} SPA wait for your approval."),
        urgent=True,
    ),
    "order_waits": Kind(
        Sentence("Satu perintah bayar menunggu persetujuan Anda.",
                 "One payment order waits for your approval."),
        Sentence("{count} perintah bayar menunggu persetujuan Anda.",
                 "{count} payment orders wait for your approval."),
        urgent=True,
    ),
    "given": Kind(
        Sentence("Satu hambatan baru menjadi tanggung jawab kantor Anda.",
                 "One obstacle is now your office's own."),
        Sentence("{count} hambatan baru menjadi tanggung jawab kantor Anda.",
                 "{count} obstacles are now your office's own."),
    ),
    "assigned": Kind(
        Sentence("Satu hambatan ditugaskan kepada Anda.", "One obstacle was assigned to you."),
        Sentence("{count} hambatan ditugaskan kepada Anda.",
                 "{count} obstacles were assigned to you."),
    ),
    "given_back": Kind(
        Sentence("Satu hambatan yang Anda serahkan dikembalikan.",
                 "One obstacle that you offered was returned."),
        Sentence("{count} hambatan yang Anda serahkan dikembalikan.",
                 "{count} obstacles that you offered were returned."),
    ),
    "risen_own": Kind(
        Sentence("Satu hambatan kantor Anda lewat batas dan naik ke tingkat berikutnya.",
                 "One obstacle of your office is overdue and rose a level."),
        Sentence("{count} hambatan kantor Anda lewat batas dan naik ke tingkat berikutnya.",
                 "{count} obstacles of your office are overdue and rose a level."),
    ),
    "to_verify": Kind(
        Sentence("Satu hambatan yang Anda sampaikan dinyatakan selesai; periksalah.",
                 "One obstacle that you raised is said to be solved; verify it."),
        Sentence("{count} hambatan yang Anda sampaikan dinyatakan selesai; periksalah.",
                 "{count} obstacles that you raised are said to be solved; verify them."),
    ),
    "reopened": Kind(
        Sentence("Satu hambatan kantor Anda dibuka kembali.",
                 "One obstacle of your office was reopened."),
        Sentence("{count} hambatan kantor Anda dibuka kembali.",
                 "{count} obstacles of your office were reopened."),
    ),
    "followed": Kind(
        Sentence("Ada kabar tentang hambatan yang Anda ikuti.",
                 "There is news of an obstacle that you follow."),
        Sentence("Ada {count} kabar tentang hambatan yang Anda ikuti.",
                 "There are {count} news of obstacles that you follow."),
    ),
    "due_soon": Kind(
        Sentence("Satu hambatan kantor Anda segera jatuh tempo.",
                 "One obstacle of your office is due soon."),
        Sentence("{count} hambatan kantor Anda segera jatuh tempo.",
                 "{count} obstacles of your office are due soon."),
    ),
    "complaint": Kind(
        Sentence("Satu pengaduan baru masuk.", "One new complaint came in."),
        Sentence("{count} pengaduan baru masuk.", "{count} new complaints came in."),
    ),
    "complaint_given": Kind(
        Sentence("Satu pengaduan diteruskan kepada kantor Anda.",
                 "One complaint was handed on to your office."),
        Sentence("{count} pengaduan diteruskan kepada kantor Anda.",
                 "{count} complaints were handed on to your office."),
    ),
    "complaint_late": Kind(
        Sentence("Satu pengaduan lewat batas jawabannya.",
                 "One complaint was not answered in time."),
        Sentence("{count} pengaduan lewat batas jawabannya.",
                 "{count} complaints were not answered in time."),
    ),
    "meeting_invited": Kind(
        Sentence("Kantor Anda diundang ke satu rapat.", "Your office is invited to one meeting."),
        Sentence("Kantor Anda diundang ke {count} rapat.",
                 "Your office is invited to {count} meetings."),
    ),
    "meeting_moved": Kind(
        Sentence("Satu rapat yang mengundang kantor Anda pindah hari atau tempat.",
                 "One meeting that invites your office was moved to another day or place."),
        Sentence("{count} rapat yang mengundang kantor Anda pindah hari atau tempat.",
                 "{count} meetings that invite your office were moved to another day or place."),
        urgent=True,
    ),
    "meeting_called_off": Kind(
        Sentence("Satu rapat yang mengundang kantor Anda dibatalkan.",
                 "One meeting that invited your office was called off."),
        Sentence("{count} rapat yang mengundang kantor Anda dibatalkan.",
                 "{count} meetings that invited your office were called off."),
        urgent=True,
    ),
    "meeting_task": Kind(
        Sentence("Satu keputusan rapat menjadi tugas kantor Anda.",
                 "One decision of a meeting gives your office something to do."),
        Sentence("{count} keputusan rapat menjadi tugas kantor Anda.",
                 "{count} decisions of meetings give your office something to do."),
    ),
    "minutes_to_sign": Kind(
        Sentence("Satu notula rapat menunggu pengesahan Anda.",
                 "The minutes of one meeting wait for you to sign them off."),
        Sentence("{count} notula rapat menunggu pengesahan Anda.",
                 "The minutes of {count} meetings wait for you to sign them off."),
    ),
    "minutes_returned": Kind(
        Sentence("Satu notula yang Anda tulis dikembalikan.",
                 "The minutes of one meeting that you wrote were returned."),
        Sentence("{count} notula yang Anda tulis dikembalikan.",
                 "The minutes of {count} meetings that you wrote were returned."),
    ),
    "minutes_signed": Kind(
        Sentence("Notula satu rapat yang mengundang kantor Anda sudah disahkan.",
                 "The minutes of one meeting that invited your office are signed off."),
        Sentence("Notula {count} rapat yang mengundang kantor Anda sudah disahkan.",
                 "The minutes of {count} meetings that invited your office are signed off."),
    ),
    "referral": Kind(
        Sentence("Satu keluarga dirujuk kepada lembaga Anda dan menunggu jawaban.",
                 "One family was referred to your organisation and waits for an answer."),
        Sentence("{count} keluarga dirujuk kepada lembaga Anda dan menunggu jawaban.",
                 "{count} families were referred to your organisation and wait for an answer."),
    ),
    "referral_answered": Kind(
        Sentence("Satu rujukan Anda dijawab.", "One of your referrals was answered."),
        Sentence("{count} rujukan Anda dijawab.", "{count} of your referrals were answered."),
    ),
    "referral_late": Kind(
        Sentence("Satu rujukan lewat batas dan menunggu lembaga Anda.",
                 "One referral is overdue and waits for your organisation."),
        Sentence("{count} rujukan lewat batas dan menunggu lembaga Anda.",
                 "{count} referrals are overdue and wait for your organisation."),
    ),
    "referral_unanswered": Kind(
        Sentence("Satu rujukan dari kantor Anda lewat batas tanpa hasil.",
                 "One referral of your office is past its day without a result."),
        Sentence("{count} rujukan dari kantor Anda lewat batas tanpa hasil.",
                 "{count} referrals of your office are past their day without a result."),
    ),
    "follow_up_late": Kind(
        Sentence("Ada keluarga graduasi di wilayah Anda yang belum ditengok sampai batasnya.",
                 "Families that graduated in your area were not looked at in time."),
        Sentence("{count} kali batas menengok keluarga graduasi di wilayah Anda terlewat.",
                 "{count} days for looking at families that graduated in your area have passed."),
    ),
    "objection_soon": Kind(
        Sentence("Jawaban satu keberatan keluarga segera jatuh tempo.",
                 "The answer to one family's objection is due soon."),
        Sentence("Jawaban {count} keberatan keluarga segera jatuh tempo.",
                 "The answers to {count} families' objections are due soon."),
    ),
    "objection_late": Kind(
        Sentence("Satu keberatan keluarga lewat batas jawabannya.",
                 "One family's objection was not answered in time."),
        Sentence("{count} keberatan keluarga lewat batas jawabannya.",
                 "{count} families' objections were not answered in time."),
    ),
    "report_waits": Kind(
        Sentence("Satu berita acara menunggu Anda.", "One berita acara waits for you."),
        Sentence("{count} berita acara menunggu Anda.", "{count} berita acara wait for you."),
    ),
    "spa_to_check": Kind(
        Sentence("Satu SPA menunggu pemeriksaan Anda.", "One SPA waits for you to check it."),
        Sentence("{count} SPA menunggu pemeriksaan Anda.", "{count} SPA wait for you to check."),
    ),
    "order_to_check": Kind(
        Sentence("Satu perintah bayar menunggu pemeriksaan Anda.",
                 "One payment order waits for you to check it."),
        Sentence("{count} perintah bayar menunggu pemeriksaan Anda.",
                 "{count} payment orders wait for you to check them."),
    ),
    "return_waits": Kind(
        Sentence("Satu daftar pengembalian menunggu persetujuan Anda.",
                 "One list of returns waits for your approval."),
        Sentence("{count} daftar pengembalian menunggu persetujuan Anda.",
                 "{count} lists of returns wait for your approval."),
    ),
}  # fmt: skip


def said(kind: str, count: int, language: str) -> str:
    """Say in one sentence what happened so many times."""
    told = KINDS[kind].one if count == 1 else KINDS[kind].many
    return told.in_language(language).format(count=count)
