"""What the steps of the pipelines are called for people; a step without a name keeps its own."""

from salur.kernel.refused import Sentence

_STEPS = {
    "references of credits": Sentence("rujukan kredit", "references of credits"),
    "references of purchases": Sentence("rujukan belanja", "references of purchases"),
    "references of returns": Sentence("rujukan setoran", "references of returns"),
    "orders": Sentence("perintah bayar", "payment orders"),
    "movements": Sentence("arus dana per rekening", "movements per account"),
    "suspicions": Sentence("temuan per rekening", "findings per account"),
    "units": Sentence("kelas per satuan", "class per unit"),
    "families": Sentence("keluarga", "families"),
    "quotas": Sentence("kuota", "quotas"),
    "listed": Sentence("daftar keluarga", "listed families"),
    "documents": Sentence("dokumen beras", "documents of rice"),
    "sharing": Sentence("pembagian titik distribusi bersama", "shared delivery points"),
    "rapel": Sentence("pembagian rapel per bulan", "ranges split over months"),
    "handed": Sentence("serah terima", "handed to families"),
    "quantities": Sentence("jumlah per desa", "quantities per desa"),
    "compare": Sentence("bandingkan dengan yang terbit", "compare with what is published"),
    "write": Sentence("tulis hasil", "write results"),
    "ledger": Sentence("buku besar", "ledger"),
    "obstacles": Sentence("kelompokkan menjadi hambatan", "group into obstacles"),
    "read": Sentence("baca berkas", "read the file"),
    "findings": Sentence("periksa baris", "check the rows"),
    "reach": Sentence("siapa terjangkau toko mana", "who is in reach of which shop"),
    "openings": Sentence("pilih toko yang dibuka", "choose the shops that open"),
    "limited": Sentence("bagi jatah pembukaan", "share out the openings"),
}


def step_name(step: str) -> Sentence:
    """Give the sentence for a step of a pipeline."""
    if step.startswith("read "):
        contract = step.removeprefix("read ")
        return Sentence(f"baca {contract}", f"read {contract}")
    return _STEPS.get(step, Sentence(step, step))
