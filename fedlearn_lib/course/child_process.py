"""The judge's child as a process: its pipes, what answers print, how much memory they get."""

import contextlib
import io
import json
import os
import queue
import signal
import threading

PRINT_LIMIT = 1_000_000  # characters; beyond it the output itself is the problem


PRINT_SHOWN = 1_000


MEMORY_LIMIT = 4 * 2**30  # bytes, where the system lets a process limit itself


class OutputLimit(BaseException):
    """Not an Exception, so that an answer's `except Exception` does not swallow it."""


class LimitedOutput(io.TextIOBase):
    """Keeps the start of what is printed, and stops a function that prints without end."""

    def __init__(self):
        self.start, self.count = [], 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self.count < PRINT_SHOWN:
            self.start.append(text[: PRINT_SHOWN - self.count])
        self.count += len(text)
        if self.count > PRINT_LIMIT:
            raise OutputLimit
        return len(text)

    def shown(self) -> str:
        text = "".join(self.start)
        return text + (" …" if self.count > PRINT_SHOWN else "")


class TimeLimit(BaseException):
    """Not an Exception, for the same reason."""


@contextlib.contextmanager
def limited_time(seconds: float):
    """Stop what runs inside after so much processor time, where the system has such a clock; Windows has none.

    Raises:
        TimeLimit: it was stopped. A call into C is stopped when it returns, so the parent's own limit is needed, too.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_):
        raise TimeLimit

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def private_pipes():
    """Keep the pipes for ourselves; what the answer reads is empty, what it writes goes nowhere."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return requests, replies


def lines(requests):
    """The requests. When the parent is gone the process ends, even inside an endless loop."""
    inbox: queue.Queue = queue.Queue()

    def read():
        for line in requests:
            inbox.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield inbox.get()


def send(replies, message: dict) -> None:
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, macOS ignores it
