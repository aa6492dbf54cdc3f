"""What `words_from_update` must do, and what each mistake is told."""

import numbers

import numpy as np

from fedlearn_lib.given.models import LogisticRegression

from ...checking import Checks
from .cases import some_messages, some_weights, trained_on

checks = Checks("words_from_update")


@checks.cases
def messages_of_one_phone(rng):
    yield dict(  # no word stands there once, and the first one does stand there; no change is a count times 2
        word_weight_update=np.array([7.5, 0.0, 5.0, 10.0]), bias_update=2.5, vocabulary=["cat", "so", "good", "bye"]
    )
    yield dict(  # two words stand there equally often
        word_weight_update=np.array([0.5, 1.0, 0.0, 1.5, 0.5]), bias_update=0.5,
        vocabulary=["hi", "a", "be", "see", "you"],
    )  # fmt: skip
    yield dict(  # the quotients are 2.9999999999999996, 0.9999999999999999 and 1.9999999999999998 for a computer
        word_weight_update=np.array([-0.9, 0.0, -0.3, -0.6]), bias_update=-(0.1 + 0.2),
        vocabulary=["no", "yes", "you", "me"],
    )  # fmt: skip
    yield dict(word_weight_update=np.array([4e-9, 0.0, 2e-9]), bias_update=2e-9, vocabulary=["call", "home", "now"])
    yield dict(  # rounding noise at words that were not typed, and a quotient of 3.0000000000000004
        word_weight_update=np.array([3e-16, 0.1 + 0.2, -9e-16]), bias_update=0.1, vocabulary=["a", "b", "c"]
    )
    yield dict(  # 300 times the same word
        word_weight_update=np.array([0.0, 75.0, 0.25]), bias_update=0.25, vocabulary=["ho", "ha", "hm"]
    )
    for label, epochs, learning_rate, from_zero in ((0, 1, 0.5, True), (1, 5, 0.1, False), (0, 50, 0.02, False)):
        vocabulary, X = some_messages(1, rng)
        model = LogisticRegression(len(vocabulary))
        start = np.zeros(model.size) if from_zero else some_weights(model, rng)
        part = trained_on(model, start, X, [label], rng, epochs=epochs, learning_rate=learning_rate)
        yield dict(word_weight_update=part["W"][:, 0], bias_update=float(part["b"][0]), vocabulary=vocabulary)


@checks.by_hand
def _(word_weight_update, bias_update, vocabulary):
    # Those that moved first: of a long vocabulary the others would be all that is shown.
    words = sorted(zip(word_weight_update, vocabulary, strict=True), key=lambda pair: pair[0] == 0)[:4]
    return "; ".join(f"{word!r}: {change:.6g} / {bias_update:.6g} = {counted(change / bias_update)}"
                     for change, word in words)  # fmt: skip


def counted(quotient: float) -> str:
    """A count, and the quotient where a computer's is not just as large."""
    count = round(quotient)
    return str(count) if quotient == count else f"{float(quotient)!r} for a computer, rounded {count}"


def not_zero(counts):
    return {word: count for word, count in counts.items() if count != 0}


def changes_of(run):
    return dict(zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True))


def counts_are(run, each):
    """Whether the dict that came back holds these numbers, one a word, whatever it does with zeros."""
    found = not_zero(run.result)
    vocabulary = run.inputs["vocabulary"]
    candidates = (each, np.rint(each), np.trunc(each))
    each = (not_zero(dict(zip(vocabulary, map(float, counts), strict=True))) for counts in candidates)
    return bool(found) and any(same_counts(found, counts) for counts in each)


def same_counts(found, counts):
    return found.keys() == counts.keys() and all(abs(found[w] - counts[w]) <= 1e-6 * abs(counts[w]) for w in counts)


@checks.symptom("no-dict", of_kind=True)
def _(run):
    """The words did not come back as a dict. Return a dict: let every word that was typed be a key once, and its count
    the value."""
    return isinstance(run.result, list | tuple | set | frozenset | np.ndarray | str)


@checks.symptom("places-not-words")
def _(run):
    """The keys are places in the vocabulary, not words. Look each of them up: `vocabulary[place]` is the word."""
    places = set(range(len(run.inputs["vocabulary"])))
    keys, values = run.result.keys(), run.result.values()
    counts = all(isinstance(value, numbers.Number) for value in values)
    return counts and bool(keys) and all(isinstance(key, numbers.Integral) and key in places for key in keys)


