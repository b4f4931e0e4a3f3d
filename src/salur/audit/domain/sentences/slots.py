"""Places that families leave behind."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "slot.settled": Sentence(
        "Tempat di {subject} mengikuti daftar: {made} menjadi kosong, {filled} terisi, {released}"
        " dilepas lagi.",
        "Places of {subject} followed the register: {made} became free, {filled} were filled,"
        " {released} were let go.",
    ),
    "slot.offered": Sentence(
        "{actor} mengusulkan {offered} keluarga dari daftar tunggu untuk tempat kosong di"
        " {subject}; {left} tempat tetap kosong.",
        "{actor} proposed {offered} families of the waiting list for free places of {subject};"
        " {left} places stay free.",
    ),
    "slot.closed": Sentence(
        "{actor} menutup {slots} tempat kosong menurut keputusan {number} ({reason}).",
        "{actor} gave up {slots} free places by decree {number} ({reason}).",
    ),
    "slot.succeeded": Sentence(
        "{slots} tempat, {visits} kunjungan dan {referrals} rujukan mengikuti kode wilayah baru.",
        "{slots} places, {visits} home visits and {referrals} referrals follow the new codes.",
    ),
    "slot.reopened": Sentence(
        "{actor} membuka kembali {slots} tempat yang ditutup.",
        "{actor} opened {slots} places again that were given up.",
    ),
}
