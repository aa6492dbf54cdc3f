"""The learner's answers on disk: read them, write them safely, keep every version.

Answers live in `fedlearn_lib/<room>.py`. Beside them, in the git-ignored folder `.fedlearn/`:
`state.json` (whose answer stands where, and the fingerprint of what was last written) and
`history/<exercise>/` (every version that was ever written or replaced). What stood there and what
comes are put into the history *before* the library is touched, so that whatever happens then,
neither is lost.

The course's own writers wait for one another at a lock. An editor knows no lock: so directly before
a room is replaced it is read once more, and where somebody saved it meanwhile, the write starts
over from the new text. What remains is the moment between this last look and the replacement, some
microseconds in which no operating system that we run on lets a portable program forbid others to
save: an edit that lands exactly there is replaced unseen.
"""

import contextlib
import importlib.util
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from . import source
from .catalogue import Exercise
from .locking import HELD_BY_ANOTHER, explain, lock_file, retry, unlock_file
from .moved import renewed
from .reference import solution_text, stub_body, stub_function, stub_room

YOURS, SOLUTION, LENT = "yours", "the solution", "lent"
NEW_FILE = 0o644  # readable by all, as files that other programs make
LOCK_SECONDS = 10  # a write takes some milliseconds; who takes longer has stopped
ATTEMPTS = 5  # nobody saves a file so often by hand while we write it once
TEMPORARY = ".fedlearn-"  # how the names of files begin that are not finished yet


class CannotSave(Exception):
    """The library could not be written; the text says why, and what to do."""


class Damaged(Exception):
    """A room does not parse; the text names the file, the line and the fault."""


class Edited(Exception):
    """The room or its history changed while it was being written: to start over."""


