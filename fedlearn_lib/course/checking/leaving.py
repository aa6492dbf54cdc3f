"""What leaves a call of an answer beside its result, and what stays behind after it.

Prints, logs, warnings, the texts of exceptions, files and connections, and values kept on the function, in its module
or in another one. Files and connections are refused in every exercise; a secret that leaves, in those that declare
which values are secret (`Checks.secrets`). One watcher serves all of them.
"""

import contextlib
import functools
import gc
import inspect
import linecache
import logging
import os
import re
import sys
import traceback
import types
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from numbers import Integral

import numpy as np

from .answer_text import ANSWER_FILENAME
from .verdicts import NotYet

LARGE = 2**64  # in an exercise that protects something, a number from here on is a secret unless it is public
WINDOW = 8  # so many neighbouring entries of a vector tell it
DEEP = 5  # how far a kept value is looked for inside of others
MANY = 20_000  # objects looked at, at most

KEPT = "kept after the call"


@dataclass
class Secrets:
    """What must not leave one call.

    Args:
        hidden: numbers, bytes and vectors, however small; choose cases in which they stand out.
        public: large numbers that may be seen, such as n, n² and ciphertexts.
    """

    hidden: Iterable = ()
    public: Iterable = ()

    def __post_init__(self):
        self.public = {int(value) for value in _numbers_in(self.public)}
        hidden = list(self.hidden)
        self.texts = {value.hex() for value in hidden if isinstance(value, bytes) and len(value) >= 4}
        self.texts |= {repr(value)[2:-1] for value in hidden if isinstance(value, bytes) and len(value) >= 4}
        numbers = [abs(int(value)) for value in hidden if isinstance(value, Integral) and not isinstance(value, bool)]
        numbers += [int.from_bytes(value, order) for value in hidden if isinstance(value, bytes) and len(value) >= 8
                    for order in ("big", "little")]  # fmt: skip
        self.numbers = set(numbers) - self.public
        self.texts |= {f"{number:x}" for number in self.numbers if number >= LARGE}  # without 0x before it
        self.vectors = [[float(x) for x in value] for value in hidden if isinstance(value, np.ndarray | list | tuple)]

    def told_by(self, text: str) -> bool:
        """Whether a text holds one of them, in decimal, hexadecimal or as bytes."""
        text = _SCALAR.sub("(", text)
        if any(each in text or each in text.lower() for each in self.texts):
            return True
        found = [int(digits, 16) if digits[:2] in ("0x", "0X") else int(digits) for digits in _WHOLE.findall(text)]
        if any(number in self.numbers or number >= LARGE and number not in self.public for number in found):
            return True
        return any(_holds(text, vector) for vector in self.vectors)

    def kept_in(self, values: Iterable) -> bool:
        """Whether one of them is among values that outlive the call."""
        for value in values:
            if isinstance(value, str | bytes):
                text = value if isinstance(value, str) else value.hex()
                if self.told_by(text):
                    return True
            elif isinstance(value, np.ndarray):
                entries = [float(x) for x in value.ravel()[:100_000]] if value.dtype.kind in "iuf" else []
                if any(_same_run(entries, vector) for vector in self.vectors):
                    return True
            elif isinstance(value, Integral) and not isinstance(value, bool):
                number = abs(int(value))
                if number >= LARGE and number not in self.public or number in self.numbers and number > 2**16:
                    return True
        return False


_WHOLE = re.compile(r"(?<![\w.])(?:0[xX][0-9a-fA-F]+|\d+)(?![\w.]*\.\d)")
_SCALAR = re.compile(r"\bnp\.\w+\(")  # before a number in the text of a list of NumPy's
_ANY = re.compile(r"-?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?")


def _holds(text: str, vector: list[float]) -> bool:
    return len(vector) > 2 and _same_run([float(each) for each in _ANY.findall(text)], vector, 1e-6)


def _same_run(numbers: list[float], vector: list[float], tolerance: float = 1e-12) -> bool:
    """Whether neighbouring entries of a vector stand side by side among numbers."""
    width = min(WINDOW, len(vector))
    if width < 3 or len(numbers) < width:
        return False
    looked_for = np.array(vector[:width])
    if not looked_for.any():
        return False
    windows = np.lib.stride_tricks.sliding_window_view(np.array(numbers), width)
    return bool((np.abs(windows - looked_for) <= tolerance * (1 + np.abs(looked_for))).all(axis=1).any())


def _numbers_in(value) -> Iterator[int]:
    if isinstance(value, Integral):
        yield int(value)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _numbers_in(part)


# ---- what is heard ------------------------------------------------------------------------------


@dataclass
class Heard:
    """What left so far, and what was tried."""

    texts: list[tuple[str, str]] = field(default_factory=list)  # ("printed", text)
    attempts: list[str] = field(default_factory=list)  # files and connections, refused


