"""The rooms filled with reference answers, in the judge only: nothing else ever runs one in a learner's place."""

import importlib
import sys
import types

from .catalogue import rooms
from .reference import solution_text

_codes: dict[str, types.CodeType] = {}


def fresh_room(room: str) -> dict:
    """A new namespace of one room with all reference answers in it."""
    module = types.ModuleType(f"fedlearn_lib.{room}")
    exec(_compiled(room), module.__dict__)
    return module.__dict__


def _compiled(room: str) -> types.CodeType:
    if room not in _codes:
        _codes[room] = compile(solution_text(room), f"<reference {room}>", "exec")
    return _codes[room]


def install_reference_rooms() -> None:
    """In this process `import fedlearn_lib.fedavg` gives the reference, so that a verdict depends
    on one answer alone and not on what else its learner has written. Only the judge does so."""
    package = importlib.import_module("fedlearn_lib")
    for room in rooms():
        module = types.ModuleType(f"fedlearn_lib.{room}")
        sys.modules[module.__name__] = module
        setattr(package, room, module)
        exec(_compiled(room), module.__dict__)
