"""Invented pairs of families."""

import datetime as dt
from dataclasses import replace

from salur.interfaces.web.components import (
    Action,
    Choice,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Stat,
    Tag,
)
from salur.interfaces.web.pages.duplicates import (
    DecideForm,
    DuplicatesPage,
    Mark,
    PairField,
    PairPage,
    PairRow,
    PairSide,
)
from salur.interfaces.web.pages.questions import QuestionItem, QuestionPage, QuestionsPage


def queue() -> DuplicatesPage:
    """A queue with a pair of two kab/kota."""
    return DuplicatesPage(
        head=Heading(
            "Keluarga ganda", "37 dari 214 pasangan selesai.", Action("Mulai memeriksa", "#")
        ),
        figures=(
            Stat("Giliran Anda", "171", url="#", needs_someone=True),
            Stat("Ditanyakan ke lapangan", "6", url="#"),
        ),
        notice=None,
        filter=FilterForm("", (FilterField("what", "Daftar", (Choice("turn", "Giliran saya"),)),)),
        rows=(
            PairRow(
                "Contoh Siti Aminah – Contoh St. Aminah",
                "#",
                "Kota Contoh, Kabupaten Contoh",
                "nama mirip, KK sama",
                "98,2%",
                Tag("belum diputuskan", "wait"),
            ),
        ),
        pager=Pager("1 pasangan di halaman ini", next_url="#"),
        empty="Tidak ada pasangan dalam daftar ini.",
    )


def queue_done() -> DuplicatesPage:
    """A queue with nothing left."""
    done = Notice("done", "Tidak ada yang menunggu jawaban Anda", "Pencarian terakhir hari ini.")
    return replace(queue(), notice=done, rows=(), pager=Pager("0 pasangan di halaman ini"))


def pair() -> PairPage:
    """Two families of two kab/kota, one letter and one digit apart."""
    first = PairSide(
        "Contoh Siti Aminah", "K1", "Desa Contoh Satu, Kota Contoh", Tag("aktif", "good"),
        ("Maret 2019 BPNT: diterima Rp110.000", "rekening sejak 1 Maret 2018"), "1", "1", "#", True,
    )  # fmt: skip
    second = PairSide(
        "Contoh St. Aminah", "K2", "Desa Contoh Dua, Kabupaten Contoh", Tag("ditidurkan", "alert"),
        ("belum ada bulan yang direkonsiliasi", "tanpa rekening"), "2", "2",
    )  # fmt: skip
    return PairPage(
        head=Heading("Contoh Siti Aminah dan Contoh St. Aminah: satu keluarga?", "Bandingkan."),
        progress="37 dari 214",
        done=37,
        total=214,
        status=Tag("belum diputuskan", "wait"),
        reasons=("nama mirip", "KK sama", "kemungkinan 98,2%"),
        sides=(first, second),
        fields=(
            PairField(
                "Pengurus",
                (Mark("Contoh S"), Mark("i", True), Mark("t"), Mark("i", True), Mark(" Aminah")),
                (Mark("Contoh St"), Mark(".", True), Mark(" Aminah")),
                Tag("mirip", "wait"),
            ),
            PairField(
                "NIK",
                (Mark("6472••••••••0001"),),
                (Mark("6402••••••••0001"),),
                Tag("berbeda di 2 angka", "wait"),
            ),
        ),
        said=("Contoh Budi (Kota Contoh): sama, 5 Maret 2019",),
        questions=("Jawaban lapangan dari Contoh Sari: Satu keluarga yang sama.",),
        cluster=(Link("K1 – K3: dua keluarga berbeda", "#"),),
        form=DecideForm("#", "sample", "April 2019", can_ask=True, settles=False),
        why_not="",
        undo=Action("Batalkan jawaban terakhir", "#", "post", "sample-u"),
        take_back=None,
        next_url="#",
        previous_url="#",
        queue_url="#",
    )


def decided() -> PairPage:
    """A pair that was decided."""
    return replace(
        pair(),
        status=Tag("satu keluarga", "good"),
        form=None,
        why_not="Pasangan ini sudah diputuskan.",
        take_back=Link("Batalkan keputusan ini", "#"),
    )


_ASKED = QuestionItem(
    "Contoh Siti Aminah – Contoh St. Aminah: satu keluarga?",
    "#",
    "Desa Contoh Satu, Kecamatan Contoh",
    "Apakah keduanya tinggal serumah?",
    dt.date(2019, 3, 19),
    True,
    (Definition("Contoh Siti Aminah (K1)", "Jalan Contoh, RT 001/RW 002"),),
)
_FOUND = ("Satu keluarga yang sama", "Dua keluarga yang berbeda")


def questions() -> QuestionsPage:
    """A facilitator's worklist."""
    head = Heading("Pertanyaan lapangan", "Tanyakan di rumah keluarganya, lalu jawab di sini.")
    return QuestionsPage(head, (_ASKED, _ASKED), _FOUND, None)


def question() -> QuestionPage:
    """One question, sent without an answer."""
    return QuestionPage(
        Heading(_ASKED.title, "Jawaban kembali ke kantor yang memutuskan."),
        _ASKED,
        Tag("jawab sebelum 19 Maret 2019", "alert"),
        tuple(Choice(str(number), label) for number, label in enumerate(_FOUND)),
        "sample",
        "#",
        "",
        "#",
        is_incomplete=True,
    )
