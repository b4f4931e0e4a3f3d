"""Coordination teams and the directory in people's words."""

from django.utils.translation import gettext as _

from salur.coordination.domain.teams import Seat


def seat_name(seat: str) -> str:
    """Name a seat of a team."""
    return {
        Seat.RESPONSIBLE: _("penanggung jawab"),
        Seat.CHAIR: _("ketua"),
        Seat.SECRETARY: _("sekretaris"),
        Seat.MEMBER: _("anggota"),
    }[Seat(seat)]


def decision_name(verb: str) -> str:
    """Name what somebody may decide."""
    return {
        "change.endorse": _("Mengesahkan perubahan daftar"),
        "complaint.answer": _("Menjawab pengaduan"),
        "complaint.sensitive": _("Membaca pengaduan peka"),
        "obstacle.assign": _("Menugaskan hambatan"),
        "order.approve": _("Menyetujui perintah bayar"),
        "plan.decide": _("Menetapkan rencana peralihan"),
        "report.accept": _("Menerima laporan"),
        "report.sign": _("Menandatangani berita acara"),
        "rice.release": _("Mengeluarkan beras"),
        "spa.approve": _("Menyetujui SPA"),
        "suspense.approve": _("Menyetujui penyelesaian penampungan"),
        "team.manage": _("Mengurus tim koordinasi"),
    }[verb]


def party_role(kind: str) -> str:
    """Name what a party does in a region."""
    return {
        "ministry": _("Kementerian"),
        "ministry_wilayah": _("Kementerian, wilayah kerja"),
        "dinsos_province": _("Dinas Sosial provinsi"),
        "dinsos_kabkota": _("Dinas Sosial"),
        "government": _("Pemerintah daerah"),
        "dukcapil": _("Kependudukan"),
        "bank": _("Bank penyalur"),
        "bank_branch": _("Bank penyalur"),
        "bulog": _("Bulog"),
        "bulog_division": _("Bulog"),
        "bulog_branch": _("Bulog"),
        "agency": _("Instansi lain"),
    }.get(kind, kind)
