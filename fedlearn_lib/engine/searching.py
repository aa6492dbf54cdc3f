"""Look for bytes where they should not be: in the memory of running programs, and in files."""

import base64
import sys
from pathlib import Path

from .keeper import family

LARGEST = 2**26  # bytes of one piece of memory; larger ones are reserved rather than used


def memory_of(pid: int) -> bytes | None:
    """What a program and all that it started have in memory; None where the system does not let anybody look."""
    if sys.platform != "linux":
        return None
    pieces = []
    for process in family(pid):
        try:
            maps = Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8").splitlines()
            with open(f"/proc/{process.pid}/mem", "rb", 0) as memory:
                for line in maps:
                    pieces.append(_piece(memory, line.split()))
        except OSError:
            return None
    return b"|".join(pieces)


def _piece(memory, fields: list[str]) -> bytes:
    """One stretch of memory that can be written to: what a program computed, not its code."""
    start, end = (int(number, 16) for number in fields[0].split("-"))
    if not fields[1].startswith("rw") or end - start > LARGEST or fields[-1].startswith("[v"):
        return b""
    try:
        memory.seek(start)
        return memory.read(end - start)
    except (OSError, ValueError, OverflowError):
        return b""


def count(text: bytes, value: bytes) -> int:
    """How often bytes stand in others: as they are, in hexadecimal, or in base 64."""
    forms = (value, value.hex().encode(), base64.b64encode(value).rstrip(b"="))
    return sum(text.count(form) for form in forms)
