"""What the core exercises of chapter 5 must do, and what each mistake is told; the others stand in
`secure_aggregation_stretch.py`.

An encrypted total is random, so it is opened with the private key and compared with what should be in it. Of a
round, the messages are looked at, too: the right average can come out of a round in which everybody could read.
"""

import linecache
import re
from dataclasses import replace
from functools import cached_property
from numbers import Integral

import numpy as np

from fedlearn_lib.given.agreement import Refused
from fedlearn_lib.given.fast_paillier import decrypt_all, decrypt_sum
from fedlearn_lib.given.keys import PrivateKey
from fedlearn_lib.given.packing import pack_vector

from ..checking import ANSWER_FILENAME, Checks, NotYet, close, describe
from ..solutions import secure_aggregation as reference
from .secure_aggregation_stretch import CHECKS as STRETCH
from .watching_rounds import (
    KEY,
    NAMES,
    PUBLIC,
    Cohort,
    ProtocolChecks,
    Refusal,
    SecureRound,
    Server,
    WatchedEncryptor,
    WatchedNetwork,
    agreement_for,
    encrypted,
    fresh_noise,
    parts_of,
    refused,
    rounds_of,
    total_of,
)
from .watching_secrets import everything_else_the_same

SMALL = agreement_for(2, 5, examples=20, bits=8)  # 31 integers a plaintext


def some_integers(length, layout, rng):
    """What a client might add: signed integers, and a number of examples behind them."""
    return np.append(rng.integers(-layout.offset, layout.offset + 1, length - 1), rng.integers(1, 20))


# ==== add_my_update ==============================================================================

add_my_update = ProtocolChecks("add_my_update")


@add_my_update.cases
def totals_and_integers(rng):
    layout = SMALL.layout

    def case(before, mine):
        total = total_of(before, layout) if before else None
        return dict(
            encryptor=WatchedEncryptor(), running_total=total, contributor_count=len(before), my_integers=mine,
            layout=layout,
        )  # fmt: skip

    yield case([], np.array([5, -3, 0, 4]))
    yield case([np.array([1, 2, -7, 9]), np.array([0, -1, 3, 2])], np.array([5, -3, 0, 4]))
    for clients in (0, 1, 4):  # the layout has room for five
        vectors = [some_integers(80, layout, rng) for _ in range(clients + 1)]  # three ciphertexts
        yield case(vectors[1:], vectors[0])


class Added:
    """What `add_my_update` returned, opened."""

    def __init__(self, run):
        self.inputs, self.result = run.inputs, run.result
        self.before, self.layout = run.inputs["running_total"], run.inputs["layout"]
        self.mine = list(map(int, pack_vector(run.inputs["my_integers"], self.layout)))
        self.earlier = decrypt_all(KEY, self.before, 1) if self.before else [0] * len(self.mine)
        self.is_pair = isinstance(run.result, tuple) and len(run.result) == 2
        self.total, self.count = run.result if self.is_pair else (run.result, None)

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.total]

    @property
    def is_list(self) -> bool:
        return isinstance(self.total, list) and all(isinstance(c, Integral) for c in self.total)

    @cached_property
    def opened(self) -> list[int]:
        """The plaintexts; of numbers that are no ciphertexts, too."""
        return decrypt_all(KEY, [number % PUBLIC.n_squared for number in self.numbers], 1)

    @property
    def sums(self) -> list[int]:
        return [(one + other) % PUBLIC.n for one, other in zip(self.earlier, self.mine, strict=True)]

    @property
    def noise(self) -> list[int]:
        return fresh_noise(self.before, self.numbers)


@add_my_update.in_words
def _(contributor_count, **_):
    return f"a list of ciphertexts, and {contributor_count + 1}"


add_my_update.reads(Added)


@add_my_update.accepts
def _(a):
    return (
        a.is_pair
        and a.is_list
        and all(0 < number < PUBLIC.n_squared for number in a.numbers)
        and a.opened == a.sums
        and a.count == a.inputs["contributor_count"] + 1
    )


@add_my_update.stops("first-client", "NoneType|running_total is None")
def _():
    """The first client gets no total: `running_total` is None. Return its own ciphertexts there, and add only where
    there is something: `if running_total is not None:`."""


@add_my_update.stops("not-packed", r"not from 0 to n - 1|is no whole number")
def _():
    """An update holds negative numbers. Give the integers to `encrypt_vector`, which packs them with an offset."""


@add_my_update.symptom("swapped")
def _(a):
    """The count came first. Return the total, then the count: `return total, contributor_count + 1`."""
    return a.is_pair and isinstance(a.total, Integral) and isinstance(a.count, list)


@add_my_update.symptom("count-left-out")
def _(a):
    """Only the total came back, but the next client must know how many are in it. Return both:
    `return total, contributor_count + 1`."""
    return isinstance(a.result, list) and len(a.result) == len(a.mine)


@add_my_update.symptom("wrong-count")
def _(a):
    """The count does not say how many clients are in the total now. One more is in it than before: return
    `contributor_count + 1`."""
    wanted = a.inputs["contributor_count"] + 1
    if a.is_pair and isinstance(a.count, Integral) and a.count != wanted:
        return [("your count", describe(a.count)), ("expected was", describe(wanted))]


@add_my_update.symptom("in-plain")
def _(a):
    """Your own numbers stand in the total unencrypted, for everybody to read. Give them to `encrypt_vector` first,
    with the encryptor and the layout."""
    if isinstance(a.total, np.ndarray) or not a.is_list:
        return True
    numbers, mine = a.numbers, [int(integer) for integer in a.inputs["my_integers"]]
    return any(numbers[-len(plain) :] == plain for plain in (mine, a.mine))


@add_my_update.symptom("adds-plain-numbers")
def _(a):
    """Plain numbers were added to ciphertexts, and what comes out decrypts to nothing. Give your own to
    `encrypt_vector` first; then `add_vectors` adds what is inside of both."""
    sums = [c + m for c, m in zip(a.before or [], a.mine, strict=False)]
    return a.before is not None and [c % PUBLIC.n_squared for c in a.numbers] == [s % PUBLIC.n_squared for s in sums]


