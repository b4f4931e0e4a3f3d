"""The change from rice to card."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "transition.facts_recorded": Sentence(
        "{actor} mencatat {facts} keterangan kesiapan ({new} baru).",
        "{actor} recorded {facts} facts about readiness ({new} new).",
    ),
    "transition.readiness_measured": Sentence(
        "{actor} menghitung kesiapan {subject}: {ready} dari {desa} desa siap.",
        "{actor} counted the readiness of {subject}: {ready} of {desa} desa are ready.",
    ),
    "transition.plan_drafted": Sentence(
        "{actor} menyusun rencana peralihan {region} versi {version}: {changing} desa beralih,"
        " {staying} tetap.",
        "{actor} drew up version {version} of the plan of {region}: {changing} desa change,"
        " {staying} stay.",
    ),
    "transition.plan_changed": Sentence(
        "{actor} mengubah rencana peralihan {region} versi {version} di {under}: {changing} desa"
        " beralih, {staying} tetap.",
        "{actor} edited version {version} of the plan of {region} in {under}: {changing} desa"
        " change, {staying} stay.",
    ),
    "transition.plan_proposed": Sentence(
        "{actor} mengusulkan rencana peralihan {region} versi {version}: {changing} desa.",
        "{actor} proposed version {version} of the plan of {region}: {changing} desa.",
    ),
    "transition.plan_decided": Sentence(
        "{actor} menetapkan rencana peralihan {region} versi {version} dengan keputusan {number}:"
        " {changing} desa.",
        "{actor} decided version {version} of the plan of {region} by {number}: {changing} desa.",
    ),
    "transition.plan_withdrawn": Sentence(
        "{actor} menarik rencana peralihan {region} versi {version}.",
        "{actor} withdrew version {version} of the plan of {region}.",
    ),
    "siting.proposed": Sentence(
        "{actor} membuat usulan lokasi e-Warong {region}: {opened} toko dibuka, {covered} dari"
        " {families} keluarga terjangkau.",
        "{actor} proposed where e-Warong of {region} open: {opened} shops, {covered} of {families}"
        " families in reach.",
    ),
    "siting.taken": Sentence(
        "{actor} mengambil daftar usulan lokasi e-Warong {region}: {rows} baris.",
        "{actor} took the list of a proposal of e-Warong of {region}: {rows} rows.",
    ),
    "sprint.started": Sentence(
        "{actor} memulai sprint data {region} menuju kartu {target}, selesai {until}: {blocked}"
        " dari {families} keluarga tertahan.",
        "{actor} began the data sprint of {region} for cards in {target}, due {until}: {blocked} of"
        " {families} families are kept.",
    ),
    "sprint.counted": Sentence(
        "{actor} menghitung sprint data {region}: {blocked} keluarga tertahan.",
        "{actor} counted the data sprint of {region}: {blocked} families are kept.",
    ),
    "sprint.assigned": Sentence(
        "{actor} membagi {desa} desa sprint data {region} kepada {people} petugas.",
        "{actor} gave {desa} desa of the data sprint of {region} to {people} people.",
    ),
    "sprint.ended": Sentence(
        "{actor} mengakhiri sprint data {region} dengan {blocked} keluarga tertahan.",
        "{actor} ended the data sprint of {region} with {blocked} families kept.",
    ),
    "sprint.list_taken": Sentence(
        "{actor} mengunduh daftar kerja sprint {region}: {rows} keluarga.",
        "{actor} took the worklist of the sprint of {region}: {rows} families.",
    ),
    "watch.taken": Sentence(
        "{actor} memantau {desa} bulan desa sesudah beralih ke kartu: {watch} perlu diamati, {warn}"
        " diperingatkan.",
        "{actor} watched {desa} months of desa after the change to the card: {watch} to be watched,"
        " {warn} warn.",
    ),
}
