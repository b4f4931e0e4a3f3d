"""The words of meetings: how they stand, what their steps are called, what a point says."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.coordination.domain.meetings import (
    KIND_NAMES,
    STATE_NAMES,
    ItemKind,
    MeetingKind,
    MeetingState,
    point_of,
)
from salur.coordination.queries.meetings import Decision, Item
from salur.interfaces.web.components import Tag
from salur.interfaces.web.components.basic import Tone
from salur.interfaces.web.obstacle_words import state_tag as obstacle_tag
from salur.interfaces.web.words import said
from salur.kernel.period import Period

_TONES: dict[MeetingState, Tone] = {
    MeetingState.MINUTED: "good",
    MeetingState.CALLED_OFF: "plain",
    MeetingState.HELD: "wait",
}


def state_name(state: str) -> str:
    """Name how a meeting stands."""
    return said(STATE_NAMES[MeetingState(state)])


def state_tag(state: MeetingState) -> Tag:
    """Give how a meeting stands as a tag."""
    return Tag(state_name(state), _TONES.get(state, "wait"))


def kind_name(kind: MeetingKind) -> str:
    """Name who meets."""
    return said(KIND_NAMES[kind])


def point_said(item: Item, place: str) -> str:
    """Say a point of an agenda."""
    figures = {"words": item.words} if item.kind is ItemKind.OWN else item.figures
    return said(point_of(item.kind, figures, place))


def rows_url(item: Item, period: Period) -> str:
    """Give where the rows beneath a point stand; empty for what somebody wrote."""
    where = urlencode({"region": item.code, "period": str(period)})
    if item.kind in (ItemKind.REALISATION, ItemKind.QUOTA):
        return f"{reverse('race')}?{where}"
    if item.kind is ItemKind.OBSTACLE:
        return reverse("obstacle", args=[item.subject])
    if item.kind is ItemKind.REPORT:
        return f"{reverse('reports')}?{where}"
    return reverse("plan", args=[item.subject]) if item.kind is ItemKind.TRANSITION else ""


def fate_tag(one: Decision, *, overdue: bool) -> Tag:
    """Say what became of a decision."""
    if one.obstacle_id is None:
        return Tag(_("dicatat"))
    if one.state is None:
        return Tag(_("ditangani pihak lain"))
    return obstacle_tag(one.state, overdue=overdue)
