"""What the exercises of chapter 2 must do, and what each mistake is told."""

import contextlib
import io
import re
import warnings

import numpy as np

from ..checking import Checks, close
from ..solutions import communication as reference
from .fedavg import real_updates

# ==== round_bytes ================================================================================

round_bytes = Checks("round_bytes")


@round_bytes.cases
def models_and_cohorts(rng):
    yield dict(parameter_count=5_000_000, participants=7000, bytes_per_parameter=6)  # 420 whole gigabytes
    yield dict(parameter_count=10, participants=3)
    yield dict(
        parameter_count=int(rng.integers(10**6, 10**8)),
        participants=int(rng.integers(10, 10**5)),
        bytes_per_parameter=int(rng.integers(5, 9)),
    )


@round_bytes.mistake("one-way")
def _(parameter_count, participants, bytes_per_parameter=4):
    """You counted one way only. The weights go down to each participant and an update comes back up:
    multiply by two."""
    return parameter_count * participants * bytes_per_parameter


@round_bytes.mistake("one-client")
def _(parameter_count, participants, bytes_per_parameter=4):
    """This is what one participant moves. All of them download and upload in the same round:
    multiply by `participants`."""
    return 2 * parameter_count * bytes_per_parameter, parameter_count * bytes_per_parameter


@round_bytes.mistake("counts-numbers")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are numbers, not bytes: each of them takes several bytes on the wire. Multiply by
    `bytes_per_parameter`."""
    return 2 * parameter_count * participants, parameter_count * participants


@round_bytes.mistake("counts-bits")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are bits, eight times as many. The function counts bytes: leave the factor 8 out."""
    one_way = 8 * parameter_count * participants * bytes_per_parameter
    return 2 * one_way, one_way


@round_bytes.mistake("fixed-size")
def _(parameter_count, participants, bytes_per_parameter=4):
    """You always counted 4 bytes a number, but smaller and larger ones are sent too. Use the argument
    `bytes_per_parameter`."""
    return 8 * parameter_count * participants


@round_bytes.mistake("other-unit")
def _(parameter_count, participants, bytes_per_parameter=4):
    """These are kilobytes, megabytes or gigabytes. The library counts plain bytes, as whole numbers: leave the
    last division out."""
    right = 2 * parameter_count * participants * bytes_per_parameter
    units = (10**3, 10**6, 10**9, 2**10, 2**20, 2**30)
    return *(right / unit for unit in units), *(right // unit for unit in units if right >= unit)


@round_bytes.mistake("adds-up")
def _(parameter_count, participants, bytes_per_parameter=4):
    """The upload of the participants was added to a single download. Each of them downloads as well:
    multiply the sum of both ways by `participants`."""
    model_bytes = parameter_count * bytes_per_parameter
    return model_bytes * (1 + participants), 2 * model_bytes + participants


# ==== communication_share ========================================================================

communication_share = Checks("communication_share")


@communication_share.cases
def phones_and_models(rng):
    yield dict(
        parameter_count=100, example_count=7, epochs=6, download=200.0, upload=50.0, examples_per_second=3.0
    )
    yield dict(
        parameter_count=100, example_count=5, epochs=1, download=200.0, upload=50.0,
        examples_per_second=2.0, bytes_per_parameter=2,
    )  # fmt: skip
    yield dict(
        parameter_count=int(rng.integers(10**3, 10**6)),
        example_count=int(rng.integers(10, 30)),
        epochs=int(rng.integers(2, 20)),
        download=float(rng.uniform(1e6, 1e7)),
        upload=float(rng.uniform(1e5, 1e6)),
        examples_per_second=float(rng.uniform(100, 1000)),
    )


def times(parameter_count, example_count, epochs, *, download, upload, examples_per_second, bytes_per_parameter=4):
    """Seconds for the download, the upload, and the training."""
    size = parameter_count * bytes_per_parameter
    return size / download, size / upload, example_count * epochs / examples_per_second


@communication_share.mistake("ratio")
def _(**inputs):
    """You divided one time by the other, which can exceed 1. A share is a part of the whole: divide
    the time on the wire by the sum of both."""
    down, up, training = times(**inputs)
    return (down + up) / training, training / (down + up)


@communication_share.mistake("other-share")
def _(**inputs):
    """This is the share of the *training*. The other one is asked for: put the time on the wire above
    the line, or subtract yours from 1."""
    down, up, training = times(**inputs)
    return training / (down + up + training)


@communication_share.mistake("one-way")
def _(**inputs):
    """Only one way was counted. The phone downloads the weights and uploads an update: add both times,
    each with its own speed."""
    down, up, training = times(**inputs)
    return up / (up + training), down / (down + training)


@communication_share.mistake("adds-speeds")
def _(**inputs):
    """You made one speed out of the two. The download and the upload follow each other, and the slow one
    takes longer: work out two times and add those."""
    down, up, training = times(**inputs)
    size = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4)
    both = size / (inputs["download"] + inputs["upload"])
    return tuple(time / (time + training) for time in (both, 2 * both, 4 * both))


