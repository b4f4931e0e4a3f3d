"""Families and their cards."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "registry.families_loaded": Sentence(
        "{actor} memuat daftar keluarga: {added} baru, {changed} berubah, {unchanged} tetap, "
        "{suspended} ditidurkan.",
        "{actor} loaded families: {added} new, {changed} changed, {unchanged} unchanged, "
        "{suspended} suspended.",
    ),
    "registry.accounts_loaded": Sentence(
        "{actor} memuat {rows} baris rekening: {accounts} rekening, {unknown_families} keluarga "
        "tidak dikenal, {without_account} tanpa nomor.",
        "{actor} loaded {rows} account rows: {accounts} accounts, {unknown_families} unknown "
        "families, {without_account} without a number.",
    ),
    "registry.unmasked": Sentence(
        "{actor} membuka {field} secara penuh: {reason}.",
        "{actor} unmasked {field}: {reason}.",
    ),
    "registry.family_aliased": Sentence(
        "{actor} menghitung keluarga {alias} sebagai keluarga {canonical} sejak {since}: {reason}.",
        "{actor} let the family {alias} count as {canonical} from {since} on: {reason}.",
    ),
    "registry.alias_undone": Sentence(
        "{actor} membatalkan penggabungan keluarga {alias} dengan {canonical}: {reason}.",
        "{actor} undid the merger of the family {alias} with {canonical}: {reason}.",
    ),
}
