"""The parts of work under way: uploading, findings, progress, deciding, signing, history."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from salur.interfaces.web.components.basic import Link, Tag, Tone
from salur.interfaces.web.components.tables import Choice


@dataclass(frozen=True)
class UploadForm:
    """The form that takes a file in; `key` makes a second press harmless.

    `translate` offers to read the region codes as those of another system, `map_url` to say which
    heading is which column.
    """

    url: str
    key: str
    contracts: tuple[Choice, ...]
    senders: tuple[Choice, ...]
    max_megabytes: int
    error: str = ""
    rows: str = ""
    total: str = ""
    translate: Choice | None = None
    map_url: str = ""


@dataclass(frozen=True)
class FindingCase:
    """One case: where it stands in the file, its masked value, what is wrong and what to do."""

    row: int
    column: str
    value: str
    message: str
    suggestion: str = ""


@dataclass(frozen=True)
class FindingGroup:
    """All findings of one reason: how many, what follows from it, and the first cases in place."""

    rule: str
    reason: str
    severity: Literal["error", "suspend", "warning", "info"]
    count: int
    consequence: str
    cases: tuple[FindingCase, ...]
    more_url: str = ""

    @property
    def tone(self) -> Tone:
        """Red for what is held back, amber for what waits for repair."""
        if self.severity == "error":
            return "alert"
        return "wait" if self.severity == "suspend" else "plain"


@dataclass(frozen=True)
class Progress:
    """One long job: polled by htmx from `url`, or seen anew by loading the page again."""

    label: str
    done: int
    total: int
    url: str
    text: str = ""
    cancel_url: str = ""
    finished_url: str = ""


@dataclass(frozen=True)
class Confirmation:
    """A page that asks before something that counts; both answers work without JavaScript."""

    title: str
    sentence: str
    consequences: tuple[str, ...]
    url: str
    key: str
    submit: str
    cancel: Link
    grave: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    reason_label: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened: when, what, in whose words, with the evidence it rests on."""

    on: dt.date
    title: str
    text: str = ""
    links: tuple[Link, ...] = ()
    tone: Tone = "plain"


@dataclass(frozen=True)
class Signature:
    """One party's signature on a report, given or awaited."""

    party: str
    role: str
    name: str = ""
    nip: str = ""
    signed_at: dt.datetime | None = None
    scan: Link | None = None
    acting: bool = False


@dataclass(frozen=True)
class SignOff:
    """Who prepared, who signs, and the scan of the paper where paper is signed.

    `sign_url` is empty for whoever may not sign; `why_not` then says it in a sentence.
    """

    prepared_by: str
    prepared_at: dt.datetime
    signatures: tuple[Signature, ...]
    status: Tag
    key: str = ""
    sign_url: str = ""
    why_not: str = ""
    scan_url: str = ""
