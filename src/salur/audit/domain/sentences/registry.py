"""Families and their cards."""

from salur.kernel.refused import Sentence

SENTENCES: dict[str, Sentence] = {
    "registry.snapshot_followed": Sentence(
        "Data KPM mengikuti salinan Pusdatin: {followed} keluarga berubah, {added} bertambah.",
        "The register followed the snapshot of Pusdatin: {followed} families changed,"
        " {added} added.",
    ),
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
    "registry.changes_proposed": Sentence(
        "{actor} mencatat {lines} usulan perubahan ({source}); {refused} ditolak karena isinya.",
        "{actor} noted {lines} proposed changes ({source}); {refused} refused as written.",
    ),
    "registry.families_proposed": Sentence(
        "{actor} memasukkan usulan keluarga ke daftar tunggu: {added} baru, {changed} berubah, "
        "{unchanged} tetap, {members} sudah menjadi penerima.",
        "{actor} put proposed families on the waiting list: {added} new, {changed} changed, "
        "{unchanged} unchanged, {members} members already.",
    ),
    "registry.changes_verified": Sentence(
        "{actor} mencatat berita acara {no_ba} pada {lines} usulan perubahan.",
        "{actor} wrote the berita acara {no_ba} on {lines} proposed changes.",
    ),
    "registry.changes_applied": Sentence(
        "{actor} memberlakukan {lines} perubahan yang jatuh tempo sampai {period}.",
        "{actor} let {lines} changes hold that were due by {period}.",
    ),
    "registry.family_returned": Sentence(
        "{actor} menaruh keluarga {family} paling depan di daftar tunggu menurut berita acara"
        " {no_ba}.",
        "{actor} put the family {family} on top of the waiting list by the berita acara {no_ba}.",
    ),
    "registry.changes_refused": Sentence(
        "{actor} menolak {lines} usulan perubahan: {reason}.",
        "{actor} refused {lines} proposed changes: {reason}.",
    ),
    "registry.changes_withdrawn": Sentence(
        "{actor} menarik {lines} usulan perubahan: {reason}.",
        "{actor} withdrew {lines} proposed changes: {reason}.",
    ),
    "registry.matches_kept": Sentence(
        "{actor} mencatat hasil pemadanan {kind}: {rows} baris, {families} keluarga, {unknown} NIK "
        "tidak dikenal, {proposed} usulan baru, {withdrawn} usulan ditarik.",
        "{actor} kept results of {kind}: {rows} rows, {families} families, {unknown} unknown NIK, "
        "{proposed} new proposals, {withdrawn} taken back.",
    ),
    "registry.cards_recorded": Sentence(
        "{actor} mencatat keadaan {cards} kartu tanggal {day}: {state}.",
        "{actor} recorded how {cards} cards stand on {day}: {state}.",
    ),
    "registry.failure_repaired": Sentence(
        "{actor} menandai penyebab gagal buka rekening sudah diperbaiki: {note}.",
        "{actor} said that why the account did not open is repaired: {note}.",
    ),
}