@checks.symptom("turned-round")
def _(run):
    """The words stand behind the keys, but one looks up a word to find its count. Turn the dict round: let the word be
    the key, and its count the value."""
    several = list | tuple | set
    words = [word for value in run.result.values() for word in (value if isinstance(value, several) else [value])]
    numbers_first = not any(isinstance(key, str) for key in run.result)
    return bool(words) and numbers_first and all(isinstance(word, str) for word in words)


@checks.symptom("no-number")
def _(run):
    """A value in the dict is no plain number. Give each word its count, a single whole number such as 2."""
    return any(not isinstance(value, numbers.Number) for value in run.result.values())


@checks.symptom("negative-counts")
def _(run):
    """Some counts are negative, where the bias went down. The weights of typed words went down with it: divide `change
    / bias_update`, both with their signs, and turn no sign besides."""
    return any(count < 0 for count in run.result.values()) and run.inputs["bias_update"] < 0


@checks.symptom("only-up")
def _(run):
    """No word with a count came back. Here the bias and the weights of all typed words went down. Divide by
    `bias_update`, both with their signs, round, and keep every word whose count is not 0, whatever the sign of the
    bias."""
    return run.inputs["bias_update"] < 0 and not any(run.result.values()) and bool(run.expected)


@checks.symptom("keeps-dust")
def _(run):
    """A word with count 0 is in the dict: its weight changed by rounding noise alone, such as 3e-16. Divide and round
    first, then keep the words whose *count* is not 0."""
    zeros = {word for word, count in run.result.items() if count == 0}
    return bool(zeros) and zeros <= noise_words(run) and not_zero(run.result) == run.expected


@checks.symptom("noise-lifted", needs=r"(?<![.\w])max\(|maximum|clip|\bor 1\b|\belse 1\b")
def _(run):
    """A word is in the dict whose weight changed by rounding noise alone, such as 3e-16: its count, rounded, is 0, but
    it was made 1. Leave out what lifts counts, and keep the words whose rounded count is at least 1."""
    return noise_counted(run) and any(run.result[word] == 1 for word in noise_words(run) & run.result.keys())


@checks.symptom("noise-counted")
def _(run):
    """A word is in the dict whose weight changed by rounding noise alone, such as 3e-16. Divide, round to the *nearest*
    whole number, and only then ask whether it is 0."""
    return noise_counted(run)


def noise_counted(run) -> bool:
    """Whether a word is counted whose weight hardly changed."""
    return bool(noise_words(run) & not_zero(run.result).keys())


def noise_words(run) -> set[str]:
    return {word for word, change in changes_of(run).items() if 0 < abs(change) < 1e-12}


@checks.symptom("zero-counts")
def _(run):
    """The dict also holds words with count 0, which stand nowhere in the message. Leave out each word whose count
    is 0."""
    return any(count == 0 for count in run.result.values()) and not_zero(run.result) == run.expected


@checks.symptom("counts-lost")
def _(run):
    """The words are right, but each count is 1, however often the word was typed. Let the change of its weight, divided
    by that of the bias and rounded, stand behind the word."""
    return not_zero(run.result) == dict.fromkeys(run.expected, 1) != run.expected


def truncated(run):
    exact = run.inputs["word_weight_update"] / run.inputs["bias_update"]
    return dict(zip(run.inputs["vocabulary"], np.trunc(exact), strict=True))


@checks.symptom("cut-off")
def _(run):
    """Some counts are one too small: rounding noise makes 2.9999999996 of a 3, and that came out as 2, as with `int`
    and `//`. Round to the nearest whole number, with np.rint or round."""
    cut, found = truncated(run), not_zero(run.result)
    each = [(count, cut[word], run.expected[word]) for word, count in found.items() if word in run.expected]
    only_such = len(each) == len(found) and all(count in (low, right) for count, low, right in each)
    return only_such and any(count == low != right for count, low, right in each)


@checks.symptom("rounded-up", needs=r"ceil|-\(?-.*//|\+ 1\b|\+= 1\b")
def _(run):
    """Some counts are one too large: rounding noise makes 1.0000000004 of a 1, and rounding up makes 2 of that. Round
    to the nearest whole number, with np.rint or round."""
    exact = run.inputs["word_weight_update"] / run.inputs["bias_update"]
    upwards = dict(zip(run.inputs["vocabulary"], np.where(np.rint(exact) == 0, 0, np.ceil(exact)), strict=True))
    return not_zero(run.result) == not_zero(upwards) != run.expected


@checks.symptom("not-rounded")
def _(run):
    """The counts are no whole numbers, but a little off, such as 2.9999999996. Round them to whole numbers:
    `int(np.rint(…))`."""
    found, expected = not_zero(run.result), run.expected
    near = found.keys() == expected.keys() and all(abs(found[word] - expected[word]) < 1e-3 for word in found)
    return near and found != expected


