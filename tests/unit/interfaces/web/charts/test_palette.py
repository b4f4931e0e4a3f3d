"""Every colour that text stands on has contrast enough (WCAG 2.2 AA)."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from salur.interfaces.web.charts import palette

CSS = files("salur.interfaces.web").joinpath("static/salur/salur.css").read_text("utf-8")


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * c for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def css(name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]+)", CSS)
    assert found
    return found[1]


@pytest.mark.parametrize("step", range(5))
def test_text_is_legible_on_every_step(step: int) -> None:
    assert contrast(palette.STEPS[step], palette.STEP_INKS[step]) >= 4.5


def test_steps_grow_darker_so_that_hue_need_not_be_seen() -> None:
    lights = [luminance(colour) for colour in palette.STEPS]
    assert lights == sorted(lights, reverse=True)
    assert all(a - b > 0.03 for a, b in pairwise(lights))


@pytest.mark.parametrize("bar", [palette.MONEY, palette.RICE])
def test_bars_stand_out_from_their_track(bar: str) -> None:
    assert contrast(bar, palette.TRACK) >= 3


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "soft"),
        ("muted", "soft"),
        ("muted", "paper"),
        ("brand", "soft"),
        ("brand-dark", "brand-soft"),
        ("wait", "wait-soft"),
        ("alert", "alert-soft"),
        ("alert", "paper"),
        ("alert", "soft"),
    ],
)
def test_text_is_legible_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(css(ink), css(ground)) >= 4.5


def test_red_on_pages_is_red_in_pictures() -> None:
    assert css("alert") == palette.ALERT
