"""The values that the components of a page are made from: frozen, typed, already in people's words.

A presenter fills them; a template draws them with the tags of `{% load components %}`. Nothing here
asks a database, and no text here holds a number that should be masked.
"""

from salur.interfaces.web.components.basic import (
    Action,
    Definition,
    Heading,
    Link,
    Masked,
    Notice,
    Stat,
    Tag,
    Tone,
)
from salur.interfaces.web.components.flow import (
    Confirmation,
    Event,
    FindingCase,
    FindingGroup,
    Progress,
    Signature,
    SignOff,
    UploadForm,
)
from salur.interfaces.web.components.tables import (
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Pager,
    Row,
    Table,
)

__all__ = [
    "Action",
    "Cell",
    "Choice",
    "Column",
    "Confirmation",
    "Definition",
    "Event",
    "FilterField",
    "FilterForm",
    "FindingCase",
    "FindingGroup",
    "Heading",
    "Link",
    "Masked",
    "Notice",
    "Pager",
    "Progress",
    "Row",
    "SignOff",
    "Signature",
    "Stat",
    "Table",
    "Tag",
    "Tone",
    "UploadForm",
]
