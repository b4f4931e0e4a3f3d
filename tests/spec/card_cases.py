"""What leads where in the lives of accounts and cards (domain notes §16.2, §16.3), and worked cases."""

from dataclasses import dataclass

from salur.registry.domain import Subject

STEPS_AS_WRITTEN = {
    Subject.ACCOUNT: """
GAGAL_BUREKOL -> GAGAL_BUREKOL
GAGAL_BUREKOL -> DIPERBAIKI
GAGAL_BUREKOL -> TERBUKA
DIPERBAIKI -> GAGAL_BUREKOL
DIPERBAIKI -> TERBUKA
TERBUKA -> PASIF
TERBUKA -> SALDO_GANTUNG
TERBUKA -> BLOKIR
TERBUKA -> TUTUP
PASIF -> TERBUKA
PASIF -> BLOKIR
PASIF -> TUTUP
SALDO_GANTUNG -> TERBUKA
SALDO_GANTUNG -> BLOKIR
SALDO_GANTUNG -> TUTUP
BLOKIR -> TERBUKA
BLOKIR -> PASIF
BLOKIR -> TUTUP
""".strip().splitlines(),
    Subject.CARD: """
CETAK -> DI_CABANG
DI_CABANG -> TERDISTRIBUSI
DI_CABANG -> TIDAK_TERDISTRIBUSI
TIDAK_TERDISTRIBUSI -> TERDISTRIBUSI
TIDAK_TERDISTRIBUSI -> KEMBALI
TERDISTRIBUSI -> AKTIF
TERDISTRIBUSI -> RUSAK
TERDISTRIBUSI -> HILANG
TERDISTRIBUSI -> BLOKIR_PIN
AKTIF -> RUSAK
AKTIF -> HILANG
AKTIF -> BLOKIR_PIN
RUSAK -> MINTA_GANTI
HILANG -> MINTA_GANTI
BLOKIR_PIN -> AKTIF
BLOKIR_PIN -> MINTA_GANTI
MINTA_GANTI -> AKTIF
MINTA_GANTI -> DIGANTI
""".strip().splitlines(),
}


@dataclass(frozen=True)
class Case:
    """Words (day, state) in the order of their days, what becomes of each, and the state."""

    name: str
    subject: Subject
    words: tuple[tuple[int, str], ...]
    verdicts: tuple[str, ...]
    state: str | None


def _case(name: str, subject: Subject, words: str, verdicts: str, state: str | None) -> Case:
    told = tuple(enumerate(words.split()))
    return Case(name, subject, told, tuple(verdicts.split()), state)


_T, _S, _I = "TAKEN", "SAME", "IMPOSSIBLE"
CARD_CASES = (
    _case("nothing", Subject.CARD, "", "", None),
    _case("a whole life", Subject.CARD, "CETAK DI_CABANG TERDISTRIBUSI AKTIF", f"{_T} {_T} {_T} {_T}", "AKTIF"),
    _case("steps nobody saw", Subject.CARD, "CETAK AKTIF", f"{_T} {_T}", "AKTIF"),
    _case("active after returned", Subject.CARD, "KEMBALI AKTIF", f"{_T} {_I}", "KEMBALI"),
    _case("printed after active", Subject.CARD, "AKTIF CETAK RUSAK", f"{_T} {_I} {_T}", "RUSAK"),
    _case("still broken while it waits", Subject.CARD, "AKTIF RUSAK MINTA_GANTI RUSAK", f"{_T} {_T} {_T} {_S}", "MINTA_GANTI"),
    _case("the same number again", Subject.CARD, "HILANG MINTA_GANTI AKTIF", f"{_T} {_T} {_T}", "AKTIF"),
    _case("replaced for good", Subject.CARD, "RUSAK MINTA_GANTI DIGANTI AKTIF", f"{_T} {_T} {_T} {_I}", "DIGANTI"),
    _case("still at the branch", Subject.CARD, "DI_CABANG TIDAK_TERDISTRIBUSI DI_CABANG", f"{_T} {_T} {_S}", "TIDAK_TERDISTRIBUSI"),
    _case("found after all", Subject.CARD, "TIDAK_TERDISTRIBUSI TERDISTRIBUSI", f"{_T} {_T}", "TERDISTRIBUSI"),
    _case("failing again", Subject.ACCOUNT, "GAGAL_BUREKOL DIPERBAIKI GAGAL_BUREKOL TERBUKA", f"{_T} {_T} {_T} {_T}", "TERBUKA"),
    _case("failed after it opened", Subject.ACCOUNT, "TERBUKA GAGAL_BUREKOL", f"{_T} {_I}", "TERBUKA"),
    _case("asleep and awake", Subject.ACCOUNT, "TERBUKA PASIF TERBUKA TERBUKA", f"{_T} {_T} {_T} {_S}", "TERBUKA"),
    _case("closed for good", Subject.ACCOUNT, "TERBUKA TUTUP TERBUKA", f"{_T} {_T} {_I}", "TUTUP"),
)  # fmt: skip
