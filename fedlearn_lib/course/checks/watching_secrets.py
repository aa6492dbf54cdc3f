"""Where an answer takes its randomness from, and how it takes powers of large numbers."""

import builtins
import contextlib
import inspect
import os
import random
import sys
import time
from collections.abc import Callable

import numpy as np

# ---- randomness ---------------------------------------------------------------------------------


class Drawn:
    """How many bytes the operating system gave."""

    def __init__(self):
        self.bytes = 0


@contextlib.contextmanager
def watching_the_system(answer: Callable):
    """Count the random bytes that are drawn from the operating system, on whichever way.

    `secrets` and `SystemRandom` draw through `random._urandom`, most others through `os.urandom`.
    """
    drawn = Drawn()

    def counting(real):
        def counted(size, *args):
            drawn.bytes += size
            return real(size, *args)

        return counted

    def opening(path, *args, **kwargs):
        if path in ("/dev/urandom", "/dev/random"):
            drawn.bytes += 1024  # how many will be read is not known: enough for any check here
        return real_open(path, *args, **kwargs)

    real_open = open
    sources = [(os, "urandom"), (os, "getrandom"), (random, "_urandom"), (sys.modules.get("ssl"), "RAND_bytes")]
    real = {getattr(owner, name): name for owner, name in sources if hasattr(owner, name)}
    with contextlib.ExitStack() as stack:
        for owner, name in sources:
            if hasattr(owner, name):
                stack.enter_context(replaced(vars(owner), name, counting(getattr(owner, name))))
        stack.enter_context(replaced(vars(builtins), "open", opening))
        # A file of helpers may begin with `from os import urandom`.
        names = inspect.unwrap(answer).__globals__
        for name, value in list(names.items()):
            if inspect.isbuiltin(value) and value in real:
                stack.enter_context(replaced(names, name, counting(value)))
        yield drawn


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

TOO_LARGE = "a power too large for any computer"


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
            return pow(base, int(exponent), modulus)
        if isinstance(exponent, int) and exponent.bit_length() + int(base).bit_length().bit_length() > 22:
            raise OverflowError(TOO_LARGE)
        return pow(base, int(exponent) if isinstance(exponent, Watched) else exponent)
