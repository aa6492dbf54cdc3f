"""What `split_messages` must do, and what each mistake is told."""

import numbers
from itertools import pairwise

import numpy as np

from fedlearn_lib.given.models import LogisticRegression

from ...checking import Checks
from ...checking.answer_text import emptied_while_looped, says
from ...solutions import leakage as reference
from .cases import some_messages, some_weights, trained_on

checks = Checks("split_messages")


@checks.cases
def messages_learned_together(rng):
    yield dict(
        word_weight_update=np.array([-0.25, 0.25, 0.0, 0.25, -0.25, 0.125, -0.5, 0.25]),
        vocabulary=["see", "flat", "or", "rent", "you", "hi", "no", "now"],
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
    yield dict(  # tiny ones beside a large one
        word_weight_update=np.array([5.0, 2e-7, 4e-7, 5.0, 2e-7, -3.0]),
        vocabulary=["win", "my", "dose", "prize", "red", "at"],
    )
    yield dict(
        word_weight_update=np.array([0.3, 0.5, 0.303, -0.5, -0.495]), vocabulary=["a", "b", "c", "d", "e"],
        tolerance=0.05,
    )  # fmt: skip
    yield dict(word_weight_update=np.array([0.3, 0.30003, 0.2]), vocabulary=["cab", "at", "six"], tolerance=1e-5)
    yield dict(  # a little farther apart than the tolerance
        word_weight_update=np.array([0.7, 0.7 * (1 + 2e-6), -0.2, 0.4]), vocabulary=["the", "rash", "sore", "is"]
    )
    for count, epochs in ((1, 1), (3, 1), (5, 1)):
        yield falling_apart(count, epochs, rng)
    many = np.repeat(np.arange(1, 41) / 8, 8)  # more than what a partition of NumPy sorts whole
    yield dict(word_weight_update=rng.permutation(many), vocabulary=[f"word{place}" for place in range(len(many))])


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
    groups = isinstance(run.result, list) and all(not isinstance(group, str) for group in run.result)
    return groups and as_sets(run.result) == as_sets(run.expected)


@checks.symptom("groups-in-a-dict", of_kind=True)
def _(run):
    """A dict came back, or what its `.values()` gives, but a list of groups of words is expected. Let the groups be
    the values of the dict, and return these in a list: `list(….values())`."""
    return isinstance(run.result, dict | type({}.values()))


@checks.symptom("empty-group")
def _(run):
    """One of your groups is empty, and a message without words is none. Find the line that makes it, and let a group
    begin only where its first word comes."""
    return any(len(group) == 0 for group in run.result)


@checks.symptom("pairs-not-groups")
def _(run):
    """Beside each group something else came back, such as its change, and the groups alone are expected. Take the
    groups of words out of your pairs, and return those."""
    kinds = [tuple(isinstance(part, list | set) for part in group) for group in run.result]
    pairs = bool(kinds) and all(kind in ((False, True), (True, False)) for kind in kinds)
    return pairs and not any(isinstance(part, str) for group in run.result for part in group)


@checks.symptom("changes-not-words")
def _(run):
    """There are numbers in your groups: changes, or places. Let nothing but words stand in them, such as
    `vocabulary[place]`."""
    return any(isinstance(item, numbers.Number) for group in run.result for item in group)


@checks.symptom("bare-word")
def _(run):
    """Some of your groups are words with nothing around them, and others are not. Make every group a list, also where a
    single word is all of it: `[word]`."""
    return len({isinstance(group, str) for group in run.result}) == 2


@checks.symptom("no-single-words")
def _(run):
    """Something stands in your groups that is no word of the vocabulary. Put the words themselves in, one by one and
    whole, and let the result be a list of lists, no deeper and no flatter."""
    of_groups = not any(isinstance(group, str) for group in run.result)
    return of_groups and any(str(item) not in run.inputs["vocabulary"] for group in run.result for item in group)


@checks.symptom("flat-list")
def _(run):
    """The words came back in one flat list, or glued together to texts, but each group should be a list. Make a list of
    lists, one for each message."""
    return bool(run.result) and all(isinstance(group, str) for group in run.result)


@checks.symptom("words-that-stayed")
def _(run):
    """There are words in your groups whose weight did not change: they stand in no message. Leave out every word
    whose change is 0."""
    stayed = {
        word
        for word, change in zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True)
        if change == 0
    }
    found = {str(word) for group in run.result for word in group}
    return found - stayed == {word for group in run.expected for word in group} and bool(found & stayed)