@add_my_update.symptom("plus-sign")
def _(a):
    """The ciphertexts were added with `+`, but plaintexts are added by *multiplying* ciphertexts, modulo n². Use
    `add_vectors(encryptor.public_key, running_total, mine)`."""
    rest = [(c - b) % PUBLIC.n_squared for b, c in zip(a.before, a.numbers, strict=True)]
    return decrypt_all(KEY, rest, 1) == a.mine


@add_my_update.symptom("mod-n")
def _(a):
    """All numbers are below n, so a product was taken modulo n, where no plaintext is left. Ciphertexts live modulo n²:
    write `% encryptor.public_key.n**2`, or use `add_vectors`."""
    return a.is_list and all(0 < number < PUBLIC.n for number in a.numbers)


@add_my_update.symptom("one-ciphertext-each")
def _(a):
    """There are more ciphertexts than the layout takes: a single one has room for many integers. Give all of them
    to `encrypt_vector` at once, then use `add_vectors`."""
    return a.is_list and len(a.mine) < len(a.numbers) in (len(a.inputs["my_integers"]), 2 * len(a.mine))


@add_my_update.symptom("loses-total")
def _(a):
    """Only your own update is in the total, and what the clients before added is lost. Add yours to
    `running_total`, with `add_vectors`."""
    return a.before is not None and a.opened == a.mine


@add_my_update.symptom("adds-nothing")
def _(a):
    """The total holds what it held before, without your update. Return the sum of both, not the total that
    arrived."""
    return a.before is not None and a.opened == a.earlier


@add_my_update.symptom("subtracts")
def _(a):
    """Your update was taken away from the total instead of added. Multiply the ciphertexts as they are, without an
    inverse."""
    return a.before is not None and a.opened == [(e - m) % PUBLIC.n for e, m in zip(a.earlier, a.mine, strict=True)]


@add_my_update.symptom("not-reduced")
def _(a):
    """The ciphertexts grew longer than n². Take the product modulo n², or use `add_vectors`, which does so."""
    return a.opened == a.sums and any(number >= PUBLIC.n_squared for number in a.numbers)


@add_my_update.symptom("no-randomness")
def _(a):
    """The sum is right, but nothing random came into it: `1 + m·n` is no encryption, and whoever sees the totals
    before and after reads your numbers. Use `encrypt_vector`, which draws fresh randomness."""
    return a.opened == a.sums and 1 in a.noise


@add_my_update.symptom("shares-randomness")
def _(a):
    """Several of your ciphertexts share one random factor, so that their quotients show differences of your
    numbers. Give all of them to `encrypt_vector`, which draws one for each."""
    return a.opened == a.sums and len(set(a.noise)) < len(a.noise)


CHANGES_TOTAL = (
    "Your function changed its argument `running_total` in place, so that the client before finds another total in its "
    "hands. Make a new list instead of setting `running_total[i]`: `add_vectors` returns one."
)


def fresh_factors(answer, seed=3):
    """What an answer multiplies into the noise, for the same input."""
    rng = np.random.default_rng(seed)
    before = encrypted(some_integers(20, SMALL.layout, rng), SMALL.layout)
    mine = some_integers(20, SMALL.layout, rng)

    def draw(ask=answer):
        given = list(before)
        total, _ = ask(
            encryptor=WatchedEncryptor(), running_total=given, contributor_count=1, my_integers=mine.copy(),
            layout=SMALL.layout,
        )  # fmt: skip
        if given != before:
            raise NotYet("changes-input", CHANGES_TOTAL)
        return tuple(fresh_noise(before, total))

    return draw


@add_my_update.behaviour("same-every-time")
def _(answer, rng):
    """The same update gave the same factor twice, so that whoever knows it can take it away. Use `encrypt_vector`
    anew in every call, and keep nothing."""
    draw = fresh_factors(answer)
    return len({draw() for _ in range(4)}) < 4


@add_my_update.behaviour("predictable")
def _(answer, rng):
    """The random factor does not come from the operating system. What `random`, NumPy or a clock give can be found
    out by others, and your numbers with it. Use `encrypt_vector`, or draw with `secrets`."""
    with everything_else_the_same(answer) as again:
        draw = fresh_factors(again)
        return draw() == draw()


# ==== answer_server ==============================================================================

answer_server = ProtocolChecks("answer_server")


@answer_server.cases
def counts_and_thresholds(rng):
    def case(count, threshold, length):
        total = [int.from_bytes(rng.bytes(128), "big") for _ in range(length)]
        return dict(running_total=total, contributor_count=count, threshold=threshold)

    yield case(3, 2, 9)
    yield case(3, 2, 1)  # as many ciphertexts as clients would be too few
    yield case(4, 9, 20)
    yield case(7, 7, 20)
    yield case(0, 1, 3)
    for _ in range(20):
        threshold = int(rng.integers(20, 1000))
        yield case(threshold + int(rng.integers(-3, 4)), threshold, int(rng.integers(1, 9)))
    yield case(10**6, 5, 2)


