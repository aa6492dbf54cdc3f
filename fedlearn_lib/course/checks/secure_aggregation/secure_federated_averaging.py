"""What `secure_federated_averaging` must do, and what each mistake is told."""

from itertools import pairwise

import numpy as np

from ...checking import close
from ...solutions import secure_aggregation as reference
from ..fedavg.chosen import needs_the_chosen
from .cases import federation
from .rounds import of_training, sent_over
from .secrets_of import of_key, secrets
from .watching import ProtocolChecks, Refusal, Server, WatchedNetwork, agreement_for, refused, rounds_of
from .who_trained import chosen_by, places_trained

checks = ProtocolChecks("secure_federated_averaging")


def mean_weight(weights):
    """A cheap metric: any function of the weights will do."""
    return float(np.mean(weights))


@checks.cases
def trainings(rng):
    def case(sizes, rounds, fraction, threshold, evaluate=None, length=5):
        return dict(
            network=WatchedNetwork(), server=Server(), clients=federation(sizes, length, rng),
            weights=rng.uniform(-0.2, 0.2, length), agreement=agreement_for(threshold, 16), rounds=rounds,
            fraction=fraction, rng=rng.spawn(1)[0], evaluate=evaluate,
        )  # fmt: skip

    yield case([10, 30, 20, 40, 15, 25], 2, 0.65, 1)  # 3.9 clients are four
    # So many that no fair choice is the first ones, or the same in every round, by chance.
    yield case(1 + np.arange(16) * 7 % 16, 4, 0.25, 2, mean_weight)
    yield case([10, 30, 20, 40], 2, 0.5, 2)  # two clients, and a threshold of two: too few
    yield case([10, 30, 20, 40, 15, 25], 1, 0.35, 3)  # two clients, fewer than the threshold
    yield case([13, 21, 3, 6], 3, 1.0, 3, mean_weight)
    yield case([10, 30, 20, 40, 15, 25, 5], 1, 0.35, 1)  # 2.45 clients are two


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
    def is_short(self) -> bool:
        """Whether fewer rounds were recorded than asked for."""
        return len(self.result.bytes) < self.inputs["rounds"]

    @property
    def places(self) -> list[np.ndarray]:
        return self.result.weights

    @property
    def participants(self) -> int:
        return max(1, round(self.inputs["fraction"] * len(self.clients)))

    @property
    def cohorts(self) -> list[list[str]]:
        """Who trained, round by round; in groups of as many as take part in one, where rounds cannot be told apart."""
        if len(self.rounds) == self.inputs["rounds"]:
            return [names for _, names in self.rounds]
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


@checks.in_words
def _(clients, rounds, fraction, agreement, **_):
    participants = max(1, round(fraction * len(clients)))
    if participants <= agreement.threshold:
        return "Refused, in the first round"
    return f"a History of {rounds} rounds, {participants} clients in each"


checks.reads(SecureTraining)


@checks.secrets
def _(inputs, result):
    hidden, _ = of_training(inputs["clients"], inputs["agreement"])
    return secrets([*of_key(inputs["server"].private_key), *hidden], *sent_over(inputs["network"]))


@checks.accepts
def _(t):
    return refused(t.result) if t.refuses else t.is_right


@checks.stops("server-itself", r"'(str|P\w+Key|WatchedNetwork)' object has no attribute '(name|private_key)'")
def _():
    """The server takes part with its name and its key. Give `secure_round` the `server` itself, in the second place."""


OTHERS = "Server|Network|Agreement|WatchedNetwork"
NUMBERS = rf"must hold clients|clients is an? (?!{OTHERS})\w+, but must be|'\w*int\w*' object has no"


@checks.stops("numbers-for-clients", NUMBERS, without=r"secure_round\((\w+, ){0,2}weights\b")
def _():
    """`secure_round` takes a list of the clients themselves. Give it those that stand at the drawn numbers:
    `[clients[k] for k in sample_clients(…)]`."""


@checks.stops("places-swapped", rf"clients is an? ({OTHERS}|ndarray)|'Server' object has no")
def _():
    """Something stands in another place than it belongs. Write `secure_round(network, server, clients, weights,
    agreement)`, in this order, and the chosen clients in the third place."""


@checks.stops("takes-pair", "inhomogeneous|not equally long|update is \\(")
def _():
    """`secure_round` returns the average alone, one vector. Give `apply_update` the weights and that vector."""


@checks.stops("unpacks-average", "values to unpack", needs=r",\s*\w+\)?\s*=\s*secure_round\(")
def _():
    """`secure_round` returns one vector, which is no pair to take apart. Keep it: `average = secure_round(…)`."""


@checks.stops("client-twice", "two clients called")
def _():
    """Nobody can take part twice in a round. Take the different numbers that `sample_clients` returns."""


@checks.symptom("refuses-itself", of_kind=True, needs=r"\braise Refused\b", without=r"\bexcept\b")
def _(t):
    """A round was refused to which enough clients belong, and your code has a `raise Refused` of its own. Take it out:
    `secure_round` refuses by itself."""
    return refused(t.result) and not t.refuses and not t.result.reason.startswith("clients in the total:")


