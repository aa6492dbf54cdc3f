"""What the stretch exercises of chapter 6 must do, and what each mistake is told: which shares a client gives away, and
how many neighbours it takes. The three attacks are in `masking_attacks.py`.

Both must refuse some of their inputs, so that a refusal is looked at like a result.
"""

import contextlib
import copy
import functools
import io
import itertools
import math
import traceback

from fedlearn_lib.given.agreement import Refused
from fedlearn_lib.given.masking_tools import chance_of_at_least

from ..checking import ANSWER_FILENAME
from .masking_attacks import CHECKS as ATTACKS
from .secure_aggregation_stretch import Refusal, RefusingChecks, refused


class AskableChecks(RefusingChecks):
    """Checks whose symptoms can call the answer once more, with other inputs."""

    def run(self, answer, reference, rng):
        self.answer = self.noting(answer)
        super().run(answer, reference, rng)

    def ask(self, **inputs) -> tuple:
        """What the answer gives for these inputs, and what it prints."""
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            result = self.answer(**copy.deepcopy(inputs))
        return result, printed.getvalue()


# ==== reveal_shares ==============================================================================

reveal_shares = AskableChecks("reveal_shares")


def asked(peers, survivors, dropped, threshold, rng, *, before=False):
    """A call to a client that holds two shares of each of these peers."""
    values = iter(rng.choice(10**6, 2 * len(peers), replace=False).tolist())
    held = {peer: ((2, next(values)), (2, next(values))) for peer in peers}
    return dict(held=held, survivors=survivors, dropped=dropped, threshold=threshold, revealed_before=before)


@reveal_shares.cases
def what_the_server_says(rng):
    yield asked([1, 2, 3, 4, 5], [1, 2, 4], [3], 2, rng)
    yield asked([1, 2, 3, 4, 5], [5, 1, 3, 4], [], 3, rng)
    yield asked([1, 2, 3, 4, 5], [5, 2, 4], [3, 1], 3, rng)  # exactly enough
    yield asked([1, 2, 3, 4, 5, 6, 7], [6, 2], [3], 2, rng)  # without most of the peers
    few = ([1, 2, 3, 4, 5], [2], [], 3), ([1, 2, 3, 4, 5], [2, 5, 1, 4], [], 5), ([1, 2, 3, 4, 5], [2, 5], [1, 3], 3)
    twice = ([1, 2, 3, 4, 5], [1, 4, 1], [], 3)
    unknown = ([1, 2, 3, 4], [1, 2, 3, 9], [], 2), ([1, 2, 3, 4], [1, 2, 3], [9], 2), ([2, 3, 4], [4, 2, 9], [3, 8], 2)
    both = ([1, 2, 3, 4], [1, 2, 3], [3], 2), ([1, 2, 3, 4], [1, 2, 3, 4], [4, 1], 2)
    for call in (*few, twice, *unknown, *both):
        yield asked(*call, rng)
    for call in (([1, 2, 3, 4], [1, 2, 3], [4], 2), ([1, 2, 3], [1, 2, 3], [], 3)):
        yield asked(*call, rng, before=True)
    for n, t in ((8, 5), (60, 31)):
        peers = (1 + rng.choice(1000, n, replace=False)).tolist()
        survivors = int(rng.integers(t, n))
        yield asked(sorted(peers), peers[:survivors], peers[survivors:], t, rng)
        yield asked(sorted(peers), peers[: t - 1], peers[t - 1 :], t, rng)


def fault_of(held, survivors, dropped, threshold, revealed_before) -> str:
    """What is wrong with a call; each call of the cases has one fault at most."""
    if revealed_before:
        return "again"
    if set(survivors) & set(dropped):
        return "both"
    if (set(survivors) | set(dropped)) - set(held):
        return "unknown"
    if len(set(survivors)) < threshold:
        return "twice" if len(survivors) >= threshold else "few" if len(dropped) == 0 else "few with dropped"
    return ""


