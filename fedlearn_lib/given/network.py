"""A simulated network: who sends what to whom, and what each party can therefore know.

Every claim of the kind 'X cannot see Y' is checked on the transcript. Messages are copied on the way, as on a
wire: nobody can change what somebody else holds.
"""

import copy
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .refused import Refused, one_line


@dataclass(frozen=True)
class Message:
    """One message as it went over the wire.

    Args:
        sender, receiver: names of parties.
        content: what was sent; bytes if it was sealed for the receiver alone.
    """

    sender: str
    receiver: str
    content: Any


class NoMessage(LookupError):
    """There is no message: it was lost, or never sent."""


class Transcript(list):
    """All messages that were sent, in their order."""

    def seen_by(self, party: str, routed_by: str | None = None) -> list[Message]:
        """The messages whose content a party had in its hands: sent, received, or passed on.

        >>> network = Network()
        >>> network.send("ann", "bob", "hello")
        >>> len(network.transcript.seen_by("bob")), len(network.transcript.seen_by("server"))
        (1, 0)
        """
        return [message for message in self if party in (message.sender, message.receiver, routed_by)]


class Network:
    """Delivers messages and keeps the transcript.

    Args:
        routed_by: the party through which every message goes, as phones cannot reach each other directly;
            None for direct links that nobody else can read.
        fault: called with every message; returns the list of messages that arrive instead: [] if it is lost,
            the same one twice if it is duplicated, a changed one if somebody tampered with it.

    >>> network = Network(routed_by="server")
    >>> network.send("ann", "bob", "hello")
    >>> network.receive("bob"), [message.content for message in network.seen_by("server")]
    ('hello', ['hello'])
    """

    def __init__(self, routed_by: str | None = None, fault: Callable[[Message], list[Message]] | None = None):
        self.routed_by = routed_by
        self.fault = fault
        self.transcript = Transcript()
        self._waiting: dict[str, list[Message]] = {}

    def send(self, sender: str, receiver: str, content: Any) -> None:
        """Send a message; it waits until the receiver takes it.

        Raises:
            Refused: it is nested too deeply for any wire.
        """
        message = Message(sender, receiver, _copied(content))
        self.transcript.append(message)
        for arriving in [message] if self.fault is None else self.fault(message):
            self._waiting.setdefault(arriving.receiver, []).append(arriving)

    def receive(self, receiver: str) -> Any:
        """Take the oldest message that waits for a party.

        Raises:
            NoMessage: no message is waiting.
            Refused: it is nested too deeply; it is gone.
        """
        if not self._waiting.get(receiver):
            raise NoMessage(f"no message is waiting for {receiver}: it was lost, or never sent")
        return _copied(self._waiting[receiver].pop(0).content)

    def waiting_for(self) -> list[str]:
        """The parties for which a message is waiting."""
        return [party for party, messages in self._waiting.items() if messages]

    def seen_by(self, party: str) -> list[Message]:
        """What a party could read on this network: see `Transcript.seen_by`."""
        everything = party == self.routed_by
        return list(self.transcript) if everything else self.transcript.seen_by(party)


def _copied(content: Any) -> Any:
    try:
        return copy.deepcopy(content)
    except RecursionError:
        raise Refused("the message is nested too deeply") from None


def run(network: Network, parties: dict[str, Any], most: int | None = None) -> list[str]:
    """Let parties answer messages until nobody has anything to say any more.

    A party has `handle(content)` and `timeout()`; both return what it sends next, as pairs (receiver, content).
    `timeout` is called when the network is silent, so who waits for an answer can go on without it. A party that
    refuses a message sends nothing, and the others go on. Nobody can keep the others busy for ever: of a party that
    sends too many messages no more are delivered.

    Args:
        network: that carries the messages.
        parties: name → party. Messages to anybody else stay where they are.
        most: how many messages one party may send; None: 20, and 20 more a party, which is more than any round takes.

    Returns:
        a sentence for every message that was refused: who, and why. They are kept and sent on, and so are short.
    """
    refusals, sent = [], Counter()
    most = 20 * (len(parties) + 1) if most is None else most

    def act(name, what, receives=False):
        try:
            outgoing = what(network.receive(name)) if receives else what()
            for receiver, message in outgoing:
                sent[name] += 1
                if sent[name] > most:
                    if sent[name] == most + 1:
                        refusals.append(f"{name} refused: it sent {most} messages, and no more of it are delivered")
                    return False
                network.send(name, receiver, message)
        except (Refused, ValueError) as error:
            refusals.append(f"{name} refused: {one_line(error)}")
            return False
        return bool(outgoing)

    while True:
        waiting = [name for name in network.waiting_for() if name in parties]
        for name in waiting:
            act(name, parties[name].handle, receives=True)
        if not waiting and not any([act(name, party.timeout) for name, party in parties.items()]):
            return refusals
