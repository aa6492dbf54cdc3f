"""What each exercise must do, and what each mistake is told: a folder a room, a module an exercise."""

import importlib

from ..checking import Checks


def checks_of(exercise) -> Checks:
    """The checks of an exercise of the catalogue; only its own module is loaded, and what that shares with others."""
    return importlib.import_module(f"{__name__}.{exercise.room}.{exercise.name}").checks
