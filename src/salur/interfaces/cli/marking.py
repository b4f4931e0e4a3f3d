"""Says LATIHAN whenever a command opens a practice area."""

from typing import Any, cast

from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def marked(runtime: Runtime, screen: Screen) -> Runtime:
    """Give the installation so that opening it says, once, that it is a practice area."""
    return cast("Runtime", _Marked(runtime, screen))


class _Marked:
    """An installation that says what it is as it starts."""

    def __init__(self, runtime: Runtime, screen: Screen) -> None:
        self._runtime, self._screen, self._said = runtime, screen, False

    def start(self) -> None:
        if not self._said and self._runtime.place().training:
            self._said = True
            self._screen.note(
                self._screen.words(
                    "LATIHAN: data di sini buatan, bukan data nyata.",
                    "LATIHAN: a practice area, its data is made up.",
                )
            )
        self._runtime.start()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runtime, name)
