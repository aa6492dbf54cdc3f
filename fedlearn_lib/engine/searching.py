"""Look for bytes where they should not be: in the memory of running programs, and in files."""

import base64
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from .keeper import family

LARGEST = 2**26  # bytes of one piece of memory; larger ones are reserved rather than used


def memory_of(pid: int) -> Iterator[bytes] | None:
    """What a program and all that it started have in memory, piece by piece; None where nobody may look."""
    if sys.platform != "linux":
        return None
    return (piece for process in family(pid) for piece in _pieces(process.pid))


def _pieces(pid: int) -> Iterator[bytes]:
    """Every stretch of memory that can be written to: what a program computed, not its code."""
    try:
        maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
        with open(f"/proc/{pid}/mem", "rb", 0) as memory:
            for fields in map(str.split, maps):
                start, end = (int(number, 16) for number in fields[0].split("-"))
                if not fields[1].startswith("rw") or end - start > LARGEST or fields[-1].startswith("[v"):
                    continue
                with suppress(OSError, ValueError, OverflowError):
                    memory.seek(start)
                    yield memory.read(end - start)
    except OSError:  # it has ended
        return


def count_in(pieces: Iterable[bytes], secrets: Mapping[str, bytes]) -> dict[str, int]:
    """How often bytes stand in pieces of memory or in files: as they are, in hexadecimal, or in base 64.

    Args:
        pieces: looked through one by one, so that they are never all in memory.
        secrets: name → the bytes to look for.

    Returns:
        name → how often.

    >>> count_in([b"key: 6b6579", b"a2V5"], {"mine": b"key"})
    {'mine': 3}
    """
    forms = {name: (value, value.hex().encode(), base64.b64encode(value).rstrip(b"="))
             for name, value in secrets.items()}  # fmt: skip
    found = dict.fromkeys(secrets, 0)
    for piece in pieces:
        for name in found:
            found[name] += sum(piece.count(form) for form in forms[name])
    return found
