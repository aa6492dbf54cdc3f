"""Nothing a learner wrote is ever lost: faults at every step of a fill, some thousand times.

A *step* is a call of library.py to the operating system. Every run is worked out from its seed
alone: the room before it, the answer, the fault and the step at which it strikes. A failing run
names its seed; this repeats it alone:

    python -c "import tests.course.test_nothing_lost as t; t.repeat(SEED)"

One thing is spared, because no portable program can prevent it (see library.py): an edit by hand
that lands exactly between the last look at the room and its replacement.
"""

import contextlib
import errno
import functools
import itertools
import json
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import types
from pathlib import Path

import pytest

from fedlearn_lib.course import actions, catalogue, composing, library, locking, reference, source
from fedlearn_lib.course.judge import Verdict
from fedlearn_lib.course.library import SOLUTION, YOURS, CannotSave, Damaged, Library, Standing

ROOM = '''"""A small room, so that some thousand fills take seconds."""

import functools


def plus(a, b=1):
    """Add."""
    return a + b


# Between two functions.
@functools.cache
def minus(a, *, b):
    """Subtract.

    >>> minus(2, b=1)
    1
    """
    return a - b


def times(a, b):
    """Multiply."""
    return a * b
'''
EXERCISES = [
    catalogue.Exercise(name, "90", "small", name, 1, 1, True, "", ("?",))
    for name in ("plus", "minus", "times")
]
HEADERS = {name: source.header(node) for name, node in source.functions(ROOM).items()}
ANSWERS = [
    "    return {n}",
    "\t# with tabs\n\tif a:\n\t\treturn {n}  # why\n\treturn a",
    '    """Mine."""\n    return {n}',
    '    text = """\ttab\n  stays as it is   \n"""\n    return {n}, text',
    "    if a:\n\n        # ä ∑ 𝛼\n        return {n}\n    # the last word",
    "    return (\n{n}\n    )",
    " x = {n}; return x",
    "    text = f'''\n{{1 +\n 1}}'''\n    return {n}, text",
    "    return '\\r\\n', {n}",
]
STEPS = 60  # more than any fill has; a test makes sure
FOREVER = 10**6


# ---- a disk that fails --------------------------------------------------------------------------


class Killed(BaseException):
    """The process ends here; no code of it runs to any effect any more."""


class Disk:
    """Counts the library's steps, and lets a fault strike at one of them.

    Args:
        fault: called before every step with (disk, number, name, path); may act, or raise.
        really: end this process where the fault raises Killed.
    """

    active: "Disk | None" = None  # what happens inside a step is no step
    owner: "Disk | None" = None  # of the files that the step opens

    def __init__(self, fault=lambda *_: None, really: bool = False):
        self.fault, self.really = fault, really
        self.steps: list[tuple[str, Path | None]] = []
        self.handles: set[int] = set()
        self.dead = False

    def step(self, name, path, action, half_done=lambda: None):
        if self.dead:
            raise Killed
        Disk.active = None
        try:
            self.steps.append((name, path))
            self.fault(self, len(self.steps) - 1, name, path)
            Disk.owner = self
            return action()
        except BaseException as error:
            half_done()
            if isinstance(error, Killed):
                self.dead = True
                if self.really:
                    os.kill(os.getpid(), signal.SIGKILL)
            raise
        finally:
            Disk.active, Disk.owner = self, None

    def __enter__(self):
        Disk.active = self
        return self

    def __exit__(self, *_):
        Disk.active = None
        for handle in self.handles:  # as the system does when a process ends
            os.close(handle)


