"""The words of the race: why a place is not served, what would serve it, and who does that."""

from django.utils.translation import gettext as _

from salur.interfaces.web.words import said
from salur.reporting.domain.race import LOSS_NAMES, Loss


def loss_name(why: Loss) -> str:
    """Name why a place is not served."""
    return said(LOSS_NAMES[why])


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
