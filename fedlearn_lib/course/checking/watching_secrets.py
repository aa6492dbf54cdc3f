"""Where an answer takes its randomness from, and how it takes powers of large numbers."""

import builtins
import contextlib
import functools
import hashlib
import inspect
import io
import os
import random
import sys
import time
from collections.abc import Callable

import numpy as np

from .values import stands_for

# ---- randomness ---------------------------------------------------------------------------------


class Drawn:
    """How many bytes the operating system gave, and how many of them at once at most."""

    def __init__(self):
        self.bytes = self.most = 0


@contextlib.contextmanager
def watching_the_system(answer: Callable):
    """Count the random bytes that are drawn from the operating system, on whichever way.

    `secrets` and `SystemRandom` draw through `random._urandom`, most others through `os.urandom`.
    """
    drawn = Drawn()

    def counting(real):
        def counted(size, *args):
            drawn.bytes += size
            drawn.most = max(drawn.most, size)
            return real(size, *args)

        return counted

    def opening(path, *args, **kwargs):
        if path in DEVICES:
            drawn.bytes += 1024  # how many will be read is not known: enough for any check here
            drawn.most = 1024
        return real_open(path, *args, **kwargs)

    real_open = open
    with system_replaced(answer, counting, opening):
        yield drawn


DEVICES = ("/dev/urandom", "/dev/random")


@contextlib.contextmanager
def system_replaced(answer: Callable, instead_of: Callable, opening: Callable):
    """Put something else in the place of every function that draws from the operating system."""
    sources = [(os, "urandom"), (os, "getrandom"), (random, "_urandom"), (sys.modules.get("ssl"), "RAND_bytes")]
    real = {getattr(owner, name): name for owner, name in sources if hasattr(owner, name)}
    with contextlib.ExitStack() as stack:
        for owner, name in sources:
            if hasattr(owner, name):
                stack.enter_context(replaced(vars(owner), name, instead_of(getattr(owner, name))))
        stack.enter_context(replaced(vars(builtins), "open", opening))
        # A file of helpers may begin with `from os import urandom`.
        names = inspect.unwrap(answer).__globals__
        for name, value in list(names.items()):
            if inspect.isbuiltin(value) and value in real:
                stack.enter_context(replaced(names, name, instead_of(value)))
        yield


class Stream:
    """Bytes that stand for those of the operating system, the same in every run.

    Args:
        seed: another one gives other bytes.
        flip: the place of one byte that is turned round.
        tail: from which place on the bytes are others, and the seed of those.

    Attributes:
        draws: where each draw began and ended.
    """

    def __init__(self, seed, *, flip: int | None = None, tail: tuple[int, object] | None = None):
        self.seed, self.flip, self.tail = seed, flip, tail
        self.draws: list[tuple[int, int]] = []

    @property
    def end(self) -> int:
        return self.draws[-1][1] if self.draws else 0

    def read(self, size: int) -> bytes:
        start, end = self.end, self.end + size
        self.draws.append((start, end))
        cut = min(max(self.tail[0], start), end) if self.tail else end
        found = bytearray(_bytes(self.seed, start, cut))
        if cut < end:
            found += _bytes(self.tail[1], cut, end)
        if self.flip is not None and start <= self.flip < end:
            found[self.flip - start] ^= 0xFF
        return bytes(found)


BLOCK = 4096


def _bytes(seed, start: int, end: int) -> bytes:
    blocks = range(start // BLOCK, -(-end // BLOCK))
    return b"".join(_block(seed, each) for each in blocks)[start % BLOCK :][: end - start]


@functools.lru_cache(maxsize=256)
def _block(seed, number: int) -> bytes:
    return hashlib.shake_256(f"{seed} {number}".encode()).digest(BLOCK)


class Device(io.RawIOBase):
    """The system's own file of random bytes, with those of a stream."""

    def __init__(self, stream: Stream):
        super().__init__()
        self.stream = stream

    def readable(self):
        return True

    def readinto(self, buffer):
        buffer[:] = self.stream.read(len(buffer))
        return len(buffer)


@contextlib.contextmanager
def replayed(answer: Callable):
    """Give a function that calls the answer with a stream in the place of the operating system.

    What else could differ is the same each time, and what the answer prints is dropped. So the result is a
    function of the stream alone, but for what the answer keeps from one call to the next.
    """
    real_open, now = open, []  # the stream of the call that runs now: some checks make hundreds of them

    def instead_of(real):
        return lambda size, *more: now[0].read(size) if now else real(size, *more)

    def opening(path, *rest, **options):
        return Device(now[0]) if now and path in DEVICES else real_open(path, *rest, **options)

    with everything_else_the_same(answer) as again, system_replaced(answer, instead_of, opening):

        def replay(stream: Stream, *args, **kwargs):
            now[:] = [stream]
            try:
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    return again(*args, **kwargs)
            finally:
                now.clear()

        yield replay


CLOCKS = [name + unit for name in ("time", "monotonic", "perf_counter", "process_time") for unit in ("", "_ns")]


@contextlib.contextmanager
def everything_else_the_same(answer: Callable):
    """Seed `random` and NumPy and stop the clocks: what still differs comes from the operating system."""
    names, states = inspect.unwrap(answer).__globals__, (random.getstate(), np.random.get_state())
    stopped = {getattr(time, clock): (lambda value: lambda: value)(getattr(time, clock)()) for clock in CLOCKS}
    with contextlib.ExitStack() as stack:
        for clock in CLOCKS:
            stack.enter_context(replaced(vars(time), clock, stopped[getattr(time, clock)]))
        for name, value in list(names.items()):
            if inspect.isbuiltin(value) and value in stopped:
                stack.enter_context(replaced(names, name, stopped[value]))

        def again(*args, **kwargs):
            random.seed(1)
            np.random.seed(1)
            return answer(*args, **kwargs)

        try:
            yield again
        finally:
            random.setstate(states[0])
            np.random.set_state(states[1])


@contextlib.contextmanager
def replaced(names: dict, name: str, value):
    before = names[name]
    names[name] = value
    try:
        yield
    finally:
        names[name] = before


# ---- powers -------------------------------------------------------------------------------------

TOO_LARGE = "a power with millions of digits"


@stands_for("int", "moduli", "fresh")
class Watched(int):
    """An int that notes by which moduli its powers were reduced.

    A power without a modulus that would never end, and could not be interrupted, stops at once.
    """

    def __new__(cls, value):
        self = super().__new__(cls, value)
        self.moduli = []
        return self

    def fresh(self) -> "Watched":
        """The same number with nothing noted, for another call."""
        return Watched(int(self))

    def __deepcopy__(self, memo):
        return self.fresh()

    def __pow__(self, exponent, modulus=None):
        return self._power(int(self), exponent, modulus)

    def __rpow__(self, base, modulus=None):
        return self._power(base, int(self), modulus)

    def _power(self, base, exponent, modulus):
        self.moduli.append(modulus)
        if modulus is not None:
            return pow(base, int(exponent) if isinstance(exponent, Watched) else exponent, modulus)
        if isinstance(exponent, int) and exponent.bit_length() + int(base).bit_length().bit_length() > 22:
            raise OverflowError(TOO_LARGE)
        return pow(base, int(exponent) if isinstance(exponent, Watched) else exponent)
