"""Complaints, coordination teams and contacts of offices."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "complaint.received": Sentence(
        "{actor} menyampaikan pengaduan {number} ({channel}).",
        "{actor} handed in complaint {number} ({channel}).",
    ),
    "complaint.file_taken": Sentence(
        "{actor} memasukkan {taken} pengaduan dari berkas {subject}; {known} sudah ada.",
        "{actor} took {taken} complaints from the file {subject}; {known} were there already.",
    ),
    "complaint.verified": Sentence(
        "{actor} memverifikasi pengaduan {number} ({t}).",
        "{actor} verified complaint {number} ({t}).",
    ),
    "complaint.forwarded": Sentence(
        "{actor} meneruskan pengaduan {number} kepada {to}.",
        "{actor} forwarded complaint {number} to {to}.",
    ),
    "complaint.returned": Sentence(
        "{actor} mengembalikan pengaduan {number}.", "{actor} gave complaint {number} back."
    ),
    "complaint.answered": Sentence(
        "{actor} menjawab pengaduan {number}.", "{actor} answered complaint {number}."
    ),
    "complaint.noted": Sentence(
        "{actor} menulis catatan pada pengaduan {number}.",
        "{actor} wrote a note on complaint {number}.",
    ),
    "complaint.replied": Sentence(
        "{actor} menanggapi jawaban pengaduan {number}; sekarang {state}.",
        "{actor} replied to the answer of complaint {number}; it is {state} now.",
    ),
    "complaint.expired": Sentence(
        "{actor} menutup {closed} pengaduan yang jawabannya tidak ditanggapi.",
        "{actor} closed {closed} complaints whose answers nobody replied to.",
    ),
    "complaint.linked": Sentence(
        "{actor} mengaitkan pengaduan {number} dengan {to}.",
        "{actor} linked complaint {number} to {to}.",
    ),
    "complaint.shown": Sentence(
        "{actor} membuka nama pelapor pengaduan {number}.",
        "{actor} opened who made complaint {number}.",
    ),
    "team.set_up": Sentence(
        "{actor} mencatat tim koordinasi {region} dengan keputusan {number}.",
        "{actor} recorded the coordination team of {region}, decree {number}.",
    ),
    "team.ended": Sentence(
        "{actor} mengakhiri tim koordinasi {region} pada {on}.",
        "{actor} ended the coordination team of {region} on {on}.",
    ),
    "team.member_added": Sentence(
        "{actor} mencatat {office} sebagai {role} tim koordinasi {region}.",
        "{actor} recorded {office} as {role} of the coordination team of {region}.",
    ),
    "team.member_ended": Sentence(
        "{actor} mengakhiri keanggotaan {office} di tim koordinasi {region} pada {on}.",
        "{actor} ended {office}'s membership in the coordination team of {region} on {on}.",
    ),
    "contact.set": Sentence(
        "{actor} mencatat kontak kantor {office}.", "{actor} recorded the contact of {office}."
    ),
}
