"""A SuperNode that runs this machine's own program, whatever program the server sends along.

    python -m fedlearn_lib.engine.node FOLDER --superlink … --root-certificates …

Takes a client's folder, and the options of `flower-supernode` but for its port. Three things differ from Flower's own:
every task is done by this machine's `client_app.app`; all of it is one process; and it asks for work twice a second,
not every three seconds. Flower starts a fresh process a message, and runs in it what came from the server.
"""

import json
import os
import sys
import threading
from collections.abc import Callable

import httpx
from flwr.app import Error, Message

from ..given.refused import Refused
from . import private
from .bridge import NO_ANSWER
from .client_app import app
from .member import Member
from .programs import free_port

EVERY = float(os.environ.get("FEDLEARN_NODE_EVERY", "0.5"))  # seconds between two questions for work
FORGET = 600.0  # seconds without a message, after which the secrets of a round go
TRIES = 5  # ports that are tried


def work(address_now: Callable[[], str], member: Member, waits: threading.Event) -> None:
    """Do this node's tasks for as long as the process lives.

    Args:
        address_now: where this process' SuperNode hands out tasks, once it does.
        member: whose round is forgotten when nothing comes for long.
        waits: is set when there may be a task.
    """
    client, forgot = None, False
    while True:
        if not waits.wait(FORGET):
            if not forgot:
                member.forget()
            forgot = True
            continue
        waits.clear()
        address = address_now()
        client = client or private.connect(address)
        try:
            token = private.acquire_task(client)
        except httpx.HTTPError:  # the SuperNode goes down
            continue
        if token:
            do_task(address, token)
            forgot = False


def do_task(address: str, token: str) -> None:
    """One message, answered by this machine's own program."""
    client = private.connect(address, token)
    try:
        message, context, _, _ = private.pull_task_input(client)  # the last one is the server's program: not run
        try:
            reply = app(message, context)
        except Exception:  # such as a message for which the course's program has no handler
            reply = Message(Error(code=0, reason=NO_ANSWER), reply_to=message)
        status = private.FAILED if reply.has_error() else private.COMPLETED
        private.push_message(client, reply, context)
        private.push_task_output(client, context, status, "")
    except Exception as error:  # the run is over, or the server is gone: the next task may come all the same
        print(f"a task could not be done: {type(error).__name__}", flush=True)
    finally:
        client.close()


def main() -> None:
    """Start, as this client's only node."""
    member = Member(sys.argv.pop(1))
    sys.argv += ["--host", "127.0.0.1", "--isolation", "process"]
    sys.argv += ["--node-config", f"folder={json.dumps(str(member.folder))}", "--port", ""]
    try:
        with member.alone():
            waits = private.quicken(EVERY)
            here = [lambda: f"127.0.0.1:{sys.argv[-1]}", member, waits]
            threading.Thread(target=work, args=here, daemon=True).start()
            run_on_a_free_port()
    except Refused as refused:
        sys.exit(f"Refused: {refused}")


def run_on_a_free_port() -> None:
    """Run the SuperNode. Another program may take a port before it listens there: then another port will do."""
    for tried in range(TRIES):
        sys.argv[-1] = str(free_port())
        try:
            return private.flower_supernode()
        except RuntimeError as error:
            if str(error) != private.PORT_IS_TAKEN or tried + 1 == TRIES:
                raise


if __name__ == "__main__":
    main()