BY_ITS_SIZE = r"/=? \(?(np\.)?(abs\(|absolute\(|fabs\()?bias_update\b|divide\("


@checks.symptom("not-divided", without=BY_ITS_SIZE)
def _(run):
    """These are the changes of the weights, not yet counts. Divide them by `bias_update`: the bias changes as a word
    does that was typed once."""
    changes = run.inputs["word_weight_update"]
    # Where all went down, the first two calls were passed, and what was not divided does not pass these.
    return run.inputs["bias_update"] > 0 and any(counts_are(run, each) for each in (changes, np.abs(changes)))


@checks.symptom("multiplied", needs=r"\*|multiply|prod")
def _(run):
    """You multiplied by the change of the bias, but a weight's change is the count times that already. Divide, to get
    the count back."""
    return counts_are(run, run.inputs["word_weight_update"] * run.inputs["bias_update"])


BY_THE_BIAS = r"/ \(?bias_update\b(?!\.| \*\*)|divide\([^()]*, bias_update\)"


@checks.symptom("other-divisor", needs=r"/|divide", without=BY_THE_BIAS)
def _(run):
    """You divided by something else than the change of the bias as it is. Divide by `bias_update`, both with their
    signs: `word_weight_update / bias_update`."""
    changes = run.inputs["word_weight_update"]
    moved = np.abs(changes[changes != 0])
    divisors = (moved.min(), moved.max(), moved.sum(), moved.mean(), np.linalg.norm(moved))
    return any(counts_are(run, sign * changes / divisor) for divisor in divisors for sign in (1, -1))


@checks.symptom("upside-down", needs=r"bias_update\)? //? (?!\d)|divide\(bias_update", without=BY_THE_BIAS)
def _(run):
    """The division is upside down. Divide the change of the weight by the change of the bias: `change /
    bias_update`."""
    with np.errstate(all="ignore"):
        turned = run.inputs["bias_update"] / run.inputs["word_weight_update"]
    turned[~np.isfinite(turned)] = 0
    only_zeros = not any(run.result.values())
    return counts_are(run, turned) or (len(run.result) > 0 and only_zeros and not np.rint(turned).any())


@checks.symptom("other-words")
def _(run):
    """The counts are right, but some stand at other words than their own. Look up the word at the same place as the
    change, in the vocabulary as it was handed over, with nothing left out before."""
    found, expected = not_zero(run.result), run.expected
    others = found.keys() != expected.keys() and found.keys() <= set(run.inputs["vocabulary"])
    return others and sorted(found.values()) == sorted(expected.values())


def missing_words(run):
    """The words that are missing, where all others are right; else none."""
    found = not_zero(run.result)
    return sorted(run.expected.keys() - found.keys()) if found.items() <= run.expected.items() else []


@checks.symptom("compared-too-early", needs=r"[<>]")
def _(run):
    """A word that was typed once is missing, or has count 0: rounding noise makes 0.9999999999 of its 1. Round first,
    and compare the rounded count."""
    missing, exact = missing_words(run), run.inputs["bias_update"]
    quotients = [changes_of(run)[word] / exact for word in missing]
    return bool(missing) and all(1 - 1e-6 < quotient < 1 for quotient in quotients)


@checks.symptom("too-few", needs=r"e-\d|0\.0+[1-9]|isclose|allclose|eps|10 \*\*|(round|around)\([^\n]*, \d")
def _(run):
    """Words are missing, or have count 0, whose weights changed very little, as they do with a small learning rate.
    Leave fixed limits, small constants and decimals out, and keep the words whose count is not 0."""
    missing = missing_words(run)
    return bool(missing) and all(abs(changes_of(run)[word]) < 1e-3 for word in missing)


@checks.symptom("words-missing", vague=True)
def _(run):
    """Words are missing whose weights changed, or their count is 0. Follow one of them through your lines: its change,
    divided by `bias_update` and rounded, is a count, and every word whose count is not 0 belongs into the dict."""
    missing = missing_words(run)
    return missing and [("missing", ", ".join(map(repr, missing[:5])))]


@checks.behaviour("float-counts")
def _(answer, rng):
    """The counts are right, but no whole numbers for Python, as the float 2.0 is none. Turn each into one
    with `int(…)`, or use `.astype(int)`."""
    counts = answer(np.array([2.0, 4.0]), 2.0, ["so", "good"])
    return not all(isinstance(count, numbers.Integral) for count in counts.values())
