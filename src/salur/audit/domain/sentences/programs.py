"""Programmes, parameters, quota and lists."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "programs.parameters_seeded": Sentence(
        "{actor} menambahkan {added} parameter bawaan.",
        "{actor} added {added} of the package's parameters.",
    ),
    "programs.parameter_set": Sentence(
        "{actor} menetapkan {subject} menjadi {value} {unit} mulai {valid_from} ({citation}).",
        "{actor} set {subject} to {value} {unit} from {valid_from} ({citation}).",
    ),
    "programs.quotas_loaded": Sentence(
        "{actor} memuat {claims} kuota bulanan: {added} baru, {contradicted} saling bertentangan.",
        "{actor} loaded {claims} monthly quotas: {added} new, {contradicted} in contradiction.",
    ),
    "programs.quota_settled": Sentence(
        "{actor} menetapkan kuota {subject} sebesar {kpm} KPM: {reason}.",
        "{actor} settled the quota {subject} at {kpm} families: {reason}.",
    ),
    "programs.list_frozen": Sentence(
        "{actor} membekukan daftar {program} {period}: {families} keluarga.",
        "{actor} froze the list of {program} for {period}: {families} families.",
    ),
    "programs.areas_turned": Sentence(
        "{actor} menetapkan program {desa} desa dengan keputusan {number}: {changing} beralih.",
        "{actor} set the programme of {desa} desa by decision {number}: {changing} change.",
    ),
    "programs.changes_endorsed": Sentence(
        "{actor} mengesahkan {lines} perubahan berita acara {no_ba}: {applied} langsung berlaku,"
        " {moved} mundur satu bulan, {without_quota} tanpa kuota yang diketahui.",
        "{actor} endorsed {lines} changes of the berita acara {no_ba}: {applied} hold at once,"
        " {moved} moved one month on, {without_quota} without a known quota.",
    ),
}
