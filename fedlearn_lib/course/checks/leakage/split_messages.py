"""What `split_messages` must do, and what each mistake is told."""

import numbers

import numpy as np

from fedlearn_lib.given.models import LogisticRegression

from ...checking import Checks
from ...solutions import leakage as reference
from .cases import some_messages, some_weights, trained_on

checks = Checks("split_messages")


@checks.cases
def messages_learned_together(rng):
    yield dict(
        word_weight_update=np.array([-0.25, 0.25, 0.0, 0.25, -0.25, 0.125, -0.5]),
        vocabulary=["see", "flat", "or", "rent", "you", "hi", "no"],
    )
    yield dict(  # 0.1 + 0.2 is not 0.3 for a computer
        word_weight_update=np.array([0.1 + 0.2, 0.7, 0.3, 0.0, -0.3, -(0.1 + 0.2)]),
        vocabulary=["train", "bye", "late", "is", "doctor", "monday"],
    )
    yield dict(  # a small learning rate
        word_weight_update=np.array([1e-9, 3e-9, 1e-9, -2e-9, 3e-9 * (1 + 1e-8), -2e-9]),
        vocabulary=["red", "shoes", "blue", "rash", "size", "worse"],
    )
    yield dict(  # a large one
        word_weight_update=np.array([4e5, -7e5, 4e5 * (1 + 1e-8), -7e5 * (1 - 1e-8)]),
        vocabulary=["sell", "mum", "house", "ill"],
    )
    yield dict(
        word_weight_update=np.array([0.3, 0.5, 0.303, -0.5, -0.495]), vocabulary=["a", "b", "c", "d", "e"],
        tolerance=0.05,
    )  # fmt: skip
    yield dict(
        word_weight_update=np.array([0.3, 0.30003, 0.2]), vocabulary=["cab", "at", "six"], tolerance=1e-5
    )
    for count, epochs in ((1, 1), (3, 1), (5, 1)):
        yield falling_apart(count, epochs, rng)


def falling_apart(count, epochs, rng):
    """A client's update on several messages in which it is clear which changes are equal."""
    for _ in range(200):
        vocabulary, X = some_messages(count, rng)
        model = LogisticRegression(len(vocabulary))
        labels = rng.integers(0, 2, count)
        changes = trained_on(model, some_weights(model, rng), X, labels, rng, epochs=epochs)["W"][:, 0]
        ordered = np.sort(changes[changes != 0])
        gaps = np.diff(ordered) / np.abs(ordered[1:])
        if np.all((gaps < 1e-9) | (gaps > 1e-3)):
            break
    return dict(word_weight_update=changes, vocabulary=vocabulary)


def as_sets(groups):
    """Groups without their order, or None where a word is missing its group or stands in two."""
    sets = {frozenset(map(str, group)) for group in groups}
    words = [str(word) for group in groups for word in group]
    return sets if len(words) == len(set(words)) and len(sets) == len(groups) else None


def grouped_by(run, key, keep=lambda change: change != 0):
    """The groups of words whose changes have the same key."""
    groups = {}
    for word, change in zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True):
        if keep(change):
            groups.setdefault(key(change), set()).add(word)
    return {frozenset(group) for group in groups.values()}


def tolerance_of(run):
    return run.inputs.get("tolerance", 1e-6)


@checks.accepts
def the_same_groups(run):
    return all(not isinstance(group, str) for group in run.result) and as_sets(run.result) == as_sets(run.expected)


@checks.symptom("groups-in-a-dict")
def _(run):
    """The groups came back as a dict, with the changes as keys, but a list of groups is expected. Return its values
    alone: `list(groups.values())`."""
    return isinstance(run.result, dict | type({}.values()))


@checks.symptom("changes-not-words")
def _(run):
    """The groups hold numbers: changes, or places. An attacker wants to read, so put the words in:
    `vocabulary[place]`."""
    return any(isinstance(item, numbers.Number) for group in run.result for item in group)


@checks.symptom("flat-list")
def _(run):
    """The words came back in one flat list, or glued together to texts, so nobody sees what belongs together. Make
    a list of lists, one for each message."""
    return all(isinstance(group, str) for group in run.result)


@checks.symptom("words-that-stayed")
def _(run):
    """There are words in your groups whose weight did not change: they stand in no message. Leave out every word
    whose change is 0."""
    stayed = {
        word
        for word, change in zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True)
        if change == 0
    }
    return any(str(word) in stayed for group in run.result for word in group)


@checks.symptom("twice")
def _(run):
    """A word stands in more than one group, or twice in one. It changed by one amount only, so put each word into
    one group, once."""
    words = [str(word) for group in run.result for word in group]
    return len(words) > len(set(words))


@checks.symptom("words-lost")
def _(run):
    """Words are missing. One whose change nobody shares is a group of its own, and the last group counts too. Keep
    every word whose change is not 0."""
    return {str(word) for group in run.result for word in group} < {w for group in run.expected for w in group}


@checks.symptom("one-group")
def _(run):
    """All words landed in one group. Where the change differs from the one before by more than the tolerance, a new
    message begins: start a new group there."""
    small = np.abs(run.inputs["word_weight_update"]).max() < 1e-3  # those are merged for another reason
    return len(run.result) == 1 < len(run.expected) and not small


@checks.symptom("by-sign")
def _(run):
    """You split by sign only, which tells labels apart, but not messages. Words of one message change by the same
    amount: compare the sizes too."""
    return as_sets(run.result) == grouped_by(run, lambda change: bool(change > 0))


@checks.symptom("merges-signs")
def _(run):
    """A change and its negative landed in one group. They come from messages with different labels: leave np.abs
    out, and compare the changes with their signs."""
    positive = [change for change in np.abs(run.inputs["word_weight_update"])]
    merged = reference.split_messages(np.array(positive), run.inputs["vocabulary"], tolerance_of(run))
    return as_sets(run.result) == as_sets(merged)


@checks.symptom("ignores-tolerance")
def _(run):
    """The argument `tolerance` is not used: a fixed one was. Compare with `tolerance * abs(change)`, so that those
    who call the function can choose."""
    changes, vocabulary, tolerance = run.inputs["word_weight_update"], run.inputs["vocabulary"], tolerance_of(run)
    others = (1e-6, 1e-9, 1e-8, 1e-5, 1e-4, 1e-3, 1e-2)
    fixed = (as_sets(reference.split_messages(changes, vocabulary, other)) for other in others)
    return tolerance != 1e-6 and as_sets(run.result) in fixed


@checks.symptom("merges-small-changes")
def _(run):
    """Different changes landed in one group, because they are small. Fixed decimals, a limit without `abs(change)`,
    or np.isclose with its `atol` do that. Compare with `tolerance * abs(change)`, a part of the size."""
    return merges(run) and not splits(run)


@checks.symptom("splits-equal-changes")
def _(run):
    """Words of one message landed in different groups: rounding noise makes their changes differ in the last
    digits. Sort them, and compare neighbours with `tolerance * abs(change)` instead of ==."""
    return splits(run)


def merges(run):
    """Whether two words stand together that belong apart."""
    home = {word: k for k, group in enumerate(run.expected) for word in group}
    return any(len({home[str(word)] for word in group}) > 1 for group in run.result)


def splits(run):
    """Whether two words stand apart that belong together."""
    home = {str(word): k for k, group in enumerate(run.result) for word in group}
    return any(len({home[word] for word in group}) > 1 for group in run.expected)
