"""Why a step of an obstacle is refused, and what to do then."""

from salur.kernel.refused import Refused, Sentence


class ObstacleRefused(Refused):
    """This step of an obstacle is refused: nothing changed."""


def unknown() -> ObstacleRefused:
    """Make the refusal for an obstacle that is not there, or not for this reader."""
    return _refused(
        "obstacle_unknown",
        "Hambatan itu tidak ditemukan.",
        "There is no such obstacle.",
        "Cari kembali di daftar hambatan.",
        "Look for it in the list of obstacles again.",
    )


def step_forbidden(state: str) -> ObstacleRefused:
    """Make the refusal for a step that the state does not allow."""
    return _refused(
        "obstacle_step_forbidden",
        f"Langkah itu tidak dapat diambil: keadaan hambatan kini {state}.",
        f"That step cannot be taken: the obstacle stands at {state}.",
        "Muat ulang halamannya dan lihat langkah yang tersedia.",
        "Load the page again and see which steps there are.",
    )


def not_yours() -> ObstacleRefused:
    """Make the refusal for a step that is another party's."""
    return _refused(
        "obstacle_not_yours",
        "Langkah itu bukan giliran lembaga Anda.",
        "That step is not your organisation's turn.",
        "Beri komentar, atau minta pemilik atau pelapornya melangkah.",
        "Comment, or ask its owner or whoever raised it.",
    )


def program_unknown(program: str) -> ObstacleRefused:
    """Make the refusal for aid that is none."""
    return _refused(
        "program_unknown",
        f"Program bantuan {program} tidak dikenal.",
        f"There is no programme {program}.",
        "Pilih dari daftar program.",
        "Choose from the list of programmes.",
    )


def cause_unknown(cause: str) -> ObstacleRefused:
    """Make the refusal for a cause that the list lacks."""
    return _refused(
        "cause_unknown",
        f"Penyebab {cause} tidak ada di daftar.",
        f"The list has no cause {cause}.",
        "Pilih penyebab yang terdekat, atau Lainnya.",
        "Choose the nearest cause, or something else.",
    )


def region_unknown(code: str) -> ObstacleRefused:
    """Make the refusal for a region that does not exist on that day."""
    return _refused(
        "region_unknown",
        f"Wilayah {code} tidak ada.",
        f"There is no region {code}.",
        "Pilih wilayah dari daftar.",
        "Choose a region from the list.",
    )


def organisation_unknown() -> ObstacleRefused:
    """Make the refusal for an organisation that nobody registered."""
    return _refused(
        "organisation_unknown",
        "Lembaga itu belum terdaftar.",
        "That organisation is not registered.",
        "Pilih lembaga dari daftar.",
        "Choose an organisation from the list.",
    )


def words_missing() -> ObstacleRefused:
    """Make the refusal for saying nothing where something must be said."""
    return _refused(
        "words_missing",
        "Keterangannya belum diisi.",
        "Nothing was written.",
        "Tulis apa yang terjadi dalam satu dua kalimat.",
        "Write in a sentence or two what happened.",
    )


def words_too_long(most: int) -> ObstacleRefused:
    """Make the refusal for words without end."""
    return _refused(
        "words_too_long",
        f"Keterangannya lebih dari {most} tanda.",
        f"The words are longer than {most} characters.",
        "Persingkat, atau lampirkan sebagai berkas.",
        "Shorten them, or attach them as a file.",
    )


def words_hold_number() -> ObstacleRefused:
    """Make the refusal for words that hold what looks like a NIK or an account."""
    return _refused(
        "words_hold_number",
        "Keterangannya memuat dua belas angka berurutan, seperti NIK atau rekening.",
        "The words hold twelve digits in a row, like a NIK or an account.",
        "Sebut keluarganya dengan tautan atau ID, bukan dengan nomor itu.",
        "Name the family by a link or its id, not by that number.",
    )


def subject_holds_number() -> ObstacleRefused:
    """Make the refusal for a subject that is no opaque id."""
    return _refused(
        "subject_holds_number",
        "Pokok hambatan memuat dua belas angka berurutan.",
        "The subject holds twelve digits in a row.",
        "Pakai kode toko, mesin, gudang atau berkasnya.",
        "Use the code of the shop, terminal, warehouse or file.",
    )


