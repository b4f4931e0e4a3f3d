"""The kinds of referrals, read once from the package."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from salur.graduation.domain.referrals import ReferralKind, read_kinds


@cache
def referral_kinds() -> Mapping[str, ReferralKind]:
    """Give every kind by its code."""
    text = (files("salur") / "graduation" / "referrals.toml").read_text(encoding="utf-8")
    return read_kinds(text)
