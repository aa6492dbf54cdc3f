"""What `secure_round` must do, and what each mistake is told."""

from dataclasses import replace
from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.keys import PrivateKey

from ...checking import close
from ...solutions import secure_aggregation as reference
from .cases import federation
from .watching import (
    KEY,
    PUBLIC,
    ProtocolChecks,
    Refusal,
    SecureRound,
    Server,
    WatchedNetwork,
    agreement_for,
    encrypted,
    fresh_noise,
    parts_of,
    refused,
)

checks = ProtocolChecks("secure_round")


@checks.cases
def clients_and_agreements(rng):
    def case(sizes, length, threshold, **settings):
        return dict(
            network=WatchedNetwork(), server=Server(), clients=federation(sizes, length, rng),
            weights=rng.uniform(-0.2, 0.2, length), agreement=agreement_for(threshold, 8, **settings),
        )  # fmt: skip

    yield case([10, 30, 20], 3, 1)
    yield case([10, 30, 20, 40], 3, 4)  # as many as the threshold: too few
    yield case([17], 4, 1)
    yield case([10, 30], 3, 1)
    yield case(rng.integers(1, 50, 7), 60, 4)


@checks.in_words
def _(clients, agreement, **_):
    if len(clients) <= agreement.threshold:
        return "Refused, from answer_server, and no message to the server"


checks.reads(SecureRound)


@checks.stops("no-message", "no message is waiting for")
def _():
    """Nobody had sent one. The first client gets none; look at the order, and at both names in `send`."""


@checks.stops("first-total", "running_total is None, but|contributor_count is 0")
def _():
    """Start with None and 0, and take both from the message later: `total, count = network.receive(client.name)`."""


@checks.symptom("key-in-message")
def _(r):
    """The private key travelled in a message, and whoever has it reads everything. Leave it where it is: only
    `decrypt_average` gets it, on the server."""
    parts = [part for message in r.messages for part in parts_of(message.content)]
    return any(
        isinstance(part, PrivateKey) or hasattr(part, "private_key") or (isinstance(part, Integral) and part in SECRETS)
        for part in parts
    )


SECRETS = {KEY.p, KEY.q, (KEY.p - 1) * (KEY.q - 1)}


@checks.symptom("weights-in-message")
def _(r):
    """The global weights travelled. They are public, and every client has them here already, as `weights`: they need
    not travel. Leave them out, and let only the pair `(total, count)` travel."""
    readable = [(message, floats_in(message)) for message in r.messages]
    readable = [(message, floats) for message, floats in readable if floats.size]
    if readable and all(close(floats, r.weights) for _, floats in readable):
        return [found_in(readable[0][0])]


def floats_in(message) -> np.ndarray:
    """All that is no whole number in a message."""
    parts = [np.ravel(part) for part in parts_of(message.content) if isinstance(part, np.ndarray | float | np.floating)]
    return np.concatenate(parts) if parts else np.empty(0)


@checks.symptom("plaintext-in-message")
def _(r):
    """A message holds numbers that anybody can read: an update, its integers, or a sum of such. Let only the
    encrypted total and the count travel."""
    for message in r.messages:
        parts = parts_of(message.content)
        if any(isinstance(part, np.ndarray | float | np.floating) for part in parts):
            return [found_in(message)]
        if any(isinstance(part, Integral) and 10**4 < abs(int(part)) < PUBLIC.n for part in parts):
            return [found_in(message)]  # a packed plaintext: ciphertexts are as long as n²
        integers = [int(part) for part in parts if isinstance(part, Integral) and abs(int(part)) <= 10**5]
        if len(integers) > 1:  # the count is one
            return [found_in(message)]


def found_in(message):
    return "in the message", f"from {message.sender} to {message.receiver}"


@checks.symptom("answers-too-early")
def _(r):
    """`answer_server` refused on the way, before all clients had added theirs: at the first hops the total holds too
    few. Ask it once, after the loop, on the last client."""
    on_the_way = 0 < len(r.clients.log) < len(r.clients) or 0 < len(r.hops) < len(r.hops_between_clients)
    return refused(r.result) and not r.too_few and on_the_way


@checks.symptom("network-unused")
def _(r):
    """No message went over the network, although clients are different machines. Hand everything on with
    `network.send(sender, receiver, content)`, and take it with `network.receive(name)`."""
    return not r.messages and not r.too_few


@checks.symptom("through-server")
def _(r):
    """The server passes the total on, so that it sees it after every client, and can subtract and decrypt. Let
    each client send it straight to the next."""
    return any(message.sender == r.server for message in r.messages)


@checks.symptom("everyone-answers")
def _(r):
    """The server got more than one total, and the difference of two is somebody's update. Let only the last client
    answer it, after the loop."""
    return sum(message.receiver == r.server for message in r.messages) > 1


@checks.symptom("refused-too-late")
def _(r):
    """Too few clients were in the total, and yet it went to the server, which can decrypt it. Call `answer_server` on
    the last client, before `network.send`."""
    return r.too_few and refused(r.result) and any(message.receiver == r.server for message in r.messages)


@checks.symptom("answer-not-asked")
def _(r):
    """Too few clients took part, and nobody refused. Let the total go through `answer_server` before it is sent to
    the server, and let its exception pass."""
    return r.too_few and not refused(r.result)


@checks.symptom("refuses-enough")
def _(r):
    """There were more clients than the threshold, and yet the round was refused. Give `answer_server` the count that
    `add_my_update` returned, and `agreement.threshold`."""
    return isinstance(r.result, Refusal) and not r.too_few


