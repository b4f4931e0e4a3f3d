"""Obstacles: opened, worked on, handed over, ended, raised by the clock."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "obstacle.opened": Sentence(
        "{actor} membuka hambatan {number} di {region}: {cause}.",
        "{actor} opened the obstacle {number} in {region}: {cause}.",
    ),
    "obstacle.answers_sent": Sentence(
        "{actor} menjawab dengan lembar {file}: {done} baris diterapkan, {left} ditinggalkan.",
        "{actor} answered by the sheet {file}: {done} rows carried out, {left} left.",
    ),
    "obstacle.classified": Sentence(
        "{actor} menggolongkan hambatan {number} di {region}: {cause}.",
        "{actor} classified the obstacle {number} in {region}: {cause}.",
    ),
    "obstacle.assigned": Sentence(
        "{actor} menugaskan hambatan {number} di {region}.",
        "{actor} assigned the obstacle {number} in {region}.",
    ),
    "obstacle.started": Sentence(
        "{actor} mulai mengerjakan hambatan {number} di {region}.",
        "{actor} began to work on the obstacle {number} in {region}.",
    ),
    "obstacle.commented": Sentence(
        "{actor} memberi komentar pada hambatan {number} di {region}.",
        "{actor} commented on the obstacle {number} in {region}.",
    ),
    "obstacle.attached": Sentence(
        "{actor} melampirkan berkas pada hambatan {number} di {region} ({attachment}, {sha256}).",
        "{actor} attached a file to the obstacle {number} in {region} ({attachment}, {sha256}).",
    ),
    "obstacle.attachment_opened": Sentence(
        "{actor} membuka lampiran {attachment} hambatan {number} di {region}.",
        "{actor} opened the attachment {attachment} of the obstacle {number} in {region}.",
    ),
    "obstacle.linked": Sentence(
        "{actor} menautkan hambatan {number} di {region} ({kind}).",
        "{actor} linked the obstacle {number} in {region} ({kind}).",
    ),
    "obstacle.offered": Sentence(
        "{actor} menyerahkan hambatan {number} di {region} kepada {to}, menunggu jawaban.",
        "{actor} offered the obstacle {number} in {region} to {to}, which has to answer.",
    ),
    "obstacle.accepted": Sentence(
        "{actor} menerima hambatan {number} di {region}.",
        "{actor} accepted the obstacle {number} in {region}.",
    ),
    "obstacle.returned": Sentence(
        "{actor} mengembalikan penyerahan hambatan {number} di {region}.",
        "{actor} returned the hand-over of the obstacle {number} in {region}.",
    ),
    "obstacle.resolved": Sentence(
        "{actor} menyelesaikan hambatan {number} di {region} dengan bukti {evidence}.",
        "{actor} resolved the obstacle {number} in {region} with the evidence {evidence}.",
    ),
    "obstacle.verified": Sentence(
        "{actor} memastikan hambatan {number} di {region} selesai.",
        "{actor} verified that the obstacle {number} in {region} is solved.",
    ),
    "obstacle.reopened": Sentence(
        "{actor} membuka kembali hambatan {number} di {region}.",
        "{actor} reopened the obstacle {number} in {region}.",
    ),
    "obstacle.many_opened": Sentence(
        "{actor} membuka {opened} hambatan dari data ({source}).",
        "{actor} opened {opened} obstacles out of data ({source}).",
    ),
    "obstacle.many_settled": Sentence(
        "{actor} memastikan {verified} hambatan selesai menurut data dan membuka kembali"
        " {reopened} ({source}).",
        "{actor} verified {verified} obstacles by the data and reopened {reopened} ({source}).",
    ),
    "obstacle.many_escalated": Sentence(
        "{actor} menaikkan jenjang hambatan yang lewat tenggat: {rises} kenaikan.",
        "{actor} raised obstacles past their deadline: {rises} rises.",
    ),
    "coordination.regions_followed": Sentence(
        "{actor} memindahkan {obstacles} hambatan, {complaints} pengaduan, {teams} tim dan"
        " {meetings} rapat ke kode wilayah penggantinya.",
        "{actor} moved {obstacles} obstacles, {complaints} complaints, {teams} teams and {meetings}"
        " meetings to the codes that succeed theirs.",
    ),
    "coordination.left_placed": Sentence(
        "{actor} menempatkan {number} dari {old} di {region}.",
        "{actor} placed {number} of {old} in {region}.",
    ),
}