class Handle:
    """An open file whose writing, flushing and closing are steps; what fails is half written."""

    def __init__(self, handle: int):
        self.handle, self.waiting = handle, b""
        self.disk = Disk.owner
        self.disk.handles.add(handle)

    def write(self, data: bytes) -> None:
        self.disk.step("write", None, lambda: None)
        self.waiting += data

    def flush(self) -> None:
        data, self.waiting = self.waiting, b""
        half = functools.partial(os.write, self.handle, data[: len(data) // 2])
        self.disk.step("flush", None, lambda: os.write(self.handle, data), half)

    def fileno(self) -> int:
        return self.handle

    def seek(self, place: int) -> None:
        pass

    def close(self) -> None:
        if self.waiting:
            self.flush()

        def really_close():
            os.close(self.handle)
            self.disk.handles.discard(self.handle)

        self.disk.step("close", None, really_close)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def watched(name: str, real):
    """A call to the operating system that is a step while a disk is watching."""

    @functools.wraps(real)
    def call(*arguments, **options):
        disk = Disk.active
        if disk is None:
            return real(*arguments, **options)
        paths = [Path(a) for a in arguments if isinstance(a, str | Path) and name != "read text"]
        path = paths[-1] if paths else None
        return disk.step(name, path, lambda: real(*arguments, **options))

    return call


def open_lock(path, mode):
    if not Disk.owner:
        return open(path, mode)
    return Handle(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND))


def open_handle(handle, mode):
    return Handle(handle) if Disk.owner else os.fdopen(handle, mode)


def make_temporary(**options):
    handle, name = tempfile.mkstemp(**options)
    if Disk.owner:
        Disk.owner.handles.add(handle)
    return handle, name


GLOB = Path.glob


class Clock:
    """Time that passes only while somebody waits."""

    now = 0.0

    @classmethod
    def monotonic(cls) -> float:
        return cls.now

    @classmethod
    def sleep(cls, seconds: float) -> None:
        cls.now += seconds


class Proxy:
    """A module with some of its functions exchanged."""

    def __init__(self, module, **others):
        self.__dict__.update(others)
        self._module = module

    def __getattr__(self, name):
        return getattr(self._module, name)


@contextlib.contextmanager
def small_course():
    """The course with the small room alone, and every call of library.py a step."""
    with pytest.MonkeyPatch.context() as patch:
        real_text = reference.solution_text
        patch.setattr(
            reference, "solution_text", lambda room: ROOM if room == "small" else real_text(room)
        )
        patch.setattr(library, "solution_text", reference.solution_text)
        patch.setattr(composing, "solution_text", reference.solution_text)
        patch.setattr(reference, "rooms", lambda: {"small": EXERCISES})
        patch.setattr(library, "stub_function", functools.cache(reference.stub_function))
        for name in ("functions", "body", "with_body", "with_function"):  # of texts alone
            patch.setattr(source, name, functools.lru_cache(20_000)(getattr(source, name)))
        watched_os = {
            "fdopen": watched("open", open_handle),
            "fsync": watched("fsync", lambda handle: None),  # not slower than need be
            "chmod": watched("chmod", os.chmod),
            "replace": watched("replace", os.replace),
            "unlink": watched("unlink", os.unlink),
        }
        patch.setattr(library, "os", Proxy(os, **watched_os))
        temporary = watched("mkstemp", make_temporary)
        patch.setattr(library, "tempfile", Proxy(tempfile, mkstemp=temporary))
        patch.setattr(locking, "time", Clock)
        patch.setattr(library, "LOCK_SECONDS", 0.5)
        patch.setattr(library, "open", watched("open", open_lock), raising=False)
        patch.setattr(library, "lock_file", watched("lock", library.lock_file))
        patch.setattr(library, "unlock_file", watched("unlock", library.unlock_file))
        for name in ("read_bytes", "read_text", "mkdir", "exists", "stat", "unlink"):
            patch.setattr(pathlib.Path, name, watched(name, getattr(Path, name)))
        patch.setattr(
            pathlib.Path, "glob", watched("glob", lambda *paths, **how: iter(list(GLOB(*paths, **how))))
        )
        yield


@pytest.fixture(scope="module", autouse=True)
def in_the_small_course():
    with small_course():
        yield


# ---- faults -------------------------------------------------------------------------------------

CHANGING = {"mkdir", "open", "mkstemp", "write", "flush", "fsync", "chmod", "replace", "unlink"}


def killed(run, disk, name, path):
    raise Killed


def interrupted(run, disk, name, path):
    raise KeyboardInterrupt


def refusing(*numbers):
    def refuse(run, disk, name, path):
        number = numbers[run.seed % len(numbers)]
        raise OSError(number, os.strerror(number), str(path or ""))

    return refuse


def edited(run, disk, name, path):
    """The learner saves the room in an editor."""
    if name == "replace" and path == run.path:
        return  # the moment that cannot be guarded
    run.rebase(run.edit_by_hand)


def another_writer(run, disk, name, path):
    """Another notebook fills the same room."""
    other = run.make(run.lib.package)
    exercise = run.rng.choice(EXERCISES)
    body = run.new_body(exercise)

    def write():
        try:
            other.write(exercise, body, YOURS)
        except CannotSave as refusal:
            assert "another notebook or terminal is writing just now" in str(refusal)
        except Damaged:
            assert run.damaged
        else:
            run.others_answers[exercise.name] = body

    run.rebase(write)


def history_deleted(run, disk, name, path):
    looks = name == "read_bytes" and [step for step, _ in disk.steps[-2:-1]] == ["exists"]
    if (name == "replace" or looks) and path == run.path:
        return  # the same moment
    folder = run.lib.private / run.rng.choice(["history", "."])
    run.rebase(lambda: shutil.rmtree(folder, ignore_errors=True))
    run.records_lost = run.history_lost = True


def records_garbled(run, disk, name, path):
    with contextlib.suppress(OSError):
        run.state.write_text(run.rng.choice(["", "{", "[]", '{"plus": 3}', "\x00"]))
    run.records_lost = True


# name → (what happens, to which steps it applies, how many steps long)
FAULTS = {
    "none": (None, None, 0),
    "killed": (killed, None, 1),
    "interrupted": (interrupted, None, 1),
    "disk full for a moment": (refusing(errno.ENOSPC), CHANGING, 1),
    "disk full": (refusing(errno.ENOSPC), CHANGING - {"unlink", "chmod"}, FOREVER),
    "read-only": (refusing(errno.EACCES, errno.EROFS), CHANGING, FOREVER),
    "refused once": (refusing(errno.EACCES), None, 1),
    "a disk that fails once": (refusing(errno.EIO), None, 1),
    "a disk that breaks": (refusing(errno.EIO), None, FOREVER),
    "held": (refusing(errno.EACCES), {"replace"}, 10),  # and retried, as on Windows
    "locked": (refusing(errno.EAGAIN), {"lock"}, 30),
    "edited": (edited, None, 1),
    "edited three times": (edited, None, 3),
    "another writer": (another_writer, None, 1),
    "history deleted": (history_deleted, None, 1),
    "records garbled": (records_garbled, None, 1),
}
KINDS = list(FAULTS)


# ---- one run ------------------------------------------------------------------------------------


class Run:
    """One fill with one fault, everything drawn from its seed.

    The first `len(KINDS) * STEPS` seeds take every fault at every step of the longest fill (over an
    answer that was edited by hand); the others draw the situation too.
    """

    def __init__(self, seed: int, folder: Path, make=Library, *, kind=None, through_actions=False):
        self.seed, self.make, self.through_actions = seed, make, through_actions
        self.rng = random.Random(seed)
        self.numbers = itertools.count(1)
        self.kind = kind or KINDS[seed % len(KINDS)]
        self.at = seed // len(KINDS) % STEPS
        self.plain = seed < len(KINDS) * STEPS
        if self.kind == "locked":
            self.at = 0
        elif not self.plain:
            self.at = self.rng.randrange(50)
        # Longer than it is waited for, or not.
        self.length = self.rng.choice([1, FOREVER, 1]) * FAULTS[self.kind][2]
        if self.kind not in ("held", "locked"):
            self.length = FAULTS[self.kind][2]
        self.exercise = self.rng.choice(EXERCISES)
        package = folder / str(seed) / "fedlearn_lib"
        package.mkdir(parents=True)
        self.lib = make(package)
        self.path = self.lib.room_path(self.exercise)
        self.state = self.lib.private / "state.json"
        self.records_lost = self.history_lost = self.was_new = False
        self.others_answers: dict[str, str] = {}
        self.prepare()
        self.remember_what_stands()
        self.origins_before = self.origins()

    # -- the situation --

    def new_cell(self, exercise) -> str:
        answer = self.rng.choice(ANSWERS).format(n=next(self.numbers))
        return f"{HEADERS[exercise.name]}\n{answer}\n"

    def new_body(self, exercise) -> str:
        return source.body(self.new_cell(exercise), exercise.name)

    def prepare(self) -> None:
        """A room in which some answers stand, and what the course knows of them."""
        draw = self.rng.random
        self.path.write_text(reference.stub_room("small"), encoding="utf-8", newline="\n")
        for exercise in EXERCISES:
            if exercise == self.exercise or draw() < 0.5:
                origin = self.rng.choice([YOURS, YOURS, SOLUTION])
                body = self.new_body(exercise)
                if origin == SOLUTION:
                    body = reference.solution_body(exercise)
                Library(self.lib.package).write(exercise, body, origin)
        text = self.path.read_text(encoding="utf-8")
        by_hand = self.plain or draw() < 0.4
        if by_hand:
            text = source.with_body(text, self.exercise.name, self.new_body(self.exercise))
        elif draw() < 0.2:
            text = source.with_body(text, self.exercise.name, reference.stub_body(self.exercise))
        if draw() < 0.3:
            text = text.replace("def plus(a, b=1):", "def plus(a: int, b=2):")
        text += "\n\ndef helper():\n\treturn '''\n \t'''  # mine"
        data = text.encode()
        if draw() < 0.3:
            data = data.replace(b"\n", b"\r\n")
        if draw() < 0.2:
            data = b"\xef\xbb\xbf" + data
        if not self.plain and draw() < 0.2:
            data = self.rng.choice(
                [data + b"\ndef broken(:\n", data.replace(b"def minus", b"def gone"), b"\xff", None]
            )
        self.save(data)
        if not self.plain and draw() < 0.15:
            self.records_lost = True
            self.state.unlink(missing_ok=True)
            self.state.write_bytes(b"{")
        self.resets = not self.plain and not self.through_actions and draw() < 0.2
        self.cell = self.new_cell(self.exercise)
        self.body = source.body(self.cell, self.exercise.name)
        standing = self.bodies().get(self.exercise.name)
        stub = reference.stub_body(self.exercise)
        if standing not in (None, stub) and draw() < 0.1 and not self.plain:
            self.body = standing  # the same answer again
            self.cell = f"{HEADERS[self.exercise.name]}\n{standing}\n"
        self.origin = self.rng.choice([YOURS, SOLUTION])
        if self.resets:
            self.body = reference.stub_body(self.exercise)

    def save(self, data: bytes | None) -> None:
        """As an editor does: in place, or by a new file."""
        if data is None:
            self.path.unlink(missing_ok=True)
        elif self.rng.random() < 0.5:
            self.path.write_bytes(data)
        else:
            new = self.path.with_name("editor~")
            new.write_bytes(data)
            os.replace(new, self.path)

    def edit_by_hand(self) -> None:
        text = self.text()
        if text is None:
            return self.save(reference.stub_room("small").encode())
        what = self.rng.choice(["this", "this", "other", "comment", "break", "gone", "delete"])
        if what in ("this", "other"):
            exercise = self.exercise if what == "this" else self.rng.choice(EXERCISES)
            if exercise.name in source.functions(text):
                text = source.with_body(text, exercise.name, self.new_body(exercise))
        elif what == "gone":
            text = text.replace(f"def {self.exercise.name}(", "def gone_(")
        elif what != "delete":
            text += {"comment": "\n# a thought\n", "break": "\ndef broken(:\n"}[what]
        self.save(None if what == "delete" else text.encode())

    # -- what stands on disk --

    def data(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def text(self, data=...) -> str | None:
        """The room's text; None where there is none, or it does not parse."""
        data = self.data() if data is ... else data
        try:
            text = (data or b"\xff").decode("utf-8-sig").replace("\r\n", "\n")
            source.functions(text)
        except (SyntaxError, ValueError):
            return None
        return text

    def bodies(self) -> dict[str, str]:
        text = self.text()
        names = [e.name for e in EXERCISES if text and e.name in source.functions(text)]
        return {name: source.body(text, name) for name in names}

    def history(self, name: str) -> list[str]:
        folder = self.lib.private / "history" / name
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("[0-9]*.py")]
        return [source.body(text, name).rstrip() for text in texts]

    def outside(self, data) -> str | None:
        """Everything of the room but the function that is filled."""
        text = self.text(data)
        if text is None or self.exercise.name not in source.functions(text):
            return text
        return source.with_function(text, self.exercise.name, "pass")

    # -- what must hold --

    def remember_what_stands(self) -> None:
        """From here on this is what must not be lost."""
        self.before, self.stood = self.data(), self.bodies()
        self.damaged = self.exercise.name not in self.stood

    def rebase(self, change) -> None:
        """Somebody else changes the disk: what we did so far must be right, and they start from it."""
        self.nothing_is_lost()
        self.was_new = self.was_new or self.bodies().get(self.exercise.name) == self.body
        change()
        self.remember_what_stands()

    def nothing_is_lost(self) -> None:
        data, bodies = self.data(), self.bodies()
        if data == self.before:
            return
        assert self.text() is not None, "the room does not parse"
        for name, body in self.stood.items():
            kept = [bodies.get(name), *self.history(name)]
            stub = body == f'    raise NotFilledIn("{name}")'
            assert stub or body.rstrip() in kept, f"lost: {body!r} of {name}"
        assert bodies[self.exercise.name] == self.body, "half of the answer"
        if self.before is None:
            return
        if self.damaged:  # its stub was put back
            assert self.text().startswith(self.text(self.before).rstrip())
        else:
            assert self.outside(data) == self.outside(self.before), "something else was changed"
        assert data.startswith(b"\xef\xbb\xbf") == self.before.startswith(b"\xef\xbb\xbf")
        ends = data.count(b"\n") if b"\r\n" in self.before else 0
        assert data.count(b"\r\n") == ends, "other line ends"

    # -- the run --

    def do(self) -> tuple[str, str]:
        """Fill, or reset; what the learner is told: saved, not saved or kept, and the words."""
        if self.through_actions:
            return self.do_through_actions()
        try:
            if self.resets:
                kept = self.lib.reset(self.exercise)
            else:
                body = self.body.replace("\n", self.rng.choice(["\n", "\n", "\r\n"]))
                kept = self.lib.write(self.exercise, body, self.origin)
        except (CannotSave, Damaged, ValueError) as error:
            return "not saved", str(error)
        return "saved", str(kept or "")

    def do_through_actions(self) -> tuple[str, str]:
        verdict = Verdict(self.exercise.name, "right", None, "")
        judge = types.SimpleNamespace(judge=lambda *_: verdict)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(actions, "library", self.lib)
            patch.setattr(actions, "judge", judge)
            replace = self.rng.random() < 0.7
            card = actions.fill(self.exercise, self.cell, replace=replace, notebook_names=set())
        assert card.title.startswith(f"{self.exercise.name}: right")
        if card.title.endswith("not saved"):
            return "not saved", card.message
        if card.title.endswith("kept"):
            return "kept", card.message
        assert card.message.startswith(("Saved in ", "It stands in "))
        name = card.footer.removeprefix("The version before it is kept in ").removesuffix(".")
        return "saved", str(self.lib.package.parent / name) if name else ""

    def strike(self, disk, number, name, path) -> None:
        happens, where, _ = FAULTS[self.kind]
        if self.at <= number < self.at + self.length and (where is None or name in where):
            happens(self, disk, name, path)

    def fill(self, really: bool = False) -> Disk:
        with pytest.MonkeyPatch.context() as patch, Disk(self.strike, really) as disk:
            if self.kind == "held":
                patch.setattr(library, "HELD_BY_ANOTHER", (PermissionError,))
            try:
                self.told, self.words = self.do()
            except (Killed, KeyboardInterrupt):
                self.told = "nothing"
        return disk

    def check(self) -> None:
        self.nothing_is_lost()
        stands = self.bodies().get(self.exercise.name) == self.body
        if self.told == "saved":
            assert stands or self.was_new, "told saved, but it does not stand there"
            assert self.history_lost or not self.words or Path(self.words).is_file()
        elif self.told in ("not saved", "kept"):
            assert self.data() == self.before, f"told {self.told}, but the room was changed"
            assert self.words.endswith("."), self.words
        for name, body in self.others_answers.items():
            kept = [self.bodies().get(name), *self.history(name)]
            assert body.rstrip() in kept, f"another notebook's answer is lost: {body!r}"
            if self.bodies().get(name) == body and not self.records_lost:
                standing = self.lib.standing(next(e for e in EXERCISES if e.name == name))
                assert standing == Standing(False, YOURS), "another notebook's record is lost"

    def go_on(self) -> None:
        """The next fill, without a fault."""
        if self.text() is None and self.data() is not None:
            before = self.data()
            with pytest.raises(Damaged):
                self.lib.write(self.exercise, "    return 0", YOURS)
            assert self.data() == before
            self.save(reference.stub_room("small").encode())
        elif self.exercise.name not in self.bodies():
            with pytest.raises(Damaged, match="reset"):
                self.lib.write(self.exercise, "    return 0", YOURS)
            self.lib.reset(self.exercise)
        self.remember_what_stands()
        self.body = "    return 'the end'"
        self.lib.write(self.exercise, self.body, YOURS)
        self.nothing_is_lost()
        assert self.bodies()[self.exercise.name] == self.body
        assert self.lib.standing(self.exercise) == Standing(open=False, origin=YOURS)
        assert self.body in self.history(self.exercise.name)
        json.loads(self.state.read_text(encoding="utf-8"))
        if not self.records_lost and FAULTS[self.kind][0] not in (edited, another_writer):
            after, before = self.origins(), self.origins_before
            assert after | before == after, "other answers' records are lost"
        left = [path.name for path in self.lib.package.parent.rglob("*.tmp")]
        assert left == [], "temporary files are left"

    def origins(self) -> dict:
        """What the course remembers of the other answers."""
        if self.text() is None:
            return {}
        bodies = self.bodies()
        others = [e for e in EXERCISES if e != self.exercise and e.name in bodies]
        return {e.name: self.lib.standing(e) for e in others}


class Lost(AssertionError):
    """A run failed; says which, and how to repeat it."""


def go(seed: int, folder: Path, make=Library, **options) -> Disk:
    """One run from its seed to the end."""
    run = None
    try:
        run = Run(seed, folder, make, **options)
        disk = run.fill()
        run.check()
        run.go_on()
    except Exception as error:
        what = f"{run.kind} at step {run.at}" if run else "before the fill"
        raise Lost(
            f"seed {seed} ({what}): {type(error).__name__}: {error}\nRepeat it with: python -c "
            f'"import tests.course.test_nothing_lost as t; t.repeat({seed}, {options})"'
        ) from error
    shutil.rmtree(folder / str(seed))
    return disk


def repeat(seed: int, options: dict | None = None) -> None:
    """Repeat one run alone."""
    with small_course(), tempfile.TemporaryDirectory() as folder:
        print(go(seed, Path(folder), **(options or {})).steps)


# ---- the proofs ---------------------------------------------------------------------------------

SYSTEMATIC = len(KINDS) * STEPS
DRAWN = 400
VIA_ACTIONS = 80


@pytest.fixture
def folder(tmp_path):
    """In memory, where the system offers that: the disk's speed proves nothing."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as name:
        yield Path(name)


def test_every_fault_at_every_step(folder):
    struck = {kind: set() for kind in KINDS}
    longest = 0
    for seed in range(SYSTEMATIC):
        steps = [name for name, _ in go(seed, folder).steps]
        kind, at = KINDS[seed % len(KINDS)], seed // len(KINDS)
        if kind == "none":
            longest = max(longest, len(steps))
        if at < len(steps):
            struck[kind].add(steps[at])
    everything = CHANGING | {"stat", "exists", "glob", "lock", "unlock", "close"}
    everything |= {"read_bytes", "read_text"}
    del struck["locked"]  # it ends at the lock
    for kind, names in struck.items():
        assert everything <= names, (kind, everything - names)
    assert 40 < longest < STEPS


def test_drawn_situations(folder):
    for seed in range(SYSTEMATIC, SYSTEMATIC + DRAWN):
        go(seed, folder)


def test_what_the_verbs_say_is_true(folder):
    for seed in range(SYSTEMATIC, SYSTEMATIC + VIA_ACTIONS):
        go(seed, folder, through_actions=True)


# ---- real processes -----------------------------------------------------------------------------

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def in_a_child(work) -> int:
    """Start `work` in a process of its own, which ends without any clearing up."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def result_of(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@forks
def test_real_processes_killed(folder):
    """Every second step; what `Disk` plays elsewhere happens here."""
    for at in range(0, STEPS, 2):
        seed = KINDS.index("killed") + at * len(KINDS)
        run = Run(seed, folder)
        ended = result_of(in_a_child(lambda run=run: run.fill(really=True)))
        assert ended in (-signal.SIGKILL, 0)
        assert ended or at > 40, "it was not killed"
        run.told = "nothing" if ended else "saved"
        run.words = ""
        run.check()
        run.go_on()


@forks
@pytest.mark.parametrize("same", [True, False], ids=["the same function", "different functions"])
@pytest.mark.parametrize("seed", range(3))
def test_two_processes_at_once(folder, seed, same):
    package = folder / "fedlearn_lib"
    package.mkdir()
    lib = Library(package)
    lib.room_path(EXERCISES[0]).write_text(reference.stub_room("small"), encoding="utf-8")
    targets = [EXERCISES[0], EXERCISES[0 if same else 1]]
    answers = [[f"    return {number}, {n}" for n in range(12)] for number in range(2)]

    def fill(number):
        rng = random.Random(seed * 2 + number)
        for body in answers[number]:
            library.LOCK_SECONDS = FOREVER
            lib.write(targets[number], body, YOURS)
            for _ in range(rng.randrange(2000)):
                pass

    children = [in_a_child(functools.partial(fill, number)) for number in range(2)]
    assert [result_of(child) for child in children] == [0, 0], f"seed {seed}"
    for number, exercise in enumerate(targets):
        folder_of = lib.private / "history" / exercise.name
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder_of.iterdir())]
        bodies = [source.body(text, exercise.name) for text in texts]
        assert [body for body in bodies if body in answers[number]] == answers[number]
        stands = source.body(lib.read(exercise), exercise.name)
        assert stands in [answers[n][-1] for n in range(2) if targets[n] == exercise]
        assert lib.standing(exercise) == Standing(open=False, origin=YOURS)
    assert list(package.parent.rglob("*.tmp")) == []