class Revealed:
    """A call with its fault, and what came back."""

    def __init__(self, run):
        self.inputs, self.result, self.fault = run.inputs, run.result, fault_of(**run.inputs)
        self.__dict__.update(run.inputs)

    @property
    def ids(self):
        """Of the peers of whom a share of one and of the other kind came back."""
        return [set(part.keys()) for part in self.result]


@reveal_shares.in_words
def shares_or_refusal(**inputs):
    return "Refused" if fault_of(**inputs) else None


reveal_shares.reads(Revealed)


@reveal_shares.accepts
def refuses(revealed):
    return revealed.fault and refused(revealed.result) and revealed.result.kind == "Refused"


@reveal_shares.stops("unknown-stops", "KeyError")
def _():
    """The server may name somebody of whom no share is held. Look first whether every id is in `held`, and raise
    `Refused` if not."""


@reveal_shares.stops("lists-as-sets", r"type\(s\) for [&|^-]:.*'list'|'list' object has no attribute")
def _():
    """Lists cannot be intersected, only sets can. Make sets of them first: `set(survivors) & set(dropped)`."""


@reveal_shares.stops("list-looked-up", "unhashable type: 'list'")
def _():
    """A whole list was looked up, but `in` and `[…]` take one id at a time. Compare sets, such as
    `set(survivors) - set(held)`, or loop over the list."""


ALL_WELL = dict(held={1: (0, 0)}, survivors=[1], dropped=[], threshold=1, revealed_before=False)


@reveal_shares.symptom("prints-refusal")
def _(revealed):
    """The fault was noticed and printed, but printing stops nobody: whoever called goes on. Write `raise Refused(…)`
    with the reason, in the place of `print(…)`."""
    if not revealed.fault or refused(revealed.result):
        return False
    printed, always = (reveal_shares.ask(**inputs)[1] for inputs in (revealed.inputs, ALL_WELL))
    return printed and not always


@reveal_shares.symptom("returns-refusal")
def _(revealed):
    """The refusal came back as a value, and whoever called goes on as if nothing had happened. Write `raise Refused(…)`
    with the reason, so that it stops the caller."""
    parts = revealed.result if isinstance(revealed.result, list | tuple) else [revealed.result]
    found = any(isinstance(part, Refused | str | None) or part is Refused for part in parts)
    return revealed.fault and (found or not any(parts))


@reveal_shares.symptom("condition-stops")
def _(revealed):
    """Python itself stopped in this condition, before it could decide; what came back says why. Lists know no `&`, `|`
    and `-`: make sets of them first, `set(survivors)`."""
    return not revealed.fault and refused(revealed.result) and revealed.result.kind in ("TypeError", "AttributeError")


@reveal_shares.symptom("other-exception")
def _(revealed):
    """The fault was noticed, but callers wait for another exception. Write `raise Refused(…)` there, with the
    reason."""
    return revealed.fault and refused(revealed.result)


@reveal_shares.symptom("before-turned")
def _(revealed):
    """This was refused as if asked a second time, but `revealed_before=False` means: not yet. Turn that condition
    round: `if revealed_before:`, without `not`."""
    again, _ = reveal_shares.ask(**revealed.inputs | dict(revealed_before=True))
    return refused(revealed.result) and not refused(again)


@reveal_shares.symptom("exactly-enough-refused")
def _(revealed):
    """There are exactly as many survivors as it takes, and it was refused. Compare with `<`, not with `<=`, and count
    the survivors alone."""
    return refused(revealed.result) and len(revealed.survivors) == revealed.threshold


@reveal_shares.symptom("refuses-right")
def _(revealed):
    """All is well in this call, but it was refused: no peer has to be in the two lists, and `dropped` may be empty.
    Compare your conditions with those under Raises in `help(reveal_shares)`."""
    return refused(revealed.result)