@checks.symptom("asks-too-few", of_kind=True)
def _(t):
    """A round was refused, though enough clients belong to it. Draw from all clients, for the whole `fraction`, and
    hand `secure_round` everybody who was drawn, and the agreement as it is."""
    return refused(t.result) and not t.refuses


@checks.symptom("other-exception", of_kind=True)
def _(t):
    """It stopped where too few clients take part, but with another exception than those who call wait for. Leave it to
    `secure_round`, which raises `Refused`."""
    return t.refuses and isinstance(t.result, Refusal) and not refused(t.result)


@checks.symptom("swallows-refusal", of_kind=True, needs=r"\bexcept\b")
def _(t):
    """A round with too few clients must be refused, but no exception left your function. Call `secure_round` with the
    agreement as it is, and let its exception `Refused` pass: no `except` may stop it."""
    return t.refuses and not isinstance(t.result, Refusal)


@checks.symptom("others-put-in", of_kind=True)
def _(t):
    """So few clients belong to a round here that it must be refused, but more of them took part. Hand `secure_round`
    those that `sample_clients` drew, and nobody else: it refuses by itself."""
    return t.refuses and t.has_history and any(len(set(names)) > t.participants for _, names in t.rounds)


@checks.symptom("goes-on-with-few", of_kind=True, needs="secure_round")
def _(t):
    """Too few clients take part in a round here, and yet no exception left your function. Call `secure_round` in every
    round, with the agreement as it is, and let its exception `Refused` pass."""
    return t.refuses and not isinstance(t.result, Refusal)


@checks.symptom("returns-part", of_kind=True, needs=r"return \w+\.(metrics|weights|bytes)\b")
def _(t):
    """Only a part of the history came back, and all of it is needed. Return the history on which you recorded, and
    write nothing behind its name."""
    return not t.has_history and not isinstance(t.result, Refusal)


@checks.symptom("returns-weights", of_kind=True)
def _(t):
    """An array came back, or a list of them. Return the whole history, on which you recorded every round."""
    return isinstance(t.result, np.ndarray) or {type(each) for each in t.result} == {np.ndarray}


@checks.symptom("too-few-rounds")
def _(t):
    """Fewer rounds were trained than asked for. Loop over `range(rounds)`, and return after the loop."""
    return t.has_history and t.is_short and max(len(t.rounds), len(t.clients.log) / t.participants) < t.inputs["rounds"]


@checks.symptom("not-recorded")
def _(t):
    """The history that came back holds fewer rounds than were asked for. Make one history in front of the loop, and
    record on it at the end of every round."""
    return t.has_history and t.is_short


@checks.symptom("too-many-rounds")
def _(t):
    """The history holds more rounds than were asked for. Loop over `range(rounds)`, record once in every round, and
    nothing for the start: `History(…)` notes that by itself."""
    return t.has_history and len(t.result.bytes) > t.inputs["rounds"]


@checks.symptom("not-secure")
def _(t):
    """Clients trained, but not every round went, encrypted, over the `network` that was passed in. Call `secure_round`
    with that very one in each round, and with the chosen clients: it asks them to train."""
    return t.has_history and len(t.network.transcript) < min(len(t.clients.log), t.participants * t.inputs["rounds"])


@checks.symptom("ignores-fraction")
def _(t):
    """All clients took part in every round, though `fraction` is below 1. Call `secure_round` with the chosen ones
    only: `[clients[k] for k in sample_clients(…)]`."""
    sent = len(t.network.transcript) >= len(t.clients) * t.inputs["rounds"]  # nobody only trained besides
    everybody = sent and all(len(set(names)) == len(t.clients) for _, names in t.rounds)
    apart = len(t.rounds) > 1 or t.inputs["rounds"] == 1  # rounds of the same weights look like one
    return t.has_history and t.inputs["fraction"] < 1 and everybody and apart


@checks.symptom("asks-twice")
def _(t):
    """A client trained more than once from the same weights. Call `secure_round` once a round, keep what it returns
    under a name, and do not train besides."""
    often = len(t.clients.log) > t.participants * t.inputs["rounds"]  # else weights stayed as they were
    twice = any(len(set(names)) < len(names) for _, names in t.rounds)
    return t.has_history and len(t.rounds) > 1 and often and twice


@checks.symptom("clients-replaced", needs=r"(?m)^\s*clients = ")
def _(t):
    """The chosen clients took the place of all, so the next round could draw from those few only. Give the chosen ones
    a name of their own, and leave `clients` as it is."""
    (_, first), *later = t.rounds
    return later and len(set(first)) == t.participants and all(len(set(names)) < len(first) for _, names in later)


