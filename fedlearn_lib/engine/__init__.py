"""The learner's functions on a real distributed engine, Flower: in this process, as programs over TLS, as a class.

Importing this package imports no Flower: names are loaded when they are asked for, and where Flower is not installed,
one sentence says how to get it.
"""

import importlib
import importlib.util

# What two machines must have in common; to be changed with every change of a message.
PROTOCOL = "course 2026.12.1"

_PLACES = {
    "Certificate": "certificates",
    "code_of": "certificates",
    "fetch_certificate": "certificates",
    "make_certificate": "certificates",
    "in_process": "local",
    "Training": "report",
    "Lab": "lab",
    "Classroom": "classroom",
    "join": "joining",
    "checkup": "classroom_check",
}

__all__ = ["PROTOCOL", "NotInstalled", "missing", *_PLACES]


class NotInstalled(ImportError):
    """Flower is not there. Rendered as one sentence in a notebook."""

    def _render_traceback_(self) -> list[str]:
        return [f"NotInstalled: {self}"]


def missing() -> str:
    """Why the engine cannot be used here, in one sentence, or ""."""
    if all(importlib.util.find_spec(name) for name in ("flwr", "psutil")):
        return ""
    return (
        "Flower is not installed here: `python3 start.py install engine` installs it (about 300 MB); "
        "then restart the kernel."
    )


def __getattr__(name: str):
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if why := missing():
        raise NotInstalled(why)
    return getattr(importlib.import_module(f".{_PLACES[name]}", __name__), name)
