"""What follows when a family moves on, as small tables on the pages of the family and its case."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.graduation.queries.follow_ups import FollowUp
from salur.graduation.queries.referrals import Referral
from salur.interfaces.web.components import Link, Table
from salur.interfaces.web.presenters.follow_ups import follow_up_table as follow_ups
from salur.interfaces.web.presenters.referrals import referral_table as referrals


@dataclass(frozen=True)
class Along:
    """What the queries said of a family's way along."""

    family: UUID
    follow_ups: Sequence[FollowUp]
    referrals: Sequence[Referral]
    parties: Mapping[UUID, str]
    places: Mapping[str, str]
    today: dt.date
    may_refer: bool

    @property
    def follow_up_table(self) -> Table | None:
        """When somebody looks how the family stands, None where it never left."""
        return follow_ups(self.follow_ups, self.today) if self.follow_ups else None

    @property
    def referral_table(self) -> Table | None:
        """To whom it was referred, None where it was to nobody."""
        if not self.referrals:
            return None
        return referrals(
            self.referrals, self.places, self.parties, self.today, caption=_("Rujukan")
        )

    @property
    def refer(self) -> Link | None:
        """The way to refer it, for whoever may."""
        if not self.may_refer:
            return None
        return Link(_("Rujuk keluarga ini"), reverse("referral-new", args=[self.family]))
