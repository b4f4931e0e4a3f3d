"""Recognises which contract a file follows by its header, so that nobody has to be asked."""

from collections.abc import Sequence

from salur.evidence.domain.contract import Contract, contract_names, load_contract
from salur.evidence.domain.headers import claimed_columns, match_header
from salur.kernel.refused import Refused, Sentence


def contract_of(cells: Sequence[str]) -> Contract:
    """Give the contract whose columns these header cells are.

    Of the contracts whose required columns are all there it is the one that leaves the fewest
    cells unclaimed, then the one that requires most. Refused: `contract_ambiguous` where two fit
    alike; where none fits, as the nearest one refuses (`column_missing`, `column_repeated`), or
    `contract_not_recognised` where no column is known.
    """
    fitting = sorted(_fits(cells), key=lambda fit: fit[0])
    if not fitting:
        raise _nearest_refusal(cells)
    best = [contract for rank, contract in fitting if rank == fitting[0][0]]
    if len(best) > 1:
        raise _ambiguous(best)
    return best[0]


def _fits(cells: Sequence[str]) -> list[tuple[tuple[int, int], Contract]]:
    found = []
    for contract in map(load_contract, contract_names()):
        try:
            header = match_header(contract, cells)
        except Refused:
            continue
        required = sum(field.required for field in contract.fields)
        found.append(((len(header.unknown), -required), contract))
    return found


def _nearest_refusal(cells: Sequence[str]) -> Refused:
    def nearness(contract: Contract) -> tuple[int, int]:
        claimed = claimed_columns(contract, cells)
        lacking = sum(f.required and f.name not in claimed for f in contract.fields)
        return (len(claimed), -lacking)

    nearest = max(map(load_contract, contract_names()), key=nearness)
    if not nearness(nearest)[0]:
        return _not_recognised()
    try:
        match_header(nearest, cells)
    except Refused as refusal:
        return refusal
    return _not_recognised()


def _not_recognised() -> Refused:
    return Refused(
        "contract_not_recognised",
        Sentence(
            "Judul kolom di baris pertama tidak dikenali sebagai jenis berkas apa pun.",
            "The column headings in the first row belong to no known kind of file.",
        ),
        Sentence(
            "Pastikan baris pertama berisi judul kolom, atau pilih sendiri jenis berkasnya.",
            "Make sure that the first row holds the headings, or choose the kind of file yourself.",
        ),
    )


def _ambiguous(contracts: Sequence[Contract]) -> Refused:
    names = ", ".join(contract.title for contract in contracts)
    return Refused(
        "contract_ambiguous",
        Sentence(
            f"Judul kolomnya cocok dengan lebih dari satu jenis berkas: {names}.",
            f"The headings fit more than one kind of file: {names}.",
        ),
        Sentence("Pilih jenis berkasnya, lalu unggah lagi.", "Choose the kind, then upload again."),
    )
