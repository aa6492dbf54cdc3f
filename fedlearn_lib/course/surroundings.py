"""What an answer could leave changed in the judge: then the next answer gets a new child."""

import os
import sys
import threading
import types

import numpy as np

from .catalogue import rooms


class Surroundings:
    """What one answer could leave changed for the next: names in modules and in the course's
    classes, settings, threads. Not everything, but whatever happens without meaning harm."""

    def __init__(self):
        renewed = {f"fedlearn_lib.{room}" for room in rooms()}
        self.names = {
            name: dict(vars(module))
            for name, module in list(sys.modules.items())
            if isinstance(module, types.ModuleType) and name not in renewed
        }
        for module, names in list(self.names.items()):
            if module.startswith("fedlearn_lib"):
                for value in names.values():
                    if isinstance(value, type) and value.__module__ == module:
                        self.names[f"{module}.{value.__qualname__}"] = dict(vars(value))
        self.settings = (
            np.geterr(), np.get_printoptions(), sys.getrecursionlimit(), sys.gettrace(),
            list(sys.path), dict(os.environ), os.getcwd(), threading.active_count(),
        )  # fmt: skip

    def same_as(self, before: "Surroundings") -> bool:
        return self.settings == before.settings and all(
            owner in self.names and _same_names(names, self.names[owner]) for owner, names in before.names.items()
        )


def _same_names(before: dict, after: dict) -> bool:
    """Whether all names stand for what they did; a module may have been imported since."""
    return all(name in after and after[name] is value for name, value in before.items()) and all(
        name in before or name.startswith("__") or isinstance(value, types.ModuleType) for name, value in after.items()
    )
