"""What `secure_round` must do, and what each mistake is told."""

from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.keys import PrivateKey

from ...checking import close, describe
from .cases import federation
from .rounds import (
    SECRETS,
    Exchange,
    SecureRound,
    floats_in,
    found_in,
    hops,
    needs_the_network,
    parts_of,
    secrets_of_round,
)
from .watching import (
    PUBLIC,
    ProtocolChecks,
    Refusal,
    Server,
    WatchedNetwork,
    agreement_for,
    fresh_noise,
    plaintexts_of,
    refused,
)

checks = ProtocolChecks("secure_round")


@checks.cases
def clients_and_agreements(rng):
    def case(sizes, length, threshold, name="server", **settings):
        return dict(
            network=WatchedNetwork(), server=Server(name), clients=federation(sizes, length, rng),
            weights=rng.uniform(-0.2, 0.2, length), agreement=agreement_for(threshold, 8, **settings),
        )  # fmt: skip

    yield case([10, 30, 20], 3, 1, bits=14)  # slots of another width than 16 bits or three clients need
    yield case([10, 30, 20, 40], 3, 4)  # as many as the threshold: too few
    yield case([17], 4, 1)
    yield case([10, 30], 3, 4)  # fewer than the threshold
    yield case([10, 30], 3, 1, name="office")
    yield case(rng.integers(1, 50, 7), 60, 4)


@checks.in_words
def _(clients, agreement, **_):
    if len(clients) <= agreement.threshold:
        return "Refused, from answer_server, and no message to the server"


checks.reads(SecureRound)
checks.secrets(secrets_of_round)


needs_the_network(checks)


@checks.symptom("key-in-message")
def _(r):
    """The private key, or a number that gives it away, travelled in a message, and whoever has that can decrypt every
    total. Leave it where it is: only `decrypt_average` gets it, on the server."""
    parts = [part for message in r.messages for part in parts_of(message.content)]
    keys = (isinstance(part, PrivateKey) or hasattr(part, "private_key") for part in parts)
    return any(keys) or any(isinstance(part, Integral) and part in SECRETS for part in parts)


@checks.symptom("weights-in-message")
def _(r):
    """The global weights travelled. They are public, and every client has them here already, as `weights`: they need
    not travel. Leave them out, and let only the pair `(total, count)` travel."""
    readable = [(message, floats_in(message)) for message in r.messages]
    readable = [(message, floats) for message, floats in readable if floats.size]
    if readable and all(close(floats, r.weights) for _, floats in readable):
        return [found_in(readable[0][0])]


@checks.symptom("average-in-message")
def _(r):
    """The average was sent in a message. A round ends on the server: it returns the average, and who called it hands
    it on. Let no message hold the average, only `(total, count)`."""
    for message in r.messages:
        if floats_in(message).size and close(floats_in(message), r.expected):
            return [found_in(message)]


@checks.symptom("plaintext-in-message")
def _(r):
    """A message holds readable numbers that have no place there, such as an update, its integers, a number of examples,
    or what was worked out from them. Let only the encrypted total and the count travel."""
    sizes = {client.example_count for client in r.clients}
    for message in r.messages:
        whole = [int(part) for part in parts_of(message.content) if isinstance(part, Integral)]
        small = [number for number in whole if abs(number) <= 10**5 and number not in r.known_to_all]
        packed = any(10**4 < abs(number) < PUBLIC.n for number in whole)  # ciphertexts are as long as n²
        readable = {each for each in floats_in(message) if abs(each) < PUBLIC.n}
        if not readable <= r.known_to_all or packed or len(small) > 1 or sizes & set(small):
            return [found_in(message)]
    if r.counts_examples:
        return [found_in(r.messages[0])]


@checks.symptom("sends-to-parties", of_kind=True)
def _(r):
    """A message was sent from or to something else than a name, such as a client itself, but a network knows its
    parties by their names. Give `send` both names: `client.name`, `clients[place + 1].name` and `server.name`."""
    parties = [party for hop in r.hops for party in hop if not isinstance(party, str)]
    if parties:
        no_name = " itself, not its name" if hasattr(parties[0], "name") else ", which is no name"
        return [("in `send` stood", describe(parties[0]) + no_name)]