@answer_server.in_words
def _(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return "the running total itself"
    return f"raise Refused(…), with a reason in which {contributor_count} and {threshold} stand"


def numbers_in(text):
    return set(map(int, re.findall(r"\d+", text.replace(",", ""))))


@answer_server.symptom("counts-ciphertexts")
def _(run):
    """It was refused because the total has few *ciphertexts*. How many those are depends on the model, not on the
    clients. Compare `contributor_count` with the threshold."""
    few = len(run.inputs["running_total"]) <= run.inputs["threshold"]
    return few and isinstance(run.result, Refusal) and not refused(run.expected)


@answer_server.symptom("refuses-enough")
def _(run):
    """There are more clients in the total than the threshold, and yet it was refused. Turn the comparison round:
    refuse only if `contributor_count <= threshold`."""
    return isinstance(run.result, Refusal) and not refused(run.expected)


@answer_server.symptom("other-exception")
def _(run):
    """It was refused, but with another exception than the protocol waits for. Write `raise Refused(…)` there, with
    the reason in the brackets."""
    return isinstance(run.result, Refusal) and not refused(run.result)


@answer_server.symptom("returns-exception")
def _(run):
    """The exception came back as a value, and whoever called goes on with it. To stop there, write
    `raise Refused(…)` instead of returning it."""
    return isinstance(run.result, BaseException) or run.result is Refused


@answer_server.symptom("no-exception")
def _(run):
    """There are too few clients, and something came back that does not stop anybody: a program goes on with it. Make
    the function stop there: write `raise Refused(…)`."""
    return refused(run.expected) and not isinstance(run.result, Refusal | list)


@answer_server.symptom("at-threshold")
def _(run):
    """Exactly as many clients as the threshold were enough, but it takes *more*. Refuse these, too: compare with
    `contributor_count <= threshold`."""
    just_as_many = run.inputs["contributor_count"] == run.inputs["threshold"]
    return refused(run.expected) and just_as_many and isinstance(run.result, list)


@answer_server.symptom("never-refuses")
def _(run):
    """The total went out although too few clients are in it. Compare `contributor_count` with `threshold`, and
    write `raise Refused(…)` where there are not more."""
    return refused(run.expected) and isinstance(run.result, list)


@answer_server.symptom("reason-missing")
def _(run):
    """It was refused rightly, but the reason does not say why. Put both numbers into it: how many clients are in the
    total, and how many it takes."""
    if refused(run.expected) and refused(run.result):
        said, threshold = numbers_in(run.result.reason), run.inputs["threshold"]
        if run.inputs["contributor_count"] not in said or not said & {threshold, threshold + 1}:
            return [("your reason", run.result.reason or "none")]


# ==== decrypt_average ============================================================================

decrypt_average = Checks("decrypt_average")


@decrypt_average.cases
def totals(rng):
    def case(updates, counts, agreement):
        integers = [
            reference.my_integers_of(np.array(update), count, agreement)
            for update, count in zip(updates, counts, strict=True)
        ]
        return dict(
            private_key=KEY, running_total=total_of(integers, agreement.layout), contributor_count=len(counts),
            parameter_count=len(updates[0]), agreement=agreement,
        )  # fmt: skip

    yield case([[1.0, -0.5, 0.25], [-1.0, 0.5, 1.5]], [10, 30], agreement_for(1, 4, examples=50))
    yield case([[0.5, -1.0]], [7], agreement_for(1, 4, examples=20))  # a single client: its own update
    for clients, length in ((3, 120), (9, 5)):
        agreement = agreement_for(2, 12, examples=99, clip=float(rng.uniform(1.5, 3.0)))
        yield case(rng.uniform(-1.4, 1.4, (clients, length)), rng.integers(2, 99, clients).tolist(), agreement)


class Parts:
    """What can be computed from a total, rightly or wrongly."""

    def __init__(self, private_key, running_total, contributor_count, parameter_count, agreement):
        self.clients, self.cap = contributor_count, agreement.most_examples
        self.sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count, 1)
        self.examples = int(self.sums[-1])
        self.scaled = reference.dequantize(self.sums[:-1], agreement.bits, agreement.clip)
        self.weighted = self.scaled * self.cap
        self.count_too = reference.dequantize(self.sums, agreement.bits, agreement.clip)  # the count as well


def wrong_average(advice):
    """Declare a mistake by the average that it computes, whatever else comes back with it."""

    def declare(compute):
        def recognise(run):
            average = run.result[0] if isinstance(run.result, tuple) else run.result
            values = compute(Parts(**run.inputs))
            return any(close(average, value) for value in values if not close(value, run.expected[0]))

        recognise.__doc__ = compute.__doc__
        decrypt_average.symptom(advice)(recognise)
        return compute

    return declare


@decrypt_average.stops("forgets-offsets", "contributors cannot reach")
def _():
    """Every client added an offset. Tell `decrypt_sum` how many clients are in the total: `contributor_count`."""


@decrypt_average.stops("count-left-out", "behind the last integer|ciphertexts, but .* integers take")
def _():
    """The sum of the example counts stands behind the parameters. Let the length be `parameter_count + 1`."""


NO_CIPHERTEXT = "does not fit into its slots|factor in common|not from 1 to n|no whole number|unsupported operand"


@decrypt_average.stops("divides-ciphertexts", NO_CIPHERTEXT)
def _():
    """A ciphertext cannot be divided: nobody sees the number in it. Use `decrypt_sum` first, then divide."""


@decrypt_average.symptom("swapped")
def _(run):
    """The example count came first. Return the average first, and the count behind it."""
    return isinstance(run.result, tuple) and len(run.result) == 2 and close(run.result[::-1], run.expected)


@decrypt_average.symptom("average-alone")
def _(run):
    """The average is right, but the sum of the example counts is missing. Return both:
    `return average, example_count`."""
    return isinstance(run.result, np.ndarray) and close(run.result, run.expected[0])


@wrong_average("divides-by-clients")
def _(p):
    """You divided by the number of clients. The updates are weighted by examples, so divide by how many examples
    there are in all: the last of the sums."""
    return p.weighted / p.clients, p.scaled / p.clients


@wrong_average("forgets-cap")
def _(p):
    """The average is too small. Every client divided its update by `most_examples` before it quantised. Multiply
    the sum by `agreement.most_examples` again."""
    return (p.scaled / p.examples,)


@wrong_average("divides-by-cap")
def _(p):
    """The sum was divided by the cap, as the clients did already. Multiply by `agreement.most_examples`, and divide
    by the sum of the example counts."""
    return p.scaled / p.cap / p.examples, p.scaled / p.cap, p.weighted / p.cap


@wrong_average("not-divided")
def _(p):
    """This is the sum, not the average: with more examples it grows. Divide it by the sum of the example counts, the
    last of the decrypted sums."""
    return (p.weighted,)


