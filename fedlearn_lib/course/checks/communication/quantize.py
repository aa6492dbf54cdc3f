"""What `quantize` must do, and what each mistake is told."""

import numpy as np

from ...checking import Checks, close
from ...checking.answer_text import says
from ..fedavg.cases import real_updates
from .cases import largest_of
from .warnings_told import has_warning, needs_warnings, told_by, with_entries_beyond

checks = Checks("quantize")
# A guard of the other arguments that goes too far.
OF_ARGUMENTS = r"(?!.*(bits\W{0,3}(must|should|has|have|out|between|[<>]|not)|clip\W{0,3}(must|should|has)|NaN|nan\b))"
# An exception that speaks of entries that are too large, not of integers, and not one of NumPy's own about np.clip(…).
BEYOND_IN_WORDS = (
    rf"^{OF_ARGUMENTS}\w*Warning\b|(?i:^{OF_ARGUMENTS}(?!.*\bbits\b)"
    r"(ValueError|OverflowError|RuntimeError|Exception|AssertionError) "
    r".*(beyond|clip\b(?!\()|saturat|outside|exceed|too (large|big|high)|out of range|larger))"
)


@checks.cases
def updates_bits_and_clips(rng):
    # So chosen that no two ways to scale, to round or to cut come to the same.
    yield dict(update=np.array([0.0, 1.9, -1.88, 1.26, 1.76, -0.41, -1.71, -1.45]), bits=4, clip=2.0)
    yield dict(update=np.array([0.6, -3.1, 0.2, 1.7, -0.4]), bits=4, clip=1.3)  # two lie beyond
    for bits in (2, 8, 16, 31):
        update = real_updates([9], rng)[0]
        yield dict(update=update, bits=bits, clip=float(np.abs(update).max() * rng.uniform(0.7, 1.5)))


@checks.by_hand
def _(update, bits, clip, *, place=None):
    i = place[0] if place else int(np.argmax(np.abs(update) * (np.abs(update) <= clip)))
    largest, entry = largest_of(bits), float(update[i])
    exact = entry * largest / clip
    cut = f", cut to {int(np.sign(exact)) * largest}" if abs(round(exact)) > largest else ""
    return f"L = {largest}; entry {i}: {entry:.6g} · {largest} / {clip:.6g} = {exact:.6g}, rounded {round(exact)}{cut}"


@checks.accepts
def nearest_integers(run):
    # Halves may go either way; nothing else may differ.
    exact = run.inputs["update"] / run.inputs["clip"] * largest_of(run.inputs["bits"])
    exact = np.clip(exact, -largest_of(run.inputs["bits"]), largest_of(run.inputs["bits"]))
    result = np.asarray(run.result)
    whole = result.dtype.kind == "i"
    return whole and bool((np.abs(result - exact) <= 0.5 + 1e-6).all())


def steps(update, clip, largest):
    return np.clip(np.rint(update / clip * largest), -largest, largest)


@checks.stops(
    "stops-beyond", BEYOND_IN_WORDS, line=rf"^{OF_ARGUMENTS}(.*\braise\b(?!.*\bbits\b)|assert\b.*\b(update|clip)\b)"
)
def _():
    """An entry beyond the clip is no reason to stop: it becomes the outermost integer, and the caller is
    told. Call warnings.warn(…) in that place instead, and go on."""


@checks.stops("warn-takes-one", r"category must be a Warning(?!.*'type')", without=r"['\"]\w*Warning['\"]")
def _():
    """`warnings.warn` takes one text: what stands behind the comma is taken for a kind of warning. Hand over one
    f-string alone, with the number in it, as in `f"{n} of {len(update)} entries are cut"`."""


@checks.stops("text-and-number", r"to str\b|for \+=?: .*'str'|<U")
def _():
    """With `+` a text can be joined to another text only. Write an f-string, which puts the number into the text, as in
    `f"{len(update)} entries"`."""


@checks.stops("asks-a-whole-array", "truth value of an array")
def _():
    """Asking an array gives one answer for each entry, and what stands in this line takes only one. Cut with
    np.clip(…); for an `if`, count first, as in `np.count_nonzero(np.abs(update) > clip) > 0`."""


def between_neighbours(run) -> bool:
    """Whether every integer is one of the two steps next to the exact value."""
    largest = largest_of(run.inputs["bits"])
    exact = np.clip(run.inputs["update"] / run.inputs["clip"] * largest, -largest, largest)
    return (np.floor(exact) <= run.result).all() and (run.result <= np.ceil(exact)).all()