@checks.symptom("answers-too-early", of_kind=True, needs=r"\banswer_server\(")
def _(r):
    """The round was refused on the way, before all clients had added theirs: the first totals always hold too few. Let
    `answer_server` alone refuse, and ask it once, when the last client has added its update."""
    on_the_way = 0 < len(r.clients.log) < len(r.clients) or 0 < len(r.hops) < len(r.hops_between_clients)
    return refused(r.result) and not r.too_few and on_the_way


@checks.symptom("network-unused")
def _(r):
    """No message went over the network, although clients are different machines. Hand everything on with
    `network.send(sender, receiver, content)`, and take it with `network.receive(name)`."""
    return not r.messages and not r.too_few and not isinstance(r.result, Refusal)


@checks.symptom("through-server")
def _(r):
    """The server sent a message. It must send nothing: it can decrypt every total that passes through it. Let each
    client send straight to the next, the first begin with None and 0, and the server only receive."""
    return any(message.sender == r.server for message in r.messages)


@checks.symptom("other-message")
def _(r):
    """A message is not the pair for which the next one waits: a list of ciphertexts, and behind it the count, a whole
    number. Send both as one content: `(total, count)`."""
    return not r.pairs


@checks.symptom("everyone-sends-its-own")
def _(r):
    """Clients sent the server totals that count one client each, and the server, which has the key, can open them all.
    Let one running total go from client to client: each adds its own to what it received, and the last one alone sends
    to the server."""
    answers = [message for message in r.messages if message.receiver == r.server]
    return len(answers) > 1 and r.pairs and all(message.content[1] == 1 for message in answers)


@checks.symptom("everyone-answers")
def _(r):
    """The server got more than one message, and they differ. Let only the last client send to it, once, when all have
    added their updates."""
    return len({repr(message.content) for message in r.messages if message.receiver == r.server}) > 1


@checks.symptom("refused-too-late")
def _(r):
    """Too few clients took part, and yet a message went to the server. Call `answer_server` before anything is sent to
    the server, and send nothing there if it refuses."""
    return r.too_few and refused(r.result) and any(message.receiver == r.server for message in r.messages)


@checks.symptom("other-exception", of_kind=True)
def _(r):
    """It stopped where too few clients take part, but with another exception than those who call wait for. Let
    `answer_server` refuse, or write `raise Refused(…)`."""
    return r.too_few and isinstance(r.result, Refusal) and not refused(r.result)


@checks.symptom("ends-in-silence", of_kind=True, without=r"\b(except|suppress|answer_server\(.*\n.*is None)\b")
def _(r):
    """Too few clients took part, and the call ended before any of them trained, without `Refused`. Raise `Refused(…)`
    there, or leave out that early end and let `answer_server` refuse."""
    return r.too_few and not isinstance(r.result, Refusal) and not r.clients.log


@checks.symptom("answer-changed", of_kind=True, needs=r"\banswer_server\(")
def _(r):
    """Too few clients took part, and the round ended without `Refused`. Call `answer_server` in every round, before
    anything is returned, with the count that `add_my_update` returned and `agreement.threshold`, and let its exception
    pass."""
    return r.too_few and not isinstance(r.result, Refusal)


@checks.symptom("answer-not-asked", of_kind=True)
def _(r):
    """Too few clients took part, and the round ended without `Refused`. Let the total go through `answer_server` before
    it is sent to the server, and let its exception pass."""
    return r.too_few and not isinstance(r.result, Refusal)


@checks.symptom("each-alone", of_kind=True)
def _(r):
    """The count in every message is 1. Give `add_my_update` the total and the count that came from the client before;
    only the first one begins with None and 0."""
    counts = [message.content[1] for message in r.messages] if r.pairs else []
    return len(counts) > 1 and set(counts) == {1} and plaintexts_of(r.totals[1]) != r.sums_so_far[1]


