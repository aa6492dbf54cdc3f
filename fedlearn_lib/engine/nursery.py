"""Imports Flower once, and forks for each program that uses it: by itself, each takes seconds to import it.

    python -m fedlearn_lib.engine.nursery

Reads one line of JSON a program (see `Programs.start`), and answers with its process id. It holds no secret: it only
passes on names of files. Where forking is not as safe as on Linux, every program is started by itself.
"""

import json
import os
import runpy
import signal
import sys

# FEDLEARN_NO_FORK: to try on Linux what happens elsewhere.
FORKS = sys.platform == "linux" and "FEDLEARN_NO_FORK" not in os.environ


def fork() -> int:
    """As `os.fork`; who started a child does not have to wait for its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    pid = os.fork()
    if not pid:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    return pid


def become(module: str, arguments: list[str], variables: dict[str, str], folder: str, log: str) -> None:
    """Be a program of one's own from here on, as if Python had been started with `-m module`."""
    os.setsid()
    os.chdir(folder)
    os.environ.update(variables)
    for number, path, way in ((0, os.devnull, os.O_RDONLY), (1, log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)):
        file = os.open(path, way, 0o600)
        os.dup2(file, number)
        os.close(file)
    os.dup2(1, 2)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def main() -> None:
    """Fork for whoever started this, until its end."""
    from . import client_app, private, server_app  # noqa: F401 (that they are there is all)

    for line in sys.stdin:
        if not (pid := fork()):
            return become(**json.loads(line))
        print(pid, flush=True)


if __name__ == "__main__":
    main()