@forks
def test_no_call_to_the_system_is_missing_from_the_steps(folder):
    """Python reports what it does to files; a fill does it inside of steps alone."""
    run = Run(0, folder)

    def fill():
        def report(event, arguments):
            if Disk.active and (event in ("open", "fcntl.flock") or event.startswith(FILES)):
                print("outside of every step:", event, arguments, file=sys.stderr)
                os._exit(3)

        sys.addaudithook(report)
        run.fill()

    assert result_of(in_a_child(fill)) == 0


FILES = ("os.", "tempfile.", "shutil.", "glob.", "pathlib.")


# ---- the proof is proved: libraries with one fault each -----------------------------------------


class KeepsAfterwards(Library):
    """Puts versions into the history only when the room was replaced already."""

    def _keep(self, exercise, text):
        self.later = [*getattr(self, "later", []), (exercise, text)]

    def _replace(self, *arguments):
        super()._replace(*arguments)
        for version in self.later:
            super()._keep(*version)
        self.later = []


class WritesInPlace(Library):
    """Opens the file that stands there and writes into it."""

    def _write_new(self, path, data, look_again=lambda: None):
        look_again()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        with library.os.fdopen(handle, "wb") as file:
            file.write(data)


class TakesNoLock(Library):
    @contextlib.contextmanager
    def _lock(self):
        self.private.mkdir(exist_ok=True)
        yield


