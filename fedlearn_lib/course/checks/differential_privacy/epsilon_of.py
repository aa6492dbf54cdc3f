"""What `epsilon_of` must do, and what each mistake is told.

dp-accounting takes a second or more to load. The judge does so only when it is asked for an exercise that needs it:
with this module, before the clock of the answer starts, and once.
"""

import ast
import functools
import math

import dp_accounting
from dp_accounting.pld import PLDAccountant
from dp_accounting.rdp import RdpAccountant

from ...checking import Checks, close, written
from ...checking.answer_text import says
from ...checking.values import is_rounded

checks = Checks("epsilon_of", tolerance=1e-6)


@checks.cases
def promises(rng):
    yield dict(noise_multiplier=3.0, rounds=30, sampling=1.0, delta=1e-5)
    yield dict(noise_multiplier=3.0, rounds=10, sampling=0.1, delta=1e-5)
    yield dict(noise_multiplier=1.5, rounds=1, sampling=1.0, delta=1e-6)
    yield dict(noise_multiplier=2.0, rounds=12, sampling=0.25, delta=1e-4)
    yield dict(noise_multiplier=float(rng.uniform(1, 5)), rounds=int(rng.integers(2, 60)), sampling=1.0, delta=1e-5)


@functools.lru_cache(maxsize=256)
def renyi(noise_multiplier: float, rounds: int, sampling: float, delta: float) -> float:
    accountant = RdpAccountant()
    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    accountant.compose(event, rounds)
    return accountant.get_epsilon(delta)


@functools.lru_cache(maxsize=64)
def tightest(noise_multiplier: float, rounds: int, sampling: float, delta: float) -> float:
    """By an accountant that loses next to nothing."""
    accountant = PLDAccountant()
    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    accountant.compose(event, rounds)
    return accountant.get_epsilon(delta)


@checks.symptom("tighter-accountant", needs="PLD")
def _(run):
    """This holds, and is even closer to what was spent. But the course counts with `RdpAccountant`, and the number in
    the docstring is this one's. Take it: `RdpAccountant()`, from `dp_accounting.rdp`."""
    return says("PLD") and abs(run.result / tightest(**run.inputs) - 1) < 3e-3  # asked only then: it takes a second


@checks.stops("no-such-name", "module 'dp_accounting[.\\w]*' has no|cannot import name .* from 'dp_accounting")
def _():
    """There is no such name at this place of the library. Take `dp_accounting.GaussianDpEvent`,
    `dp_accounting.PoissonSampledDpEvent`, and from `dp_accounting.rdp` the `RdpAccountant`."""


@checks.stops("accountant-without-brackets", "must be `DpEvent`", needs=r"(?m)= (\w+\.)*RdpAccountant$")
def _():
    """`RdpAccountant` alone is the kind of accountant, and you need one of the kind. Write `RdpAccountant()`, with
    brackets."""


@checks.stops("sampling-and-noise-swapped", r"Sampling rate must be|sampling_probability must be")
def _():
    """What stands at the place of the chance is none. Give the chance first, then the event that is drawn:
    `dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))`."""


@checks.stops("other-neighbours", "neighboring_relation must be", needs=r"NeighboringRelation|neighboring_relation")
def _():
    """The accountant was told to compare other pairs of trainings than this event allows. Write `RdpAccountant()`, with
    nothing in its brackets: one client is in a training or not."""


@checks.stops("other-event", "Unsupported ?[eE]vent", needs="Laplace|Binomial|Discrete")
def _():
    """The accountant cannot take this event. Write `dp_accounting.GaussianDpEvent(noise_multiplier)`."""


@checks.stops("other-sampling", "Unsupported ?[eE]vent", needs="SampledWith")
def _():
    """Each client takes part by itself, with the chance `sampling`, and no fixed number is drawn. Write
    `dp_accounting.PoissonSampledDpEvent(sampling, …)` around the noise."""


@checks.symptom("returns-accountant", of_kind=True)
def _(run):
    """What came back is no number, but a thing of the library. Return what the accountant answers:
    `accountant.get_epsilon(delta)`."""
    return type(run.result).__module__.startswith("dp_accounting")


# Who asks for δ again and again, until an ε fits, has not mixed them up, nor who asks for ε as well.
SEARCHES = r"get_epsilon\(|brentq|bisect|root|\bwhile\b|\bfor\b[\s\S]*[<>]"


@checks.symptom("asks-for-delta", needs=r"get_delta\(", without=SEARCHES)
def _(run):
    """`get_delta` answers the question the other way round: which δ belongs to an ε. Here δ is given: return
    `accountant.get_epsilon(delta)`."""
    return True


@checks.symptom("delta-turned", needs=r"(get_epsilon\(|= )1(\.0)? - delta\b")
def _(run):
    """`1 - delta` is nearly 1, and the tiny δ itself is asked for. Hand it on as it is: `get_epsilon(delta)`."""
    return True


