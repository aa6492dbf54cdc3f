"""What `choose_neighbours` must do, and what each mistake is told."""

import functools
import inspect
import itertools
import math
import traceback

from fedlearn_lib.given.masking import tools
from fedlearn_lib.given.masking.tools import chance_of_at_least

from ...checking import ANSWER_FILENAME, NotYet
from ...checking.answer_text import returned_behind_a_break, says
from ...checking.watching_secrets import replaced
from ..secure_aggregation.refusals import Refusal, refused
from .cases import AskableChecks
from .fewest_neighbours import Chosen, both_rare, exactly, one_rare, put_back, smallest


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
checks = ImpossibleChecks("choose_neighbours")
FIRST = 100, 30, 20  # here no two mistakes agree


@checks.cases
def cohorts(rng):
    for n, gone, bad in (
        FIRST, (50, 12, 0), (10, 1, 4), (10, 4, 1), (10, 4, 4), (10, 1, 0), (50, 10, 20), (100, 30, 27), (70, 12, 10),
        (50, 0, 12), (10, 5, 4), (10, 5, 5), (4, 2, 2), (50, 30, 25),
    ):  # fmt: skip
        yield dict(n=n, dropout=gone / n, corrupt=bad / n)
    for _ in range(6):
        n = int(2 ** rng.integers(4, 7))  # a power of two: no share of it is rounded
        yield dict(n=n, dropout=int(rng.integers(1, n // 4)) / n, corrupt=int(rng.integers(1, n // 4)) / n)
    yield dict(n=57, dropout=0.097, corrupt=0.11)  # 5.53 and 6.27: to cut off is not to round, nor is a share of 56
    yield dict(n=57, dropout=0.11, corrupt=0.097)
    yield FEW_SERVE
    if not every_pair_asked():  # it would take minutes: see "tries-every-k"
        yield dict(n=1000, dropout=0.1, corrupt=0.01)


FEW_SERVE = dict(n=100, dropout=0.05, corrupt=0.01)


def every_pair_asked() -> bool:
    """Whether in the last call, FEW_SERVE, a chance was asked for with every k up to 99 and every t."""
    return chance_of_at_least.cache_info().misses >= 99 * 100 // 2 - 1


def from_counts(compute):
    """A mistake by what it gives, from n and the counts of the vanished and of the corrupt.

    Whatever gives another result in the first case is known there, and explains nothing later.
    """

    @functools.cache
    def at_first():
        return compute(*FIRST)

    def computed(n, dropout, corrupt):
        case = n, round(dropout * n), round(corrupt * n)
        if case == FIRST:
            return tuple(filter(None, at_first()))
        options = zip(compute(*case), at_first(), strict=True)
        return tuple(here for here, there in options if here and there == smallest(*FIRST))

    computed.__doc__ = compute.__doc__
    return computed


@checks.in_words
def two_numbers_or_an_end(n, dropout, corrupt):
    return None if smallest(n, round(dropout * n), round(corrupt * n)) else "ValueError"


checks.reads(Chosen)


@checks.accepts
def says_that_nothing_fits(chosen):
    return refused(chosen.expected) and refused(chosen.result) and chosen.result.kind == "ValueError"


@checks.stops("too-many-marked", "non-negative", needs="chance_of_at_least")
def _():
    """More were marked than there are, or a number is below 0. Give `chance_of_at_least` in this order: k - t + 1
    that vanish, or t that read; k; the marked, at most n - 1; and n - 1, all that can be drawn."""


@checks.stops("not-counted", "float(64)?' object cannot be interpreted as an integer")
def _():
    """Clients are counted in whole numbers. Take `round(dropout * n)` and `round(corrupt * n)` of them, with Python's
    own `round`, not NumPy's; where you divide, use `//`."""


@checks.symptom("no-pair")
def _(chosen):
    """What came back is not the pair that `help(choose_neighbours)` describes. Return both numbers with a comma between
    them: `return k, t`."""
    other_kind = isinstance(chosen.result, list | int | dict | set | str) or len(chosen.result) != 2
    return not refused(chosen.expected) and not refused(chosen.result) and other_kind


@checks.symptom("no-end", without=r"\braise (StopIteration|IndexError|ZeroDivisionError)\b")
def _(chosen):
    """Here no k serves, and the search ended in an exception of Python's own. Let k stop at n - 1, and where no pair
    was found, write `raise ValueError(…)`."""
    return refused(chosen.expected) and chosen.result.kind in [error.__name__ for error in OFF_THE_END]


@checks.symptom("other-exception")
def _(chosen):
    """Here no k serves, but callers wait for another exception. Write `raise ValueError(…)` there."""
    return refused(chosen.expected) and refused(chosen.result)


@checks.symptom("counted-of-others", needs=r"(dropout|corrupt) \* (?!n\b)|(?<!\bn) \* (dropout|corrupt)\b")
def _(chosen):
    """You took the shares of the n - 1 others, but they are shares of all n clients. Count `round(dropout * n)` and
    `round(corrupt * n)`; only those who are drawn come from the n - 1 others."""
    counts = [round(share * (chosen.n - 1)) for share in (chosen.gone / chosen.n, chosen.bad / chosen.n)]
    return tuple(chosen.result) == smallest(chosen.n, *counts) and counts != [chosen.gone, chosen.bad]


@checks.symptom("nothing-fits-behind-break", needs=r"\bbreak\b")
def _(chosen):
    """Here no number of neighbours serves, and no `ValueError` says so: after a `break` and after a search in vain the
    same lines follow. Write `return` with both numbers where they fit, in place of `break`, and
    `raise ValueError(…)` behind the loops."""
    return refused(chosen.expected) and returned_behind_a_break()


@checks.symptom("nothing-fits")
def _(chosen):
    """Here no number of neighbours serves, and no `ValueError` says so. Where your search has tried all it can and
    found no pair, write `raise ValueError(…)` with the reason."""
    return refused(chosen.expected)


def gives(n, gone, bad):
    return checks.ask(n=n, dropout=gone / n, corrupt=bad / n)[0]


@checks.symptom("raises-inside")
def _(chosen):
    """It gave up at a pair that does not serve. Put the `raise` behind the outermost loop, and as far left as it."""
    inside = refused(chosen.result) and says(r"(?m)^ {8,}raise ")
    return inside and not refused(gives(100, 0, 0)) and refused(gives(100, 0, 2))  # right: (3, 3)


@checks.symptom("gives-up")
def _(chosen):
    """Here is a pair that serves, but it was not found. Print your own two chances for it: if they differ from those
    below, mend them; if not, let your search reach this k and t, and take them."""
    return refused(chosen.result) and chosen.shown_chances(*chosen.expected)


@checks.symptom("threshold-first")
def _(chosen):
    """The right numbers in the other order. Return the neighbours first, then the threshold: `return k, t`."""
    return tuple(chosen.result) == tuple(reversed(chosen.expected)) != tuple(chosen.expected)


PRODUCT = r"\w \* \w+ <|(?m:= (?!dropout|corrupt)\w+ \* (?!n\b)\w+$)|\* chance_|prod\("


@checks.symptom("chances-multiplied", needs=PRODUCT)
def _(chosen):
    """The two chances were multiplied, and the product is rare as soon as one of them is, but each alone must be.
    Compare each with 1e-6 on its own, and join the two conditions with `and`."""
    counts = chosen.n, chosen.gone, chosen.bad
    return tuple(chosen.result) == smallest(*counts, rare=lambda failed, read: failed * read < 1e-6)


@checks.symptom("one-is-enough")
def _(chosen):
    """It was enough that one of the two chances is rare, but both must be. Join the two conditions with `and`, so write
    `… < 1e-6 and … < 1e-6`, with no `not` around."""
    n, gone, bad = chosen.n, chosen.gone, chosen.bad
    found = tuple(chosen.result) == smallest(n, gone, bad, rare=one_rare)
    return found and gives(n, bad, gone) == smallest(n, bad, gone, rare=one_rare)


@checks.mistake("fixed-part-of-k", needs=r"// |k\)* / |/ [23]|\* k\b|k \* |0\.\d")
@from_counts
def _(n, gone, bad):
    """Only one part of k was tried as a threshold, or that part and more, but a lower or higher one can serve with
    fewer neighbours. Let t go from 1 to k."""
    parts = (lambda k: k // 2 + 1, lambda k: k / 2, lambda k: 2 * k / 3, lambda k: 2 * k // 3 + 1, lambda k: 3 * k / 4)
    rounded = [lambda k, p=p, r=r: [max(1, r(p(k)))] for p in parts for r in (math.floor, math.ceil)]
    return [smallest(n, gone, bad, ts=ts) for ts in rounded]


@checks.mistake("shares-swapped", without=r"(?m:return .*k (- t \+ 1|\+ 1 - t)\)?$)")
@from_counts
def _(n, gone, bad):
    """The vanished and the corrupt are swapped, or one of them stands in both chances. Let `round(dropout * n)`
    stand in the chance that more than k - t vanish, and `round(corrupt * n)` in the chance that t or more of those can
    read, and neither in the other."""
    return [smallest(n, bad, gone), smallest(n, gone, gone), smallest(n, bad, bad)]


@checks.mistake("corrupt-ignored")
@from_counts
def _(n, gone, bad):
    """This comes out if nobody is corrupt, but some are, and t of them in one neighbourhood can read. Ask for
    `… and chance_of_at_least(t, k, round(corrupt * n), n - 1) < 1e-6`."""
    return [smallest(n, gone, 0)]


@checks.mistake("dropout-ignored")
@from_counts
def _(n, gone, bad):
    """This comes out if nobody vanishes, but some do, and if it is more than k - t, the round fails. Ask for
    `… and chance_of_at_least(k - t + 1, k, round(dropout * n), n - 1) < 1e-6`."""
    return [smallest(n, 0, bad)]


@checks.mistake("k-minus-t", without=r"isclose|round\([^\n]*, \d\)|at_least\((count=)?(k - t \+ 1|k \+ 1 - t)\b")
@from_counts
def _(n, gone, bad):
    """The chance to fail is one off. If k - t vanish, t are left, which is just enough; it fails when one more
    vanishes. Use `chance_of_at_least(k - t + 1, …)`."""
    return [smallest(n, gone, bad, missing=0), smallest(n, gone, bad, missing=2)]


@checks.mistake("t-vanish")
@from_counts
def _(n, gone, bad):
    """It was counted as a failure if t vanish, or t + 1, but t must *stay*: it fails if more than k - t vanish. Use
    `chance_of_at_least(k - t + 1, …)` for those who vanish."""
    return [smallest(n, gone, bad, fails=lambda k, t: t), smallest(n, gone, bad, fails=lambda k, t: t + 1)]


@checks.mistake("more-than-t-read", without=r"isclose|round\([^\n]*, \d\)|chance_of_at_least\((count=)?t, ")
@from_counts
def _(n, gone, bad):
    """The chance to be read is one off: t corrupt neighbours can read, fewer cannot. Use `chance_of_at_least(t, …)`."""
    return [smallest(n, gone, bad, read=1), smallest(n, gone, bad, read=-1)]


@checks.mistake("exactly-so-many", needs=r"comb|pmf|choose|factorial| - \w*chance")
@from_counts
def _(n, gone, bad):
    """One chance, or both, are of exactly so many, but more do harm, too. Use `chance_of_at_least`: it counts those."""
    return [smallest(n, gone, bad, chance=exactly)]


@checks.mistake("even-only", needs=r"(?<!k)(?<!k \+ 1), 2\)|% 2|& 1|\* 2|2 \*|\+= 2")
@from_counts
def _(n, gone, bad):
    """Only even numbers of neighbours can come out, but here an odd one serves, too, and is smaller. Let k grow from 1
    one by one, and return it as it is."""
    return [smallest(n, gone, bad, ks=range(2, n, 2))]


@checks.mistake("chances-added", needs=r"\) \+ [a-z]|\w \+ [a-z]|sum\(|1 - ")
@from_counts
def _(n, gone, bad):
    """Both chances together were compared, but each may come near one in a million. Compare each with 1e-6 alone."""
    return [smallest(n, gone, bad, rare=lambda failed, read: failed + read < 1e-6)]


LIMITS = r"1e-(?!06\b)|\b0\.0|\*\* ?\(?-(?!6)|1 / 1(?!0{6}\b)|isclose|round\([^\n]*, \d\)|1e-06 [*/] (?!n\b)|[*/] 1e-06"


@checks.symptom("other-limit", needs=LIMITS)
def _(chosen):
    """The chances were compared with another limit than one in a million, or not as they are. Compare each, with
    nothing around it: `… < 1e-6`."""
    counts, limits = (chosen.n, chosen.gone, chosen.bad), [5e-7, 2e-6, *(10.0**-power for power in (3, 4, 5, 7, 8, 9))]
    return tuple(chosen.result) in [smallest(*counts, rare=lambda *both, top=top: max(both) < top) for top in limits]


@checks.mistake("for-all-neighbourhoods", needs=r"\bn \* (?!dropout|corrupt)|(?<!dropout|corrupt) \* n\b|(/|\*\*) n\b")
@from_counts
def _(n, gone, bad):
    """All n neighbourhoods together were asked to be so safe. Here each one by itself is asked for: compare its chances
    with 1e-6 as they are, without n."""
    return [smallest(n, gone, bad, rare=lambda failed, read: both_rare(n * failed, n * read))]


@checks.mistake("draws-oneself", sometimes=True, needs=r"(?<!range\(\w), n\)|comb\(n, |(?m:= n$)")
@from_counts
def _(n, gone, bad):
    """The neighbours were drawn from all n clients, in one chance or in both, but nobody is a neighbour of oneself.
    Draw from the n - 1 others in both."""
    return [smallest(n, gone, bad, total=0)]


@checks.mistake("put-back", needs=r"comb|binom|\*\*|pow")
@from_counts
def _(n, gone, bad):
    """Here a client could be drawn several times. All k are different ones, so that each one drawn
    changes the chances of the next: use `chance_of_at_least`."""
    return [smallest(n, gone, bad, chance=put_back, total=total) for total in (0, -1)]


@checks.mistake("counted-one-too-many", needs=r"(?<![tk]) \+=? 1|(?<![tkn]) -=? 1")
@from_counts
def _(n, gone, bad):
    """The number of clients that vanish or are corrupt is one off. Use `round(dropout * n)`, `round(corrupt * n)`."""
    off = (1, 1), (1, 0), (0, 1), (-1, -1), (-1, 0), (0, -1)
    return [smallest(n, max(gone + g, 0), max(bad + b, 0)) for g, b in off]


@checks.mistake("not-rounded")
def _(n, dropout, corrupt):
    """Clients are counted in whole numbers, and the nearest ones are asked for. Use `round(dropout * n)` and
    `round(corrupt * n)`."""
    ways = itertools.product((round, math.floor, math.ceil), repeat=2)
    counts = {(one(dropout * n), other(corrupt * n)) for one, other in ways}
    return tuple(filter(None, (smallest(n, *each) for each in counts)))


@checks.mistake("percentages", needs="100")
def _(n, dropout, corrupt):
    """It was counted as if there were a hundred clients, but here are others. Give the counts of all n:
    `round(dropout * n)` and `round(corrupt * n)`."""
    return (smallest(n, round(dropout * 100), round(corrupt * 100)),)


@checks.symptom("too-risky")
def _(chosen):
    """With these numbers at least one of the two is not rarer than one in a million. Let `chance_of_at_least(t, k, …)`
    of the corrupt and `chance_of_at_least(k - t + 1, k, …)` of the vanished both be below 1e-6."""
    return not both_rare(*chosen.chances(*chosen.result)) and chosen.shown_chances(*chosen.result)


@checks.symptom("gap-skipped")
def _(chosen):
    """These numbers serve, one neighbour fewer does not, but still fewer do: there are gaps, and a search that skips
    some k can miss what lies below one. Let k grow from 1 one by one; if it does, print your chances for those
    below."""
    k, _ = chosen.result
    found = k > chosen.expected[0] and not smallest(chosen.n, chosen.gone, chosen.bad, ks=[k - 1])
    return found and chosen.shown_chances(*chosen.expected)


@checks.symptom("not-smallest")
def _(chosen):
    """These numbers serve, but smaller ones do, too. Print your own two chances for those below: if yours differ, mend
    them; if not, compare each with 1e-6 and nothing else, and let k grow from 1, t from 1 to k."""
    return tuple(chosen.result) > chosen.expected and chosen.shown_chances(*chosen.expected)


@checks.behaviour("tries-every-k")
def _(answer, rng):
    """These are the right numbers, but every k was tried, which takes very long with thousands of clients. Let k grow
    from 1, and return at the first that fits."""
    answer(**FEW_SERVE)
    return every_pair_asked()


BOUND = 700


@checks.behaviour("ends-too-early")
def _(answer, rng):
    """With two thousand clients some hundreds of neighbours may be needed, and the search ends before it finds them.
    Let k go up to n - 1, whatever n is."""
    asked = []

    def chance(count, drawn, marked, total):
        asked.append(drawn)
        serves, survive = drawn >= BOUND, marked > total / 2
        return float(serves == survive)  # as if so many were needed

    answer(10, 0.1, 0.0)
    if not chance_of_at_least.cache_info().misses:  # chances of its own, and slow ones
        return False
    own = inspect.unwrap(answer).__globals__
    with replaced(own, "chance_of_at_least", chance), replaced(vars(tools), "chance_of_at_least", chance):
        try:
            found = answer(2000, 0.2, 0.2)
        except NotYet:
            found = None
    return asked and (refused(found) or found is None)
