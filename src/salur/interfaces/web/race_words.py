"""The words of the race: why a place is not served, what would serve it, and who does that."""

from django.utils.translation import gettext as _

from salur.reporting.domain.race import Loss


def loss_name(why: Loss) -> str:
    """Name why a place is not served."""
    return {
        Loss.UNALLOTTED: _("Kuota belum dibagikan ke bawah"),
        Loss.NOT_LISTED: _("Tidak terdaftar: tempat kuota kosong"),
        Loss.UNPUBLISHED: _("Bulan ini belum direkonsiliasi"),
        Loss.OUTSIDE: _("Di daftar, tetapi tidak dihitung rekonsiliasi"),
        Loss.SUSPENDED: _("Ditidurkan sampai datanya diperbaiki"),
        Loss.NO_ACCOUNT: _("Rekening gagal atau belum dibuka"),
        Loss.NOT_ORDERED: _("Belum diperintahkan"),
        Loss.NOT_CREDITED: _("Diperintahkan, belum dikredit"),
        Loss.FAILED: _("Kredit gagal"),
        Loss.REVERSED: _("Kredit dibatalkan bank"),
        Loss.CARD_NOT_HANDED: _("Kartu belum diserahkan"),
        Loss.HANGING: _("Saldo gantung"),
        Loss.UNSPENT: _("Terkredit, belum dibelanjakan"),
        Loss.RETURNED: _("Kembali ke kas negara"),
        Loss.NOT_REQUESTED: _("Belum diminta (SPA)"),
        Loss.NOT_RELEASED: _("Belum dikeluarkan Bulog (DO)"),
        Loss.NOT_ARRIVED: _("Belum tiba atau ditolak"),
        Loss.NOT_HANDED: _("Belum diserahkan ke keluarga"),
    }[why]


def excess_name(why: Loss) -> str:
    """Name what came on top, where a loss is less than nothing."""
    return {
        Loss.UNALLOTTED: _("Bagian bawah melebihi kuota di atasnya"),
        Loss.NOT_LISTED: _("Daftar melebihi kuota"),
        Loss.OUTSIDE: _("Pembayaran di luar daftar"),
        Loss.NOT_REQUESTED: _("Diminta melebihi daftar"),
        Loss.NOT_RELEASED: _("Keluar melebihi SPA"),
        Loss.NOT_ARRIVED: _("Tiba melebihi DO"),
        Loss.NOT_HANDED: _("Diserahkan melebihi yang tiba"),
    }.get(why, loss_name(why))


def act_name(why: Loss) -> str:
    """Say what serves the places lost for a reason."""
    return {
        Loss.NOT_LISTED: _("Isi tempat kosong dari daftar tunggu"),
        Loss.SUSPENDED: _("Perbaiki data yang ditidurkan"),
        Loss.NO_ACCOUNT: _("Perbaiki data dan buka rekeningnya"),
        Loss.NOT_ORDERED: _("Mintakan perintah bayar susulan"),
        Loss.NOT_CREDITED: _("Tagih pengkreditan pada bank"),
        Loss.FAILED: _("Perbaiki rekening, lalu kredit ulang"),
        Loss.REVERSED: _("Minta bank mengkredit kembali"),
        Loss.CARD_NOT_HANDED: _("Serahkan kartu yang sudah tercetak"),
        Loss.HANGING: _("Minta bank mencairkan saldo gantung"),
        Loss.UNSPENT: _("Cek lapangan, lalu antar berbelanja"),
        Loss.NOT_REQUESTED: _("Terbitkan SPA"),
        Loss.NOT_RELEASED: _("Minta Bulog mengeluarkan DO"),
        Loss.NOT_ARRIVED: _("Minta Bulog mengirim kekurangannya"),
        Loss.NOT_HANDED: _("Serahkan beras yang sudah tiba"),
    }.get(why, loss_name(why))


def actor_name(why: Loss) -> str:
    """Name whose turn it is."""
    office, bank, bulog = _("Dinas Sosial"), _("Bank penyalur"), _("Bulog")
    return {
        Loss.NO_ACCOUNT: _("Dinas Sosial dan bank penyalur"),
        Loss.NOT_ORDERED: _("Kemensos"),
        Loss.NOT_CREDITED: bank,
        Loss.FAILED: bank,
        Loss.REVERSED: bank,
        Loss.CARD_NOT_HANDED: bank,
        Loss.HANGING: bank,
        Loss.NOT_REQUESTED: _("Pemerintah kab/kota"),
        Loss.NOT_RELEASED: bulog,
        Loss.NOT_ARRIVED: bulog,
        Loss.NOT_HANDED: _("Pemerintah kab/kota"),
    }.get(why, office)