@decrypt_average.symptom("count-dequantized-too")
def _(run):
    """The count was dequantised, too, and divided by it the sums are integers again. It was never quantised:
    dequantise `sums[:-1]` alone, and divide by `sums[-1]` as it is."""
    p = Parts(**run.inputs)
    average, *rest = run.result if isinstance(run.result, tuple) else (run.result,)
    ratios = p.count_too[:-1] / p.count_too[-1]  # the same without dequantising at all
    if any(close(average, value, 1e-6) for value in (ratios, ratios * p.cap)):
        return any(close(each, p.count_too[-1], 1e-6) for each in rest) or "dequantize(" in answer_text()


def answer_text() -> str:
    """What the learner wrote."""
    return "".join(linecache.getlines(ANSWER_FILENAME))


@wrong_average("not-dequantized")
def _(p):
    """These are still quantised integers, not parts of an update. Turn them into numbers with `dequantize`, with the
    bits and the clip of the agreement; leave the count as it is."""
    integers = p.sums[:-1]
    return integers, integers / p.examples, integers * p.cap / p.examples, integers / p.clients


@wrong_average("count-in-average")
def _(p):
    """The last number is no part of the update: it is the sum of the example counts. Take it off before you compute
    the average: `sums[:-1]`."""
    whole = np.append(p.scaled, p.scaled[-1])
    found = [np.append(values, last) for values in (p.weighted / p.examples,) for last in (1.0, p.cap)]
    ratio = p.scaled[0] / p.sums[0] if p.sums[0] else 0.0
    return whole, *found, p.sums * ratio * p.cap / p.examples, p.sums * ratio


@decrypt_average.symptom("wrong-example-count")
def _(run):
    """The average is right, but the number behind it is not the sum of the example counts. Return the last of the
    decrypted sums as it is."""
    pair = isinstance(run.result, tuple) and len(run.result) == 2
    return pair and close(run.result[0], run.expected[0]) and not close(run.result[1], run.expected[1])


# ==== secure_round ===============================================================================

secure_round = ProtocolChecks("secure_round")


def federation(sizes, length, rng):
    """Clients with these numbers of examples, each with a goal of its own."""
    return Cohort(rng.uniform(-1.0, 1.0, (len(sizes), length)), list(sizes), NAMES[: len(sizes)])


@secure_round.cases
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


@secure_round.in_words
def _(clients, agreement, **_):
    if len(clients) <= agreement.threshold:
        return "Refused, from answer_server, and no message to the server"


secure_round.reads(SecureRound)


@secure_round.stops("no-message", "no message is waiting for")
def _():
    """Nobody had sent one. The first client gets none; look at the order, and at both names in `send`."""


@secure_round.stops("first-total", "running_total is None, but|contributor_count is 0")
def _():
    """Start with None and 0, and take both from the message later: `total, count = network.receive(client.name)`."""


@secure_round.symptom("key-in-message")
def _(r):
    """The private key travelled in a message, and whoever has it reads everything. Leave it where it is: only
    `decrypt_average` gets it, on the server."""
    parts = [part for message in r.messages for part in parts_of(message.content)]
    return any(
        isinstance(part, PrivateKey) or hasattr(part, "private_key") or (isinstance(part, Integral) and part in SECRETS)
        for part in parts
    )


SECRETS = {KEY.p, KEY.q, (KEY.p - 1) * (KEY.q - 1)}


@secure_round.symptom("weights-in-message")
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


@secure_round.symptom("plaintext-in-message")
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


@secure_round.symptom("answers-too-early")
def _(r):
    """`answer_server` refused on the way, before all clients had added theirs: at the first hops the total holds too
    few. Ask it once, after the loop, on the last client."""
    on_the_way = 0 < len(r.clients.log) < len(r.clients) or 0 < len(r.hops) < len(r.hops_between_clients)
    return refused(r.result) and not r.too_few and on_the_way


@secure_round.symptom("network-unused")
def _(r):
    """No message went over the network, although clients are different machines. Hand everything on with
    `network.send(sender, receiver, content)`, and take it with `network.receive(name)`."""
    return not r.messages and not r.too_few


@secure_round.symptom("through-server")
def _(r):
    """The server passes the total on, so that it sees it after every client, and can subtract and decrypt. Let
    each client send it straight to the next."""
    return any(message.sender == r.server for message in r.messages)


@secure_round.symptom("everyone-answers")
def _(r):
    """The server got more than one total, and the difference of two is somebody's update. Let only the last client
    answer it, after the loop."""
    return sum(message.receiver == r.server for message in r.messages) > 1


@secure_round.symptom("refused-too-late")
def _(r):
    """Too few clients were in the total, and yet it went to the server, which can decrypt it. Call `answer_server` on
    the last client, before `network.send`."""
    return r.too_few and refused(r.result) and any(message.receiver == r.server for message in r.messages)


@secure_round.symptom("answer-not-asked")
def _(r):
    """Too few clients took part, and nobody refused. Let the total go through `answer_server` before it is sent to
    the server, and let its exception pass."""
    return r.too_few and not refused(r.result)


@secure_round.symptom("refuses-enough")
def _(r):
    """There were more clients than the threshold, and yet the round was refused. Give `answer_server` the count that
    `add_my_update` returned, and `agreement.threshold`."""
    return isinstance(r.result, Refusal) and not r.too_few


@secure_round.symptom("other-weights")
def _(r):
    """A client trained from other weights than the global ones. Give every client the same `weights`, as they
    arrived: `client.train(weights)`."""
    if wrong := [name for name, weights in r.clients.log if not close(weights, r.weights)]:
        return [("the client", wrong[0])]


@secure_round.symptom("trains-again")
def _(r):
    """A client trained more than once, or not at all. Training costs most of a round: call `client.train(weights)`
    once for each client, and take both results from it."""
    trained = [name for name, _ in r.clients.log]
    return len(set(trained)) < len(trained) or len(trained) < len(r.clients) and not r.too_few