class Ear:
    """A stream that also tells what is written to it."""

    def __init__(self, stream, heard: Heard):
        self.stream, self.heard = stream, heard

    def write(self, text):
        self.heard.texts.append(("printed", str(text)))
        return self.stream.write(text)

    def __getattr__(self, name):
        return getattr(self.stream, name)


_listener: Heard | None = None  # of the calls that run now


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Hear what answers print, log, warn of and write meanwhile; files and connections are refused."""
    global _listener
    heard, before, log = Heard(), _listener, logging.Logger._log
    streams = sys.stdout, sys.stderr

    def hears(logger, level, message, arguments, **more):  # before any level decides who listens
        with contextlib.suppress(Exception):
            heard.texts.append(("logged", str(message) % arguments if arguments else str(message)))

    def shown(message, *_, **__):
        heard.texts.append(("put into a warning", str(message)))

    with warnings.catch_warnings(), _every_level():
        warnings.simplefilter("always")
        warnings.showwarning = shown
        logging.Logger._log = hears
        sys.stdout, sys.stderr = Ear(sys.stdout, heard), Ear(sys.stderr, heard)
        _listener = heard
        try:
            yield heard
        finally:
            _listener, logging.Logger._log = before, log
            sys.stdout, sys.stderr = streams


@contextlib.contextmanager
def _every_level():
    """Let no logger be too high: what it would drop here it may show elsewhere."""
    enabled = logging.Logger.isEnabledFor
    logging.Logger.isEnabledFor = lambda logger, level: True
    try:
        yield
    finally:
        logging.Logger.isEnabledFor = enabled


class Refused(PermissionError):
    """An answer tried to write a file, start a program or open a connection."""


_ATTEMPTS = {
    "socket.connect": "open a connection", "socket.sendto": "send something", "socket.bind": "open a connection",
    "subprocess.Popen": "start a program", "os.system": "start a program", "os.exec": "start a program",
    "os.posix_spawn": "start a program", "os.remove": "delete a file", "os.rename": "rename a file",
    "os.mkdir": "make a folder", "shutil.rmtree": "delete a folder", "os.truncate": "write a file",
}  # fmt: skip


def _audit(event: str, arguments: tuple) -> None:
    if _listener is None:
        return
    attempt = _ATTEMPTS.get(event)
    if event == "open" and not isinstance(arguments[0], int):
        _, mode, flags = arguments
        if any(letter in (mode or "") for letter in "wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR):
            attempt = "write a file"
    if attempt:
        _listener.attempts.append(attempt)
        raise Refused(f"the judge lets no answer {attempt}")


def refuse_traces() -> None:
    """From now on, in this process, answers write no files and open no connections."""
    sys.dont_write_bytecode = True
    sys.addaudithook(_audit)


# ---- the answer, watched ------------------------------------------------------------------------


def watched(answer: Callable, heard: Heard, secrets_of: Callable | None, kept: "Kept | None") -> Callable:
    """The answer; what leaves a call of it is held against that call's secrets.

    Raises:
        NotYet: at once, whatever the answer does with exceptions.
    """
    signature = inspect.signature(answer)

    def secrets_of_call(args, kwargs, result) -> Secrets:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return secrets_of(dict(bound.arguments), result)

    @functools.wraps(answer)
    def call(*args, **kwargs):
        heard.texts.clear()
        had = _attributes([*args, *kwargs.values()]) if secrets_of is not None else []
        result, error = None, None
        try:
            result = answer(*args, **kwargs)
        except Exception as raised:
            error = raised
            for each in (error, *_chain_of(error)):
                said = "\n".join(["", str(each), *getattr(each, "__notes__", [])])
                if said.strip() and _raised_by_the_answer(each):
                    heard.texts.append(("put into the exception's text", said))
        if heard.attempts:
            raise _leaves_traces(heard.attempts[0])
        if heard.texts and secrets_of is not None:
            secrets = secrets_of_call(args, kwargs, result)
            for how in dict.fromkeys(how for how, _ in heard.texts):
                text = "".join(part for each, part in heard.texts if each == how)
                if secrets.told_by(text):
                    raise secret_left(how)
        if (new := _given_since(had)) and secrets_of_call(args, kwargs, result).kept_in(_all_in(new)):
            raise secret_left(KEPT)
        if kept is not None:
            kept.calls.append(lambda: secrets_of_call(args, kwargs, result))
        if error is not None:
            raise error
        return result

    return call


def _chain_of(error: BaseException) -> Iterator[BaseException]:
    """The exceptions that are shown above one, so far as a `raise` of the answer's made them: Python repeats, too, what
    it could not read."""
    while error is not None:
        above = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        made_here = above is error.__cause__ and above is not None and above.__traceback__ is None
        if above is not None and _stands_at_a_raise(error if made_here else above):
            yield above
        error = above


def _stands_at_a_raise(error: BaseException) -> bool:
    *_, (frame, number) = [(None, 0), *traceback.walk_tb(error.__traceback__)]
    own = frame is not None and frame.f_code.co_filename == ANSWER_FILENAME
    return own and linecache.getline(ANSWER_FILENAME, number).strip().startswith("raise ")


def _raised_by_the_answer(error: Exception) -> bool:
    """Whether it was the answer's own line that raised, and not a function of the course or of Python in it."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return not frames or frames[-1].f_code.co_filename == ANSWER_FILENAME  # without any: `raise … from Here(…)`