@checks.symptom("sampling-turned", needs=r"(?m)SampledDpEvent\([^\n]*1(\.0)? - sampling|= 1(\.0)? - sampling$")
def _(run):
    """`1 - sampling` is the chance *not* to take part. Give the chance to take part, as it is:
    `dp_accounting.PoissonSampledDpEvent(sampling, …)`."""
    return True


@checks.symptom("drawn-once-for-all", needs=r"PoissonSampledDpEvent")
def _(run):
    """The chance stands around all rounds together, as if a client were drawn once for the whole training. Wrap one
    round's noise, `PoissonSampledDpEvent(sampling, GaussianDpEvent(noise_multiplier))`, and let the accountant compose
    that event `rounds` times."""
    noise, rounds, sampling, delta = run.inputs.values()
    together = renyi(noise / math.sqrt(rounds), 1, sampling, delta)  # so much noise have the rounds in one
    return rounds > 1 and sampling < 1 and close(run.result, together, 1e-6) and not noise_holds_rounds()


# The accountant counts the rounds itself.
COUNTS_ROUNDS = r"compose\([^\n]*\brounds\b|SelfComposed\w*\([^\n]*\brounds\b"


@checks.symptom("rounds-in-noise")
def _(run):
    """The rounds went into the noise, but each round has noise of its own. Hand `noise_multiplier` on as it is,
    `dp_accounting.GaussianDpEvent(noise_multiplier)`, and let the accountant compose this event `rounds` times."""
    noise, rounds, *rest = run.inputs.values()
    once = [renyi(other, 1, *rest) for other in (noise / math.sqrt(rounds), noise / rounds)]
    often = [renyi(noise * rounds**power, rounds, *rest) for power in (0.5, -0.5, 1, -1)]
    return rounds > 1 and noise_holds_rounds() and any(close(run.result, each, 1e-6) for each in once + often)


def noise_holds_rounds() -> bool:
    """Whether the answer works something out of the noise and the rounds, and not of what comes back."""
    for node in ast.walk(written()):
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Mult | ast.Div):
            names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            if {"noise_multiplier", "rounds"} <= names:
                return True
    return False


@checks.mistake("single-round", without=COUNTS_ROUNDS)
def _(noise_multiplier, rounds, sampling, delta):
    """This is what one round costs, and there were more. Let the accountant compose as many events as there are rounds:
    write `accountant.compose(event, rounds)`."""
    return renyi(noise_multiplier, 1, sampling, delta)


@checks.mistake("ignores-sampling")
def _(noise_multiplier, rounds, sampling, delta):
    """This is the ε of a sampling of 1, and a smaller one was passed in. Wrap the noise:
    `dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))`."""
    return renyi(noise_multiplier, rounds, 1.0, delta)


@checks.mistake("adds-epsilons")
def _(noise_multiplier, rounds, sampling, delta):
    """This is one round's ε as many times as there are rounds, which is more than was spent. Let the accountant add up:
    `accountant.compose(event, rounds)`, then `get_epsilon(delta)`."""
    return rounds * renyi(noise_multiplier, 1, sampling, delta), rounds * renyi(
        noise_multiplier, 1, sampling, delta / rounds
    )


@checks.mistake("root-of-rounds")
def _(noise_multiplier, rounds, sampling, delta):
    """This is one round's ε times the root of the rounds, which promises too much. Let the accountant add up:
    `accountant.compose(event, rounds)`."""
    return math.sqrt(rounds) * renyi(noise_multiplier, 1, sampling, delta)


@checks.mistake("scales-by-sampling")
def _(noise_multiplier, rounds, sampling, delta):
    """This comes out where sampling is a factor of ε, of the rounds or of the noise, and it is none of these. Leave it
    out there, compose all `rounds`, and wrap the noise as it is:
    `dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))`."""
    everybody = renyi(noise_multiplier, rounds, 1.0, delta)
    fewer = {max(1, whole(sampling * rounds)) for whole in (round, math.floor, math.ceil)} - {rounds}
    return (
        sampling * everybody,
        *(renyi(noise_multiplier, number, chance, delta) for number in fewer for chance in (1.0, sampling)),
        renyi(noise_multiplier / sampling, rounds, 1.0, delta),
    )


@checks.mistake("other-noise")
def _(noise_multiplier, rounds, sampling, delta):
    """The accountant was told of another noise: of the root of σ, its square, or 1 over it. Hand
    `noise_multiplier` on as it is: `dp_accounting.GaussianDpEvent(noise_multiplier)`."""
    others = (math.sqrt(noise_multiplier), noise_multiplier**2, 1 / noise_multiplier)
    return tuple(renyi(other, rounds, sampling, delta) for other in others)


