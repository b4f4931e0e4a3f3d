"""Organisations and whom they serve."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "parties.seeded": Sentence(
        "{actor} menyiapkan {organisations} lembaga dan {services} wilayah layanan.",
        "{actor} set up {organisations} organisations and {services} service areas.",
    ),
    "organisation.registered": Sentence(
        "{actor} mendaftarkan lembaga {name}.", "{actor} registered the organisation {name}."
    ),
    "service.begun": Sentence(
        "{actor} mencatat {name} melayani {region} sejak {from}.",
        "{actor} recorded that {name} serves {region} from {from}.",
    ),
    "service.ended": Sentence(
        "{actor} mencatat {name} berhenti melayani {region} per {on}.",
        "{actor} recorded that {name} stopped serving {region} on {on}.",
    ),
    "warehouse.recorded": Sentence(
        "{actor} mencatat gudang {name} milik {organisation}, sejak {from}.",
        "{actor} recorded the warehouse {name} of {organisation}, from {from}.",
    ),
    "parties.shops_kept": Sentence(
        "{actor} mencatat register e-Warong: {shops} berubah, {terminals_begun} terminal masuk,"
        " {terminals_ended} terminal keluar, {held} baris ditahan.",
        "{actor} kept a register of e-Warong: {shops} changed, {terminals_begun} terminals came,"
        " {terminals_ended} went, {held} rows held.",
    ),
}
