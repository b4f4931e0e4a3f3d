"""A sheet whose headings nobody knows: what its columns may be, and which mappings are in use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence.domain.contract import (
    REGION_NAMES,
    Contract,
    contract_names,
    load_contract,
)
from salur.evidence.domain.headers import place_of
from salur.evidence.domain.proposing import missing_columns
from salur.evidence.pipeline.looking import LookedAt
from salur.evidence.queries import MappingRow
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    Heading,
    Row,
    Table,
)
from salur.interfaces.web.formatting import date
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.mapping import (
    HeadingRow,
    MappingPage,
    RememberedRow,
    SheetForm,
)
from salur.interfaces.web.presenters.uploads import contract_title, translation_offer
from salur.interfaces.web.words import said
from salur.parties.queries import Organisation

_EXAMPLES = 3


@dataclass(frozen=True)
class Sheet:
    """A sheet that was looked at, and what has been chosen for it so far (None: nothing yet)."""

    staged: str
    name: str
    contract: str
    looked: LookedAt
    columns: Mapping[str, str] | None = None
    decimal: str = ""
    system: str | None = None


def mapping_page(
    area: Area,
    senders: Sequence[Organisation],
    remembered: Sequence[MappingRow],
    *,
    asked: Mapping[str, str],
    mine: str,
    sheet: Sheet | None = None,
    error: str = "",
) -> MappingPage:
    """Give the page; `asked` are earlier entries."""
    chosen = asked.get("sender") or mine
    return MappingPage(
        head=Heading(
            _("Petakan kolom"),
            _("Periksa usulan di samping setiap judul, lalu simpan. Lembar berikutnya dibaca sama.")
            if sheet
            else _("Untuk lembar yang judul kolomnya tidak dikenali. Cukup sekali per pengirim."),
        ),
        url=area.url("mapping"),
        key=new_key(),
        error=error,
        contracts=tuple(
            Choice(name, contract_title(name), name == asked.get("contract"))
            for name in sorted(contract_names(), key=contract_title)
        ),
        senders=tuple(Choice(str(one.id), one.name, str(one.id) == chosen) for one in senders),
        sheet=_sheet(sheet, chosen) if sheet else None,
        remembered=tuple(map(_remembered, remembered)),
    )


def _sheet(sheet: Sheet, sender: str) -> SheetForm:
    contract, looked = load_contract(sheet.contract), sheet.looked
    columns = sheet.columns
    if columns is None:
        columns = {place_of(one.position): one.column for one in looked.proposals}
    missing = missing_columns(contract, list(columns.values()))
    return SheetForm(
        staged=sheet.staged,
        name=sheet.name,
        contract=sheet.contract,
        contract_title=contract.title,
        sender=sender,
        header_row=looked.header_row,
        headings=_headings(contract, looked, columns),
        missing=tuple(field.title for field in missing),
        decimals=_decimals(contract, sheet.decimal),
        preview=_preview(looked),
        translate=translation_offer(sheet.system, ""),
    )


def _headings(
    contract: Contract, looked: LookedAt, columns: Mapping[str, str]
) -> tuple[HeadingRow, ...]:
    proposed = {one.position: one for one in looked.proposals}
    titles = [("", _("tidak dipakai"))]
    titles += [
        (field.name, f"{field.title} *" if field.required else field.title)
        for field in contract.fields
    ]
    titles += [(name, _("Nama %(level)s") % {"level": name}) for name in REGION_NAMES]
    rows = []
    for at, text in enumerate(looked.headings):
        chosen, one = columns.get(place_of(at), ""), proposed.get(at)
        rows.append(
            HeadingRow(
                place=at + 1,
                field=f"c{at + 1}",
                text=text or _("(kosong)"),
                choices=tuple(Choice(name, title, name == chosen) for name, title in titles),
                why=_("%(score)s%% – %(reason)s") % {"score": one.score, "reason": said(one.reason)}
                if one is not None
                else "",
                examples=tuple(row[at] for row in looked.preview[:_EXAMPLES] if row[at]),
            )
        )
    return tuple(rows)


def _decimals(contract: Contract, chosen: str) -> tuple[Choice, ...]:
    """Give the signs to choose from where the contract has weights: 1.250 may be two things."""
    if not any(field.kind == "mass" for field in contract.fields):
        return ()
    signs = (("", _("tidak pasti")), (",", _("koma: 1,5")), (".", _("titik: 1.5")))
    return tuple(Choice(sign, label, sign == chosen) for sign, label in signs)


def _preview(looked: LookedAt) -> Table:
    return Table(
        caption=_("Baris pertama, nomor orang disamarkan"),
        columns=tuple(Column(text or f"#{at}") for at, text in enumerate(looked.headings, start=1)),
        rows=tuple(Row(tuple(Cell(cell) for cell in row)) for row in looked.preview),
        empty=_("Di bawah judul tidak ada baris."),
    )


def _remembered(row: MappingRow) -> RememberedRow:
    pairs = [
        f"{heading} → {row.columns[place_of(at)]}"
        for at, heading in enumerate(row.headings)
        if row.columns.get(place_of(at))
    ]
    made = _("%(day)s, %(person)s") % {
        "day": date(timezone.localdate(row.made_at)),
        "person": row.made_by_name,
    }
    url = reverse("mapping-forget", args=[row.id])
    return RememberedRow(
        row.sender_name,
        contract_title(row.contract),
        "; ".join(pairs),
        made,
        Action(_("Hapus"), url, "post", key=new_key()),
    )
