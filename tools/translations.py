"""Keeps the English catalogue: collects the Indonesian sentences, compiles and checks it.

    python -m tools.translations            adds new sentences to django.po, compiles django.mo
    python -m tools.translations --check    exits 1 when something is missing or out of date

The message ids are the Indonesian sentences themselves, so that templates read as their readers
do and Indonesian needs no catalogue. No gettext programs are needed: templates are read with
Django's own `templatize`, Python with `ast`, and the .mo format is written here.
"""

import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent / "src" / "salur" / "interfaces" / "web"
CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
HEADER = (
    "Project-Id-Version: salur\n"
    "Language: en\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
_MAGIC = 0x950412DE
_CALLS = {"_", "gettext", "gettext_lazy"}
_TEMPLATE_CALL = re.compile(r"(?:\b_|gettext)\(u?('''|\"\"\"|'|\")(.*?)(?<!\\)\1\)", re.DOTALL)
_ENTRY = re.compile(r'^msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def sentences_of_template(text: str) -> Iterator[str]:
    """Give every sentence that a template translates."""
    from django.utils.translation.template import templatize

    for _quote, found in _TEMPLATE_CALL.findall(templatize(text)):
        yield found.replace("\\'", "'").replace('\\"', '"').replace("%%", "%")


def sentences_of_python(text: str) -> Iterator[str]:
    """Give every literal that Python code translates."""
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        argument = node.args[0]
        if node.func.id in _CALLS and isinstance(argument, ast.Constant):
            yield str(argument.value)


def collect() -> list[str]:
    """Give every sentence of the web door, sorted; the style page's samples are not translated."""
    found: set[str] = set()
    for path in sorted(WEB.rglob("*.html")):
        found.update(sentences_of_template(path.read_text("utf-8")))
    for path in sorted(WEB.rglob("*.py")):
        if "showcase" not in path.parts:
            found.update(sentences_of_python(path.read_text("utf-8")))
    return sorted(found)


def read_catalogue(text: str) -> dict[str, str]:
    """Read id and translation of every entry, the header left out."""
    entries = {_unquote(key): _unquote(value) for key, value in _ENTRY.findall(text)}
    entries.pop("", None)
    return entries


def write_catalogue(entries: dict[str, str]) -> str:
    """Write the catalogue, sorted, header first."""
    blocks = [f'msgid ""\nmsgstr ""\n{_header_lines()}']
    blocks += [f"msgid {_quote(k)}\nmsgstr {_quote(v)}" for k, v in sorted(entries.items())]
    return "\n\n".join(blocks) + "\n"


def compile_catalogue(entries: dict[str, str]) -> bytes:
    """Give the bytes of the .mo file; sentences without a translation stay Indonesian."""
    pairs = [("", HEADER), *sorted((k, v) for k, v in entries.items() if v)]
    keys = [key.encode() for key, _ in pairs]
    values = [value.encode() for _, value in pairs]
    start = 28
    texts = start + 16 * len(pairs)
    tables, body = b"", b""
    for column in (keys, values):
        for text in column:
            tables += struct.pack("<II", len(text), texts + len(body))
            body += text + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), start, start + 8 * len(pairs), 0, start)
    return head + tables + body


def faults() -> list[str]:
    """Say what is missing, what is held in vain, and whether the .mo is out of date."""
    entries = read_catalogue(CATALOGUE.read_text("utf-8"))
    wanted = set(collect())
    said = [f"without English: {text}" for text in sorted(wanted) if not entries.get(text)]
    said += [f"no longer used: {text}" for text in sorted(set(entries) - wanted)]
    if not COMPILED.exists() or COMPILED.read_bytes() != compile_catalogue(entries):
        said.append("django.mo is out of date: run `python -m tools.translations`")
    return said


def update() -> None:
    """Add new sentences, drop unused ones, and compile."""
    known = read_catalogue(CATALOGUE.read_text("utf-8")) if CATALOGUE.exists() else {}
    entries = {text: known.get(text, "") for text in collect()}
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(write_catalogue(entries), "utf-8")
    COMPILED.write_bytes(compile_catalogue(entries))


def _header_lines() -> str:
    return "\n".join(_quote(line + "\n") for line in HEADER.splitlines())


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _unquote(lines: str) -> str:
    parts = (ast.literal_eval(line) for line in lines.strip().splitlines())
    return "".join(str(part) for part in parts)


if __name__ == "__main__":
    if "--check" in sys.argv:
        complaints = faults()
        sys.stdout.write("".join(f"{line}\n" for line in complaints))
        sys.exit(1 if complaints else 0)
    update()