@checks.symptom("one-list-again", needs=r"\.clear\(|\bdel |\] \* |\[:\] = ")
def _(run):
    """All your groups are one and the same list: to store it makes no copy, and what happens to it later happens to
    all. Begin a new list for each group, `[]`: neither empty the old one nor multiply it."""
    return len(run.result) > 1 and all(group is run.result[0] for group in run.result)


@checks.symptom("twice")
def _(run):
    """A word stands in more than one group, or twice in one. Put each word into one group, once: it changed by one
    amount only."""
    words = [str(word) for group in run.result for word in group]
    return len(words) > len(set(words))


# Something is stored in front of the loops or behind them, perhaps under a condition.
STORES_OUTSIDE = r"\n    (if [^\n]*:\n        )?\w+(\.append\(| \+= \[)"


@checks.symptom(
    "last-group-lost",
    needs=r"\.append\((\w+)\)\n\s+\1 = |\+= \[(\w+)\]\n\s+\2 = ",
    without=STORES_OUTSIDE,
)
def _(run):
    """The last group is missing. Your loop stores a group only where the next one begins, and behind the last none
    does. Put `append` a second time behind the loop, for what you still hold there."""
    ordered = sorted(run.expected, key=lambda group: changes_of(run)[group[0]])
    lost = as_sets(run.expected) - as_sets(run.result)
    last = ordered[0] if says(r"reverse|::-1|\(-|: -") else ordered[-1]  # downwards, or upwards
    return as_sets(run.result) < as_sets(run.expected) and lost == {frozenset(map(str, last))}


@checks.symptom("overwritten")
def _(run):
    """Each group holds one word alone, and some should hold more. Let every further word join the list of its group:
    leave out what begins that list anew, or keeps its first word only."""
    single = all(len(group) == 1 for group in run.result) and len(run.result) == len(run.expected)
    found = {str(group[0]) for group in run.result}
    return single and all(len(found & set(group)) == 1 for group in run.expected)


@checks.symptom("small-words-rounded-away", needs=r"\bround\(|around\(|rint\(|:\.\d+[ef]\}|%\.\d+[ef]")
def _(run):
    """Words are missing whose changes are small, as where rounding makes 0 of them. Keep each change as it is, and put
    two words into a group where the changes differ by at most `tolerance * abs(change)`."""
    found, all_words = ({str(word) for group in groups for word in group} for groups in (run.result, run.expected))
    missing = sorted(all_words - found)
    tiny = all(abs(changes_of(run)[word]) < 1e-3 for word in missing)
    return found < all_words and tiny and [("missing", ", ".join(map(repr, missing[:5])))]


@checks.symptom("words-lost")
def _(run):
    """Words are missing. Put every word whose change is not 0 into a group, up or down, however small; one
    whose change nobody shares is a group of its own, and the last group counts too."""
    found, all_words = ({str(word) for group in groups for word in group} for groups in (run.result, run.expected))
    missing = sorted(all_words - found)
    return found < all_words and [("missing", ", ".join(map(repr, missing[:5])))]


