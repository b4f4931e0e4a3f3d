"""Referrals of families on their way, and how somebody looked after them."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "referral.made": Sentence(
        "{actor} merujuk satu keluarga kepada {to} ({number}, {kind}).",
        "{actor} referred a family to {to} ({number}, {kind}).",
    ),
    "referral.taken": Sentence(
        "{actor} menerima rujukan {number} ({kind}).", "{actor} took referral {number} ({kind})."
    ),
    "referral.delivered": Sentence(
        "{actor} memberikan bantuan rujukan {number} ({kind}).",
        "{actor} delivered what referral {number} asked for ({kind}).",
    ),
    "referral.declined": Sentence(
        "{actor} menolak rujukan {number} ({kind}).", "{actor} declined referral {number} ({kind})."
    ),
    "referral.recalled": Sentence(
        "{actor} menarik kembali rujukan {number} ({kind}).",
        "{actor} took referral {number} back ({kind}).",
    ),
    "follow_up.list_taken": Sentence(
        "{actor} mengunduh lembar kerja tindak lanjut {region}.",
        "{actor} took the worklist of follow-ups in {region}.",
    ),
    "follow_up.recorded": Sentence(
        "{actor} mencatat tindak lanjut {months} bulan dari graduasi {number}: {outcome}.",
        "{actor} wrote down the follow-up of case {number} after {months} months: {outcome}.",
    ),
}
