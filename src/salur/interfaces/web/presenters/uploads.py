"""Files on their way in: the form, and what was received."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.evidence.domain.contract import contract_names, load_contract
from salur.evidence.queries import EvidencePage as EvidenceRows
from salur.evidence.queries import EvidenceRow
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Choice,
    Heading,
    Link,
    Pager,
    Tag,
    UploadForm,
)
from salur.interfaces.web.formatting import number
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.upload import ReceivedRow, UploadPage
from salur.parties.queries import Organisation

MAX_MEGABYTES = 500


def contract_title(name: str) -> str:
    """Name a kind of file as the office does."""
    return load_contract(name).title if name in contract_names() else name


def status_of(status: str) -> Tag:
    """Give the state of a file."""
    return {
        "received": Tag(_("sedang diperiksa"), "wait"),
        "checked": Tag(_("menunggu keputusan"), "wait"),
        "accepted": Tag(_("dipakai"), "good"),
        "refused": Tag(_("ditolak"), "alert"),
        "withdrawn": Tag(_("ditarik")),
    }.get(status, Tag(status))


def upload_page(
    area: Area,
    found: EvidenceRows,
    senders: Sequence[Organisation],
    *,
    mine: uuid.UUID | None,
    may_receive: bool,
    asked: Mapping[str, str],
    error: str = "",
    system: str | None = None,
    unmapped: bool = False,
) -> UploadPage:
    """Give the form with what was received; `asked` are earlier entries after a refusal.

    `system` is the system of codes from which a refused file may be translated, `unmapped` says
    that its headings are not known.
    """
    chosen = asked.get("sender") or str(mine)
    return UploadPage(
        head=Heading(
            _("Berkas, %(area)s") % {"area": area.name},
            _("Berkas dikenali, diperiksa baris demi baris, lalu menunggu keputusan Anda.")
            if may_receive
            else _("Berkas yang sudah diterima."),
            secondary=(
                *((Link(_("Petakan kolom"), area.url("mapping")),) if may_receive else ()),
                Link(_("Tata letak bank"), area.url("layouts")),
            ),
        ),
        form=UploadForm(
            url=area.url("evidence"),
            key=new_key(),
            contracts=tuple(
                Choice(name, contract_title(name), name == asked.get("contract"))
                for name in sorted(contract_names(), key=contract_title)
            ),
            senders=tuple(Choice(str(one.id), one.name, str(one.id) == chosen) for one in senders),
            max_megabytes=MAX_MEGABYTES,
            error=error,
            rows=asked.get("rows", ""),
            total=asked.get("sum", ""),
            translate=translation_offer(system, asked.get("system", "")),
            map_url=area.url("mapping", **_kept(asked)) if unmapped else "",
        )
        if may_receive
        else None,
        received=tuple(map(_received, found.rows)),
        pager=_pager(area, found, first="after" not in asked),
    )


def _kept(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: asked[name] for name in ("contract", "sender") if asked.get(name)}


def translation_offer(system: str | None, chosen: str) -> Choice | None:
    """Offer to translate where the refusal names a system, or where it was chosen before."""
    if not system:
        return None
    label = _("Terjemahkan kode BPS ke Kemendagri (%(system)s)") % {"system": system}
    return Choice(system, label, system == chosen)


def _pager(area: Area, found: EvidenceRows, *, first: bool) -> Pager:
    showing = _("%(count)s berkas") % {"count": number(len(found.rows))}
    after = ""
    if found.next_after is not None:
        at, identity = found.next_after
        after = area.url("evidence", after=f"{at.isoformat()}|{identity}")
    return Pager(showing, "" if first else area.url("evidence"), after)


def _received(row: EvidenceRow) -> ReceivedRow:
    return ReceivedRow(
        row.file_name,
        reverse("evidence-file", args=[row.id]),
        contract_title(row.contract),
        row.sender_name,
        row.received_at,
        row.rows,
        row.held_back_rows,
        status_of(row.status),
    )


def read_after(text: str) -> tuple[dt.datetime, uuid.UUID] | None:
    """Read the key of a page of files; ValueError for anything else."""
    if not text:
        return None
    at, _bar, identity = text.partition("|")
    return dt.datetime.fromisoformat(at), uuid.UUID(identity)
