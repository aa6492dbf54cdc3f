"""What a function of the library raises until its learner has written it."""

import tomllib
from functools import cache
from pathlib import Path

# The catalogue is read as data: `given` imports nothing from `course`.
CATALOGUE = Path(__file__).parents[1] / "course" / "exercises.toml"


class NotFilledIn(NotImplementedError):
    """An exercise that is still open was needed. Shown as two lines, not as a page of traceback."""

    def __init__(self, name: str):
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return (
            f"{self.name} is not filled in yet: it is an exercise of {_notebook_of(self.name)}.\n"
            f"Write it there and run its cell, or skip it with use_solution({self.name!r})."
        )

    def _render_traceback_(self) -> list[str]:
        """IPython shows these lines in place of the traceback."""
        return [f"NotFilledIn: {line}" if i == 0 else line
                for i, line in enumerate(str(self).splitlines())]


@cache
def _notebook_of(name: str) -> str:
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    notebooks = {chapter["number"]: chapter.get("notebook") for chapter in catalogue["chapter"]}
    for exercise in catalogue["exercise"]:
        if exercise["name"] == name:
            return f"notebooks/{notebooks[exercise['chapter']]}"
    return "the course"
