"""All aid: the programmes that an obstacle or a complaint may be about, beyond the two of food."""

from salur.kernel.refused import Sentence

AID: dict[str, Sentence] = {
    "BPNT": Sentence("BPNT", "BPNT (food by card)"),
    "RASTRA": Sentence("Rastra", "Rastra (rice)"),
    "PKH": Sentence("PKH", "PKH (families)"),
    "KUBE": Sentence("KUBE", "KUBE (joint business)"),
    "RUTILAHU": Sentence("Rutilahu", "Rutilahu (homes)"),
    "ASLUT": Sentence("Aslut", "Aslut (elderly)"),
    "ASPD": Sentence("ASPD", "ASPD (disabled)"),
    "BENCANA": Sentence("Bantuan bencana", "Disaster relief"),
    "ALL": Sentence("Semua bantuan", "All aid"),
}
