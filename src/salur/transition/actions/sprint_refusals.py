"""How each refusal of a data sprint reads."""

import datetime as dt
from collections.abc import Sequence

from salur.kernel.refused import Refused, Sentence

_LOOK = Sentence(
    "Buka daftar sprint data dan pilih salah satu.", "Open the list of data sprints and choose one."
)


class SprintRefused(Refused):
    """This sprint is not begun, counted, shared out or ended."""


def unknown() -> SprintRefused:
    """Refuse what is about a sprint that the scope lacks."""
    return SprintRefused(
        "sprint_unknown",
        Sentence("Sprint data ini tidak ada.", "There is no such data sprint."),
        _LOOK,
    )


def too_large() -> SprintRefused:
    """Refuse a sprint for more than one kab/kota."""
    return SprintRefused(
        "area_too_large",
        Sentence(
            "Sprint data dijalankan per kabupaten/kota, kecamatan, atau desa.",
            "A data sprint is run for a kab/kota, a kecamatan or a desa.",
        ),
        Sentence("Pilih wilayah yang lebih kecil.", "Choose a smaller area."),
    )


def target_past() -> SprintRefused:
    """Refuse a first month on the card that has begun already."""
    return SprintRefused(
        "target_past",
        Sentence(
            "Bulan kartu pertama itu sudah berjalan.", "That first month on the card has begun."
        ),
        Sentence("Pilih bulan yang akan datang.", "Choose a month to come."),
    )


def day_out_of_place(first: dt.date, last: dt.date) -> SprintRefused:
    """Refuse a day of readiness that is past, or not before the first month on the card."""
    return SprintRefused(
        "target_day_out_of_place",
        Sentence(
            f"Tanggal siap harus antara {first:%d-%m-%Y} dan {last:%d-%m-%Y}, sebelum bulan kartu"
            " pertama.",
            f"The day of readiness lies between {first:%d-%m-%Y} and {last:%d-%m-%Y}, before the"
            " first month on the card.",
        ),
        Sentence("Ubah tanggalnya.", "Change the day."),
    )


def running(day: dt.date) -> SprintRefused:
    """Refuse a second sprint over the same families."""
    return SprintRefused(
        "sprint_exists_already",
        Sentence(
            f"Di wilayah ini, di atasnya, atau di bawahnya sudah ada sprint sejak {day:%d-%m-%Y}.",
            f"A sprint has run here, above or beneath since {day:%d-%m-%Y}.",
        ),
        Sentence(
            "Lanjutkan sprint itu, atau akhiri dulu.", "Go on with that one, or end it first."
        ),
    )


def ended() -> SprintRefused:
    """Refuse to change a sprint that has ended."""
    return SprintRefused(
        "sprint_changed_already",
        Sentence("Sprint data ini sudah berakhir.", "This data sprint has ended."),
        Sentence("Mulai sprint baru bila masih perlu.", "Begin another one if it is needed."),
    )


def desa_unknown(codes: Sequence[str]) -> SprintRefused:
    """Refuse to give somebody a desa that is not in the sprint."""
    listed = ", ".join(codes[:5])
    return SprintRefused(
        "desa_unknown",
        Sentence(
            f"Desa ini tidak termasuk sprint: {listed}.", f"Not in this sprint: desa {listed}."
        ),
        Sentence("Pilih desa dari daftar sprint.", "Choose a desa from the list of the sprint."),
    )


def worker_unknown() -> SprintRefused:
    """Refuse to send somebody who is no facilitator there."""
    return SprintRefused(
        "worker_unknown",
        Sentence(
            "Orang ini bukan TKSK atau pendamping di wilayah ini.",
            "This person is no facilitator in this area.",
        ),
        Sentence(
            "Pilih dari daftar petugas, atau minta administrator memberi perannya.",
            "Choose from the list, or ask the administrator to grant the role.",
        ),
    )


def worker_elsewhere(codes: Sequence[str]) -> SprintRefused:
    """Refuse to send somebody to a desa outside their scope."""
    listed = ", ".join(codes[:5])
    return SprintRefused(
        "worker_elsewhere",
        Sentence(
            f"Desa ini di luar wilayah tugas petugas itu: {listed}.",
            f"Outside that person's scope: desa {listed}.",
        ),
        Sentence(
            "Pilih petugas yang bertugas di desa itu.", "Choose somebody who works in that desa."
        ),
    )