def person_elsewhere() -> ObstacleRefused:
    """Make the refusal for giving it to somebody who is not with its owner."""
    return _refused(
        "person_elsewhere",
        "Orang itu tidak bertugas di lembaga pemilik hambatan ini.",
        "That person is not with the organisation that owns this.",
        "Pilih petugas lembaga pemilik, atau serahkan ke lembaga lain dahulu.",
        "Choose one of the owner's people, or hand it over to another organisation first.",
    )


def due_past() -> ObstacleRefused:
    """Make the refusal for a deadline that has passed already."""
    return _refused(
        "due_past",
        "Tenggat itu sudah lewat.",
        "That deadline has passed already.",
        "Pilih hari ini atau sesudahnya.",
        "Choose today or later.",
    )


def due_not_yours() -> ObstacleRefused:
    """Make the refusal for moving a deadline from beneath the table that it lies on."""
    return _refused(
        "due_not_yours",
        "Tenggat hanya diubah oleh jenjang yang kini memegang hambatan ini.",
        "Only the level that the obstacle has risen to moves its deadline.",
        "Mintalah kepada jenjang itu, atau biarkan tenggatnya.",
        "Ask that level, or leave the deadline.",
    )


def offered_to_owner() -> ObstacleRefused:
    """Make the refusal for handing over to whoever owns it."""
    return _refused(
        "offered_to_owner",
        "Lembaga itu sudah memegang hambatan ini.",
        "That organisation owns it already.",
        "Pilih lembaga lain.",
        "Choose another organisation.",
    )


def offered_already() -> ObstacleRefused:
    """Make the refusal for a second hand-over while one waits."""
    return _refused(
        "offered_already",
        "Penyerahan ke lembaga lain masih menunggu jawaban.",
        "A hand-over to another organisation still waits for its answer.",
        "Tunggu jawabannya, atau tarik dahulu.",
        "Wait for the answer, or take it back first.",
    )


def not_offered() -> ObstacleRefused:
    """Make the refusal for answering a hand-over that nobody made."""
    return _refused(
        "not_offered",
        "Tidak ada penyerahan yang menunggu jawaban.",
        "No hand-over waits for an answer.",
        "Muat ulang halamannya.",
        "Load the page again.",
    )


def evidence_missing() -> ObstacleRefused:
    """Make the refusal for resolving without evidence."""
    return _refused(
        "evidence_missing",
        "Hambatan selesai hanya dengan bukti.",
        "An obstacle is resolved only with evidence.",
        "Lampirkan foto atau PDF, atau pilih berkas yang membuktikannya.",
        "Attach a photo or PDF, or choose the file that proves it.",
    )


def evidence_unknown() -> ObstacleRefused:
    """Make the refusal for evidence that is neither attached here nor received."""
    return _refused(
        "evidence_unknown",
        "Bukti itu tidak dilampirkan di sini dan bukan berkas yang diterima.",
        "That evidence is neither attached here nor a received file.",
        "Lampirkan buktinya, lalu pilih lagi.",
        "Attach the evidence, then choose again.",
    )


def own_resolution() -> ObstacleRefused:
    """Make the refusal for verifying what oneself resolved."""
    return _refused(
        "own_resolution",
        "Yang menyelesaikan tidak memeriksa penyelesaiannya sendiri.",
        "Whoever resolved it does not verify it.",
        "Mintalah rekan pelapor memeriksanya.",
        "Ask a colleague of whoever raised it.",
    )


def live_again(shown: str) -> ObstacleRefused:
    """Make the refusal for reopening what another obstacle is about by now."""
    return _refused(
        "live_again",
        f"Hal yang sama kini berjalan sebagai {shown}.",
        f"The same matter goes on as {shown}.",
        "Lanjutkan di hambatan itu.",
        "Go on there.",
    )


def nobody_known() -> ObstacleRefused:
    """Make the refusal for an installation without any organisation."""
    return _refused(
        "owner_unknown",
        "Belum ada lembaga yang dapat memegang hambatan ini.",
        "No organisation could own this yet.",
        "Daftarkan lembaga wilayah itu dahulu.",
        "Register the organisations of that region first.",
    )


def _refused(
    code: str, indonesian: str, english: str, next_indonesian: str, next_english: str
) -> ObstacleRefused:
    return ObstacleRefused(
        code, Sentence(indonesian, english), Sentence(next_indonesian, next_english)
    )
