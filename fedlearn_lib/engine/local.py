"""Flower without a network: the client's program is called in this process. For a first look, and for tests."""

import copy
import itertools
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from flwr.app import Context, Message, RecordDict
from flwr.clientapp import ClientApp
from flwr.serverapp import Grid

from ..given.masking.rules import STAGES
from ..given.not_filled_in import NotFilledIn
from ..given.refused import Refused
from . import client_app, private
from .bridge import FlowerGrid
from .desk import Desk
from .member import make_members
from .rehearsal import blame, rehearse
from .report import Report, Training, events_in
from .stages import PLAIN, PROTOCOLS


class InProcessGrid(Grid):
    """Flower's grid in one process.

    Args:
        app: what every client runs.
        folders: node → the client's own folder.
        vanish: node → the stage from which on it does not answer any more.
    """

    def __init__(self, app: ClientApp, folders: Mapping[int, Path], vanish: Mapping[int, str] | None = None):
        private.pretend_task()
        self.app, self.vanish = app, dict(vanish or {})
        self.contexts = {
            node: Context(1, node, node_config={"folder": str(folder)}, state=RecordDict(), run_config={})
            for node, folder in folders.items()
        }
        self.gone: set[int] = set()
        self.numbers, self.replies = itertools.count(1), {}

    @property
    def run(self):
        """No run: nothing of Flower's asks."""
        return None

    def set_run(self, run) -> None:
        pass

    def create_message(self, content, message_type, dst_node_id, group_id, ttl=None) -> Message:
        return Message(content, dst_node_id, message_type, ttl=ttl, group_id=group_id)

    def get_node_ids(self) -> list[int]:
        return [node for node in self.contexts if node not in self.gone]

    def push_messages(self, messages) -> list[str]:
        return [self._deliver(copy.deepcopy(message)) for message in messages]

    def _deliver(self, message: Message) -> str:
        number, node = str(next(self.numbers)), message.metadata.dst_node_id
        if self.vanish.get(node) == message.metadata.message_type.partition(".")[2]:
            self.gone.add(node)
        if node not in self.gone:
            private.number_message(message, number)
            self.replies[number] = copy.deepcopy(self.app(message, self.contexts[node]))
        return number

    def pull_messages(self, message_ids) -> list[Message]:
        return [self.replies.pop(number) for number in message_ids if number in self.replies]

    def send_and_receive(self, messages, *, timeout=None) -> list[Message]:
        return self.pull_messages(self.push_messages(messages))


class InProcessPort(FlowerGrid):
    """As `FlowerGrid`, without threads, and with a clock that goes on only while somebody waits."""

    def __init__(self, grid: InProcessGrid, patience: float):
        super().__init__(grid, patience)
        self.now, self.pushed = 0.0, []

    def watch(self, number: str) -> None:
        self.pushed.append(number)

    def pull(self) -> list[dict]:
        for reply in self.grid.pull_messages(self.pushed):
            self.came.put(reply)
        return super().pull()

    def clock(self) -> float:
        return self.now

    def wait(self) -> None:
        self.now += 1.0


def in_process(
    protocol: str, *, clients: int = 4, rounds: int = 1, vanish: Mapping[int, str] | None = None,
    deadline: float = 30.0, folder: Path | str | None = None,
) -> Training:  # fmt: skip
    """Train with Flower's own messages and client program, but without a network.

    Args:
        protocol: "plain" or "masked".
        clients: how many; a masked round takes 3, and 4 if one is to vanish.
        rounds: how many.
        vanish: number of a client, from 1 on → the stage from which on it does not answer: "plain", or one of a
            masked round.
        deadline: seconds for a stage; nobody waits for them here.
        folder: for the clients' own files; None: one that is gone afterwards.

    Raises:
        Refused: enrolment stopped, with the name of the function that cannot be used.
        ValueError: another protocol, or a stage that there is not.
    """
    if protocol not in PROTOCOLS:
        raise ValueError(f"protocol is {protocol!r}, but must be one of {', '.join(PROTOCOLS)}.")
    if wrong := set((vanish or {}).values()) - {PLAIN, *STAGES}:
        raise ValueError(f"vanish names the stages {sorted(wrong)}, but there are {', '.join(('plain', *STAGES))}.")
    if folder is None:
        with tempfile.TemporaryDirectory() as folder:
            return in_process(protocol, clients=clients, rounds=rounds, vanish=vanish, deadline=deadline, folder=folder)
    grid = InProcessGrid(client_app.app, make_members(Path(folder), clients), vanish)
    report = Report(Path(folder) / f"report-{time.monotonic_ns()}.jsonl")
    desk = Desk(grid, InProcessPort, Path(folder), report)
    try:
        rehearse(server=True)
        desk.look(deadline)
    except NotFilledIn as error:
        raise Refused(blame(error)) from None
    if desk.away:
        raise Refused(f"nobody was enrolled: {next(iter(desk.away.values()))}")
    weights = desk.train(protocol, rounds, deadline)
    return Training.of(events_in(report.path), weights)