@checks.symptom("wrong-cohort")
def _(t):
    """The trainings do not make `rounds` rounds with the right number of different clients in each. Call
    `sample_clients` and `secure_round` once a round, the former with the number of *all* clients and the whole
    `fraction`, and take just those whose numbers it returned; they count from 0."""
    wrong = any(len(set(names)) != t.participants for names in t.cohorts)
    return t.has_history and (wrong or len(t.cohorts) != t.inputs["rounds"])


@checks.symptom("first-clients")
def _(t):
    """In every round the first clients of the list took part, but any may be drawn. Draw from the number of all
    clients, and use the numbers themselves: `[clients[k] for k in sample_clients(…)]`."""
    first = {client.name for client in t.clients[: t.participants]}
    return t.has_history and len(t.clients) > 10 and all(set(names) == first for names in t.cohorts)


@checks.symptom("samples-once")
def _(t):
    """The same clients took part in every round. Call `sample_clients` inside the loop over the rounds, with the `rng`
    itself that was passed in."""
    few, many = t.participants < len(t.clients), t.inputs["rounds"] > 3
    return t.has_history and few and many and len({tuple(sorted(names)) for names in t.cohorts}) == 1


@checks.symptom("neighbours-only")
def _(t):
    """In every round clients trained that stand next to each other in the list, but any may be drawn together. Take
    each drawn number by itself, not a slice: `[clients[k] for k in sample_clients(…)]`."""
    order = [client.name for client in t.clients]
    cohorts = [sorted(map(order.index, names)) for names in t.cohorts]
    in_a_row = all(places[-1] - places[0] == t.participants - 1 for places in cohorts)
    return t.has_history and len(order) > 10 and 1 < t.participants < len(order) and in_a_row


@checks.symptom("trains-from-the-first")
def _(t):
    """Your weights move on from round to round, but every round trains from the very first ones. Hand `secure_round`
    the weights that moved on: those that the last `apply_update` gave."""
    if not t.has_history or t.inputs["rounds"] < 2 or len(t.rounds) > 1:
        return False
    moved = [after - before for before, after in pairwise(t.places)]
    return all(close(move, t.average(t.weights, names)) for move, names in zip(moved, t.cohorts, strict=True))


@checks.symptom("starts-over")
def _(t):
    """Every round trained from the same weights, so that none builds on the one before. Put the new weights in the
    place of the old ones at the end of each round: `weights = apply_update(…)`."""
    return t.has_history and t.inputs["rounds"] > 1 and len(t.rounds) == 1


@checks.symptom("records-start")
def _(t):
    """What was recorded are the weights from before the round. Apply the average first, in every round and whatever
    comes out, then record the new weights."""
    weights, _, after = t.wrong_move
    return close(after, weights)


@checks.symptom("records-average")
def _(t):
    """What was recorded is the average update, not the weights. Apply it to the weights first, then record those."""
    _, average, after = t.wrong_move
    return close(after, average)


@checks.symptom("walks-backwards")
def _(t):
    """The average was subtracted from the weights. Add it, as `apply_update` does."""
    weights, average, after = t.wrong_move
    return close(after, weights - average)


@checks.symptom("wrong-step-length")
def _(t):
    """From the weights before a round to those recorded after it, it is a multiple of the average. Apply the average
    once, as it is, to the weights with which the round began, and record what comes out."""
    weights, average, after = t.wrong_move
    factor = (after - weights) @ average / (average @ average)
    if close(after - weights, factor * average, 1e-6) and not close(factor, 1.0, 1e-6):
        return [("that is", f"{factor:.4g} times the right step")]


@checks.symptom("participants-not-counted")
def _(t):
    """In the history `participants` is *how many* clients took part, one whole number, and here a list or an array was
    given. Write `participants=len(…)` around what you give."""
    return t.has_history and any(np.ndim(each) > 0 for each in t.result.bytes)


@checks.symptom("wrong-participants")
def _(t):
    """The bytes that the history counted are not right. Tell it how many clients were drawn: `participants=len(…)`."""
    return t.has_history and not t.refuses and not close(t.result.bytes, t.expected.bytes)


@checks.symptom("not-evaluated")
def _(t):
    """The history does not hold as many metrics as it should: with `evaluate` one for the start and one after each
    round, without it none. Leave all measuring to the history: make it as `History(weights, evaluate)`, and add nothing
    to it but by `record`."""
    return t.has_history and not t.refuses and len(t.result.metrics) != len(t.expected.metrics)


@checks.behaviour("other-randomness")
def _(answer, rng):
    """Two runs with the same seed chose different clients, so something else than `rng` decides. Hand the `rng` that
    was passed in to `sample_clients`."""
    return any(chosen_by(answer, 7) != chosen_by(answer, 7) for _ in range(3))


@checks.behaviour("own-generator")
def _(answer, rng):
    """Runs with different seeds chose the same clients, so the generator that was passed in does not decide. Hand that
    `rng` to `sample_clients`."""
    return all(chosen_by(answer, seed) == chosen_by(answer, 0) for seed in (1, 2, 3))


needs_the_chosen(checks, places_trained)