@checks.symptom("words-of-other-places", needs=r"sort")
def _(run):
    """The changes were sorted, but the words stayed in their order, so words stand beside the changes of others. Sort
    pairs of both, or take the word from the place where its change stood: `vocabulary[order[place]]`."""
    changes, vocabulary = np.sort(run.inputs["word_weight_update"]), run.inputs["vocabulary"]
    mixed = reference.split_messages(changes, vocabulary, tolerance_of(run))
    return as_sets(run.result) == as_sets(mixed) != as_sets(run.expected)


@checks.symptom("words-of-shorter-list", needs=r"\[|enumerate")
def _(run):
    """The changes of 0 were taken out first, and the others counted anew, so that a place no longer is that of its
    word. Take `zip(word_weight_update, vocabulary)` together, and leave out what is 0 only then."""
    changes, vocabulary = np.asarray(run.inputs["word_weight_update"]), run.inputs["vocabulary"]
    left = changes[changes != 0]
    mixed = reference.split_messages(left, vocabulary[: len(left)], tolerance_of(run))
    return as_sets(run.result) == as_sets(mixed) != as_sets(run.expected)


@checks.symptom("one-group")
def _(run):
    """All words landed in one group. Put two words together only if their changes differ by at most `tolerance *
    abs(change)`."""
    return len(run.result) == 1 < len(run.expected) and merges(run) is not None and not small(run)


def small(run):
    """Whether all changes are small: those are merged for another reason."""
    return np.abs(run.inputs["word_weight_update"]).max() < 1e-3


@checks.symptom("merges-signs")
def _(run):
    """A change and its negative landed in one group. Keep the sign of each where you sort and compare: take its size
    only where it is multiplied by `tolerance`."""
    positive = np.abs(run.inputs["word_weight_update"])
    merged = reference.split_messages(positive, run.inputs["vocabulary"], tolerance_of(run))
    return as_sets(run.result) == as_sets(merged)


@checks.symptom(
    "difference-not-size", needs=r"(?<!abs\()\b\w+(\[\w+\])? - \w+(\[\w+\])? <=? tolerance", without=r"sort"
)
def _(run):
    """A difference may be negative, and then it is below any tolerance. Compare its size: `abs(change - other) <=
    tolerance * abs(change)`."""
    return not small(run) and merges(run) is not None


@checks.symptom("by-sign", needs=r"> 0|< 0|>= 0|sign|label")
def _(run):
    """All words that went up landed in one group, and all that went down in another. Put only those together that
    changed by the same amount: let two changes differ by at most `tolerance * abs(change)`."""
    return not small(run) and as_sets(run.result) == grouped_by(run, lambda change: bool(change > 0))


@checks.symptom("sorted-by-size", needs=r"sort(ed)?\((np\.)?abs|key=.*abs")
def _(run):
    """You sorted by size, so changes up and down stand mixed, and equal ones need not be neighbours. Sort by the
    change itself."""
    changes, keys = changes_of(run), (abs, lambda c: -abs(c), lambda c: (abs(c), c), lambda c: (abs(c), -c))
    orders = (sorted(filter(changes.get, changes), key=lambda word, key=key: key(changes[word])) for key in keys)
    one, other = splits(run)
    near = changes[one] == changes[other] or says(r"tolerance \*|\* tolerance|close\(")  # else noise split them
    return near and any(as_sets(run.result) == as_sets(neighbours(run, order)) for order in orders)


def neighbours(run, order):
    """The groups that come of words in such an order, if each is compared with the one before it."""
    changes, groups = changes_of(run), []
    for before, word in pairwise([None, *order]):
        if before and abs(changes[word] - changes[before]) <= tolerance_of(run) * abs(changes[word]):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


@checks.symptom("ignores-tolerance", without=r"(?s)tolerance=.*\btolerance\b")
def _(run):
    """No line of your function uses the argument `tolerance`, so those who call it cannot choose. Compare with
    `tolerance * abs(change)`."""
    return "tolerance" in run.inputs


