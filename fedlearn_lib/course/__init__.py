"""How the course works: check answers, keep them in the library, give hints, show progress."""

from .checkout import require
from .verbs import catch_up, check, fill, hint, progress, reset, restore, solution, use_solution

require()

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