@secure_round.symptom("last-hop-missing")
def _(r):
    """The total went from client to client, but never to the server over the network. Let the last client
    send it there, and take it with `network.receive(server.name)`."""
    return not r.too_few and r.hops == r.hops_between_clients and bool(r.hops)


@secure_round.symptom("hops-missing")
def _(r):
    """Only the last message was sent, and the total went from client to client without the network. Let every
    client but the last send it on, to `clients[place + 1].name`."""
    return len(r.clients) > 1 and r.hops == [(r.names[-1], r.server)]


@secure_round.symptom("other-order")
def _(r):
    """The total did not go from each client to the next, in their order, and from the last one to the server. Look at
    the names in `send`: who has it, and who is next."""
    # Who finds out earlier that there are too few sends less.
    wanted = r.hops_between_clients[: len(r.hops)] if r.too_few else r.hops_between_clients + [(r.names[-1], r.server)]
    if r.hops != wanted:
        return [("your messages", hops(r.hops)), ("expected were", hops(wanted))]


def hops(pairs):
    return ", ".join(f"{one} → {other}" for one, other in pairs[:8]) + (", …" if len(pairs) > 8 else "")


@secure_round.symptom("other-message")
def _(r):
    """A message is not the pair of total and count, for which the next one waits. Make both one content: `(total,
    count)`."""
    return not r.pairs


@secure_round.symptom("not-received")
def _(r):
    """A message was sent, but its receiver went on with a variable instead of taking it. Start each step but the
    first with `total, count = network.receive(…)`, also on the server."""
    return bool(r.network.left)


@secure_round.symptom("not-encrypted")
def _(r):
    """A total was handed on without fresh randomness in it, so that others can read what the client added. Use
    `add_my_update`, which encrypts."""
    totals = [None, *r.totals]
    grown = [fresh_noise(before, after) for before, after in zip(totals, totals[1:], strict=False)]
    return any(1 in noise or len(set(noise)) < len(noise) for noise in grown)


@secure_round.symptom("decrypts-single")
def _(r):
    """Something else was decrypted than the one total that the server got, and then the server could read it. Let it
    decrypt once, and only the sum."""
    return r.decrypts_else


@secure_round.symptom("returns-pair")
def _(r):
    """Average and example count came back together, but a round returns the average alone. Take the pair apart:
    `average, _ = decrypt_average(…)`."""
    return isinstance(r.result, tuple | list)


@secure_round.symptom("client-lost")
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


@secure_round.symptom("not-through-encryption")
def _(r):
    """This is the average of the updates themselves, computed from what the server must not see. Return what
    `decrypt_average` computes from the encrypted total."""
    updates = [client.update(r.weights) for client in r.clients]
    counts = [client.example_count for client in r.clients]
    return r.is_instead(np.average(updates, axis=0, weights=counts))


@secure_round.symptom("plain-mean")
def _(r):
    """Every client had the same say, whatever its number of examples. Give `my_integers_of` the example count that
    `client.train` returned with the update."""
    updates = np.array([client.update(r.weights) for client in r.clients])
    return r.is_instead(updates.mean(axis=0), 2e-2)  # small shares are quantised coarsely


@secure_round.symptom("divides-by-clients")
def _(r):
    """The sum was divided by the number of clients, but it is weighted by examples. Return the average as
    `decrypt_average` gives it, which is divided already."""
    return r.is_instead(r.weighted_of(r.integers) / len(r.clients))


@secure_round.symptom("returns-weights")
def _(r):
    """The new weights came back, but a round returns the average update; who calls applies it. Return the average as
    it is."""
    return r.is_instead(r.expected + r.weights)


@secure_round.behaviour("counts-by-itself")
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


# ==== secure_federated_averaging =================================================================

secure_federated_averaging = ProtocolChecks("secure_federated_averaging")


def mean_weight(weights):
    """A cheap metric: any function of the weights will do."""
    return float(np.mean(weights))


@secure_federated_averaging.cases
def trainings(rng):
    def case(sizes, rounds, fraction, threshold, evaluate=None, length=5):
        return dict(
            network=WatchedNetwork(), server=Server(), clients=federation(sizes, length, rng),
            weights=rng.uniform(-0.2, 0.2, length), agreement=agreement_for(threshold, 16), rounds=rounds,
            fraction=fraction, rng=rng.spawn(1)[0], evaluate=evaluate,
        )  # fmt: skip

    yield case([10, 30, 20, 40, 15, 25], 2, 0.5, 1)
    # So many that no fair choice is the first ones, or the same in every round, by chance.
    yield case(1 + np.arange(16) * 7 % 16, 4, 0.25, 2, mean_weight)
    yield case([10, 30, 20, 40], 2, 0.5, 2)  # two clients, and a threshold of two: too few
    yield case([13, 21, 3, 6], 3, 1.0, 3, mean_weight)


