"""What chapter 16 needs beside the learner's own functions: an engine in one process, disks, a sheet to draw on."""

from .grid import LocalGrid
from .power import TORN, Disk, PowerCut, cut_everywhere
from .store import FileStore
from .tools import DTYPES, can_travel

__all__ = ["DTYPES", "Disk", "FileStore", "LocalGrid", "PowerCut", "TORN", "can_travel", "cut_everywhere"]
