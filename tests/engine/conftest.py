"""The learner's rooms, filled for one test: the engine calls what stands in them at that moment."""

import importlib
import types

import pytest

from fedlearn_lib.course.copies import CHECKOUT

ROOMS = ("fedavg", "communication", "masking", "deployment")


@pytest.fixture
def rooms(monkeypatch):
    """Fill the rooms with the solutions."""
    for room in ROOMS:
        solution = importlib.import_module(f"fedlearn_lib.course.solutions.{room}")
        library = importlib.import_module(f"fedlearn_lib.{room}")
        for name, value in vars(solution).items():
            if isinstance(value, types.FunctionType) and value.__module__ == solution.__name__:
                monkeypatch.setattr(library, name, value)


@pytest.fixture
def sabotage(rooms, monkeypatch):
    """A function that breaks one of the learner's: it raises, with a secret in its text."""

    def breaks(room, name, error=RuntimeError):
        text = f"def {name}(*args, **options):\n    raise error('the digit is a 7')\n"
        scope = {"error": error}
        exec(compile(text, str(CHECKOUT / "fedlearn_lib" / f"{room}.py"), "exec"), scope)
        for place in (f"fedlearn_lib.{room}", f"fedlearn_lib.course.solutions.{room}"):
            monkeypatch.setattr(importlib.import_module(place), name, scope[name])

    return breaks
