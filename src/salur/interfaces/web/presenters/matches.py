"""The list of accounts that may be one: what waits for whom, and what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Cell,
    Choice,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Stat,
    Tag,
)
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.formatting import month, number, rupiah
from salur.interfaces.web.pages.matches import ChooseForm, MatchesPage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name, said
from salur.kernel.period import Period
from salur.reconciliation.domain.matching import (
    STANDINGS,
    WORDS,
    MatchKind,
    MatchState,
    Standing,
)
from salur.reconciliation.queries import Match, MatchCount

SIZE = 50
LISTS = {
    "open": (MatchState.OPEN,),
    "endorsed": (MatchState.ENDORSED,),
    "accepted": (MatchState.ACCEPTED,),
    "rejected": (MatchState.REJECTED, MatchState.UNDONE),
}


@dataclass(frozen=True)
class Asked:
    """Which list of proposals, and what of it; `why` are the reasons that are to be the same."""

    what: str
    bank: str
    standing: str
    why: tuple[str, ...]

    @property
    def address(self) -> dict[str, object]:
        """Give it as the values of an address."""
        return {
            "what": self.what, "bank": self.bank, "standing": self.standing,
            "why": ".".join(self.why),
        }  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What the queries said; `families` are (id, name) by `id_kpm`, `names` of desa."""

    rows: Sequence[Match]
    counts: Sequence[MatchCount]
    families: Mapping[str, tuple[UUID, str]]
    names: Mapping[str, str]
    more: bool
    first: bool


def own_list(visit: Visit) -> str:
    """Name the list that waits for whoever looks: the second person's where they may accept."""
    return "endorsed" if visit.may("match.accept") else "open"


def matches_page(area: Area, asked: Asked, found: Answers, visit: Visit) -> MatchesPage:
    """Turn the answers into the page."""
    form = _form(asked, found, visit)
    last = found.rows[-1].key if found.more else None
    after = keys.packed(last[0], str(last[1])) if last else ""
    return MatchesPage(
        head=Heading(
            _("Rekening yang mungkin satu di %(area)s") % {"area": area.name},
            _("Kredit tanpa perintah di samping perintah tanpa kredit. Dua orang memutuskan."),
            secondary=(Link(_("Perlu ditangani"), area.url("exceptions")),),
        ),
        stats=_stats(area, found.counts),
        filter=_filter(area, asked, found.counts),
        rows=tuple(_row(one, found, marked=form is not None) for one in found.rows),
        pager=Pager(
            _("%(count)s padanan di halaman ini") % {"count": number(len(found.rows))},
            "" if found.first else area.url("matches", **asked.address),
            area.url("matches", **asked.address, after=after) if after else "",
        ),
        empty=_("Tidak ada padanan dalam daftar ini."),
        form=form,
    )


def list_name(what: str) -> str:
    """Name a list of proposals."""
    return {
        "open": _("Menunggu orang pertama"),
        "endorsed": _("Menunggu orang kedua"),
        "accepted": _("Diterima"),
        "rejected": _("Ditolak atau dibatalkan"),
    }[what]


def state_tag(state: MatchState) -> Tag:
    """Name how a proposal stands."""
    words: dict[MatchState, tuple[str, Tone]] = {
        MatchState.OPEN: (_("belum diperiksa"), "wait"),
        MatchState.ENDORSED: (_("menunggu orang kedua"), "wait"),
        MatchState.ACCEPTED: (_("diterima"), "good"),
        MatchState.REJECTED: (_("ditolak"), "plain"),
        MatchState.UNDONE: (_("dibatalkan"), "plain"),
    }
    return Tag(*words[state])


def standing_tag(standing: Standing) -> Tag:
    """Name what a proposal is: red where somebody has to choose among several."""
    tones: dict[Standing, Tone] = {
        Standing.CLEAR: "good", Standing.POSSIBLE: "wait", Standing.AMBIGUOUS: "alert",
    }  # fmt: skip
    return Tag(said(STANDINGS[standing]), tones[standing])


