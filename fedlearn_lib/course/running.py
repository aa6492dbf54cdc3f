"""Keeps the library that runs in this process equal to what stands in its files.

The function *objects* stay; their code is exchanged. So whoever imported a function before it was
filled in, in whatever module, calls the new one from then on.
"""

import importlib
import inspect
import sys
import types

from .catalogue import Exercise, exercises, rooms
from .library import Damaged, Library

_running: dict[str, str] = {}  # room → the text whose code this process runs


def function(library: Library, exercise: Exercise) -> types.FunctionType:
    """The library's function, running what stands in its file.

    Where the file is damaged, the version that ran before stays; without one, a function that says
    so when it is called.
    """
    try:
        refresh(library, exercise)
    except Damaged as damage:
        module = sys.modules.get(_module_name(exercise.room))
        if module is None:
            return _stand_in(exercise, damage)
    return getattr(sys.modules[_module_name(exercise.room)], exercise.name)


def refresh(library: Library, exercise: Exercise) -> None:
    """Run what the exercise's room says now.

    Raises:
        Damaged: it does not parse, has lost the function, or stops while it is loaded.
    """
    text = library.read(exercise)
    if _running.get(exercise.room) == text:
        return
    name = _module_name(exercise.room)
    try:
        if name not in sys.modules:
            importlib.import_module(name)
        else:
            _exchange(sys.modules[name], text)
    except Exception as error:
        raise Damaged(
            f"{exercise.file} stops with {type(error).__name__} when it is loaded: {error}. "
            "Mend the file, save it, and run this again."
        ) from error
    _running[exercise.room] = text


def refresh_all(library: Library) -> list[Damaged]:
    """Refresh every room that this process has loaded; what could not be refreshed."""
    damages = []
    for room, entries in rooms().items():
        if _module_name(room) in sys.modules:
            try:
                refresh(library, entries[0])
            except Damaged as damage:
                damages.append(damage)
    return damages


def _exchange(module: types.ModuleType, text: str) -> None:
    code = compile(text, module.__file__, "exec")
    fresh = types.ModuleType(module.__name__)
    fresh.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    exec(code, fresh.__dict__)
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if name.startswith("__") or (isinstance(old, type) and isinstance(new, type)):
            continue  # a new class would not be the class of the objects that exist
        if _is_own_function(new, module) and _is_own_function(old, module):
            ours, theirs = inspect.unwrap(old), inspect.unwrap(new)
            if len(ours.__code__.co_freevars) == len(theirs.__code__.co_freevars):
                ours.__code__ = theirs.__code__
                ours.__defaults__, ours.__kwdefaults__ = theirs.__defaults__, theirs.__kwdefaults__
        elif _is_own_function(new, module) and not hasattr(new, "__wrapped__"):
            helper = types.FunctionType(new.__code__, vars(module), name, new.__defaults__)
            helper.__kwdefaults__ = new.__kwdefaults__
            setattr(module, name, helper)
        else:
            setattr(module, name, new)


def _is_own_function(value, module: types.ModuleType) -> bool:
    return isinstance(value, types.FunctionType) and value.__module__ == module.__name__


def _module_name(room: str) -> str:
    return f"fedlearn_lib.{room}"


def _stand_in(exercise: Exercise, damage: Damaged):
    def damaged(*args, **kwargs):
        raise damage

    damaged.__name__ = exercise.name
    return damaged


def watch_files(library: Library, show) -> None:
    """In a notebook: before each cell, run what the files say now, and say where that cannot be."""
    from IPython import get_ipython

    shell = get_ipython()
    said: set[str] = set()

    def before_cell(*_):
        for damage in refresh_all(library):
            if str(damage) not in said:
                said.add(str(damage))
                show(damage)

    if shell is not None:
        shell.events.register("pre_run_cell", before_cell)


def names_in(namespace: dict) -> set[str]:
    """The names a learner's notebook defines itself."""
    return {name for name in namespace if not name.startswith("_") and name not in exercises()}
