"""A secure round, read from what was sent."""

from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from numbers import Integral

import numpy as np

from fedlearn_lib.given.network import Message
from fedlearn_lib.given.paillier.packing import pack_vector

from ...checking import close
from ...solutions import secure_aggregation as reference
from .cases import federation
from .secrets_of import of_integers, of_key, secrets
from .watching import KEY, PUBLIC, Server, WatchedNetwork, agreement_for, plaintexts_of, refused, total_of

SECRETS = {KEY.p, KEY.q, (KEY.p - 1) * (KEY.q - 1)}  # of the private key, and what it is found by


def parts_of(content) -> list:
    """Everything inside a message, down to single numbers; other things as they are."""
    if isinstance(content, dict):
        content = [*content.keys(), *content.values()]
    if isinstance(content, list | tuple | set):
        return [part for item in content for part in parts_of(item)]
    return [content]


def floats_in(message) -> np.ndarray:
    """All that is no whole number in a message."""
    parts = [np.ravel(part) for part in parts_of(message.content) if isinstance(part, np.ndarray | float | np.floating)]
    return np.concatenate(parts) if parts else np.empty(0)


def found_in(message) -> tuple[str, str]:
    """Which message it was."""
    return "in the message", f"from {message.sender} to {message.receiver}"


def hops(pairs) -> str:
    """Who sent to whom, in one line."""
    return ", ".join(f"{one} → {other}" for one, other in pairs[:8]) + (", …" if len(pairs) > 8 else "")


class SecureRound:
    """One call of `secure_round`: what was asked, what came back, and what went over the network."""

    def __init__(self, run):
        self.inputs, self.result, self.expected = run.inputs, run.result, run.expected
        self.network, self.clients = run.inputs["network"], run.inputs["clients"]
        self.agreement, self.weights = run.inputs["agreement"], run.inputs["weights"]
        self.server = run.inputs["server"].name
        self.names = [client.name for client in self.clients]
        self.messages: list[Message] = list(self.network.transcript)

    @property
    def known_to_all(self) -> set:
        """Numbers that may stand in a message: counts of clients, and what all agreed on."""
        rules = self.agreement
        agreed = {rules.threshold, rules.most_clients, rules.most_examples, rules.bits, rules.clip, len(self.weights)}
        return agreed | set(range(len(self.clients) + 1))

    @property
    def too_few(self) -> bool:
        return refused(self.expected)

    @cached_property
    def integers(self) -> list[np.ndarray]:
        """What each client must add, if it trains from the global weights."""
        return [
            reference.my_integers_of(client.update(self.weights), client.example_count, self.agreement)
            for client in self.clients
        ]

    @property
    def hops(self) -> list[tuple[str, str]]:
        """Who sent to whom."""
        return [(message.sender, message.receiver) for message in self.messages]

    @property
    def hops_between_clients(self) -> list[tuple[str, str]]:
        """The hops that there must be before the last one."""
        return list(zip(self.names, self.names[1:], strict=False))

    @property
    def pairs(self) -> bool:
        """Whether every message is a pair of ciphertexts and a whole number."""
        return all(
            isinstance(m.content, tuple | list)
            and len(m.content) == 2
            and isinstance(m.content[0], list | tuple)
            and all(isinstance(c, Integral) for c in m.content[0])
            and isinstance(m.content[1], Integral)
            for m in self.messages
        )

    @property
    def counts_examples(self) -> bool:
        """Whether the numbers beside the totals are sums of examples in place of counts of clients."""
        sums = list(accumulate(client.example_count for client in self.clients))
        counts = [message.content[1] for message in self.messages] if self.pairs else []
        return len(counts) > 2 and counts[:2] == sums[:2]

    @property
    def totals(self) -> list[list[int]]:
        return [list(message.content[0]) for message in self.messages]

    @property
    def wrong_count(self) -> tuple[Message, int] | None:
        """The first message whose count is not how many clients are in its total, where all totals are right."""
        if not self.pairs or len(self.totals) > len(self.sums_so_far):
            return None
        if any(plaintexts_of(mine) != wanted for mine, wanted in zip(self.totals, self.sums_so_far, strict=False)):
            return None
        counted = ((message, place) for place, message in enumerate(self.messages, 1) if message.content[1] != place)
        return next(counted, None)

    @property
    def answers(self) -> list[list[int]]:
        """The totals that were sent to the server."""
        return [list(m.content[0]) for m in self.messages if m.receiver == self.server]

    @property
    def packed(self) -> list[list[int]]:
        """The plaintexts that each client must encrypt."""
        return [list(map(int, pack_vector(integers, self.agreement.layout))) for integers in self.integers]

    @property
    def with_anothers_encryptor(self) -> list[str]:
        """The clients whose plaintexts were encrypted by another client's encryptor."""
        own = dict(zip(self.names, map(set, self.packed), strict=True))
        strange = {client.name: set(client.encryptor.plaintexts) - own[client.name] for client in self.clients}
        return [name for name in own if any(own[name] & strange[other] for other in own)]

    @property
    def sums_so_far(self) -> list[list[int]]:
        """What each message must hold: the packed integers of all clients up to its sender."""
        packed = self.packed
        upto = [np.sum(np.array(packed[: k + 1], dtype=object), axis=0) for k in range(len(packed))]
        return [[int(number) % PUBLIC.n for number in numbers] for numbers in upto]

    @property
    def decrypts_else(self) -> bool:
        """Whether something else was decrypted than the server got, or a part of it."""
        plaintexts = {plaintext for total in self.answers for plaintext in plaintexts_of(total)}
        return any(not plaintexts.issuperset(plaintexts_of(ciphertexts)) for ciphertexts in self.network.decrypted)

    def average_of(self, integers) -> np.ndarray:
        """The average that the server would compute from these clients' integers."""
        sums = np.sum(integers, axis=0)
        return self.weighted_of(integers) / sums[-1]

    def weighted_of(self, integers) -> np.ndarray:
        sums = np.sum(integers, axis=0)[:-1]
        return reference.dequantize(sums, self.agreement.bits, self.agreement.clip) * self.agreement.most_examples

    def is_instead(self, value, tolerance: float = 1e-9) -> bool:
        """Whether this came back in place of the right average."""
        found = isinstance(self.result, np.ndarray) and not self.too_few and not close(self.result, self.expected)
        return found and close(self.result, value, tolerance)


