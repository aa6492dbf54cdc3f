"""How the course works: check answers, keep them in the library, give hints, show progress."""

from .checkout import require

require()  # before anything is imported that may not be installed either

from . import cards  # noqa: E402
from .verbs import catch_up, check, fill, hint, progress, reset, restore, solution, use_solution  # noqa: E402

cards.name_open_brackets(cards.ipython_shell())

__all__ = [
    "catch_up",
    "check",
    "fill",
    "hint",
    "progress",
    "reset",
    "restore",
    "solution",
    "use_solution",
]
