"""Flower's SuperLink, and beside it what starts the programs that it is given: the course's own.

    python -m fedlearn_lib.engine.link --host … --port …

Takes the options of `flower-superlink`, and from the environment the word that lets somebody start programs. By itself
that starts Flower's SuperExec, which starts every program anew, and asks for work many times a second for as long as
the server runs. Where processes can be forked, this does without.
"""

import os
import sys
import time
from pathlib import Path

import httpx

from . import private
from .nursery import FORKS, fork
from .office import WORD

SOON, LATER = 0.1, 1.0  # seconds between two questions for work: until the course's program runs, and then


def start_programs(address: str, certificate: str | None) -> None:
    """Run what the SuperLink is given to run, each as a process of its own, for as long as the SuperLink lives.

    Args:
        address: of the SuperLink.
        certificate: a file with its certificate, PEM; None: it speaks in the clear.
    """
    safety = ["--root-certificates", certificate] if certificate else ["--insecure"]
    pem = Path(certificate).read_bytes() if certificate else None
    client = private.connect(address, certificate=pem, word=os.environ[WORD])
    link, pause = os.getppid(), SOON
    while os.getppid() == link:
        time.sleep(pause)
        try:
            token = private.acquire_task(client, private.SERVER)
        except httpx.HTTPError:  # it does not listen yet
            continue
        if token:
            pause = LATER
            if not fork():
                sys.argv = ["flwr-serverapp", "--runtime-api-address", address, "--token", token, *safety]
                return private.flwr_serverapp()


def option(name: str) -> str | None:
    """The value of one of this program's options."""
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def main() -> None:
    """Be both."""
    if FORKS:
        address = f"{option('--host')}:{option('--port')}"
        if not fork():
            return start_programs(address, option("--ssl-ca-certfile"))
        sys.argv += ["--isolation", "process"]
    private.shorten_calls()
    # Flower's own SuperExec does not know the word.
    private.lock(os.environ[WORD], private.CONTROL, *([private.ACQUIRE] if FORKS else []))
    private.flower_superlink()


if __name__ == "__main__":
    main()