@communication_share.mistake("one-speed")
def _(**inputs):
    """Both ways were counted with the same speed, but phones send far slower than they receive. Divide the
    bytes by `download` once and by `upload` once."""
    down, up, training = times(**inputs)
    return 2 * down / (2 * down + training), 2 * up / (2 * up + training)


@communication_share.mistake("ignores-epochs")
def _(**inputs):
    """The epochs are missing: the phone goes through its examples several times. Multiply the number of
    examples by `epochs`."""
    down, up, training = times(**{**inputs, "epochs": 1})
    return (down + up) / (down + up + training)


@communication_share.mistake("ignores-bytes")
def _(**inputs):
    """The speeds are bytes a second, but you divided numbers by them. Multiply the number of parameters
    by `bytes_per_parameter` first."""
    down, up, training = times(**{**inputs, "bytes_per_parameter": 1})
    return (down + up) / (down + up + training)


@communication_share.mistake("fixed-size")
def _(**inputs):
    """You always counted 4 bytes a number, but smaller and larger ones are sent too. Use the argument
    `bytes_per_parameter`."""
    down, up, training = times(**{**inputs, "bytes_per_parameter": 4})
    return (down + up) / (down + up + training)


@communication_share.mistake("counts-bits")
def _(**inputs):
    """You counted bits, eight times as many. The speeds here are bytes a second: leave the factor 8
    out."""
    down, up, training = times(**inputs)
    return 8 * (down + up) / (8 * (down + up) + training)


@communication_share.mistake("training-incomplete")
def _(**inputs):
    """The time in training is not complete. It is all the examples of all epochs, at the phone's speed:
    multiply `example_count` by `epochs` and divide by `examples_per_second`."""
    down, up, training = times(**inputs)
    wrong = training / inputs["example_count"], training * inputs["examples_per_second"]
    return tuple((down + up) / (down + up + each) for each in wrong)


@communication_share.mistake("speed-upside-down")
def _(**inputs):
    """The training time is upside down: more examples a second must make it shorter. Divide by
    `examples_per_second`."""
    down, up, _ = times(**inputs)
    training = inputs["example_count"] * inputs["epochs"] * inputs["examples_per_second"]
    return (down + up) / (down + up + training)


@communication_share.mistake("wire-upside-down")
def _(**inputs):
    """The times on the wire are upside down: a faster line must make them shorter. Divide the bytes by
    each speed."""
    size = inputs["parameter_count"] * inputs.get("bytes_per_parameter", 4)
    training = times(**inputs)[2]
    multiplied = size * (inputs["download"] + inputs["upload"])
    inverse = (inputs["download"] + inputs["upload"]) / size
    return multiplied / (multiplied + training), inverse / (inverse + training)


@communication_share.mistake("percent")
def _(**inputs):
    """This is a percentage. A share lies between 0 and 1, and those who use it expect that: leave the
    factor 100 out."""
    return 100 * reference.communication_share(**inputs)


@communication_share.mistake("seconds")
def _(**inputs):
    """These are seconds on the wire. A share has no unit: divide them by all the seconds of the
    round."""
    down, up, _ = times(**inputs)
    return down + up


# ==== quantize ===================================================================================

quantize = Checks("quantize")

