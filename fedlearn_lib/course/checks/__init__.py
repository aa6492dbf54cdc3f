"""What each exercise must do, and what each mistake is told: a folder a room, a module an exercise."""

import importlib

from ..catalogue import Exercise
from ..checking import Checks


def checks_of(exercise: Exercise) -> Checks:
    """The checks of an exercise; only its own module is loaded, and what that shares with others."""
    return importlib.import_module(f"{__name__}.{exercise.room}.{exercise.name}").checks
