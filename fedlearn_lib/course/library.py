"""The learner's answers on disk: read them, write them safely, keep every version.

Answers live in `fedlearn_lib/<room>.py`. Beside them, in the git-ignored folder `.fedlearn/`:
`state.json` (whose answer stands where, and the fingerprint of what was last written) and
`history/<exercise>/` (every version that was ever written or replaced). An answer is put into the
history *before* the library is touched, so that whatever happens then, it is not lost.
"""

import contextlib
import errno
import importlib.util
import json
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import source
from .catalogue import Exercise
from .reference import solution_text, stub_body, stub_function

YOURS, SOLUTION = "yours", "the solution"


class CannotSave(Exception):
    """The library could not be written; the text says why, and what to do."""


class Damaged(Exception):
    """A room does not parse; the text names the file, the line and the fault."""


@dataclass(frozen=True)
class Standing:
    """What stands in the library for one exercise."""

    open: bool
    origin: str | None = None  # whose answer it is: YOURS or SOLUTION
    edited: bool = False  # whether it changed since the course last wrote it


class Library:
    """The rooms of one checkout.

    Args:
        package: its folder `fedlearn_lib`.
    """

    def __init__(self, package: Path):
        self.package = package
        self.private = package.parent / ".fedlearn"

    def room_path(self, exercise: Exercise) -> Path:
        return self.package / f"{exercise.room}.py"

    # ---- reading --------------------------------------------------------------------------------

    def read(self, exercise: Exercise) -> str:
        """The text of the exercise's room, with `\\n` line ends.

        Raises:
            Damaged: it does not parse, is not there, or has lost the function.
        """
        text = self._text(exercise)
        if exercise.name not in source.functions(text):
            raise Damaged(
                f"{exercise.file} has no function {exercise.name} any more. "
                f'reset("{exercise.name}") puts the empty one back.'
            )
        return text

    def _text(self, exercise: Exercise) -> str:
        """The text of a room that parses."""
        try:
            data = self.room_path(exercise).read_bytes()
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
            source.functions(text)
        except FileNotFoundError:
            raise Damaged(
                f"{exercise.file} is missing. Bring it back with: git checkout -- {exercise.file}"
            ) from None
        except UnicodeDecodeError as error:
            raise Damaged(
                f"{exercise.file} is not UTF-8 text (byte {error.start}). "
                "Save it as UTF-8 in your editor."
            ) from None
        except SyntaxError as error:
            raise Damaged(
                f"{exercise.file}, line {error.lineno}: {error.msg}. "
                "Mend that line in the file and save it, then run this again."
            ) from None
        return text

    def standing(self, exercise: Exercise) -> Standing:
        """Whether the exercise is filled in, and by whom."""
        text = self.read(exercise)
        node = source.functions(text)[exercise.name]
        if source.is_open(node):
            return Standing(open=True)
        record = self._state().get(exercise.name, {})
        if record.get("written") == source.fingerprint(source.body(text, exercise.name)):
            return Standing(open=False, origin=record["origin"])
        # No record, or edited since: equal to the solution or the learner's own.
        reference = source.functions(solution_text(exercise.room))[exercise.name]
        origin = SOLUTION if source.same_body(node, reference) else YOURS
        return Standing(open=False, origin=origin, edited=True)

    # ---- writing --------------------------------------------------------------------------------

    def write(self, exercise: Exercise, body: str, origin: str) -> Path | None:
        """Put a body in place of the one that stands in the library.

        Args:
            exercise: which function.
            body: its statements, indented by four spaces.
            origin: YOURS or SOLUTION.

        Returns:
            Where in the history the version before it is kept; None if it was open.

        Raises:
            CannotSave, Damaged: nothing was changed.
        """
        try:
            with self._lock():
                text = self.read(exercise)
                self._keep(exercise, body)
                kept = self._keep_standing(exercise, text)
                self._replace(self.room_path(exercise), source.with_body(text, exercise.name, body))
                self._remember(exercise, origin, source.fingerprint(body))
        except OSError as error:
            raise CannotSave(_explain(error, exercise.file)) from error
        return kept

    def reset(self, exercise: Exercise) -> Path | None:
        """Put the empty stub back, also where the function was deleted; see `write`."""
        try:
            with self._lock():
                text = self._text(exercise)
                if exercise.name not in source.functions(text):
                    text = f"{text.rstrip()}\n\n\n{stub_function(exercise)}\n"
                kept = self._keep_standing(exercise, text)
                text = source.with_body(text, exercise.name, stub_body(exercise))
                self._replace(self.room_path(exercise), text)
                self._remember(exercise, None, None)
        except OSError as error:
            raise CannotSave(_explain(error, exercise.file)) from error
        return kept

    def _keep_standing(self, exercise: Exercise, text: str) -> Path | None:
        if source.is_open(source.functions(text)[exercise.name]):
            return None
        return self._keep(exercise, source.body(text, exercise.name))

    def _keep(self, exercise: Exercise, body: str) -> Path:
        """Write one version into the history, unless that very version is its newest already."""
        folder = self.private / "history" / exercise.name
        folder.mkdir(parents=True, exist_ok=True)
        header = source.header(source.functions(solution_text(exercise.room))[exercise.name])
        text = f"{header}\n{body.rstrip()}\n"
        versions = sorted(folder.glob("*.py"))
        if versions and versions[-1].read_text(encoding="utf-8") == text:
            return versions[-1]
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = folder / f"{len(versions) + 1:04d}-{stamp}.py"
        self._write_new(path, text.encode("utf-8"))
        return path

    def _replace(self, path: Path, text: str) -> None:
        """Replace a file in one step: readers see the old text or the new one, never half of it."""
        old = path.read_bytes()
        data = text.encode("utf-8")
        if b"\r\n" in old:
            data = data.replace(b"\n", b"\r\n")
        if old.startswith(b"\xef\xbb\xbf"):
            data = b"\xef\xbb\xbf" + data
        self._write_new(path, data, mode=path.stat().st_mode)
        # A .pyc is judged by seconds and size: within one second it may pass for the new file's.
        with contextlib.suppress(OSError):
            Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)

    def _write_new(self, path: Path, data: bytes, mode: int | None = None) -> None:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                os.chmod(temporary, mode)
            elif os.name == "posix":
                os.chmod(temporary, 0o644)
            _retry(lambda: os.replace(temporary, path))
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise

    # ---- what the course remembers --------------------------------------------------------------

    def hints_seen(self, exercise: Exercise) -> int:
        return self._state().get(exercise.name, {}).get("hints", 0)

    def remember_hint(self, exercise: Exercise, number: int) -> None:
        """Note that hint `number` was shown; forgotten in silence where nothing can be written."""
        with contextlib.suppress(OSError), self._lock():
            state = self._state()
            state.setdefault(exercise.name, {})["hints"] = number
            self._save_state(state)

    def _remember(self, exercise: Exercise, origin: str | None, written: str | None) -> None:
        state = self._state()
        state.setdefault(exercise.name, {}).update(origin=origin, written=written)
        self._save_state(state)

    def _state(self) -> dict:
        try:
            state = json.loads((self.private / "state.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}  # lost or damaged: `standing` then goes by what the rooms say
        return state if isinstance(state, dict) else {}

    def _save_state(self, state: dict) -> None:
        self._write_new(self.private / "state.json", json.dumps(state, indent=1).encode("utf-8"))

    @contextlib.contextmanager
    def _lock(self):
        """One writer at a time, across notebooks; freed by the system if its process dies."""
        self.private.mkdir(exist_ok=True)
        with open(self.private / "lock", "a+b") as file:
            _lock_file(file)
            try:
                yield
            finally:
                _unlock_file(file)


if os.name == "nt":
    import msvcrt

    def _lock_file(file) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _unlock_file(file) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock_file(file) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock_file(file) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


def _retry(action, attempts: int = 20) -> None:
    """Windows refuses to replace a file that an editor or a virus scanner holds for a moment."""
    for attempt in range(attempts):
        try:
            return action()
        except PermissionError:
            if os.name != "nt" or attempt == attempts - 1:
                raise
            time.sleep(0.05)


def _explain(error: OSError, file: str) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        reason, remedy = "the disk is full", "Free some space"
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = "the course's folder or file is read-only, or another program holds it"
        remedy = "Close other programs, or move the course to a folder you may write in"
    else:
        reason, remedy = error.strerror or str(error), "Mend that"
    return f"{file} could not be written: {reason}. {remedy}, then run this cell again."
