"""A client's state in a file of its own, which only its owner can read, and which a power cut leaves whole."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np


class FileStore:
    """One client's disk: what `save_then_answer` needs of it.

    Args:
        path: of the file; its folder is made if it is not there, for its owner alone.
    """

    def __init__(self, path: Path | str):
        self.path = Path(path)
        self.new = self.path.with_name(f"{self.path.name}.new")
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)

    def load(self) -> dict | None:
        """The state as it stands on the disk; None if there is none yet."""
        if not self.path.exists():
            return None
        return json.loads(self.path.read_text(encoding="utf-8"), object_hook=_from_json)

    def write(self, state: dict) -> None:
        """Write a state into a new file beside the old one. It may still be in the operating system's memory.

        Raises:
            TypeError: it holds something else than numbers, texts, bytes, arrays, and lists of those.
        """
        text = json.dumps(state, default=_to_json)
        with private_file(self.new) as file:
            file.write(text.encode())

    def sync(self) -> None:
        """Wait until the new file is really on the disk."""
        with open(self.new, "rb+") as file:
            os.fsync(file.fileno())

    def replace(self) -> None:
        """Put the new file into the old one's place, at once: nobody ever sees half of one."""
        put_in_place(self.new, self.path)


def private_file(path: Path, how: int = os.O_TRUNC) -> BinaryIO:
    """A file to write into, which only its owner can read: an empty one, or with `os.O_APPEND` behind what is there."""
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600), "wb")


def put_in_place(new: Path, old: Path) -> None:
    """Put a file into another one's place, at once, so that a power cut does not undo it."""
    os.replace(new, old)
    with suppress(OSError):  # Windows opens no folder
        folder = os.open(old.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _to_json(value: Any) -> dict:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, np.ndarray):
        return {"array": value.tobytes().hex(), "dtype": value.dtype.str, "shape": list(value.shape)}
    raise TypeError(f"a state holds plain values, but here is one of type {type(value).__name__}.")


def _from_json(value: dict) -> Any:
    if value.keys() == {"bytes"}:
        return bytes.fromhex(value["bytes"])
    if value.keys() == {"array", "dtype", "shape"}:
        return np.frombuffer(bytes.fromhex(value["array"]), value["dtype"]).reshape(value["shape"]).copy()
    return value