class SecureTraining:
    """One run of training: what was asked, what came back, and who trained from where."""

    def __init__(self, run):
        self.inputs, self.result, self.expected = run.inputs, run.result, run.expected
        self.clients, self.agreement = run.inputs["clients"], run.inputs["agreement"]
        self.network, self.weights = run.inputs["network"], run.inputs["weights"]
        self.refuses = refused(run.expected)
        self.rounds = rounds_of(self.clients.log)

    @property
    def has_history(self) -> bool:
        return isinstance(self.result, reference.History)

    @property
    def places(self) -> list[np.ndarray]:
        return self.result.weights

    @property
    def participants(self) -> int:
        return max(1, round(self.inputs["fraction"] * len(self.clients)))

    @property
    def cohorts(self) -> list[list[str]]:
        """Who trained, in groups of as many as take part in a round."""
        names = [name for name, _ in self.clients.log]
        return [names[i : i + self.participants] for i in range(0, len(names), self.participants)]

    def average(self, weights, names) -> np.ndarray:
        """What a secure round with these clients gives."""
        chosen = [client for client in self.clients if client.name in names]
        vectors = [reference.my_integers_of(c.update(weights), c.example_count, self.agreement) for c in chosen]
        sums = np.sum(vectors, axis=0)
        scaled = reference.dequantize(sums[:-1], self.agreement.bits, self.agreement.clip)
        return scaled * self.agreement.most_examples / sums[-1]

    @property
    def moves(self) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """For every round: the weights it began at, its average, and what was recorded after it."""
        return [
            (weights, self.average(weights, names), after)
            for (weights, names), after in zip(self.rounds, self.places[1:], strict=False)
        ]

    @property
    def wrong_move(self):
        """The first round whose average was not applied as it should be."""
        return next(move for move in self.moves if not close(move[2], move[0] + move[1]))

    @property
    def is_right(self) -> bool:
        evaluate, wanted = self.inputs["evaluate"], self.inputs["rounds"]
        return (
            self.has_history
            and len(self.places) == wanted + 1 == len(self.rounds) + 1
            and close(self.places[0], self.weights)
            and all(close(weights, before) for (weights, _), before in zip(self.rounds, self.places, strict=False))
            and all(len(set(names)) == len(names) == self.participants for _, names in self.rounds)
            and all(close(after, weights + average) for weights, average, after in self.moves)
            and close(self.result.bytes, self.expected.bytes)
            and close(self.result.metrics, [evaluate(place) for place in self.places] if evaluate else [])
        )


@secure_federated_averaging.in_words
def _(clients, rounds, fraction, agreement, **_):
    participants = max(1, round(fraction * len(clients)))
    if participants <= agreement.threshold:
        return "Refused, in the first round"
    return f"a History of {rounds} rounds, {participants} clients in each"


secure_federated_averaging.reads(SecureTraining)


@secure_federated_averaging.accepts
def _(t):
    return refused(t.result) if t.refuses else t.is_right


@secure_federated_averaging.stops("numbers-for-clients", "must hold clients|has no attribute '(name|train|enc)")
def _():
    """`sample_clients` gives numbers, not clients. Make a list: `[clients[k] for k in chosen]`."""


@secure_federated_averaging.stops("takes-pair", "inhomogeneous|not equally long|update is \\(")
def _():
    """`secure_round` returns the average alone, one vector. Give `apply_update` the weights and that vector."""


@secure_federated_averaging.stops("client-twice", "two clients called")
def _():
    """Nobody can take part twice in a round. Take the different numbers that `sample_clients` returns."""


@secure_federated_averaging.symptom("asks-too-few")
def _(t):
    """A round was refused, because you asked fewer clients than you should. Take all those whose numbers
    `sample_clients` returned, for the whole `fraction`."""
    return refused(t.result) and not t.refuses


@secure_federated_averaging.symptom("swallows-refusal")
def _(t):
    """A round with too few clients was refused, but the training went on or ended as if all were well. Let the
    exception `Refused` pass: take the `try` away."""
    return t.refuses and not refused(t.result)


@secure_federated_averaging.symptom("returns-weights")
def _(t):
    """The weights came back, but the whole history is needed. Return the history on which you recorded every
    round."""
    return isinstance(t.result, np.ndarray)


@secure_federated_averaging.symptom("not-recorded")
def _(t):
    """The history holds fewer rounds than were asked for. Call `history.record(…)` inside the loop, once a round,
    and return after the loop."""
    return t.has_history and len(t.result.bytes) < t.inputs["rounds"]


@secure_federated_averaging.symptom("too-many-rounds")
def _(t):
    """The history holds more rounds than were asked for, and `History(…)` itself notes the start. Record once at
    the end of each round, and loop over `range(rounds)`."""
    return t.has_history and len(t.result.bytes) > t.inputs["rounds"]


@secure_federated_averaging.symptom("not-secure")
def _(t):
    """Clients trained, but not every round went over the network, encrypted. Call `secure_round` in each round, with
    the chosen clients: it asks them to train."""
    return t.has_history and len(t.network.transcript) < len(t.clients.log)


@secure_federated_averaging.symptom("ignores-fraction")
def _(t):
    """All clients took part in every round, whatever the fraction. Call `secure_round` with the chosen ones only:
    `[clients[k] for k in sample_clients(…)]`."""
    return t.has_history and t.inputs["fraction"] < 1 and len(t.clients.log) == len(t.clients) * t.inputs["rounds"]


@secure_federated_averaging.symptom("wrong-cohort")
def _(t):
    """In some round the wrong number of clients trained. Take those, and only those, whose numbers `sample_clients`
    returned."""
    too_few = any(len(set(names)) < t.participants for names in t.cohorts)
    return t.has_history and (too_few or len(t.cohorts) != t.inputs["rounds"])


@secure_federated_averaging.symptom("first-clients")
def _(t):
    """The chosen clients are not those whose numbers were drawn, but the first ones of the list. Use the numbers
    themselves: `[clients[k] for k in sample_clients(…)]`."""
    first = {client.name for client in t.clients[: t.participants]}
    return t.has_history and len(t.clients) > 10 and all(set(names) == first for names in t.cohorts)


@secure_federated_averaging.symptom("samples-once")
def _(t):
    """The same clients took part in every round. Call `sample_clients` inside the loop over the rounds, with the
    `rng` that was passed in."""
    few, many = t.participants < len(t.clients), t.inputs["rounds"] > 3
    return t.has_history and few and many and len({tuple(sorted(names)) for names in t.cohorts}) == 1


@secure_federated_averaging.symptom("starts-over")
def _(t):
    """Every round trained from the very first weights, so that what was learned is lost. Put the new weights in the
    place of the old ones at the end of each round: `weights = apply_update(…)`."""
    return t.has_history and t.inputs["rounds"] > 1 and len(t.rounds) == 1


@secure_federated_averaging.symptom("records-start")
def _(t):
    """What was recorded are the weights from before the round. Apply the average first, then record the new
    weights."""
    weights, _, after = t.wrong_move
    return close(after, weights)


