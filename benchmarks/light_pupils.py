"""Many pupils in one program, for a class that is larger than a machine can hold: run by `classroom.py`.

    python light_pupils.py ADDRESS CODE FOLDER COUNT

Each has a key, a folder, a connection over TLS and a thread of its own, says to the door what a SuperNode says, by
Flower's own code, and answers with the course's own client program. What it saves is a process for everybody, and the
calls between a SuperNode and its program, which never leave a pupil's machine.
"""

import sys
import threading
import time
from functools import partial
from pathlib import Path

from flwr.app import Context, Message, RecordDict
from flwr.supercore.inflatable.inflatable_object import get_all_nested_objects, get_object_tree, no_object_id_recompute
from flwr.supercore.inflatable.inflatable_utils import pull_and_inflate_object_from_tree, push_objects
from flwr.supernode.fleet_http_connection import http_request_response

from fedlearn_lib.engine import fetch_certificate
from fedlearn_lib.engine.client_app import app
from fedlearn_lib.engine.joining import usable_address
from fedlearn_lib.engine.local import make_members
from fedlearn_lib.engine.private import number_message

EVERY = 0.5  # seconds between two questions for work, as in node.py
RETRIES = 30  # as `join` has it


def stay(address: str, certificate: bytes, folder: Path) -> None:
    """Be one pupil for as long as the program runs."""
    context = Context(0, 0, {"folder": str(folder)}, RecordDict(), {})
    with http_request_response(address, False, certificate, max_retries=RETRIES) as connection:
        _, receive, send, _, _, pull, push, confirm = connection
        while True:
            if came := receive():
                answer(*came, context, send, pull, push, confirm)
            time.sleep(EVERY)


def answer(head, tree, context, send, pull, push, confirm) -> None:
    """Fetch one message's content, and bring the answer."""
    run = head.metadata.run_id
    message = pull_and_inflate_object_from_tree(tree, partial(pull, run), partial(confirm, run), return_type=Message)
    number_message(message, tree.object_id)
    reply = app(message, context)
    number_message(reply, reply.object_id)
    with no_object_id_recompute():
        missing, session = send(reply, get_object_tree(reply), 0.0)
        push_objects(get_all_nested_objects(reply), partial(push, run, session), object_ids_to_push=missing)


def main() -> None:
    """Join, all of them at once."""
    address, code, folder, count = sys.argv[1:]
    certificate = fetch_certificate(*usable_address(address), code)
    pupils = [threading.Thread(target=stay, args=[address, certificate, path])
              for path in make_members(Path(folder), int(count)).values()]  # fmt: skip
    for pupil in pupils:
        pupil.start()
    for pupil in pupils:
        pupil.join()  # Flower's own threads do not outlive this one


if __name__ == "__main__":
    main()