class DoesNotLookAgain(Library):
    def _replace(self, path, old, text, look_again):
        super()._replace(path, old, text, lambda: None)


class SaysSavedAlways(Library):
    def write(self, *arguments):
        with contextlib.suppress(CannotSave):
            return super().write(*arguments)


class KeepsNothing(Library):
    def _keep(self, exercise, text):
        return None


class WritesTheRoomAnew(Library):
    """Puts the stub's whole function in place, and loses other parts of the file with it."""

    def _replace(self, path, old, text, look_again):
        super()._replace(path, old, text.replace("# Between two functions.\n", ""), look_again)


class ForgetsTheOthers(Library):
    """Takes records that cannot be read just now for lost ones."""

    def _state(self):
        try:
            return super()._state()
        except OSError:
            return {}


class LeavesTemporaryFiles(Library):
    def _write_new(self, path, data, look_again=lambda: None):
        handle, temporary = library.tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        with library.os.fdopen(handle, "wb") as file:
            file.write(data)
        look_again()
        library.os.replace(temporary, path)


BROKEN = [
    (KeepsAfterwards, "killed", "lost: "),
    (WritesInPlace, "killed", "does not parse"),
    (WritesInPlace, "disk full", "does not parse"),
    (TakesNoLock, "another writer", "another notebook's record is lost"),
    (DoesNotLookAgain, "edited", "lost: "),
    (SaysSavedAlways, "locked", "told saved"),
    (KeepsNothing, "none", "lost: "),
    (WritesTheRoomAnew, "none", "something else was changed"),
    (ForgetsTheOthers, "refused once", "other answers' records are lost"),
    (LeavesTemporaryFiles, "killed", "temporary files are left"),
]


@pytest.mark.parametrize(
    "make, kind, says", BROKEN, ids=[f"{make.__name__}-{kind}" for make, kind, _ in BROKEN]
)
def test_a_broken_library_is_caught(folder, make, kind, says):
    """By the very runs that the library passes, and for the very reason."""
    losses = []
    for seed in range(KINDS.index(kind), SYSTEMATIC + DRAWN, len(KINDS)):
        try:
            go(seed, folder, make)
        except Lost as loss:
            assert f"seed {seed} " in str(loss)
            losses.append(str(loss))
            if says in losses[-1]:
                return
    raise AssertionError(f"{make.__name__} was not caught by what should catch it: {losses[:5]}")