@reveal_shares.symptom("one-dict")
def _(revealed):
    """Everything came back in one dict, so nobody can tell a share of a self seed from one of a mask key. Return two:
    `return self_shares, key_shares`."""
    return isinstance(revealed.result, dict)


@reveal_shares.symptom("no-dicts")
def _(revealed):
    """These are lists, so nobody can tell whose shares they are. Make two dicts, with the peer's id as the key:
    `{peer: held[peer][0] for peer in survivors}`."""
    return any(isinstance(part, list) for part in revealed.result)


@reveal_shares.symptom("too-few")
def _(revealed):
    """Fewer clients survived than the threshold says, and shares were given away all the same: the sum would hide too
    few. Compare `len(set(survivors))` with `threshold`, and raise `Refused`."""
    return revealed.fault == "few"


@reveal_shares.symptom("vanished-counted")
def _(revealed):
    """There are too few survivors, and only with the vanished ones added are there enough. But nothing of those is in
    the sum, so use `set(survivors)` alone."""
    return revealed.fault == "few with dropped"


@reveal_shares.symptom("counted-twice")
def _(revealed):
    """One id stands twice among the survivors and was counted twice, so the server can pretend that there are enough.
    Compare `len(set(survivors))` with the threshold, which counts different ids."""
    return revealed.fault == "twice"


@reveal_shares.symptom("unknown-ignored")
def _(revealed):
    """The server named somebody of whom no share is held, which was passed over in silence. Look whether all ids of
    both lists are in `held`, and raise `Refused` if not."""
    return revealed.fault == "unknown"


@reveal_shares.symptom("in-both-lists")
def _(revealed):
    """Somebody is said to have survived and to have vanished. The server must never get both shares of one peer, and
    neither may be chosen in silence: compare the lists, and raise `Refused` if they share an id."""
    return revealed.fault == "both"


@reveal_shares.symptom("asked-again")
def _(revealed):
    """Asked a second time in this round, the client answered again. With other lists the server would get the other
    share of the same peer: look at `revealed_before`, and raise `Refused`."""
    return revealed.fault == "again"


@reveal_shares.mistake("swapped-shares")
def _(held, survivors, dropped, threshold, revealed_before):
    """You gave the mask key's share of survivors and the self seed's share of vanished clients. That opens the
    survivors' pairwise masks. Take `held[peer][0]` for survivors and `held[peer][1]` for vanished ones."""
    shares = {peer: held[peer][1] for peer in survivors}, {peer: held[peer][0] for peer in dropped}
    return shares, shares[::-1]


@reveal_shares.mistake("one-kind-only")
def _(held, survivors, dropped, threshold, revealed_before):
    """The same kind of share was given of survivors and of vanished clients. Take `held[peer][0]`, of the self seed,
    for survivors, and `held[peer][1]`, of the mask key, for vanished ones."""
    kinds = tuple(({p: held[p][i] for p in survivors}, {p: held[p][i] for p in dropped}) for i in (0, 1))
    return kinds if dropped else ()


@reveal_shares.mistake("other-order")
def _(held, survivors, dropped, threshold, revealed_before):
    """The right shares, but the dicts stand in the other order. Return the survivors' first, then that of the
    vanished."""
    return (({peer: held[peer][1] for peer in dropped}, {peer: held[peer][0] for peer in survivors}),)


@reveal_shares.mistake("share-taken-apart")
def _(held, survivors, dropped, threshold, revealed_before):
    """Only one part of each share came back, but nobody can use its value without its id. Give the share as it is
    held: `held[peer][0]` is already the whole pair."""
    return tuple(({p: held[p][0][i] for p in survivors}, {p: held[p][1][i] for p in dropped}) for i in (0, 1))


@reveal_shares.symptom("both-shares")
def _(revealed):
    """Both shares of one peer were given away. With those the server takes off the self mask and the pairwise masks,
    and reads that client's update. Give one share of each peer: which one depends on its list."""
    pairs = [value for part in revealed.result for value in part.values()]
    return bool(revealed.ids[0] & revealed.ids[1]) or any(pair in pairs for pair in revealed.held.values())