def reasons_said(reasons: Sequence[str]) -> tuple[str, ...]:
    """Give reasons as sentences."""
    return tuple(said(WORDS[one]) for one in reasons if one in WORDS)


def family_name(one: Match, families: Mapping[str, tuple[UUID, str]]) -> str:
    """Name the family whose order it is: by its id where one sees no names."""
    known = families.get(one.id_kpm or "")
    return known[1] if known else _("Keluarga %(number)s") % {"number": one.id_kpm or "-"}


def moved(one: Match) -> str:
    """Write what the bank's number holds."""
    amount = rupiah(one.moved)
    return amount if one.kind is MatchKind.CREDIT else _("belanja %(sum)s") % {"sum": amount}


def _stats(area: Area, counts: Sequence[MatchCount]) -> tuple[Stat, ...]:
    stats = []
    for what, states in LISTS.items():
        mine = [one for one in counts if one.state in states]
        count = sum(one.count for one in mine)
        stats.append(
            Stat(
                list_name(what),
                number(count),
                rupiah(sum(one.amount for one in mine)),
                area.url("matches", what=what),
                what in ("open", "endorsed") and count > 0,
            )
        )
    return tuple(stats)


def _filter(area: Area, asked: Asked, counts: Sequence[MatchCount]) -> FilterForm:
    everything = Choice("", _("Semua"))
    lists = tuple(Choice(what, list_name(what), what == asked.what) for what in LISTS)
    banks = sorted({one.bank for one in counts} | ({asked.bank} if asked.bank else set()))
    alike = {one.reasons: one for one in counts if one.state in LISTS[asked.what] and one.reasons}
    reasons = dict.fromkeys([*alike, *([asked.why] if asked.why else [])])
    fields = (
        FilterField("what", _("Daftar"), lists),
        FilterField(
            "bank", _("Bank"), (everything, *(Choice(b, b, b == asked.bank) for b in banks))
        ),
        FilterField(
            "standing",
            _("Keadaan"),
            (
                everything,
                *(Choice(one, said(STANDINGS[one]), one == asked.standing) for one in Standing),
            ),
        ),
        FilterField(
            "why",
            _("Jelas, dengan alasan yang sama"),
            (
                everything,
                *(Choice(".".join(one), _together(one), one == asked.why) for one in reasons),
            ),
        ),
    )
    hidden = (("period", str(area.period)), ("region", area.code))
    return FilterForm(reverse("matches"), fields, area.url("matches"), hidden=hidden)


def _together(reasons: Sequence[str]) -> str:
    return " ".join(reasons_said(reasons))


def _form(asked: Asked, found: Answers, visit: Visit) -> ChooseForm | None:
    """Give the form of several at once: clear proposals of the same reasons alone."""
    verbs = {"open": "match.endorse", "endorsed": "match.accept"}
    verb = verbs.get(asked.what)
    if verb is None or not asked.why or not found.rows or not visit.may(verb):
        return None
    submit = _("Usulkan yang dipilih") if asked.what == "open" else _("Terima yang dipilih")
    return ChooseForm(reverse("matches-chosen"), submit, _together(asked.why), asked.what)


def _row(one: Match, found: Answers, *, marked: bool) -> tuple[Cell, ...]:
    place = region_name(found.names.get(one.kode_wilayah or "", ""))
    label = family_name(one, found.families)
    cells = (
        Cell(label, reverse("match", args=[one.id]), note=place),
        Cell(f"••••{one.ordered_last4}", note=rupiah(one.ordered)),
        Cell(f"••••{one.other_last4}", note=moved(one)),
        Cell(_together(one.reasons), note=month(Period.from_number(one.period))),
        Cell(number(one.score)),
        Cell(
            "",
            tag=standing_tag(one.standing)
            if one.state in (MatchState.OPEN, MatchState.ENDORSED)
            else state_tag(one.state),
        ),
    )
    return (Cell("", picture=_box(one, label)), *cells) if marked else cells


def _box(one: Match, label: str) -> SafeString:
    return format_html(
        '<input type="checkbox" name="match" value="{}" aria-label="{}" checked>', one.id, label
    )