@checks.mistake("textbook-formula")
def _(noise_multiplier, rounds, sampling, delta):
    """This is the oldest formula, √(2 ln(1.25/δ)) / σ, or that times the rounds or their root. It was proven for one
    round and for an ε below 1. Ask the accountant: `RdpAccountant()`, `compose`, `get_epsilon`."""
    single = math.sqrt(2 * math.log(1.25 / delta)) / noise_multiplier
    return single, single * math.sqrt(rounds), single * rounds


@checks.mistake("gives-delta")
def _(noise_multiplier, rounds, sampling, delta):
    """This is δ itself, or a number in which δ does not count. Ask the accountant for the ε that belongs to this δ:
    `accountant.get_epsilon(delta)`."""
    return delta, rounds / (2 * noise_multiplier**2), 1 / noise_multiplier, math.sqrt(rounds) / noise_multiplier


@checks.mistake("another-delta", sometimes=True)
def _(noise_multiplier, rounds, sampling, delta):
    """This is the ε of another δ than the one that is passed in. Hand the argument on as it is:
    `get_epsilon(delta)`."""
    others = (1e-3, 1e-4, 1e-5, 1e-6, 1e-7, delta / rounds, delta * rounds, delta / 2, delta * 2, delta**2)
    return tuple(renyi(noise_multiplier, rounds, sampling, other) for other in others if other != delta)


@checks.mistake("rounds-added-up", needs=r"\b(for|while)\b[\s\S]*compose\([^\n]*, (count=)?\w+\)")
def _(noise_multiplier, rounds, sampling, delta):
    """In a loop the accountant was told of more rounds each time, and it adds up all that it is told. Call
    `accountant.compose(event, rounds)` once, in no loop."""
    totals = {rounds * (rounds + 1) // 2, rounds * (rounds - 1) // 2} - {0, rounds}
    return tuple(renyi(noise_multiplier, total, sampling, delta) for total in totals)


@checks.mistake("other-rounds")
def _(noise_multiplier, rounds, sampling, delta):
    """The accountant was told of another number of rounds than there were. Let it compose once, as many events as there
    are rounds: `accountant.compose(event, rounds)`."""
    if says(r"(?m)noise_multiplier [-+*/]+ |[*/] noise_multiplier|noise_multiplier \W*= |= [^\n]*noise_multiplier$"):
        return ()  # with other noise it comes to the same
    others = {rounds + 1, rounds - 1, 2 * rounds, rounds**2} - {0, rounds}
    return tuple(renyi(noise_multiplier, other, sampling, delta) for other in others)


# The library's own words for all that happened, and the argument of each.
TELLS_ALL = (
    r"(?s)(?=.*PoissonSampledDpEvent\((\w+=)?sampling, )(?=.*GaussianDpEvent\((\w+=)?noise_multiplier\))"
    r"(?=.*((compose\(|ComposedDpEvent\()[^\n]*, (count=)?rounds\)|range\(rounds\).*compose\())"
    r"(?=.*(Rdp|PLD)Accountant\(\))"
)


@checks.symptom("nothing-told")
def _(run):
    """An ε of 0 came back, but rounds were played, and they cost something. Tell one accountant
    `compose(PoissonSampledDpEvent(sampling, GaussianDpEvent(noise_multiplier)), rounds)`, with the arguments as they
    came, and return what that same one gives for `get_epsilon(delta)`."""
    return run.result == 0


@checks.symptom("promises-too-much", without=TELLS_ALL)
def _(run):
    """This ε is smaller than the smallest that holds for such rounds. Tell the accountant all that happened,
    `compose(PoissonSampledDpEvent(sampling, GaussianDpEvent(noise_multiplier)), rounds)`, with the arguments as they
    came, and return its answer as it is."""
    return run.result < tightest(**run.inputs) * (1 - 1e-3) and not is_rounded(run.result, run.expected)


@checks.symptom("changed-afterwards", needs=TELLS_ALL)
def _(run):
    """Another ε comes back than so many rounds cost, though your lines hold all that the accountant must be told.
    Change no argument before, let it compose `rounds` events, no more and no fewer, and return what
    `get_epsilon(delta)` gives."""
    return not is_rounded(run.result, run.expected)


@checks.symptom("told-too-much")
def _(run):
    """This ε is larger than what was spent. Tell `RdpAccountant()` once `compose(PoissonSampledDpEvent(sampling,
    GaussianDpEvent(noise_multiplier)), rounds)`, and return what its `get_epsilon(delta)` gives, as it is."""
    told = says(r"\b(Rdp|PLD)Accountant\(\)") and not is_rounded(run.result, run.expected)
    return told and run.result > run.expected * (1 + 1e-6)


@checks.symptom("loose")
def _(run):
    """This ε is larger than the one that the library's accountant finds for these rounds. Use `RdpAccountant()` of
    `dp_accounting.rdp`, and its `get_epsilon(delta)`."""
    return run.result > run.expected * (1 + 1e-6) and not is_rounded(run.result, run.expected)