@checks.symptom("merges-small-changes", needs=r"max\(|maximum|round|atol|isclose|close|<|>|//|int|1e-|f[\"']")
def _(run):
    """Different changes landed in one group, and they are small, as where a limit does not shrink with them: fixed
    decimals, one limit for all, the `atol` of np.isclose. Compare with `tolerance * abs(change)`."""
    pair = merges(run)
    return pair and all(abs(changes_of(run)[word]) < 1e-3 for word in pair) and shown(run, pair)


@checks.symptom("merges-messages", vague=True)
def _(run):
    """Words landed in one group whose changes differ by more than the tolerance allows, sign included. Follow these
    two through your lines: where a change differs from those of a group, another group is needed."""
    return shown(run, merges(run))


NO_SIZE = r"tolerance \* (?!abs|np\.abs|max|math|\()|\w \* tolerance"


@checks.symptom("negative-limit", needs=NO_SIZE, without=r"= (np\.|math\.)?f?abs\(|[<>] 0\b")
def _(run):
    """Words that went down by the same amount landed in different groups: `tolerance` times a change below 0 is a
    limit below 0, and no distance is smaller. Take the size: `tolerance * abs(change)`."""
    changes, there = changes_of(run), as_sets(run.result)
    down = [group for group in run.expected if changes[group[0]] < 0]
    alone = all({word} in there for group in down for word in group)  # and all that went up are right
    right = all(frozenset(group) in there for group in run.expected if group not in down)
    return alone and right and shown(run, splits(run))


@checks.symptom("skips-while-removing")
def _(run):
    """A loop goes over a list out of which your lines take words meanwhile, so it skips the one behind each of them.
    Loop over a copy of it, `list(…)`."""
    return emptied_while_looped() and shown(run, splits(run))


@checks.symptom("splits-by-noise", needs=r"")
def _(run):
    """Words landed in different groups whose changes are not quite equal, but differ by no more than the tolerance
    allows. Put two together if they differ by at most `tolerance * abs(change)`."""
    one, other = splits(run)
    return changes_of(run)[one] != changes_of(run)[other] and shown(run, (one, other))


@checks.symptom("splits-sorted", needs=r"sort")
def _(run):
    """Words whose changes are equal landed in different groups. Sort by the change itself, sign included, and compare
    each with the one before it, remembered in every round: let them differ by at most `tolerance * abs(change)`."""
    return shown(run, splits(run))


@checks.symptom("splits-messages", vague=True)
def _(run):
    """Words whose changes are equal landed in different groups. Look for all that share a change, wherever they stand
    and however many they are, or sort the changes first."""
    return shown(run, splits(run))


@checks.symptom("other-groups", vague=True)
def _(run):
    """The group below is none of those that are expected. Follow it through your lines: all words whose changes are
    equal, sign included, belong into one, and those whose change is 0 into none."""
    there, expected = as_sets(run.result), as_sets(run.expected)
    if there is not None and there != expected:
        return [("group", ", ".join(sorted(group))) for group in sorted(there - expected, key=sorted)[:1]]


def changes_of(run):
    return dict(zip(run.inputs["vocabulary"], run.inputs["word_weight_update"], strict=True))


def shown(run, words):
    """Two words and their changes, as a line below the verdict."""
    return words and [("look at", " and ".join(f"{word!r}: {float(changes_of(run)[word])!r}" for word in words))]


def merges(run):
    """Two words that stand together and belong apart; else None. All words must be there, and no others."""
    return _apart(run.result, run.expected)


def splits(run):
    """Two words that stand apart and belong together; else None."""
    return _apart(run.expected, run.result)


def _apart(groups, homes):
    """Two words of one group that are at home in two."""
    home = {str(word): k for k, group in enumerate(homes) for word in group}
    if home.keys() != {str(word) for group in groups for word in group}:
        return None
    pairs = ((str(one), str(other)) for group in groups for one, other in pairwise(group))
    return next(((one, other) for one, other in pairs if home[one] != home[other]), None)
