"""Where shops should open: exact where it can be proven, with a bound and a gap where not."""

from salur.transition.pipeline.siting.solving import solve_siting

__all__ = ["solve_siting"]
