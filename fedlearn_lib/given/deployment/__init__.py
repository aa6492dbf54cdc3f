"""What chapter 16 needs beside the learner's own functions: an engine in one process, disks, a sheet to draw on."""

from .grid import LocalGrid
from .power import TORN, Disk, PowerCut, cut_everywhere
from .store import FileStore
from .tools import DTYPES, can_travel


def draw_digits():
    """Show a sheet to draw digits on; see `drawing.draw_digits`."""
    from . import drawing  # widgets and matplotlib: only for who draws

    return drawing.draw_digits()


__all__ = ["DTYPES", "Disk", "FileStore", "LocalGrid", "PowerCut", "TORN", "can_travel", "cut_everywhere",
           "draw_digits"]  # fmt: skip
