"""What axe finds that is grave on a page as it stands in the browser (WCAG 2.2 AA)."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# Said in the browser: whatever else axe tells of a page takes long to be carried over.
_GRAVE = """rules => axe.run(rules).then(found => found.violations
    .filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => `${one.id} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 200)}`))"""


def grave(page: Any) -> list[str]:
    """Give every rule that is broken gravely, how often, and the first place."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_GRAVE, RULES)
    return found