def of_training(clients, agreement) -> tuple[list, list[np.ndarray]]:
    """The update of every training in every form, and its integers."""
    hidden, vectors = [], []
    for client in clients:
        for weights in [where for name, where in client.log if name == client.name]:
            update = client.update(weights)
            weighted = update * client.example_count
            vectors.append(reference.my_integers_of(update, client.example_count, agreement))
            hidden += [update, weighted, weighted / agreement.most_examples]
            hidden += of_integers(vectors[-1], agreement.layout)
    return hidden, vectors


def sent_over(network) -> list:
    return [message.content for message in network.transcript]


def secrets_of_round(inputs, result):
    """The updates of the clients that trained, and sums of a part of them; all of them, too, where they are too few."""
    agreement, few = inputs["agreement"], len(inputs["clients"]) <= inputs["agreement"].threshold
    hidden, vectors = of_training(inputs["clients"], agreement)
    partial = [sum(vectors[: k + 1]) for k in range(1, len(vectors))]
    hidden += partial if few else partial[:-1]
    return secrets([*of_key(inputs["server"].private_key), *hidden], *sent_over(inputs["network"]))


class Exchange:
    """A round on whose way one total is exchanged for another, of other integers."""

    def __init__(self, answer, rng, place: int, clients: int = 4):
        """
        Args:
            place: of the client whose message is exchanged.
            clients: how many there are.
        """
        self.clients, self.agreement = federation([10, 30, 20, 40][:clients], 3, rng), agreement_for(2, 8)
        self.place, self.answer = place, answer
        self.vectors = [self._integers(client, np.zeros(3)) for client in self.clients]

    def _integers(self, client, weights):
        return reference.my_integers_of(client.update(weights), client.example_count, self.agreement)

    def average(self, instead: list, count: int):
        """What comes out with a total of these integers, said to be of so many clients, in place of the real one."""

        def exchange(message):
            if message.sender != self.clients[self.place].name:
                return [message]
            return [replace(message, content=(total_of(instead, self.agreement.layout), count))]

        return self.answer(WatchedNetwork(exchange), Server(), self.clients, np.zeros(3), self.agreement)

    def follows(self) -> bool:
        """Whether the average is that of the total that arrived."""
        others = [self._integers(client, np.ones(3)) for client in self.clients[: self.place + 1]]
        sums = sum(others + self.vectors[self.place + 1 :])
        wanted = reference.dequantize(sums[:-1], self.agreement.bits, self.agreement.clip)
        return close(self.average(others, len(others)), wanted * self.agreement.most_examples / sums[-1])


PARTY = r"(clients?|server|clients\[[^\]]*\])"  # itself, where its name is meant
PARTIES = rf"send\({PARTY},|send\([^,]+, {PARTY},|receive\({PARTY}\)"


def needs_the_network(checks) -> None:
    """Declare what is told where a call of the network, or of what stands around it, ended in an exception."""

    @checks.stops("parties-as-names", "no message is waiting for|unhashable type", needs=PARTIES)
    def _():
        """A network knows its parties by their names, but here one of them was given itself. Write `client.name` and
        `server.name`, in `send` as well as in `receive`."""

    @checks.stops("no-message", "no message is waiting for")
    def _():
        """No message waits there for that name; the first client gets none. Find the `send` that this line waits for:
        it must come before, with the same second name, and what one sends can be received once only."""

    @checks.stops("no-count-beside-total", "holds ciphertexts, but contributor_count is 0")
    def _():
        """A count of 0 stands beside a total that holds a client already. Take the count from `add_my_update`, which
        returns it behind the total, and let it go with the total from then on."""

    @checks.stops("no-count-of-clients", "layout has room for")
    def _():
        """The count beside the total says more clients than there may be. Take it from `add_my_update`, which returns
        it behind the total."""

    @checks.stops("first-total", "running_total is None, but|contributor_count is 0")
    def _():
        """The first client begins with None and 0. Give it both, and take them later from the message: `total, count =
        network.receive(client.name)`."""

    @checks.stops("parameter-count", "behind the last integer|ciphertexts, but .* integers take")
    def _():
        """What was given to `decrypt_average` does not fit together. Give it the key, the two parts of the pair that
        came, `total` and `count`, and then `len(weights)`, without the example count behind them."""

    @checks.stops("update-itself", "my_integers is")
    def _():
        """`add_my_update` takes an array of whole numbers. Give it what `my_integers_of(update, examples, agreement)`
        returns."""

    @checks.stops("nobody-behind", "list index out of range", needs=r"\w\[[^\]]*\+ 1\]")
    def _():
        """There is nobody in the list behind the last client: it answers the server. Let all but the last one send to
        the next: `if place + 1 < len(clients):`."""

    @checks.stops("not-its-encryptor", "encryptor is a")
    def _():
        """That is something else than what encrypts. Give `add_my_update` the client's own: `client.encryptor`."""