# An exception that speaks of entries that are too large, not one of NumPy's own about np.clip(…).
BEYOND_IN_WORDS = (
    r"^\w*Warning\b|(?i:^(ValueError|OverflowError|RuntimeError|Exception|AssertionError) "
    r".*(beyond|clip\b(?!\()|saturat|outside|exceed|too (large|big|high)|out of range|larger))"
)


@quantize.cases
def updates_bits_and_clips(rng):
    yield dict(update=np.array([0.0, 0.6, -0.7, 2.0]), bits=3, clip=2.0)
    yield dict(update=np.array([0.6, -3.1, 0.2, 1.7]), bits=4, clip=1.3)  # two lie beyond
    for bits in (2, 8, 16, 31):
        update = real_updates([9], rng)[0]
        yield dict(update=update, bits=bits, clip=float(np.abs(update).max() * rng.uniform(0.7, 1.5)))


@quantize.accepts
def nearest_integers(run):
    # Halves may go either way; nothing else may differ.
    exact = run.inputs["update"] / run.inputs["clip"] * largest_of(run.inputs["bits"])
    exact = np.clip(exact, -largest_of(run.inputs["bits"]), largest_of(run.inputs["bits"]))
    result = np.asarray(run.result)
    whole = result.dtype.kind == "i"
    return whole and bool((np.abs(result - exact) <= 0.5 + 1e-6).all())


def largest_of(bits):
    return 2 ** (bits - 1) - 1


def steps(update, clip, largest):
    return np.clip(np.rint(update / clip * largest), -largest, largest)


@quantize.stops("stops-beyond", BEYOND_IN_WORDS, line=r"\b(raise|assert)\b")
def _():
    """An entry beyond the clip is no reason to stop: it becomes the outermost integer, and the caller is
    told. Call warnings.warn(…) in that place instead, and go on."""


@quantize.stops("asks-a-whole-array", "truth value of an array")
def _():
    """A comparison gives one answer for each entry, and `if` takes only one. Count first how many are
    true, np.count_nonzero(np.abs(update) > clip); ask whether that is above 0."""


@quantize.symptom("returns-floats")
def _(run):
    """The values are right, but they are floats, and later chapters compute with whole numbers. Turn the
    result into integers: write `np.array(result).astype(np.int64)`."""
    return np.asarray(run.result).dtype.kind == "f" and close(run.result, run.expected.astype(float))