@checks.symptom("returns-floats", of_kind=True)
def _(run):
    """The values are right, but they are floats. Turn what you return into integers: write
    `np.array(…).astype(np.int64)` around it."""
    return np.asarray(run.result).dtype.kind == "f" and close(run.result, run.expected.astype(float))


@checks.symptom("wrapped-around", needs=r"\bu?int(8|16|32)\b")
def _(run):
    """On the way the integers went through a type that is too narrow for them, or has no negative numbers, and what did
    not fit came out as another number. Use `np.int64` in its place, from the first whole number on."""
    off, wide = np.subtract(run.result, run.expected), np.asarray(run.result).dtype.itemsize == 8
    return wide and off.any() and any(not (off % 2**width).any() for width in (8, 16, 32))


@checks.mistake("returns-entries", of_kind=True)
def _(update, bits, clip):
    """These are entries, cut, divided or rounded to steps, and not the numbers of their steps. Return `update / clip`
    times the largest integer, rounded, cut to what fits, and turned into int64."""
    cut, largest = np.clip(update, -clip, clip), largest_of(bits)
    return steps(update, clip, largest) * clip / largest, cut, cut / clip, update / clip


@checks.mistake("not-rounded", of_kind=True)
def _(update, bits, clip):
    """The entries are scaled, but not yet whole. Round to the nearest whole number and turn that into integers:
    `np.rint(…).astype(np.int64)`."""
    exact, largest = update / clip * largest_of(bits), largest_of(bits)
    return np.clip(exact, -largest, largest), exact