@checks.symptom("wrong-count", of_kind=True)
def _(r):
    """The totals hold what they should, but the number beside one of them is not how many clients are in it. Take it
    from `add_my_update`, which returns it behind the total, and send that."""
    if r.wrong_count:
        message, wanted = r.wrong_count
        return [found_in(message), ("the count in it", str(message.content[1])), ("clients in it", str(wanted))]


@checks.symptom("own-exception", of_kind=True, vague=True)
def _(r):
    """There were more clients than the threshold, and yet an exception of your own stopped the round. Look at the line
    that raises it: leave it out, or mend its condition, or what it finds wrong."""
    return isinstance(r.result, Refusal) and not r.too_few and not refused(r.result)


@checks.symptom("refuses-enough", of_kind=True)
def _(r):
    """There were more clients than the threshold, and yet the round ended with `Refused`. Let `answer_server` alone
    refuse: after all clients, give it the total and the count that `add_my_update` returned last, and
    `agreement.threshold`."""
    return isinstance(r.result, Refusal) and not r.too_few


@checks.symptom("returns-examples", of_kind=True)
def _(r):
    """This is the number of all examples. Return the average alone, the first part of what `decrypt_average` gives."""
    return not r.too_few and np.ndim(r.result) == 0 and r.result == sum(each.example_count for each in r.clients)


@checks.symptom("one-entry-more", of_kind=True)
def _(r):
    """One entry more came back than there are weights. Give `decrypt_average` the number of weights, `len(weights)`,
    and return the average as it comes from there."""
    return np.shape(r.result) == (len(r.weights) + 1,)


@checks.symptom("other-weights")
def _(r):
    """A client trained from other weights than the global ones. Give every client the same `weights`, as they
    arrived: `client.train(weights)`."""
    if wrong := [name for name, weights in r.clients.log if not close(weights, r.weights)]:
        return [("the client", wrong[0])]


@checks.symptom("not-trained")
def _(r):
    """A client did not train. Let every one in `clients`, the first and the last, too, train once, from `weights`, and
    add what comes out."""
    missing = [name for name in r.names if name not in [trained for trained, _ in r.clients.log]]
    if missing and not r.too_few:
        return [("the client", missing[0])]


@checks.symptom("trains-again")
def _(r):
    """A client trained more than once. Call `client.train(weights)` once for each client, and take both results from
    it."""
    trained = [name for name, _ in r.clients.log]
    return len(set(trained)) < len(trained)


@checks.symptom("last-hop-missing")
def _(r):
    """The total went from client to client, but never to the server over the network. Let the last client
    send it there, and take it with `network.receive(server.name)`."""
    return not r.too_few and r.hops == r.hops_between_clients and bool(r.hops)


@checks.symptom("hops-missing")
def _(r):
    """Only the last message was sent, but from client to client, too, the total goes over the network. Let every client
    but the last send it on, and the next one take it: `total, count = network.receive(client.name)`."""
    return len(r.clients) > 1 and r.hops == [(r.names[-1], r.server)]


@checks.symptom("other-order")
def _(r):
    """The messages are not one from each client to the next, in their order, and then one from the last to the server.
    Look at the names in `send`, who has it and who is next, and go through `clients` as they stand."""
    # Who finds out earlier that there are too few sends less.
    wanted = r.hops_between_clients[: len(r.hops)] if r.too_few else r.hops_between_clients + [(r.names[-1], r.server)]
    if r.hops != wanted:
        return [("your messages", hops(r.hops)), ("expected were", hops(wanted))]


@checks.symptom("not-received")
def _(r):
    """A message was sent, but its receiver never took it from the network. Start each step but the first with
    `total, count = network.receive(…)`, also on the server."""
    return bool(r.network.left)


