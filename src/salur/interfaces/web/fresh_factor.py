"""The second factor, shown just now: what weighs much asks for it again."""

import time

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from salur.access.domain import needs_second_factor
from salur.interfaces.web.visit import Visited


def factor_is_fresh(request: Visited) -> bool:
    """Say whether the second factor was shown within the last minutes, in this very session."""
    records = get_authentication_records(request, request.user)
    latest = max((one["at"] for one in records if one["method"] == "mfa"), default=0.0)
    return time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def owes_factor(request: Visited) -> bool:
    """Say whether this person signs in with two factors and has not shown the second just now."""
    needed = any(needs_second_factor(one.roles) for one in request.visit.choices)
    return needed and not settings.SALUR_ONE_FACTOR and not factor_is_fresh(request)


def to_factor(back: str) -> HttpResponse:
    """Send somebody to show their second factor, and then `back`."""
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