@quantize.mistake("caret")
def _(update, bits, clip):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest integer with two
    stars, as `2 ** (bits - 1) - 1`."""
    return tuple(steps(update, clip, largest) for largest in ((2 ^ (bits - 1)) - 1, 2 ^ (bits - 1) - 1))


@quantize.mistake("cuts-off")
def _(update, bits, clip):
    """Turning into int cuts off the part behind the point, so every entry shrinks towards zero. Round
    first: np.rint(…)."""
    largest = largest_of(bits)
    return np.clip(np.trunc(update / clip * largest), -largest, largest)


@quantize.mistake("rounds-negatives")
def _(update, bits, clip):
    """Negative entries were rounded wrongly: adding 0.5 and cutting off works above zero only, since
    cutting off goes towards zero. Round with np.rint(…), which treats both sides alike."""
    largest = largest_of(bits)
    return np.clip(np.trunc(update / clip * largest + 0.5), -largest, largest)


@quantize.mistake("rounds-too-early")
def _(update, bits, clip):
    """You rounded before scaling, so hardly any different integers are left. Multiply by the largest
    integer first, then round."""
    shares = update / clip
    early = (np.rint(shares), np.trunc(shares), np.rint(update) / clip)
    largest = largest_of(bits)
    return tuple(np.clip(each * largest, -largest, largest) for each in early)


@quantize.mistake("rounds-one-way")
def _(update, bits, clip):
    """Every entry was rounded in the same direction, so the sum of many updates drifts that way. Round
    to the nearest whole number: use np.rint(…)."""
    largest, exact = largest_of(bits), update / clip * largest_of(bits)
    return np.clip(np.floor(exact), -largest, largest), np.clip(np.ceil(exact), -largest, largest)


@quantize.mistake("not-cut")
def _(update, bits, clip):
    """An entry beyond the clip became an integer that does not fit into the bits. Cut the integers off
    at both ends: use np.clip."""
    exact = update / clip * largest_of(bits)
    return np.rint(exact), np.minimum(np.rint(exact), largest_of(bits))


@quantize.mistake("not-kept")
def _(update, bits, clip):
    """Entries beyond the clip were set to 0 or left out, though they are the largest of all. Let them
    become the outermost integer: use np.clip."""
    right, within = steps(update, clip, largest_of(bits)), np.abs(update) <= clip
    return right * within, right[within]


@quantize.mistake("forgets-clip")
def _(update, bits, clip):
    """An entry as large as the clip should become the largest integer, but your scale does not
    fit. Divide by `clip` before you multiply by the largest integer."""
    largest = largest_of(bits)
    return steps(update, 1.0, largest), steps(update, 1 / clip, largest), steps(update, clip, 1), steps(update, 1, clip)


@quantize.mistake("one-level-more")
def _(update, bits, clip):
    """Your largest integer is `2 ** (bits - 1)`, one too many to fit: with 8 bits it would be 128, and 127 fits.
    Subtract 1."""
    return steps(update, clip, 2 ** (bits - 1))


@quantize.mistake("asymmetric")
def _(update, bits, clip):
    """The range is not symmetric: it reaches one step further down than up, so a number and its negative
    differ. Let it start at `-(2 ** (bits - 1) - 1)`."""
    scaled = np.rint(update / clip * 2 ** (bits - 1))
    scaled_too = np.rint(update / clip * largest_of(bits))
    low, high = -(2 ** (bits - 1)), largest_of(bits)
    return np.clip(scaled, low, high), np.clip(scaled_too, low, high)


@quantize.mistake("all-bits")
def _(update, bits, clip):
    """You used all bits for the size, but one of them is needed for the sign. Use
    `2 ** (bits - 1) - 1` as the largest integer."""
    return steps(update, clip, 2**bits - 1), steps(update, clip, 2**bits)


@quantize.mistake("shifted")
def _(update, bits, clip):
    """Zero did not stay zero: the range was shifted to start at 0. Leave out the offset, so that the
    integers are as negative as the entries."""
    shares = (np.clip(update, -clip, clip) + clip) / (2 * clip)
    exact = [shares * levels for levels in (2**bits - 1, 2**bits - 2, 2**bits)]
    return tuple(rounded(each) for each in exact for rounded in (np.rint, np.floor, lambda x: np.floor(x + 0.5)))


@quantize.mistake("own-scale")
def _(update, bits, clip):
    """You scaled with the update's own largest entry, so another client's integers would mean something
    else. Divide by `clip`, which is the same for all."""
    cut, largest = np.clip(update, -clip, clip), largest_of(bits)
    own = (np.abs(update).max(), update.max(), np.linalg.norm(update))
    return *(steps(update, each, largest) for each in own), steps(cut, cut.max(), largest)


@quantize.symptom("too-narrow")
def _(run):
    """The integers do not fit into the type that you chose for them: it is too narrow, or has no negative
    numbers. Use `.astype(np.int64)`."""
    kind = np.asarray(run.result).dtype
    return kind.kind == "u" or (kind.kind == "i" and kind.itemsize < 4)


@quantize.behaviour("returns-list")
def _(answer, rng):
    """The integers are right, but they came back as a list, and lists cannot be added entry by
    entry. Wrap what you return in np.array(…)."""
    return not isinstance(answer(np.array([0.5, -1.0, 1.0, 0.0]), 8, 1.0), np.ndarray)


@quantize.behaviour("not-int64")
def _(answer, rng):
    """The integers are right, but of a narrower type than the 64 bits that the help promises, and sums of many
    updates run over the end of those. Use `.astype(np.int64)`."""
    kind = answer(np.array([0.5, -1.0, 1.0, 0.0]), 8, 1.0).dtype
    return kind != np.int64 and [("type", str(kind))]


@quantize.behaviour("cries-wolf")
def _(answer, rng):
    """There was a warning although no entry lay beyond the clip; what is exactly as large still fits. Warn
    only where something was lost: write `if` before it, and compare with `>`."""
    texts, _ = told_by(answer, np.array([0.5, -1.0, 1.0, 0.0]))
    return [("warning", texts[0])] if texts else False


@quantize.behaviour("prints-instead")
def _(answer, rng):
    """You printed the message, but a print cannot be caught, counted or turned off by those who call your
    function. Call warnings.warn(…) with the same text."""
    texts, printed = told_by(answer, with_entries_beyond(8, 5, rng))
    return printed.strip() and not texts


@quantize.behaviour("cuts-in-silence")
def _(answer, rng):
    """Entries beyond the clip were cut, and nobody was told. Count them, and call warnings.warn with
    the count in its text."""
    return not told_by(answer, with_entries_beyond(8, 5, rng))[0]


@quantize.behaviour("one-side-only")
def _(answer, rng):
    """You told of entries beyond the clip on one side only: those on the other were cut in silence, or not
    counted. Compare magnitudes: np.abs(update) > clip."""
    for above, below in ((19, 0), (0, 13)):
        texts, _ = told_by(answer, with_entries_beyond(above, below, rng))
        if not texts:
            return True
    texts, _ = told_by(answer, with_entries_beyond(19, 13, rng))
    return says(texts, 19) != says(texts, 13) and not says(texts, 32)


@quantize.behaviour("wrong-count")
def _(answer, rng):
    """There was a warning, but its text does not tell the right number of entries beyond the clip. Count them
    before you cut, np.count_nonzero(np.abs(update) > clip), and put that number into the text."""
    for above, below in ((19, 13), (17, 26)):
        texts, _ = told_by(answer, with_entries_beyond(above, below, rng))
        told = says(texts, above + below) or (says(texts, above) and says(texts, below))
        if not told or all(says(texts, other) for other in range(50, 55)):  # a text with every number tells none
            return [("beyond the clip", f"{above + below} entries"), ("warning", texts[0][:200])]


@quantize.behaviour("counts-after-rounding")
def _(answer, rng):
    """Entries a little beyond the clip were cut in silence, or not counted: rounded to whole steps, they look as if
    they fitted. Compare before you round: np.abs(update) > clip."""
    texts, _ = told_by(answer, with_entries_beyond(19, 13, rng, size=1.1), bits=3)  # 1.1 is 3.3 steps, cut at 3
    told = says(texts, 32) or (says(texts, 19) and says(texts, 13))
    return not told and [("called", "quantize with bits=3, clip=1.0, and 32 entries of 1.1 or -1.1")]


def with_entries_beyond(above, below, rng, size=7.5):
    """An update for the clip 1: 300 entries, the first 100 within it, some of the others beyond."""
    update = rng.uniform(-0.9, 0.9, 300)
    update[:2] = 1.0, -1.0  # exactly at the clip is not beyond it
    places = rng.choice(np.arange(100, 300), above + below, replace=False)
    update[places] = np.repeat([size, -size], [above, below])
    return update


def told_by(answer, update, bits=8):
    """The texts of the warnings, and what was printed."""
    printed = io.StringIO()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            answer(update, bits, 1.0)
    of_python = DeprecationWarning | PendingDeprecationWarning | FutureWarning
    texts = [str(each.message) for each in caught if not issubclass(each.category, of_python)]
    return texts, printed.getvalue()


def says(texts, count):
    """Whether a number stands in one of the texts, with any punctuation around it."""
    return any(re.search(rf"(?<![\d.]){count}(\.0+)?(?!\d|\.\d)", text) for text in texts)


# ==== dequantize =================================================================================

dequantize = Checks("dequantize")


@dequantize.cases
def integers_bits_and_clips(rng):
    yield dict(integers=np.array([0, 31, -1, 2]), bits=6, clip=15.5)
    yield dict(integers=rng.integers(-127, 128, 12), bits=8, clip=float(rng.uniform(0.1, 3)))
    sums = np.array([50 * 127, -3000, *rng.integers(-127, 128, 3)])
    yield dict(integers=sums, bits=8, clip=2.0)  # 50 updates added up


@dequantize.mistake("caret")
def _(integers, bits, clip):
    """In Python `^` is no power, but compares bits: `2^3` is 1. Write the largest integer with two
    stars, as `2 ** (bits - 1) - 1`."""
    return tuple(integers * clip / largest for largest in ((2 ^ (bits - 1)) - 1, 2 ^ (bits - 1) - 1))


@dequantize.mistake("one-level-more")
def _(integers, bits, clip):
    """You divided by `2 ** (bits - 1)`, but the largest integer is one less, and it must come back as `clip`
    exactly. Subtract the 1."""
    return integers * clip / 2 ** (bits - 1)


@dequantize.mistake("all-bits")
def _(integers, bits, clip):
    """You divided by all bits, but one of them is for the sign. Divide by `2 ** (bits - 1) - 1`."""
    return integers * clip / (2**bits - 1), integers * clip / 2**bits


@dequantize.mistake("forgets-clip")
def _(integers, bits, clip):
    """The largest integer came back as 1, whatever the clip was, but it stands for the clip. Multiply by
    `clip`."""
    return integers / largest_of(bits)


@dequantize.mistake("divides-by-clip")
def _(integers, bits, clip):
    """You divided by the clip, but with a larger clip every step is worth more. Multiply by `clip`
    instead."""
    return integers / largest_of(bits) / clip, integers / clip


@dequantize.mistake("shifted")
def _(integers, bits, clip):
    """Zero did not come back as zero: you moved the range, as if the integers started at the bottom. Leave
    the offset out, since negative integers already stand for negative numbers."""
    exact = reference.dequantize(integers, bits, clip)
    return exact - clip, exact + clip, exact / 2 + clip / 2


@dequantize.mistake("forgets-levels")
def _(integers, bits, clip):
    """The integers were only multiplied by the clip. Divide by the largest integer too,
    `2 ** (bits - 1) - 1`."""
    return integers * clip


@dequantize.mistake("quantizes-again")
def _(integers, bits, clip):
    """You multiplied by the largest integer, which makes large numbers even larger. To come back, turn it
    round: multiply by `clip` and divide by `2 ** (bits - 1) - 1`."""
    return integers / clip * largest_of(bits), integers * clip * largest_of(bits)


@dequantize.mistake("whole-division")
def _(integers, bits, clip):
    """The part behind the point is gone: // divides whole numbers, and int cuts off. Use / and keep
    the floats."""
    exact = reference.dequantize(integers, bits, clip)
    return np.floor(exact), np.trunc(exact), integers // largest_of(bits) * clip, np.rint(exact).astype(int)


@dequantize.mistake("cuts-sums")
def _(integers, bits, clip):
    """Large integers were cut off. The sum of many updates is larger than a single one, and must come
    back whole: leave the clipping out."""
    exact = reference.dequantize(integers, bits, clip)
    return np.clip(exact, -clip, clip) if np.abs(exact).max() > clip else ()


# ==== keep_top ===================================================================================

keep_top = Checks("keep_top")


@keep_top.cases
def updates_and_numbers(rng):
    yield dict(update=np.array([0.5, -3.0, 1.0, 2.0, -0.25]), k=2)
    yield dict(update=np.array([1.0, -1.0, 1.0, 0.5]), k=2)  # three are equally large
    yield dict(update=rng.normal(size=6), k=6)
    update = real_updates([8], rng)[0]
    yield dict(update=update, k=int(rng.integers(5, 60)))


@keep_top.accepts
def any_k_largest(run):
    update, k, result = run.inputs["update"], run.inputs["k"], np.asarray(run.result, dtype=float)
    kept = result != 0
    dropped_largest = np.abs(update[~kept]).max(initial=0.0)
    return (
        result.shape == update.shape
        and kept.sum() == min(k, np.count_nonzero(update))
        and np.array_equal(result[kept], update[kept])
        and dropped_largest <= np.abs(update[kept]).min(initial=np.inf)
    )


@keep_top.stops("counts-from-one", r"kth\(=.*out of bounds")
def _():
    """np.argpartition counts from 0, so with k as large as the update it runs over the end. Choose from the
    back, `np.argpartition(np.abs(update), -k)[-k:]`; so use `-k` in both places."""


@keep_top.mistake("keeps-all")
def _(update, k):
    """Every entry stayed, as if nothing had to be left out. Start from zeros, and copy only the k largest
    into them."""
    return update


@keep_top.mistake("returns-places")
def _(update, k):
    """These are the places of the entries, not the entries. Use them as indices: start from zeros and
    copy `update[kept]` there."""
    kept = np.argsort(np.abs(update))[-k:]
    mask = np.isin(np.arange(len(update)), kept)
    return kept, kept[::-1], np.sort(kept), mask


@keep_top.mistake("ignores-sign")
def _(update, k):
    """The most negative entries were dropped, but a large step down is as important as one up. Compare
    magnitudes: np.abs(update)."""
    result = np.zeros_like(update)
    kept = np.argsort(update)[-k:]
    result[kept] = update[kept]
    return result


@keep_top.mistake("keeps-smallest")
def _(update, k):
    """The smallest entries were kept. np.argsort puts the largest last: take the last k,
    `[-k:]`."""
    result = np.zeros_like(update)
    kept = np.argsort(np.abs(update))[:k]
    result[kept] = update[kept]
    return result


@keep_top.mistake("keeps-magnitudes")
def _(update, k):
    """The entries lost their sign. Use the magnitudes to choose, but keep the entries of `update`
    itself."""
    return np.abs(reference.keep_top(update, k))


@keep_top.mistake("returns-values-only")
def _(update, k):
    """Only the kept values came back, so nobody knows which weights they belong to. Return a vector as
    long as the update, with 0 elsewhere."""
    kept = np.argsort(np.abs(update))[-k:]
    values = update[kept]
    sizes = np.abs(values)
    orders = values, values[::-1], np.sort(values), np.sort(values)[::-1], update[np.sort(kept)]
    return *orders, sizes, sizes[::-1], np.abs(update[np.sort(kept)])


@keep_top.symptom("fixed-length")
def _(run):
    """Your vector has a fixed length, such as the example's 4, but updates have any. Make it as long as the update:
    write np.zeros(len(update)), or np.zeros_like(update)."""
    both = min(len(run.result), len(run.expected))
    return len(run.result) != len(run.expected) and 0 < both and close(run.result[:both], run.expected[:both])


@keep_top.mistake("fixed-number")
def _(update, k):
    """You kept a fixed number of entries, such as the example's 2, whatever is asked for. Use the argument `k`:
    `[-k:]` takes the last k places."""
    return tuple(reference.keep_top(update, number) for number in (1, 2, 3) if number < k - 1)


@keep_top.mistake("drops-top")
def _(update, k):
    """The large entries became 0 and the small ones stayed: the other way round. Start from zeros and
    put the k largest in."""
    return update - reference.keep_top(update, k)


@keep_top.mistake("one-too-many")
def _(update, k):
    """There is one entry more than k. Count the slice again: the last k places are `[-k:]`, and a
    threshold is the entry at `-k` of those sorted; write it so."""
    sizes = np.sort(np.abs(update))
    # Of equal entries a threshold keeps too many: that is another mistake, told below.
    return reference.keep_top(update, k + 1) if sizes[-k] > sizes[-k - 1] else ()


@keep_top.symptom("too-many")
def _(run):
    """More than k entries stayed. Where several are equally large, a threshold keeps them all: choose
    exactly k places instead, say with np.argsort."""
    return is_vector(run) and np.count_nonzero(run.result) > run.inputs["k"]


@keep_top.symptom("too-few")
def _(run):
    """Fewer than k entries stayed. A threshold drops the entry it was made of where you compare with >, and
    a slice may be one short: choose exactly k places, with `np.argsort(…)[-k:]`."""
    wanted = min(run.inputs["k"], np.count_nonzero(run.inputs["update"]))
    return is_vector(run) and np.count_nonzero(run.result) < wanted


@keep_top.symptom("not-largest")
def _(run):
    """These are k entries of the update, but larger ones were dropped. Take the last k places after
    sorting by magnitude: `np.argsort(np.abs(update))[-k:]`."""
    kept = run.result != 0
    return is_vector(run) and np.array_equal(run.result[kept], run.inputs["update"][kept])


def is_vector(run):
    """Whether a result is of the right kind, so that its entries may be counted."""
    result, update = run.result, run.inputs["update"]
    return isinstance(result, np.ndarray) and result.shape == update.shape and np.isfinite(result).all()


CHECKS = {
    checks.exercise: checks
    for checks in (round_bytes, communication_share, quantize, dequantize, keep_top)
}
