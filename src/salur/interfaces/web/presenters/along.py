"""What follows when a family moves on: small tables, a piece of the pages of family and case."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.domain.cases import LIVE, shown_number
from salur.graduation.queries.cases import Case
from salur.graduation.queries.follow_ups import FollowUp
from salur.graduation.queries.referrals import Referral
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.graduation_words import case_state
from salur.interfaces.web.pages.along import AlongPiece, FamilyAlongPage
from salur.interfaces.web.presenters.follow_ups import follow_up_table
from salur.interfaces.web.presenters.referrals import referral_table


@dataclass(frozen=True)
class Along:
    """What the queries said of a family's way along."""

    family: UUID
    name: str
    follow_ups: Sequence[FollowUp]
    referrals: Sequence[Referral]
    parties: Mapping[UUID, str]
    places: Mapping[str, str]
    today: dt.date
    may_refer: bool
    ways: Sequence[Case]
    may_propose: bool


def along_piece(family: UUID) -> AlongPiece:
    """Give where the tables of a family are to be had."""
    return AlongPiece(
        reverse("family-along", args=[family]), reverse("family-along-brief", args=[family])
    )


def ways_out(family: UUID, ways: Sequence[Case], *, may_propose: bool) -> tuple[Link, ...]:
    """Give the ways out that a family was ever on, and how to propose one where none is open."""
    links = [
        Link(
            _("Graduasi %(number)s: %(state)s")
            % {"number": shown_number(one.number), "state": case_state(one.state)},
            reverse("graduation", args=[one.id]),
        )
        for one in ways
    ]
    if may_propose and not any(one.state in LIVE for one in ways):
        links.append(Link(_("Usulkan graduasi"), reverse("graduation-new", args=[family])))
    return tuple(links)


def along_page(found: Along) -> FamilyAlongPage:
    """Turn the answers into the page; of what there is nothing, no table."""
    sent = found.referrals
    refer = Link(_("Rujuk keluarga ini"), reverse("referral-new", args=[found.family]))
    return FamilyAlongPage(
        Heading(
            _("Rujukan dan tindak lanjut %(name)s") % {"name": found.name},
            secondary=(Link(_("Halaman keluarga ini"), reverse("family", args=[found.family])),),
        ),
        follow_up_table(found.follow_ups, found.today) if found.follow_ups else None,
        referral_table(sent, found.places, found.parties, found.today, caption=_("Rujukan"))
        if sent
        else None,
        (
            *ways_out(found.family, found.ways, may_propose=found.may_propose),
            Link(_("Kunjungan rumah"), reverse("visit-new", args=[found.family])),
        ),
        refer if found.may_refer else None,
    )
