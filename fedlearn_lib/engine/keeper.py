"""Ends programs when the one that started them is gone: a notebook's kernel that was killed cannot do it itself.

    python -m fedlearn_lib.engine.keeper MARK [FOLDER]

It waits for the end of its input, which comes by itself when the program at the other end dies, however it dies. Then
it ends every process that bears the mark, and deletes the folder. Imports no Flower.
"""

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Iterable

import psutil

# In the environment of a program and of all that it starts, whoever is their parent by now.
MARK = "FEDLEARN_ENGINE_MARK"
PATIENCE = 2.0  # seconds to end by oneself


def marked(mark: str) -> list[psutil.Process]:
    """Every process of this user that bears a mark, but this one."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(MARK) == mark:
                found.append(process)
    return found


def family(pid: int) -> list[psutil.Process]:
    """A process and all that it started."""
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def end(processes: Iterable[psutil.Process], patience: float = PATIENCE) -> list[psutil.Process]:
    """End processes: ask first, then kill. Returns those that had to be killed."""
    everybody = list(processes)
    for process in everybody:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
    _, left = psutil.wait_procs(everybody, timeout=patience)
    kill(left)
    return left


def kill(processes: Iterable[psutil.Process]) -> None:
    """End processes at once, as if their machine lost power."""
    everybody = list(processes)
    for process in everybody:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(everybody, timeout=PATIENCE)


def main() -> None:
    """Keep watch."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the notebook
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    mark, *folder = sys.argv[1:]
    sys.stdin.read()
    end(marked(mark))
    kill(marked(mark))  # what was started meanwhile
    for path in folder:
        shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    main()
