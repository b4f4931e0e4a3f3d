"""The words of the office for where a payment stands, and who acts next."""

from django.utils.translation import gettext as _

from salur.interfaces.web.components.basic import Tag, Tone
from salur.reconciliation.domain.payments import Payment


def payment_name(state: Payment) -> str:
    """Name a state of a payment."""
    return {
        Payment.PLANNED: _("Direncanakan, belum diperintahkan"),
        Payment.SUSPENDED: _("Ditidurkan, tidak dibayar"),
        Payment.IN_SPM: _("Dalam SPM, menunggu SP2D"),
        Payment.SP2D: _("SP2D terbit, menunggu perintah pindah buku"),
        Payment.INSTRUCTED: _("Bank diperintahkan, belum terkredit"),
        Payment.FAILED: _("Kredit gagal"),
        Payment.REVERSED: _("Kredit dibatalkan"),
        Payment.HANGING: _("Saldo gantung"),
        Payment.CREDITED: _("Terkredit, belum dibelanjakan"),
        Payment.PARTLY_SPENT: _("Dibelanjakan sebagian"),
        Payment.SPENT: _("Dibelanjakan habis"),
        Payment.IDLE: _("Mengendap melewati batas"),
        Payment.TO_RETURN: _("Diminta kembali ke kas negara"),
        Payment.RETURNED: _("Kembali ke kas negara"),
    }[state]


_TONES: dict[Payment, Tone] = {
    Payment.SPENT: "good",
    Payment.RETURNED: "good",
    Payment.PARTLY_SPENT: "good",
    Payment.FAILED: "alert",
    Payment.REVERSED: "alert",
    Payment.HANGING: "alert",
    Payment.IDLE: "alert",
    Payment.TO_RETURN: "alert",
}


def payment_tag(state: Payment) -> Tag:
    """Give a state as the tag of a row."""
    return Tag(payment_name(state), _TONES.get(state, "wait"))


def who_next(state: Payment) -> str:
    """Say whose move comes next; nothing where the way has ended."""
    return {
        Payment.PLANNED: _("Kementerian memasukkannya ke perintah bayar"),
        Payment.SUSPENDED: _("Dinas Sosial memperbaiki datanya"),
        Payment.IN_SPM: _("KPPN menerbitkan SP2D"),
        Payment.SP2D: _("Kementerian memerintahkan bank"),
        Payment.INSTRUCTED: _("Bank mengkredit, atau menyatakan gagal"),
        Payment.FAILED: _("Bank memperbaiki rekeningnya, lalu masuk perintah berikutnya"),
        Payment.REVERSED: _("Bank menjelaskan; keluarga masuk perintah berikutnya"),
        Payment.HANGING: _("Bank membuka saldonya"),
        Payment.CREDITED: _("Keluarga berbelanja"),
        Payment.PARTLY_SPENT: _("Keluarga membelanjakan sisanya"),
        Payment.IDLE: _("Dinas Sosial memeriksa, atau menyusun daftar pengembalian"),
        Payment.TO_RETURN: _("Bank menyetor ke kas negara dan mengirim NTPN"),
    }.get(state, "")