@dataclass(frozen=True)
class Standing:
    """What stands in the library for one exercise."""

    open: bool
    origin: str | None = None  # whose answer it is: YOURS, SOLUTION, or LENT to a later chapter
    edited: bool = False  # whether it changed since the course last wrote it

    @property
    def to_do(self) -> bool:
        """Whether the learner has neither written nor chosen an answer: a loan is none."""
        return self.open or self.origin == LENT


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
            Damaged: it cannot be read, does not parse, or has lost the function.
        """
        text = self.text(exercise)
        if exercise.name not in source.functions(text):
            raise Damaged(missing(exercise))
        return text

    def text(self, exercise: Exercise) -> str:
        """As `read`, for a room that may have lost the function."""
        return self._text(exercise, self._bytes(exercise))

    def _bytes(self, exercise: Exercise) -> bytes | None:
        """The room as it stands on disk; None where there is no file."""
        try:
            return self.room_path(exercise).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Damaged(
                f"{exercise.file} cannot be read: {error.strerror or error}. "
                "Look whether it is a file that you may open, then try again."
            ) from None

    def _text(self, exercise: Exercise, data: bytes | None) -> str:
        if data is None:
            raise Damaged(
                f'{exercise.file} is missing. reset("{exercise.name}") puts it back, with all its '
                "exercises empty. What was filled in before is kept in .fedlearn/history."
            )
        try:
            text = source.decoded(data)
            source.functions(text)
        except UnicodeDecodeError as error:
            raise Damaged(
                f"{exercise.file} is not UTF-8 text (byte {error.start}). "
                "Save it as UTF-8 in your editor, then try again."
            ) from None
        except SyntaxError as error:
            raise Damaged(
                f"{exercise.file}, line {error.lineno}: {error.msg}. "
                "Mend that line in the file and save it, then try again."
            ) from None
        except (ValueError, RecursionError, MemoryError) as error:  # a NUL; brackets without end
            raise Damaged(
                f"{exercise.file} is no Python text ({error}). Mend it, or delete it and call "
                f'reset("{exercise.name}"). What was filled in before is kept in .fedlearn/history.'
            ) from None
        return text

    def standing(self, exercise: Exercise) -> Standing:
        """Whether the exercise is filled in, and by whom."""
        text = self.read(exercise)
        node = source.functions(text)[exercise.name]
        if source.is_open(node):
            return Standing(open=True)
        record = self._record(exercise)
        if record.get("written") == source.fingerprint(source.body(text, exercise.name)):
            return Standing(open=False, origin=record.get("origin"))
        # No record, or edited since. Many a learner's own one-liner equals the solution: it only
        # counts as that where it was written as that, and no more than a comment was changed.
        reference = source.functions(solution_text(exercise.room))[exercise.name]
        same = record.get("origin") in (SOLUTION, LENT) and source.same_body(node, reference)
        return Standing(open=False, origin=record["origin"] if same else YOURS, edited=True)

    # ---- writing --------------------------------------------------------------------------------

    def write(self, exercise: Exercise, body: str, origin: str) -> Path | None:
        """Put a body in place of the one that stands in the library.

        Args:
            exercise: which function.
            body: its statements, indented by four spaces.
            origin: YOURS, SOLUTION or LENT.

        Returns:
            Where in the history the version before it is kept; None if it was open or the same.

        Raises:
            CannotSave, Damaged, ValueError: the library was not changed.
        """
        body = source.plain(body)

        def fill(text: str) -> str:
            if exercise.name not in source.functions(text):
                raise Damaged(missing(exercise))
            filled = self._with_right_header(exercise, text)
            return source.with_body(filled, exercise.name, body)

        return self._change(exercise, fill, origin)

    def reset(self, exercise: Exercise) -> Path | None:
        """Put the empty stub back, also where function or file were deleted; see `write`."""

        def empty(text: str) -> str:
            return source.with_function(text, exercise.name, stub_function(exercise))

        return self._change(exercise, empty, None)

    def versions(self, exercise: Exercise) -> list[Path]:
        """The versions in the history, the oldest first."""
        return sorted((self.private / "history" / exercise.name).glob("[0-9][0-9][0-9][0-9]-*.py"))

    def restore(self, exercise: Exercise, version: Path) -> Path | None:
        """Put a version of the history back as the learner's own; see `write`."""
        return self.write(exercise, source.body(version_text(version), exercise.name), YOURS)

    def note_edit(self, exercise: Exercise) -> None:
        """Keep what stands there now in the history, where somebody edited the file by hand."""
        with contextlib.suppress(OSError), self._lock():
            self._keep(exercise, self.text(exercise))

    def _change(
        self, exercise: Exercise, rewrite: Callable[[str], str], origin: str | None
    ) -> Path | None:
        """Rewrite a room, from the start again where it is edited meanwhile; see `write`."""
        with self._writing(exercise):
            for _ in range(ATTEMPTS):
                with contextlib.suppress(Edited):
                    return self._try_to_change(exercise, rewrite, origin)
        raise CannotSave(
            f"{exercise.file} is being changed by another program again and again. "
            "Wait until it has finished, then try again."
        )

    def _try_to_change(self, exercise, rewrite, origin) -> Path | None:
        old = self._bytes(exercise)
        put_back = old is None and origin is None
        text = stub_room(exercise.room) if put_back else self._text(exercise, old)
        try:
            changed = rewrite(text)
            body = source.body(changed, exercise.name)
        except SyntaxError:
            raise ValueError(
                f"{exercise.file} would not parse with this in it, so it stays as it was. "
                "Write one statement a line, then try again."
            ) from None
        kept = None
        if changed != text or put_back:
            kept = self._keep(exercise, text)
            versions = [version for version in (kept, self._keep(exercise, changed)) if version]

            def look_again() -> None:
                if not all(version.exists() for version in versions):
                    raise Edited
                if self._bytes(exercise) != old:
                    raise Edited

            self._replace(self.room_path(exercise), old or b"", changed, look_again)
        written = source.fingerprint(body) if origin else None
        self._remember(exercise, origin=origin, written=written)
        return kept

    def _with_right_header(self, exercise: Exercise, text: str) -> str:
        """The text, with the whole stub in place of a function whose first line was changed."""
        stub = stub_function(exercise)
        node, wanted = (source.functions(t)[exercise.name] for t in (text, stub))
        if source.same_signature(node, wanted):
            return text
        return source.with_function(text, exercise.name, stub)

    def _keep(self, exercise: Exercise, text: str) -> Path | None:
        """Put the version that stands in a room's text into the history, if it is not the stub.

        Where that very version is the newest of the history already, it is not written again.
        """
        node = source.functions(text).get(exercise.name)
        if node is None or (body := source.body(text, exercise.name)) == stub_body(exercise):
            return None
        folder = self.private / "history" / exercise.name
        folder.mkdir(parents=True, exist_ok=True)
        data = f"{source.header(node)}\n{body.rstrip()}\n".encode()
        versions = self.versions(exercise)
        if versions and versions[-1].read_bytes() == data:
            return versions[-1]
        number = int(versions[-1].name[:4]) + 1 if versions else 1
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = folder / f"{number:04d}-{stamp}.py"
        self._write_new(path, data)
        return path

    def _replace(self, path: Path, old: bytes, text: str, look_again: Callable[[], None]) -> None:
        """Replace a room in one step: readers see the old text or the new one, never half of it."""
        data = text.encode("utf-8")
        if b"\r\n" in old:
            data = data.replace(b"\n", b"\r\n")
        if old.startswith(b"\xef\xbb\xbf"):
            data = b"\xef\xbb\xbf" + data
        self._write_new(path, data, look_again)
        # A .pyc is judged by seconds and size: within one second it may pass for the new file's.
        with contextlib.suppress(OSError, NotImplementedError):
            Path(importlib.util.cache_from_source(str(path))).unlink(missing_ok=True)

    def _write_new(
        self, path: Path, data: bytes, look_again: Callable[[], None] = lambda: None
    ) -> None:
        """Write a file beside its place, then move it there; the lock must be held.

        Args:
            path: its place.
            data: all of it.
            look_again: called directly before it is moved; raises where it must not be.
        """
        with contextlib.suppress(OSError):  # what processes left that were killed
            for stale in path.parent.glob(f"{TEMPORARY}*.tmp"):
                stale.unlink()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=TEMPORARY, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(OSError):  # a memory stick knows no modes
                os.chmod(temporary, _mode(path))

            def move() -> None:
                look_again()
                os.replace(temporary, path)

            # Windows refuses while an editor or a virus scanner holds the file for a moment.
            retry(move, HELD_BY_ANOTHER, seconds=1)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise

    # ---- what the course remembers --------------------------------------------------------------

    def hints_seen(self, exercise: Exercise) -> int:
        seen = self._record(exercise).get("hints")
        return seen if isinstance(seen, int) else 0

    def remember_hint(self, exercise: Exercise, number: int) -> None:
        """Note that hint `number` was shown."""
        with contextlib.suppress(OSError), self._lock():
            self._remember(exercise, hints=number)

    def _record(self, exercise: Exercise) -> dict:
        with contextlib.suppress(OSError):
            return _record_of(exercise, self._state())
        return {}

    def _remember(self, exercise: Exercise, **facts) -> None:
        """Note facts; in silence where nothing can be written, for no answer depends on them."""
        with contextlib.suppress(OSError):
            state = self._state()
            state[exercise.name] = {**_record_of(exercise, state), **facts}
            self._write_new(self.private / "state.json", json.dumps(state, indent=1).encode())

    def _state(self) -> dict:
        """All records.

        Raises:
            OSError: they cannot be read just now, so they must not be written anew either.
        """
        try:
            state = json.loads((self.private / "state.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError, RecursionError):
            return {}  # lost or damaged: `standing` then goes by what the rooms say
        return state if isinstance(state, dict) else {}

    @contextlib.contextmanager
    def _writing(self, exercise: Exercise):
        """Hold the lock; what goes wrong with the disk becomes a sentence."""
        try:
            with self._lock():
                yield
        except OSError as error:
            raise CannotSave(explain(error, exercise.file)) from error

    @contextlib.contextmanager
    def _lock(self):
        """One writer at a time, across notebooks; freed by the system if its process dies."""
        self.private.mkdir(exist_ok=True)
        file = open(self.private / "lock", "a+b")
        try:
            retry(lambda: lock_file(file), (BlockingIOError, *HELD_BY_ANOTHER), LOCK_SECONDS)
            yield
        finally:  # what fails here is no reason to say that the write failed
            with contextlib.suppress(OSError):
                unlock_file(file)
            with contextlib.suppress(OSError):
                file.close()


def version_text(version: Path) -> str:
    """A version of the history, also of an older course's, with the imports that this course has."""
    return renewed(source.decoded(version.read_bytes()))


def _record_of(exercise: Exercise, state: dict) -> dict:
    record = state.get(exercise.name)
    return record if isinstance(record, dict) else {}


def _mode(path: Path) -> int:
    """The mode of the file that a new one replaces."""
    try:
        return path.stat().st_mode
    except OSError:
        return NEW_FILE


def missing(exercise: Exercise) -> str:
    """What to say where a room has lost a function."""
    return (
        f"{exercise.file} has no function {exercise.name} any more. "
        f'reset("{exercise.name}") puts the empty one back.'
    )