@secure_federated_averaging.symptom("records-average")
def _(t):
    """What was recorded is the average update, not the weights. Apply it to the weights first, then record
    those."""
    _, average, after = t.wrong_move
    return close(after, average)


@secure_federated_averaging.symptom("walks-backwards")
def _(t):
    """The average was subtracted from the weights. An update is new minus old, so add it: `apply_update` does."""
    weights, average, after = t.wrong_move
    return close(after, weights - average)


@secure_federated_averaging.symptom("wrong-step-length")
def _(t):
    """The weights moved by a multiple of the average. It is divided already: apply it once, as it is, with
    `apply_update(weights, average)`."""
    weights, average, after = t.wrong_move
    factor = (after - weights) @ average / (average @ average)
    if close(after - weights, factor * average, 1e-6) and not close(factor, 1.0, 1e-6):
        return [("that is", f"{factor:.4g} times the right step")]


@secure_federated_averaging.symptom("wrong-participants")
def _(t):
    """The history counts other bytes than were sent. Tell `history.record` how many clients took part in this round:
    `participants=len(chosen)`."""
    return t.has_history and not t.refuses and not close(t.result.bytes, t.expected.bytes)


@secure_federated_averaging.symptom("not-evaluated")
def _(t):
    """Nothing was measured, or not after every round. Hand `evaluate` on when you make the history:
    `History(weights, evaluate)`."""
    return t.has_history and not t.refuses and len(t.result.metrics) != len(t.expected.metrics)


def chosen_by(answer, seed):
    """Who trains in two rounds of a small training with this seed."""
    rng = np.random.default_rng(1)
    clients = federation([10, 20, 30, 40] * 3, 2, rng)
    answer(
        network=WatchedNetwork(), server=Server(), clients=clients, weights=np.zeros(2), agreement=agreement_for(1, 12),
        rounds=2, fraction=0.34, rng=np.random.default_rng(seed), evaluate=None,
    )  # fmt: skip
    names = [name for name, _ in clients.log]
    return [sorted(names[:4]), sorted(names[4:])]


@secure_federated_averaging.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed chose different clients, so chance came from somewhere else. Hand the `rng` that
    was passed in to `sample_clients`."""
    return any(chosen_by(answer, 7) != chosen_by(answer, 7) for _ in range(3))


@secure_federated_averaging.behaviour("own-generator")
def _(answer, rng):
    """Runs with different seeds chose the same clients, so a generator of your own is in use. Hand the `rng` that was
    passed in to `sample_clients`."""
    return all(chosen_by(answer, seed) == chosen_by(answer, 0) for seed in (1, 2, 3))


# ==== difference_attack ==========================================================================

difference_attack = Checks("difference_attack")


def answers_of(vectors, layout):
    """The pair that a client with these clients' integers in its total would answer with."""
    return total_of(vectors, layout), len(vectors)


@difference_attack.cases
def two_answers(rng):
    layout = agreement_for(2, 9).layout
    three = [np.array([5, -3, 0, 7]), np.array([-9, 4, 2, 3]), np.array([1, 1, -8, 6])]

    def case(vectors, more):
        return dict(
            private_key=KEY, smaller=answers_of(vectors, layout), larger=answers_of(vectors + more, layout),
            length=len(vectors[0]), layout=layout,
        )  # fmt: skip

    yield case(three, [np.array([4, -6, 10, 2])])
    for before, more, length in ((5, 1, 70), (3, 4, 12)):
        vectors = [some_integers(length, layout, rng) for _ in range(before + more)]
        yield case(vectors[:before], vectors[before:])


PAIR_GIVEN = "no whole number|must be a whole number|ciphertexts, but|integers take"


def sums_in(private_key, pair, length, layout):
    return decrypt_sum(private_key, pair[0], layout, length, pair[1], 1)


def before_and_after(private_key, smaller, larger, length, layout):
    return sums_in(private_key, smaller, length, layout), sums_in(private_key, larger, length, layout)


@difference_attack.stops("too-small-count", "contributors cannot reach")
def _():
    """More clients are in it. Give the count of what is decrypted: `smaller[1]`, `larger[1]`, or, for their quotient,
    `larger[1] - smaller[1]`."""


@difference_attack.stops("pair-not-taken-apart", PAIR_GIVEN)
def _():
    """Each argument is a pair of ciphertexts and count. Take it apart: `smaller[0]` and `smaller[1]`."""


@difference_attack.mistake("wrong-sign")
def _(private_key, smaller, larger, length, layout):
    """The sign is turned round: these are the victim's numbers times -1. Subtract the smaller total from the larger
    one."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before - after


@difference_attack.mistake("absolute")
def _(private_key, smaller, larger, length, layout):
    """All signs are lost, but an update has negative entries. Leave `abs` out: subtract the smaller total from the
    larger one."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return np.abs(after - before)


@difference_attack.mistake("difference-of-averages")
def _(private_key, smaller, larger, length, layout):
    """These are differences of averages, in which all clients are still mixed. Subtract the sums as they are,
    without dividing."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    clients = larger[1] - smaller[1]
    by_count = after / larger[1] - before / smaller[1]
    by_examples = after / after[-1] - before / before[-1]
    whole = after // larger[1] - before // smaller[1]
    return by_count, by_examples, by_examples[:-1], by_count * clients, whole


@difference_attack.mistake("one-total-only")
def _(private_key, smaller, larger, length, layout):
    """This is one of the two totals itself, with all its clients in it. Decrypt both, and subtract the smaller one
    from the larger."""
    return before_and_after(private_key, smaller, larger, length, layout)


@difference_attack.mistake("adds")
def _(private_key, smaller, larger, length, layout):
    """The two totals were added. Subtract the smaller one: what both contain falls out, and the victim is left."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    return before + after


