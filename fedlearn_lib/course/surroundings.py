"""What an answer could leave changed in the judge: then the next answer gets a new child."""

import os
import sys
import threading
import types
from operator import is_

import numpy as np

from .catalogue import rooms


class Surroundings:
    """What one answer could leave changed for the next: names in modules and in the course's
    classes, settings, threads. Not everything, but whatever happens without meaning harm."""

    def __init__(self):
        self.renewed = {f"fedlearn_lib.{room}" for room in rooms()}
        self.names: dict[str, tuple] = {}  # of a module or class → itself, and what its names stood for
        self.module_count = 0
        self.look_again()

    def look_again(self) -> bool:
        """Take up what is there now, in place of what was there before, if modules were imported since; whether."""
        self._take_up("fedlearn_lib", sys.modules["fedlearn_lib"])  # its rooms are new ones for every answer
        if len(sys.modules) == self.module_count:
            return False
        self.module_count = len(sys.modules)
        for name, module in list(sys.modules.items()):
            if isinstance(module, types.ModuleType) and name not in self.renewed:
                self._take_up(name, module)
                for value in list(vars(module).values()) if name.startswith("fedlearn_lib") else ():
                    if isinstance(value, type) and value.__module__ == name:
                        self._take_up(f"{name}.{value.__qualname__}", value)
        self.settings = _settings()
        return True

    def are_the_same(self) -> bool:
        """Whether everything that was taken up still is as it was."""
        return self.settings == _settings() and all(
            (isinstance(owner, type) or sys.modules.get(name) is owner) and _same_names(names, vars(owner))
            for name, (owner, names) in self.names.items()
        )

    def _take_up(self, name: str, owner) -> None:
        if name not in self.names or self.names[name][0] is not owner or not _equal(self.names[name][1], vars(owner)):
            self.names[name] = owner, dict(vars(owner))


def _settings() -> tuple:
    return (
        np.geterr(), np.get_printoptions(), sys.getrecursionlimit(), sys.gettrace(),
        list(sys.path), dict(os.environ), os.getcwd(), threading.active_count(),
    )  # fmt: skip


def _equal(before: dict, after) -> bool:
    """Whether both have the same names in the same order, for the same things: quickly, as nearly always."""
    return len(before) == len(after) and all(map(is_, before, after)) and all(map(is_, before.values(), after.values()))


def _same_names(before: dict, after) -> bool:
    """Whether all names stand for what they did; a module may have been imported since."""
    return _equal(before, after) or (
        all(name in after and after[name] is value for name, value in before.items())
        and all(
            name in before or name.startswith("__") or isinstance(value, types.ModuleType)
            for name, value in after.items()
        )
    )