@reveal_shares.symptom("unasked-shares")
def _(revealed):
    """Shares of peers were given away that are in neither list, or in the other one. Loop over `survivors` and over
    `dropped`, not over `held`."""
    return revealed.ids[0] - set(revealed.survivors) or revealed.ids[1] - set(revealed.dropped)


@reveal_shares.symptom("some-left-out")
def _(revealed):
    """The shares of some peers in the lists are missing, and the server cannot finish the sum. Loop over all of
    `survivors` and all of `dropped`, and return after both."""
    return not revealed.fault and revealed.ids != [set(revealed.survivors), set(revealed.dropped)]


@reveal_shares.behaviour("no-reason")
def _(answer, rng):
    """Refused rightly, but the reason does not say which of the faults it was, and nobody knows what to mend. Give
    each condition a `raise Refused(…)` with a text of its own."""
    faults = ([1, 2], [], 3, False), ([1, 2, 3, 9], [], 3, False), ([1, 2, 3], [3], 3, False), ([1, 2, 3], [], 3, True)
    calls = [asked([1, 2, 3, 4], lists[0], lists[1], t, rng, before=before) for *lists, t, before in faults]
    reasons = [answer(**call).reason.strip() for call in calls]
    return [("reasons", " / ".join(map(repr, reasons)))] if len({*reasons, ""}) < 5 else False


# ==== choose_neighbours ==========================================================================


class ImpossibleChecks(AskableChecks):
    """Checks of a function that ends in ValueError where nothing fits; other searches run off their end there."""

    def noting(self, function):
        noted = super().noting(function)

        @functools.wraps(function)
        def note(*args, **kwargs):
            chance_of_at_least.cache_clear()  # it would find what was asked before, for floats as well
            try:
                return noted(*args, **kwargs)
            except OFF_THE_END as error:
                return Refusal(type(error).__name__, str(error))
            except ValueError as error:
                own = any(frame.filename == ANSWER_FILENAME for frame in traceback.extract_tb(error.__traceback__))
                if own and not any(each in str(error) for each in ("empty", "zero-size")):  # min() and max() of nothing
                    raise
                return Refusal("ValueError", str(error))

        return note


OFF_THE_END = StopIteration, IndexError, ZeroDivisionError  # next() and [0] of nothing; more drawn than there are

choose_neighbours = ImpossibleChecks("choose_neighbours")

FIRST = 100, 30, 20  # here no two mistakes agree