@difference_attack.mistake("one-count-for-both")
def _(private_key, smaller, larger, length, layout):
    """Both totals were decrypted with the same count, and the offsets of some clients stayed in. Give `decrypt_sum`
    each pair's own count: `smaller[1]` and `larger[1]`."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    offsets = (larger[1] - smaller[1]) * layout.offset
    return after - before + offsets, after - before - offsets


@difference_attack.mistake("count-of-quotient")
def _(private_key, smaller, larger, length, layout):
    """The right totals were divided, then decrypted with a wrong count, and offsets came off too often. As many clients
    are left as the counts differ: give `decrypt_sum` the count `larger[1] - smaller[1]`."""
    before, after = before_and_after(private_key, smaller, larger, length, layout)
    left = larger[1] - smaller[1]
    return tuple(after - before - (count - left) * layout.offset for count in (larger[1], larger[1] + smaller[1]))


@difference_attack.symptom("divides-victims")
def _(run):
    """The difference was divided by a number. It is the sum of the victims' integers: return it as it is."""
    clients = run.inputs["larger"][1] - run.inputs["smaller"][1]
    counts = (clients, run.inputs["larger"][1], int(run.expected[-1]))
    return any(
        close(run.result, divided)
        for count in counts
        for divided in (run.expected / count, run.expected // count)
        if count != 1
    )


@difference_attack.symptom("count-cut-off")
def _(run):
    """The last number was left out, but the victim's example count is part of what is read. Return all `length`
    integers."""
    return np.shape(run.result) == (run.inputs["length"] - 1,)


# ==== sandwich_attack ============================================================================

sandwich_attack = Checks("sandwich_attack")


@sandwich_attack.cases
def places_in_the_ring(rng):
    layout = agreement_for(2, 9).layout
    ring = [np.array([5, -3, 0, 7]), np.array([-9, 4, 2, 3]), np.array([1, 1, -8, 6]), np.array([4, -6, 10, 2])]

    def case(ring, place):
        return dict(
            private_key=KEY, sent_to_victim=answers_of(ring[:place], layout) if place else None,
            received_from_victim=answers_of(ring[: place + 1], layout), length=len(ring[0]), layout=layout,
        )  # fmt: skip

    yield case(ring, 2)
    yield case(ring, 0)  # the first client got nothing
    yield case(ring, 3)
    yield case(ring, 1)
    for place in (0, 4, 7):
        yield case([some_integers(40, layout, rng) for _ in range(8)], place)


@sandwich_attack.stops("first-client", "NoneType|is None")
def _():
    """The first client got nothing: there `sent_to_victim` is None, and nothing is to be subtracted. Look for that
    case first: `if sent_to_victim is None:`."""


@sandwich_attack.stops("nobody-before", "contributors must be at least|contributors is 0")
def _():
    """A total with a count of 0 holds nobody, and there is nothing to decrypt. Where `sent_to_victim` is None, decrypt
    the received total by itself, and return that."""


@sandwich_attack.stops("too-small-count", "contributors cannot reach")
def _():
    """More clients are in it. Give `decrypt_sum` the count from the same pair as the total."""


@sandwich_attack.stops("pair-not-taken-apart", PAIR_GIVEN)
def _():
    """Each argument is a pair of ciphertexts and count. Take it apart: `total, count = received_from_victim`."""


@sandwich_attack.symptom("first-client-left-out")
def _(run):
    """For the first client nothing was read, though it is the easiest victim: what it sent on are its numbers alone.
    Decrypt `received_from_victim` there, and return that."""
    if run.inputs["sent_to_victim"] is not None:
        return False
    nothing = run.result is None or isinstance(run.result, list | tuple | str) and len(run.result) == 0
    return nothing or isinstance(run.result, np.ndarray) and not run.result.any()


def around(private_key, sent_to_victim, received_from_victim, length, layout):
    before = sums_in(private_key, sent_to_victim, length, layout) if sent_to_victim else np.zeros(length, dtype=int)
    return before, sums_in(private_key, received_from_victim, length, layout)


@sandwich_attack.mistake("wrong-sign")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The sign is turned round: these are the victim's numbers times -1. Subtract what was sent to the victim from
    what it sent on."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return before - after


@sandwich_attack.mistake("absolute")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """All signs are lost, but an update has negative entries. Leave `abs` out: subtract the earlier total from the
    later one."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return np.abs(after - before)


@sandwich_attack.mistake("with-those-before")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The clients before the victim are still in these numbers. Subtract what was sent to the victim, in every place
    but the first."""
    return around(private_key, sent_to_victim, received_from_victim, length, layout)[1]


@sandwich_attack.mistake("without-victim")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """This is what was sent to the victim: everybody before it, but not the victim. Decrypt what it sent on, too, and
    subtract."""
    return around(private_key, sent_to_victim, received_from_victim, length, layout)[0]


@sandwich_attack.mistake("adds")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """The two totals were added. Subtract the earlier one: what both contain falls out, and the victim is left."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return before + after


@sandwich_attack.mistake("difference-of-averages")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """These are differences of averages, in which all clients are still mixed. Subtract the sums as they are,
    without dividing."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    earlier = sent_to_victim[1] if sent_to_victim else 1
    return after / received_from_victim[1] - before / earlier, after / after[-1] - before / max(1, before[-1])


@sandwich_attack.mistake("one-count-for-both")
def _(private_key, sent_to_victim, received_from_victim, length, layout):
    """Both totals were decrypted with the same count, and an offset stayed in. Give `decrypt_sum` the count that came
    with each total, in the same pair."""
    before, after = around(private_key, sent_to_victim, received_from_victim, length, layout)
    return after - before + layout.offset, after - before - layout.offset


@sandwich_attack.symptom("count-cut-off")
def _(run):
    """The last number was left out, but the victim's example count is part of what is read. Return all `length`
    integers."""
    return np.shape(run.result) == (run.inputs["length"] - 1,)


CHECKS = {
    checks.exercise: checks
    for checks in (
        add_my_update, answer_server, decrypt_average, secure_round, secure_federated_averaging, difference_attack,
        sandwich_attack,
    )
} | STRETCH  # fmt: skip