def _leaves_traces(attempt: str) -> NotYet:
    return NotYet(
        "leaves-traces",
        f"Your function tries to {attempt}. What it computes, it returns; it leaves nothing else behind. Take that "
        "line out.",
        firm=True,
    )


def secret_left(how: str) -> NotYet:
    """The verdict on a secret that is found outside of the function; it does not say which one."""
    where = "where later code can read it" if how == KEPT else "and others read what is shown or stored"
    return NotYet(
        "secret-leaves",
        f"A secret left the function: it is {how}, {where}. Keep secrets in the function's own variables and in what "
        "it returns. Take out what shows or stores them; to look at something while you try, print its length.",
        firm=True,
    )


# ---- what is kept -------------------------------------------------------------------------------


class Kept:
    """What an answer could keep from one call to the next: on itself, in its module, in closures and caches."""

    def __init__(self, function: Callable):
        self.function = inspect.unwrap(function)
        self.calls: deque[Callable[[], Secrets]] = deque(maxlen=24)  # the secrets of the latest calls
        self.before = {id(value): value for value in self._values()}

    def check(self) -> None:
        """Hold what was not there before against the secrets of the latest calls.

        Raises:
            NotYet: one of them is still there.
        """
        new = [value for value in self._values() if id(value) not in self.before]
        if new and any(secrets().kept_in(new) for secrets in self.calls):
            raise secret_left(KEPT)

    def _values(self) -> list:
        names = self.function.__globals__
        own = [value for name, value in names.items() if not name.startswith("__") and _may_hold(value)]
        todo = [self.function.__dict__, self.function.__defaults__, self.function.__kwdefaults__]
        return _all_in([*todo, self.function.__closure__, *own])


def _all_in(todo: list) -> list:
    """The texts, numbers and arrays in some values, however deep."""
    found, seen = [], set()
    for _ in range(DEEP):
        later = []
        for value in todo:
            if value is None or id(value) in seen or len(seen) > MANY:
                continue
            seen.add(id(value))
            if isinstance(value, str | bytes | Integral | np.ndarray):
                found.append(value)
            else:
                later += _inside(value)
        todo = later
    return found


def _attributes(arguments: list) -> list[tuple]:
    """The objects that a call is given, alone or in lists, each with the names of its attributes."""
    each = [part for value in arguments for part in (value if isinstance(value, list | tuple) else [value])]
    return [(owner, set(vars(owner))) for owner in [*arguments, *each] if hasattr(owner, "__dict__")]


def _given_since(had: list[tuple]) -> list:
    """What stands in attributes that such an object did not have."""
    return [value for owner, names in had for name, value in vars(owner).items() if name not in names]


def _may_hold(value) -> bool:
    """Not what the course itself put into the room: modules, classes and functions of its own."""
    if isinstance(value, types.ModuleType | type):
        return False
    return not (isinstance(value, types.FunctionType) and value.__module__.startswith("fedlearn_lib.given"))


def _inside(value) -> list:
    match value:
        case dict():
            return [*value.keys(), *value.values()]
        case list() | tuple() | set() | frozenset():
            return list(value)
        case types.CellType():
            with contextlib.suppress(ValueError):
                return [value.cell_contents]
            return []
        case types.FunctionType():
            return [value.__dict__, value.__defaults__, value.__closure__]
        case functools._lru_cache_wrapper():
            return [part for part in gc.get_referents(value) if isinstance(part, dict)]
    if hasattr(value, "private_bytes_raw"):  # a key of cryptography
        return [value.private_bytes_raw()]
    if type(value).__module__.startswith(("numpy", "cryptography", "gmpy2", "phe")):
        return []
    return [vars(value)] if hasattr(value, "__dict__") and not isinstance(value, types.ModuleType) else []


def discreet(text: str) -> str:
    """A text without the long numbers in it; of one that ends where the text was cut, nobody knows the length."""
    text = re.sub(r"(0x[0-9a-fA-F]{16,}|\d{20,})(?=…)", "(a long number)", text)
    return re.sub(r"0x[0-9a-fA-F]{16,}|\d{20,}", lambda found: f"(a number of {len(found[0])} digits)", text)