@choose_neighbours.cases
def cohorts(rng):
    for n, gone, bad in (
        FIRST, (10, 1, 4), (10, 4, 1), (10, 4, 4), (10, 1, 0), (50, 10, 20), (100, 30, 27), (50, 12, 0), (50, 0, 12),
        (10, 5, 4), (10, 5, 5), (4, 2, 2), (50, 30, 25),
    ):  # fmt: skip
        yield dict(n=n, dropout=gone / n, corrupt=bad / n)
    for _ in range(6):
        n = int(2 ** rng.integers(4, 8))  # a power of two: no share of it is rounded
        yield dict(n=n, dropout=int(rng.integers(1, n // 4)) / n, corrupt=int(rng.integers(1, n // 4)) / n)
    yield dict(n=57, dropout=0.1, corrupt=0.11)  # 5.7 and 6.27: to cut off is not to round
    yield dict(n=57, dropout=0.11, corrupt=0.1)
    yield FEW_SERVE
    if not every_pair_asked():  # it would take minutes: see "tries-every-k"
        yield dict(n=1000, dropout=0.1, corrupt=0.01)


FEW_SERVE = dict(n=100, dropout=0.05, corrupt=0.01)


def every_pair_asked() -> bool:
    """Whether in the last call, FEW_SERVE, a chance was asked for with every k up to 99 and every t."""
    return chance_of_at_least.cache_info().misses >= 99 * 100 // 2 - 1


drawn = chance_of_at_least


def exactly(count, k, marked, total) -> float:
    """The chance of so many, and not of more."""
    return drawn(count, k, marked, total) - drawn(count + 1, k, marked, total)


def put_back(count, k, marked, total) -> float:
    """The same chance if everybody could be drawn several times."""
    p = marked / total
    return sum(math.comb(k, i) * p**i * (1 - p) ** (k - i) for i in range(count, k + 1))


def both_rare(failed, read) -> bool:
    return failed < 1e-6 and read < 1e-6


def smallest(n, gone, bad, *, chance=drawn, rare=both_rare, missing=1, read=0, total=-1, ts=None, ks=None):
    """The first k and t that fit; the keywords are what may be mistaken."""
    for k in ks or range(2, n):
        for t in ts(k) if ts else range(1, k + 1):
            if rare(chance(k - t + missing, k, gone, n + total), chance(t + read, k, bad, n + total)):
                return k, t
    return None


def from_counts(compute):
    """A mistake by what it gives, from n and the counts of the vanished and of the corrupt.

    Whatever gives another result in the first case is known there, and explains nothing later.
    """

    def computed(n, dropout, corrupt):
        case = n, round(dropout * n), round(corrupt * n)
        if case == FIRST:
            return tuple(filter(None, compute(*FIRST)))
        options = zip(compute(*case), compute(*FIRST), strict=True)
        return tuple(here for here, at_first in options if here and at_first == smallest(*FIRST))

    computed.__doc__ = compute.__doc__
    return computed


class Chosen:
    """A result, and how safe it is."""

    def __init__(self, run):
        self.result, self.expected, self.n = run.result, run.expected, run.inputs["n"]
        self.gone, self.bad = (round(run.inputs[each] * self.n) for each in ("dropout", "corrupt"))

    def chances(self, k, t) -> tuple[float, float]:
        """To fail, and to be read."""
        return drawn(k - t + 1, k, self.gone, self.n - 1), drawn(t, k, self.bad, self.n - 1)

    def shown_chances(self, k, t) -> list[tuple[str, str]]:
        failed, read = self.chances(k, t)
        return [(f"with k = {k}, t = {t}", f"fails with chance {failed:.3g}, is read with chance {read:.3g}")]


@choose_neighbours.in_words
def two_numbers_or_an_end(n, dropout, corrupt):
    return None if smallest(n, round(dropout * n), round(corrupt * n)) else "ValueError"


choose_neighbours.reads(Chosen)


@choose_neighbours.accepts
def says_that_nothing_fits(chosen):
    return refused(chosen.expected) and refused(chosen.result) and chosen.result.kind == "ValueError"


@choose_neighbours.stops("too-many-marked", "non-negative")
def _():
    """More are marked than there are, or the last two changed places. Give the marked first, `min(…, n - 1)`."""


@choose_neighbours.stops("not-counted", "'float' object cannot be interpreted as an integer")
def _():
    """`chance_of_at_least` counts clients: give it `round(dropout * n)` and `round(corrupt * n)`. Where you divide, use
    `//`."""


@choose_neighbours.symptom("no-end")
def _(chosen):
    """Here no k fits, and the search ran off its end. Let k stop at n - 1, and put `raise ValueError(…)` behind the
    search."""
    return refused(chosen.expected) and chosen.result.kind in [error.__name__ for error in OFF_THE_END]


@choose_neighbours.symptom("other-exception")
def _(chosen):
    """It was noticed that no k fits, but callers wait for another exception. Write `raise ValueError(…)` there."""
    return refused(chosen.expected) and refused(chosen.result)


@choose_neighbours.symptom("nothing-fits")
def _(chosen):
    """Here no number of neighbours serves, and the caller is not told. After the loops over k and t, write
    `raise ValueError(…)` with the reason."""
    return refused(chosen.expected)


def gives(n, gone, bad):
    return choose_neighbours.ask(n=n, dropout=gone / n, corrupt=bad / n)[0]


@choose_neighbours.symptom("raises-inside")
def _(chosen):
    """It gave up at the first k that does not serve, but a larger one does. Put the `raise` behind both loops, as far
    left as the outer `for`."""
    return refused(chosen.result) and gives(10, 0, 0) == (2, 1) and refused(gives(10, 0, 2))  # right: (3, 3)


@choose_neighbours.symptom("gives-up")
def _(chosen):
    """Here is a k that serves, but it was not found. Look at every k up to n - 1 with every t from 1 to k. Print
    your two chances for the expected k and t, and compare them with those below."""
    return refused(chosen.result) and chosen.shown_chances(*chosen.expected)


@choose_neighbours.symptom("threshold-first")
def _(chosen):
    """The right numbers in the other order. Return the number of neighbours first, then the threshold:
    `return k, t`."""
    return tuple(chosen.result) == tuple(reversed(chosen.expected)) != tuple(chosen.expected)


def one_rare(failed, read) -> bool:
    return failed < 1e-6 or read < 1e-6


@choose_neighbours.symptom("one-is-enough")
def _(chosen):
    """It was enough that one of the two chances is rare, but both must be. Join the two conditions with `and`, so write
    `… < 1e-6 and … < 1e-6`."""
    n, gone, bad = chosen.n, chosen.gone, chosen.bad
    found = tuple(chosen.result) == smallest(n, gone, bad, rare=one_rare)
    return found and gives(n, bad, gone) == smallest(n, bad, gone, rare=one_rare)


@choose_neighbours.mistake("shares-swapped")
@from_counts
def _(n, gone, bad):
    """The vanished and the corrupt are swapped. Too few survive if more than k - t of those vanish; t or more of the
    corrupt can read. Use `round(dropout * n)` for the first chance, `round(corrupt * n)` for the second."""
    return [smallest(n, bad, gone)]


@choose_neighbours.mistake("corrupt-ignored")
@from_counts
def _(n, gone, bad):
    """It was not looked at how many are corrupt: t of them in one neighbourhood can read. Ask for
    `… and chance_of_at_least(t, k, round(corrupt * n), n - 1) < 1e-6`."""
    return [smallest(n, gone, 0)]


@choose_neighbours.mistake("dropout-ignored")
@from_counts
def _(n, gone, bad):
    """It was not looked at how many vanish: if more than k - t do, the round fails. Ask for
    `… and chance_of_at_least(k - t + 1, k, round(dropout * n), n - 1) < 1e-6`."""
    return [smallest(n, 0, bad)]


@choose_neighbours.mistake("k-minus-t")
@from_counts
def _(n, gone, bad):
    """The chance to fail is one off. If k - t vanish, t are left, which is just enough; it fails when one more
    vanishes. Use `chance_of_at_least(k - t + 1, …)`."""
    return [smallest(n, gone, bad, missing=0), smallest(n, gone, bad, missing=2)]


@choose_neighbours.mistake("more-than-t-read")
@from_counts
def _(n, gone, bad):
    """The chance to be read is one off: t corrupt neighbours can read, and fewer cannot. Use
    `chance_of_at_least(t, …)`."""
    return [smallest(n, gone, bad, read=1), smallest(n, gone, bad, read=-1)]


@choose_neighbours.mistake("fixed-part-of-k")
@from_counts
def _(n, gone, bad):
    """The threshold was always the same part of k, but a lower or higher one can serve with fewer neighbours. Let t
    go from 1 to k."""
    parts = (lambda k: k // 2 + 1, lambda k: k / 2, lambda k: 2 * k / 3, lambda k: 2 * k // 3 + 1, lambda k: 3 * k / 4)
    rounded = [lambda k, p=p, r=r: [max(1, r(p(k)))] for p in parts for r in (math.floor, math.ceil)]
    return [smallest(n, gone, bad, ts=ts) for ts in rounded]


@choose_neighbours.mistake("exactly-so-many")
@from_counts
def _(n, gone, bad):
    """These are the chances of exactly so many, but more of them do harm, too. Use `chance_of_at_least`, which counts
    those as well."""
    return [smallest(n, gone, bad, chance=exactly)]


@choose_neighbours.mistake("chances-added")
@from_counts
def _(n, gone, bad):
    """The two chances together were compared, but each of them may come near to one in a million. Compare each with
    1e-6 on its own."""
    return [smallest(n, gone, bad, rare=lambda failed, read: failed + read < 1e-6)]


@choose_neighbours.mistake("for-all-neighbourhoods")
@from_counts
def _(n, gone, bad):
    """The chances were multiplied by n, for all neighbourhoods together. Here each one by itself is asked for: compare
    its chances with 1e-6 as they are."""
    return [smallest(n, gone, bad, rare=lambda failed, read: both_rare(n * failed, n * read))]


@choose_neighbours.mistake("draws-oneself")
@from_counts
def _(n, gone, bad):
    """The neighbours were drawn from all n clients, but nobody is a neighbour of oneself. Draw from the n - 1 others,
    in both chances."""
    return [smallest(n, gone, bad, total=0)]


@choose_neighbours.mistake("put-back")
@from_counts
def _(n, gone, bad):
    """Here a client could be somebody's neighbour several times. All k are different ones, so that each one drawn
    changes the chances of the next: use `chance_of_at_least`."""
    return [smallest(n, gone, bad, chance=put_back, total=total) for total in (0, -1)]


@choose_neighbours.mistake("one-too-many")
@from_counts
def _(n, gone, bad):
    """One client too many was counted: to add 1 makes up for what `int(…)` cuts off, but adds one where nothing is cut
    off, too. Use `round(dropout * n)` and `round(corrupt * n)`."""
    return [smallest(n, gone + 1, bad + 1), smallest(n, gone + 1, bad)]


@choose_neighbours.mistake("not-rounded")
def _(n, dropout, corrupt):
    """The shares give no whole numbers of clients here, and the nearest ones are asked for, but `int(…)` cuts 5.7 off
    to 5, and `ceil` makes 6.27 to 7. Use `round(dropout * n)` and `round(corrupt * n)`."""
    ways = itertools.product((round, math.floor, math.ceil), repeat=2)
    counts = {(one(dropout * n), other(corrupt * n)) for one, other in ways}
    return tuple(filter(None, (smallest(n, *each) for each in counts)))


@choose_neighbours.symptom("too-risky")
def _(chosen):
    """With these numbers one of the two is not rarer than one in a million. Compare each chance with 1e-6 on its own,
    for k neighbours drawn from n - 1 clients."""
    return not both_rare(*chosen.chances(*chosen.result)) and chosen.shown_chances(*chosen.result)


@choose_neighbours.symptom("gap-skipped")
def _(chosen):
    """These numbers serve, one neighbour fewer does not, but still fewer do: there are gaps, and to halve the range of
    k jumps over them. Let k grow from 2 one by one."""
    k, _ = chosen.result
    return k > chosen.expected[0] and not smallest(chosen.n, chosen.gone, chosen.bad, ks=[k - 1])


@choose_neighbours.symptom("not-smallest")
def _(chosen):
    """These numbers serve, but smaller ones do, too, and each neighbour costs time. Let k grow from 2, for each k try t
    from 1 to k, and return at the first that fits."""
    return tuple(chosen.result) > chosen.expected


@choose_neighbours.behaviour("tries-every-k")
def _(answer, rng):
    """These are the right numbers, but every k was tried, and with thousands of clients that takes hours. Let k grow
    from 2, and return at the first that fits."""
    answer(**FEW_SERVE)
    return every_pair_asked()


CHECKS = {"reveal_shares": reveal_shares, **ATTACKS, "choose_neighbours": choose_neighbours}