@checks.symptom("other-weights")
def _(r):
    """A client trained from other weights than the global ones. Give every client the same `weights`, as they
    arrived: `client.train(weights)`."""
    if wrong := [name for name, weights in r.clients.log if not close(weights, r.weights)]:
        return [("the client", wrong[0])]


@checks.symptom("trains-again")
def _(r):
    """A client trained more than once, or not at all. Training costs most of a round: call `client.train(weights)`
    once for each client, and take both results from it."""
    trained = [name for name, _ in r.clients.log]
    return len(set(trained)) < len(trained) or len(trained) < len(r.clients) and not r.too_few


@checks.symptom("last-hop-missing")
def _(r):
    """The total went from client to client, but never to the server over the network. Let the last client
    send it there, and take it with `network.receive(server.name)`."""
    return not r.too_few and r.hops == r.hops_between_clients and bool(r.hops)


@checks.symptom("hops-missing")
def _(r):
    """Only the last message was sent, and the total went from client to client without the network. Let every
    client but the last send it on, to `clients[place + 1].name`."""
    return len(r.clients) > 1 and r.hops == [(r.names[-1], r.server)]


@checks.symptom("other-order")
def _(r):
    """The total did not go from each client to the next, in their order, and from the last one to the server. Look at
    the names in `send`: who has it, and who is next."""
    # Who finds out earlier that there are too few sends less.
    wanted = r.hops_between_clients[: len(r.hops)] if r.too_few else r.hops_between_clients + [(r.names[-1], r.server)]
    if r.hops != wanted:
        return [("your messages", hops(r.hops)), ("expected were", hops(wanted))]


def hops(pairs):
    return ", ".join(f"{one} → {other}" for one, other in pairs[:8]) + (", …" if len(pairs) > 8 else "")


@checks.symptom("other-message")
def _(r):
    """A message is not the pair of total and count, for which the next one waits. Make both one content: `(total,
    count)`."""
    return not r.pairs


@checks.symptom("not-received")
def _(r):
    """A message was sent, but its receiver went on with a variable instead of taking it. Start each step but the
    first with `total, count = network.receive(…)`, also on the server."""
    return bool(r.network.left)


@checks.symptom("not-encrypted")
def _(r):
    """A total was handed on without fresh randomness in it, so that others can read what the client added. Use
    `add_my_update`, which encrypts."""
    totals = [None, *r.totals]
    grown = [fresh_noise(before, after) for before, after in zip(totals, totals[1:], strict=False)]
    return any(1 in noise or len(set(noise)) < len(noise) for noise in grown)


@checks.symptom("decrypts-single")
def _(r):
    """Something else was decrypted than the one total that the server got, and then the server could read it. Let it
    decrypt once, and only the sum."""
    return r.decrypts_else


@checks.symptom("returns-pair")
def _(r):
    """Average and example count came back together, but a round returns the average alone. Take the pair apart:
    `average, _ = decrypt_average(…)`."""
    return isinstance(r.result, tuple | list)


@checks.symptom("client-lost")
def _(r):
    """The average is that of all clients but some: their update is not in the total. Look at what each client adds
    its own to: the total that it received."""
    if len(r.clients) < 2:
        return False
    for k, name in enumerate(r.names):
        if r.is_instead(r.average_of(r.integers[:k] + r.integers[k + 1 :])):
            return [("missing is", name)]
        if r.is_instead(r.average_of([r.integers[k]])):
            return [("there is only", name)]


@checks.symptom("not-through-encryption")
def _(r):
    """This is the average of the updates themselves, computed from what the server must not see. Return what
    `decrypt_average` computes from the encrypted total."""
    updates = [client.update(r.weights) for client in r.clients]
    counts = [client.example_count for client in r.clients]
    return r.is_instead(np.average(updates, axis=0, weights=counts))


@checks.symptom("plain-mean")
def _(r):
    """Every client had the same say, whatever its number of examples. Give `my_integers_of` the example count that
    `client.train` returned with the update."""
    updates = np.array([client.update(r.weights) for client in r.clients])
    return r.is_instead(updates.mean(axis=0), 2e-2)  # small shares are quantised coarsely


@checks.symptom("divides-by-clients")
def _(r):
    """The sum was divided by the number of clients, but it is weighted by examples. Return the average as
    `decrypt_average` gives it, which is divided already."""
    return r.is_instead(r.weighted_of(r.integers) / len(r.clients))


@checks.symptom("returns-weights")
def _(r):
    """The new weights came back, but a round returns the average update; who calls applies it. Return the average as
    it is."""
    return r.is_instead(r.expected + r.weights)


@checks.behaviour("counts-by-itself")
def _(answer, rng):
    """On the way, a total was exchanged for one with fewer clients in it, and nobody noticed. Give `answer_server` the
    count that travels with the total, not the length of your list."""
    clients, agreement = federation([10, 30, 20, 40], 3, rng), agreement_for(2, 8)
    weights = np.zeros(3)
    one = reference.my_integers_of(clients[0].update(weights), clients[0].example_count, agreement)

    def exchange(message):
        if (message.sender, message.receiver) != (clients[2].name, clients[3].name):
            return [message]
        return [replace(message, content=(encrypted(one, agreement.layout), 1))]

    network = WatchedNetwork(exchange)
    return not refused(answer(network, Server(), clients, weights, agreement))