@checks.symptom("not-encrypted")
def _(r):
    """A total was handed on without fresh randomness in each ciphertext, so that others can learn what the client
    added, or differences in it. Let every client add its own with `add_my_update`, which encrypts it."""
    totals = [None, *r.totals]
    grown = [fresh_noise(before, after) for before, after in zip(totals, totals[1:], strict=False)]
    return any(1 in noise or len(set(noise)) < len(noise) for noise in grown)


@checks.symptom("decrypts-single")
def _(r):
    """Something else was decrypted than the total that the server got. Let the server decrypt once, and only what it
    received."""
    return r.decrypts_else


@checks.symptom("returns-pair", of_kind=True)
def _(r):
    """The average came back with something beside it, but a round returns the average alone. Take apart what
    `decrypt_average` gives, and return only its first part."""
    return isinstance(r.result, tuple | list) and len(r.result) == 2 and close(r.result[0], r.expected)


@checks.symptom("client-lost")
def _(r):
    """The average is that of all clients but some: their updates are not in it. Look at what each client adds, the
    integers of its own training, and to what: the total that it received."""
    if len(r.clients) < 2:
        return False
    for k, name in enumerate(r.names):
        if r.is_instead(r.average_of(r.integers[:k] + r.integers[k + 1 :])):
            return [("missing is", name)]
        if r.is_instead(r.average_of([r.integers[k]])):
            return [("there is only", name)]


@checks.symptom("not-through-encryption")
def _(r):
    """This is an average of the updates themselves, computed from what the server must not see. Return what
    `decrypt_average` computes from the encrypted total."""
    updates = [client.update(r.weights) for client in r.clients]
    counts = [client.example_count for client in r.clients]
    return any(r.is_instead(np.average(updates, axis=0, weights=each)) for each in (counts, None))


@checks.symptom("divides-by-clients")
def _(r):
    """There is a division by the number of clients in what came back, but the average is weighted by examples. Return
    it as `decrypt_average` gives it, which is divided already."""
    return any(r.is_instead(each / len(r.clients)) for each in (r.weighted_of(r.integers), r.expected))


@checks.symptom("returns-weights")
def _(r):
    """The weights are in what came back, but a round returns the average update alone; who calls applies it. Return the
    average as it is."""
    return any(r.is_instead(each) for each in (r.weights + r.expected, r.weights - r.expected, r.expected - r.weights))


@checks.symptom("other-encryptor")
def _(r):
    """The integers of a client were encrypted with another client's encryptor. Give `add_my_update` the encryptor of
    the client whose turn it is: `client.encryptor`."""
    if found := r.with_anothers_encryptor:
        return [("encrypted by another's", found[0])]


@checks.symptom("not-the-sum-so-far")
def _(r):
    """A message does not hold the sum of all clients up to its sender. Let each one add the integers of its
    own training, `my_integers_of(update, examples, agreement)` of both as `train` gave them, and only those, to the
    total that it received, in `agreement.layout`."""
    for message, total, wanted in zip(r.messages, r.totals, r.sums_so_far, strict=False):
        if plaintexts_of(total) != wanted:
            return [found_in(message)]


@checks.behaviour("server-goes-on-alone")
def _(answer, rng):
    """On the way to the server the total was exchanged for another one, and what came out is not the average of the
    total which arrived. Let the server take it, `total, count = network.receive(server.name)`, and decrypt that."""
    return not Exchange(answer, rng, place=3).follows()


@checks.behaviour("client-goes-on-alone")
def _(answer, rng):
    """On the way between two clients the total was exchanged for another one, and what came out is not made from the
    total which arrived. Let each client take it, `total, count = network.receive(client.name)`, and add to that."""
    return not Exchange(answer, rng, place=1).follows()


@checks.behaviour("counts-by-itself")
def _(answer, rng):
    """On the way, a total was exchanged for one with too few clients in it, and no `Refused` came of it. Take the count
    only from the message: what `network.receive` gave goes into `add_my_update`, and what that returns into
    `answer_server`."""
    exchange = Exchange(answer, rng, place=2)
    return not refused(exchange.average(exchange.vectors[:1], 1))