@checks.mistake("caret", needs=r"\^")
def _(update, bits, clip):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest integer with two
    stars, as `2 ** (bits - 1) - 1`."""
    return tuple(steps(update, clip, largest) for largest in ((2 ^ (bits - 1)) - 1, 2 ^ (bits - 1) - 1))


@checks.symptom("no-power", needs=r"2 \* \(?bits|bits( [-+] 1\))? (\*\* 2|\* 2)\b|bits, 2\b|bits \* bits")
def _(run):
    """The largest integer is a power of two less 1, and neither a square of `bits` nor twice as much. Write it as
    `2 ** (bits - 1) - 1`."""
    update, bits, clip = run.inputs.values()
    twice, squares = [2 * bits - less for less in range(4)], [bits**2, bits**2 - 1, (bits - 1) ** 2, bits**2 - 2 * bits]
    wrong = {*twice, *squares} - {largest_of(bits)}
    return any(np.array_equal(run.result, steps(update, clip, largest)) for largest in wrong)


@checks.symptom("rounds-by-chance", needs=r"random|rng")
def _(run):
    """Chance decides here which of the two neighbouring steps is taken, so some entries do not become the nearest one.
    Take the nearest step: round with np.rint(…)."""
    return between_neighbours(run)


@checks.mistake("limits-turned", needs=r"clip\(")
def _(update, bits, clip):
    """All entries became the lowest integer, as where the upper limit of np.clip is not above the lower one. Give it
    the lower one first, with the minus, then the upper one, without."""
    return np.full(update.shape, -largest_of(bits))


@checks.mistake("all-beyond-up")
def _(update, bits, clip):
    """An entry below `-clip` became the largest integer. Use np.clip, or tell the two sides apart: beyond `-clip` it
    becomes -L."""
    return np.where(np.abs(update) > clip, largest_of(bits), steps(update, clip, largest_of(bits)))


@checks.mistake("loses-sign")
def _(update, bits, clip):
    """The negative entries lost their sign. Take sizes only to see which are beyond the clip; scale and round the
    entries themselves, with np.clip between -L and L."""
    return np.abs(steps(update, clip, largest_of(bits)))


@checks.mistake("cuts-off")
def _(update, bits, clip):
    """The part behind the point was cut off. Round to the nearest whole number in its place: np.rint(…)."""
    largest = largest_of(bits)
    return np.clip(np.trunc(update / clip * largest), -largest, largest)


NO_LOWER_LIMIT = r"\b0(\.0)?,|, 0(\.0)?\)|max\(0|where"


@checks.mistake("negatives-cut", needs=NO_LOWER_LIMIT, without=r"-\(?(clip|L|largest|top|limit|q)\b")
def _(update, bits, clip):
    """Every negative entry became 0, as if the lower limit were 0. Keep the negative ones, and cut them at `-L` only:
    the integers go from -L to L."""
    return np.maximum(steps(update, clip, largest_of(bits)), 0)


@checks.mistake("rounds-negatives")
def _(update, bits, clip):
    """Some negative entries did not become the nearest step, as where 0.5 is added and the rest cut off. Round with
    np.rint(…), which treats both sides alike."""
    largest = largest_of(bits)
    return np.clip(np.trunc(update / clip * largest + 0.5), -largest, largest)


@checks.mistake("rounds-too-early")
def _(update, bits, clip):
    """The numbers are as if the entries were rounded before scaling. Multiply by the largest integer first, then
    round."""
    shares = update / clip
    largest = largest_of(bits)
    return tuple(np.clip(each * largest, -largest, largest) for each in (np.rint(shares), np.rint(update) / clip))


@checks.mistake("all-zero", without=r"zeros|full|\[0\]|\* 0\b")  # what was never filled
def _(update, bits, clip):
    """All entries became 0. Multiply `update / clip` by the largest integer while they are still floats, and only then
    round to whole numbers."""
    return np.zeros(update.shape)


@checks.mistake("rounds-one-way")
def _(update, bits, clip):
    """Every entry was rounded in the same direction, as `//`, floor and ceil do. Round to the nearest whole number: use
    np.rint(…)."""
    largest, exact = largest_of(bits), update / clip * largest_of(bits)
    return np.clip(np.floor(exact), -largest, largest), np.clip(np.ceil(exact), -largest, largest)


@checks.mistake("not-cut")
def _(update, bits, clip):
    """An entry beyond the clip came back beyond the largest integer, `2 ** (bits - 1) - 1`, or beyond its negative.
    Return what np.clip makes of them, between minus and plus that integer."""
    exact = update / clip * largest_of(bits)
    return np.rint(exact), np.minimum(np.rint(exact), largest_of(bits)), np.maximum(np.rint(exact), -largest_of(bits))


@checks.mistake("not-kept", of_kind=True)
def _(update, bits, clip):
    """Entries beyond the clip came back as 0, or are missing. Let them become the outermost integer: use np.clip."""
    right, within = steps(update, clip, largest_of(bits)), np.abs(update) <= clip
    return right * within, right[within]


@checks.mistake("cut-in-wrong-unit", needs=r"clip\(|min|max|where|> clip|if ")
def _(update, bits, clip):
    """The scale is right, but what you scaled was cut at ±`clip`, which is a limit for entries. Compare in one unit:
    cut the entries at ±`clip` before you scale, or the integers at ±L afterwards."""
    if not says(r"(?s)\bbits\b.*\bbits\b"):
        return ()  # it came about otherwise
    exact = np.asarray(update, dtype=float) / clip * largest_of(bits)
    cut = np.clip(np.rint(exact), -clip, clip)
    return cut, np.rint(cut), np.trunc(cut), np.rint(np.clip(exact, -clip, clip))


@checks.mistake("forgets-clip")
def _(update, bits, clip):
    """An entry as large as the clip should become the largest integer, `2 ** (bits - 1) - 1`, but your scale does not
    fit. Work out `update / clip` times that integer, and round."""
    largest = largest_of(bits)
    return steps(update, 1.0, largest), steps(update, 1 / clip, largest), steps(update, clip, 1), steps(update, 1, clip)


@checks.mistake("fixed-bits")
def _(update, bits, clip):
    """These come of the largest integer of 8 or of 16 bits, but this call asks for other `bits`. Work it
    out from the argument: `2 ** (bits - 1) - 1`."""
    return tuple(steps(update, clip, largest_of(other)) for other in (8, 16) if other != bits)


@checks.mistake("brackets-missing")
def _(update, bits, clip):
    """The 1 was taken from every entry, but it belongs to the largest integer. Multiply by `(2 ** (bits - 1) - 1)`, in
    brackets."""
    largest, power = largest_of(bits), 2 ** (bits - 1)
    off = np.rint(update / clip * power - 1), np.rint(update / clip * power) - 1
    return *off, *(np.clip(each, -largest, largest) for each in off)


@checks.mistake("one-level-more")
def _(update, bits, clip):
    """You scaled as if the largest integer were `2 ** (bits - 1)`. That is one too many. Subtract 1 from it before you
    scale: `2 ** (bits - 1) - 1`."""
    scaled = np.rint(update / clip * 2 ** (bits - 1))
    return steps(update, clip, 2 ** (bits - 1)), np.clip(scaled, -largest_of(bits), largest_of(bits))


@checks.mistake("one-step-more")
def _(update, bits, clip):
    """Your steps are a little too short: from -clip to clip there are `2 ** bits - 2` of them, as many below zero as
    above. Divide `clip` into `2 ** (bits - 1) - 1` equal steps."""
    scaled = np.rint(update / clip * (2**bits - 1) / 2)
    return scaled, np.clip(scaled, -largest_of(bits), largest_of(bits))


@checks.mistake("asymmetric")
def _(update, bits, clip):
    """The integers reach one step further down than up. Let them go from -L to L, with `L = 2 ** (bits - 1) - 1`: scale
    with this L, and cut with np.clip at -L and L."""
    scaled = np.rint(update / clip * 2 ** (bits - 1))
    scaled_too = np.rint(update / clip * largest_of(bits))
    low, high = -(2 ** (bits - 1)), largest_of(bits)
    return np.clip(scaled, low, high), np.clip(scaled_too, low, high)


@checks.mistake("all-bits", without=r"(\*\* \(|<< )bits - 1")
def _(update, bits, clip):
    """Your integers are about twice as large as they should be, as if all bits told the size, but one is for the sign.
    Use `2 ** (bits - 1) - 1` as the largest integer."""
    return tuple(steps(update, clip, largest) for largest in (2**bits - 1, 2**bits, 2**bits - 2))


@checks.mistake("shifted")
def _(update, bits, clip):
    """Zero did not stay zero: the numbering of the steps starts with 0 at -clip. Number them from -L at -clip to L at
    clip: with `L = 2 ** (bits - 1) - 1`, round entry / clip * L."""
    shares = (np.clip(update, -clip, clip) + clip) / (2 * clip)
    exact = [shares * levels for levels in (2**bits - 1, 2**bits - 2, 2**bits)]
    return tuple(rounded(each) for each in exact for rounded in (np.rint, np.floor, lambda x: np.floor(x + 0.5)))


@checks.mistake("own-scale", sometimes=True)
def _(update, bits, clip):
    """You scaled with what is the update's own, as its largest entry or its norm. Divide by `clip` alone, which is the
    same for all."""
    cut, largest = np.clip(update, -clip, clip), largest_of(bits)
    own = (np.abs(update).max(), update.max(), cut.max()) if says("max|sort") else ()
    own += (np.linalg.norm(update),) if says("norm|sqrt|hypot") else ()
    return tuple(steps(each, size, largest) for each in (update, cut) for size in own)


@checks.symptom("coarse-floats", needs=r"float32|float16|np\.single|np\.half|\bf[24]\b")
def _(run):
    """The first digits are right, but floats of 32 or 16 bits keep too few for this call. Keep to NumPy's own float64
    all the way."""
    return close(run.result.astype(float), run.expected.astype(float), 1e-2) and np.abs(run.expected).max() > 1000


@checks.symptom("not-nearest")
def _(run):
    """Every entry is less than one step off, but some are not the nearest step. Take `update / clip` times the largest
    integer, with nothing done to it before, and round once, with np.rint(…), at the end."""
    return between_neighbours(run)


@checks.symptom("too-narrow")
def _(run):
    """The integers do not fit into the type that you chose for them: it is too narrow, or has no negative
    numbers. Use `.astype(np.int64)`."""
    kind = np.asarray(run.result).dtype
    if kind.kind not in "iu":
        return False
    fits = (run.expected >= np.iinfo(kind).min) & (run.expected <= np.iinfo(kind).max)
    return not fits.all() and np.array_equal(run.result[fits], run.expected[fits])


@checks.behaviour("returns-list")
def _(answer, rng):
    """The integers are right, but they came back as a list or a tuple, and `+` does not add those entry
    by entry. Wrap what you return in np.array(…)."""
    return not isinstance(answer(np.array([0.5, -1.0, 1.0, 0.0]), 8, 1.0), np.ndarray)


@checks.behaviour("not-int64")
def _(answer, rng):
    """The integers are right, but of a narrower type than the 64 bits that the help promises. Use
    `.astype(np.int64)`."""
    kind = answer(np.array([0.5, -1.0, 1.0, 0.0]), 8, 1.0).dtype
    return kind != np.int64 and [("type", str(kind))]


@checks.behaviour("logs-instead")
def _(answer, rng):
    """What you tell goes into a log, and no warning is given, which those who call your function could catch or count.
    Call warnings.warn(…) with that text."""
    logs = says(r"\b(logging|logger)\.\w+\(") and not has_warning()
    return logs and not told_by(answer, with_entries_beyond(8, 5, rng))[0]


needs_warnings(checks)
