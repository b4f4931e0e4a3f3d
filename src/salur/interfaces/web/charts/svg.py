"""Builds SVG text safely: every attribute and every text is escaped here and nowhere else."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from salur.interfaces.web.charts.palette import FONT

Attribute = str | int | float | None


def element(tag: str, /, *children: str, **attributes: Attribute) -> SafeString:
    """Give one element; `text_anchor="end"` becomes `text-anchor`, `class_` becomes `class`."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    inner = "".join(conditional_escape(child) for child in children)
    return mark_safe(f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>")


def group(children: Iterable[str]) -> SafeString:
    """Join elements that stand side by side."""
    return mark_safe("".join(conditional_escape(child) for child in children))


def link(url: str, *children: str, name: str | None = None) -> SafeString:
    """Wrap in a link where there is an address; `name` is read aloud and shown on hovering."""
    titled = (element("title", name), *children) if name else children
    return element("a", *titled, href=url) if url else element("g", *titled)


def picture(
    identifier: str,
    title: str,
    description: str,
    body: str,
    *,
    links: bool,
    **attributes: Attribute,
) -> SafeString:
    """Give a whole picture; one with links is a group to a screen reader, else an image."""
    return element(
        "svg",
        element("title", title, id=f"{identifier}-title"),
        element("desc", description, id=f"{identifier}-desc"),
        body,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        role="group" if links else "img",
        aria_labelledby=f"{identifier}-title {identifier}-desc",
        font_family=FONT,
        font_size=14,
        **attributes,
    )


def _plain(value: Attribute) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
