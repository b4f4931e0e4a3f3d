"""Tags that draw the components; each takes one frozen value and one template."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from salur.interfaces.web import components as parts
from salur.interfaces.web import help as handbook
from salur.interfaces.web.charts import MonthPanel, month_bars
from salur.interfaces.web.charts.months import common_maximum
from salur.interfaces.web.pages.plain import NoticePage

register = template.Library()
FOLDER = "web/components"
Context = dict[str, Any]
_NARROW = 3  # columns that fit a telephone; the rows of wider tables stand there as small lists


def _token(context: template.Context) -> str:
    request = context.get("request")
    return get_token(request) if isinstance(request, HttpRequest) else ""


@register.inclusion_tag(f"{FOLDER}/heading.html", takes_context=True)
def heading(context: template.Context, head: parts.Heading) -> Context:
    """Draw the page's heading: its sentence, its one action, what the page says of itself."""
    return {"head": head, "token": _token(context), **_about(context)}


def _about(context: template.Context) -> Context:
    """Give the page's own words and their guide; a refusal in its place has none."""
    request = context.get("request")
    match = request.resolver_match if isinstance(request, HttpRequest) else None
    told = handbook.about(match.view_name) if match and match.view_name else None
    if told is None or isinstance(context.get("page"), NoticePage):
        return {}
    read_on = handbook.guide(told.guide)
    url = reverse("guide", args=[read_on.slug]) if read_on else ""
    return {"about": told, "guide": read_on.title if read_on else "", "guide_url": url}


@register.inclusion_tag(f"{FOLDER}/action.html", takes_context=True)
def action(context: template.Context, button: parts.Action, kind: str = "") -> Context:
    """Draw a button; `kind` is "primary", "grave" or empty."""
    return {"button": button, "kind": kind, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/tag.html")
def status(tag: parts.Tag) -> Context:
    """Draw a status."""
    return {"tag": tag}


@register.inclusion_tag(f"{FOLDER}/stats.html")
def stats(figures: Sequence[parts.Stat]) -> Context:
    """Draw key figures side by side."""
    return {"figures": figures}


@register.inclusion_tag(f"{FOLDER}/definitions.html")
def definitions(lines: Sequence[parts.Definition]) -> Context:
    """Draw a definition list."""
    return {"lines": lines}


@register.inclusion_tag(f"{FOLDER}/notice.html", takes_context=True)
def notice(context: template.Context, value: parts.Notice) -> Context:
    """Draw one of the four states: empty, loading, wrong, done."""
    return {"notice": value, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/masked.html", takes_context=True)
def masked(context: template.Context, value: parts.Masked) -> Context:
    """Draw a masked number with the form that asks to see it."""
    return {"number": value, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/table.html")
def table(value: parts.Table) -> Context:
    """Draw a table with its pager."""
    rows = [
        {"total": row.total, "cells": list(zip(row.cells, value.columns, strict=True))}
        for row in value.rows
    ]
    return {"table": value, "rows": rows, "stacks": len(value.columns) > _NARROW}


@register.inclusion_tag(f"{FOLDER}/pager.html")
def pager(value: parts.Pager) -> Context:
    """Draw the ways to the pages before and after."""
    return {"pager": value}


@register.inclusion_tag(f"{FOLDER}/filter.html")
def filter_form(value: parts.FilterForm) -> Context:
    """Draw a filter."""
    return {"form": value}


@register.inclusion_tag(f"{FOLDER}/errors.html")
def error_summary(form: BaseForm) -> Context:
    """Draw the summary of a form's errors, each linked to its field; the first has the focus."""
    linked = [(form[name], errors) for name, errors in form.errors.items() if name in form.fields]
    first = linked[0][0].field.widget if linked else None
    one_line = first is not None and not (first.is_hidden or first.use_fieldset)
    if first is not None and one_line:
        first.attrs["autofocus"] = True
    return {"linked": linked, "general": form.non_field_errors(), "takes_focus": not one_line}


@register.inclusion_tag(f"{FOLDER}/field.html")
def field(bound: BoundField, hint: str = "") -> Context:
    """Draw one field of a Django form: label, hint, errors, widget."""
    return {"field": bound, "hint": hint or bound.help_text, "kind": bound.widget_type}


@register.inclusion_tag(f"{FOLDER}/findings.html")
def findings(groups: Sequence[parts.FindingGroup]) -> Context:
    """Draw findings grouped by reason."""
    return {"groups": groups}


@register.inclusion_tag(f"{FOLDER}/progress.html", takes_context=True)
def progress(context: template.Context, job: parts.Progress) -> Context:
    """Draw the progress of a job; the fragment asks for itself again until it is finished."""
    return {"job": job, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/timeline.html")
def timeline(events: Sequence[parts.Event]) -> Context:
    """Draw what happened, latest last."""
    return {"events": events}


@register.inclusion_tag(f"{FOLDER}/upload.html", takes_context=True)
def upload_form(context: template.Context, form: parts.UploadForm) -> Context:
    """Draw the form that takes a file in."""
    return {"form": form, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/sign_off.html", takes_context=True)
def sign_off(context: template.Context, panel: parts.SignOff) -> Context:
    """Draw who prepared, who signed and who must sign."""
    return {"panel": panel, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/confirmation.html", takes_context=True)
def confirmation(context: template.Context, value: parts.Confirmation) -> Context:
    """Draw the question before something that counts."""
    return {"confirm": value, "token": _token(context)}


@register.inclusion_tag(f"{FOLDER}/months.html")
def months(panels: Sequence[MonthPanel], identifier: str = "bulan") -> Context:
    """Draw small multiples that flow with the page's width, on one common scale."""
    most = common_maximum(panels)
    return {
        "pictures": [
            month_bars(panel, most, identifier=f"{identifier}-{index}")
            for index, panel in enumerate(panels)
        ]
    }
