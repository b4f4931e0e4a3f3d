"""Long work."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "job.enqueued": Sentence(
        "{actor} menjadwalkan pekerjaan {kind}.", "{actor} scheduled the job {kind}."
    ),
    "job.cancelled": Sentence(
        "{actor} membatalkan pekerjaan {kind}.", "{actor} cancelled the job {kind}."
    ),
}
