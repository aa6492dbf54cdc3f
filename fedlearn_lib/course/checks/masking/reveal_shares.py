"""What `reveal_shares` must do, and what each mistake is told."""

import re

from fedlearn_lib.given.refused import Refused

from ...checking import leaving
from ..secure_aggregation.refusals import refused
from .cases import AskableChecks, never_uses

checks = AskableChecks("reveal_shares")


def asked(peers, survivors, dropped, threshold, rng, *, before=False):
    """A call to a client that holds two shares of each of these peers."""
    values = iter((10**5 + 97 * rng.choice(9000, 2 * len(peers), replace=False)).tolist())
    held = {peer: ((2, next(values)), (2, next(values))) for peer in peers}
    return dict(held=held, survivors=survivors, dropped=dropped, threshold=threshold, revealed_before=before)


@checks.secrets
def shares_that_are_held(inputs, result):
    return leaving.Secrets(hidden=[value for pair in inputs["held"].values() for _, value in pair])


FIRST = [1, 2, 3, 4, 5], [1, 2, 4], [3], 2


@checks.cases
def what_the_server_says(rng):
    yield asked(*FIRST, rng)
    yield asked([1, 2, 3, 4, 5], [5, 1, 3, 4], [], 3, rng)
    yield asked([1, 2, 3, 4, 5], [5, 2, 4], [3, 1], 2, rng)  # everybody is named
    yield asked([1, 2, 3, 4, 5], [5, 2, 4], [3], 3, rng)  # exactly enough
    yield asked([4, 1, 5, 3, 2], [5, 2, 4], [3], 2, rng)  # the peers as they came
    yield asked([1, 2, 3, 4, 5, 6, 7], [6, 2], [3], 2, rng)  # without most of the peers
    few = ([1, 2, 3, 4, 5], [2], [], 3), ([1, 2, 3, 4, 5], [2, 5, 1, 4], [], 5), ([1, 2, 3, 4, 5], [2, 5], [1, 3], 3)
    twice = ([1, 2, 3, 4, 5], [1, 4, 1], [], 3), ([1, 2, 3, 4, 5], [1, 1, 1], [], 2)
    for call in (*few, *twice, *unknown_ids(), *overlaps()):
        yield asked(*call, rng)
    for call in (([1, 2, 3, 4], [1, 2, 3], [4], 2), ([1, 2, 3], [1, 2, 3], [], 3)):
        yield asked(*call, rng, before=True)
    for n, t in ((8, 5), (60, 31)):
        peers = (1 + rng.choice(1000, n, replace=False)).tolist()
        survivors = int(rng.integers(t, n))
        yield asked(sorted(peers), peers[:survivors], peers[survivors:], t, rng)
        yield asked(sorted(peers), peers[: t - 1], peers[t - 1 :], t, rng)
    yield asked([1, 2, 3, 4, 5], [4, 2], [3, 1, 5], 2, rng)  # more have vanished than survived


def unknown_ids():
    """Somebody of whom nothing is held, at every place of one of the lists, or of both."""
    for place in range(4):
        stay, gone = [1, 2, 3], [4, 5]
        yield [1, 2, 3, 4, 5], [*stay[:place], 9, *stay[place:]], gone, 2
        yield [1, 2, 3, 4, 5], stay, [*gone[:place], 9, *gone[place:]], 2
    yield [2, 3, 4], [4, 2, 9], [3, 8], 2
    yield [1, 2, 3, 4], [1, 2, 3], [9], 2


def overlaps():
    """Somebody in both lists, at every place of the one and of the other; and two, and all of one list."""
    for one in range(4):
        for other in range(3):
            stay, gone = [1, 2, 3, 4], [5, 6]
            yield [1, 2, 3, 4, 5, 6], stay, [*gone[:other], stay[one], *gone[other:]], 2
    yield [1, 2, 3, 4], [1, 2, 3], [3], 2
    yield [1, 2, 3, 4], [1, 2, 3, 4], [4, 1], 2
    yield [1, 2, 3, 4, 5], [1, 2, 3, 4], [3, 5, 2], 2
    yield [1, 2, 3], [1, 2, 3], [3, 1, 2], 2
    yield [1, 2, 3, 4, 5], [2, 4], [5, 4, 2, 1], 2


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


@checks.in_words
def shares_or_refusal(**inputs):
    return "Refused" if fault_of(**inputs) else None


checks.reads(Revealed)


@checks.accepts
def refuses(revealed):
    return revealed.fault and refused(revealed.result) and revealed.result.kind == "Refused"


@checks.stops("no-id", r"KeyError \((0|'.*)\)")
def _():
    """`held` has the ids of the peers as its keys, as they stand in the two lists: a place in a list is none, nor is a
    text. Look each peer up by its own id, as `{peer: held[peer][0] for peer in survivors}` does."""


@checks.stops("unknown-stops", r"KeyError \([89]\)", without=r"\.remove\(|\.pop\(")  # those of whom nothing is held
def _():
    """The server may name somebody of whom no share is held. Look first whether every id is in `held`, and raise
    `Refused` if not."""


@checks.stops(
    "lists-as-sets", r"type\(s\) for [&|^-]:.*'list'|'list' object has no attribute '(inter|union|diff|is|symm)"
)
def _():
    """Lists cannot be intersected, joined or subtracted like that. Make sets of them first: `set(survivors) &
    set(dropped)`."""


@checks.stops("list-looked-up", "unhashable type: 'list'")
def _():
    """A whole list was looked up, or put into a set as one thing, but `in`, `[…]` and a set take one id at a time.
    Compare sets, such as
    `set(survivors) - set(held)`, or loop over the list."""


ALL_WELL = [dict(held={1: (0, 0), 2: (0, 0)}, survivors=[1], dropped=dropped, threshold=1, revealed_before=False)
            for dropped in ([], [2])]  # fmt: skip


@checks.symptom("prints-refusal")
def _(revealed):
    """The fault was noticed and printed, but printing stops nobody: whoever called goes on. Write `raise Refused(…)`
    with the reason, in the place of `print(…)`."""
    if not revealed.fault or refused(revealed.result):
        return False
    printed, *always = (checks.ask(**inputs)[1] for inputs in (revealed.inputs, *ALL_WELL))
    return printed and not any(always)


@checks.symptom("raise-missing", needs=r"(?m)^ +Refused\(")
def _(revealed):
    """This call must be refused, and nobody is stopped: `Refused(…)` alone only makes an exception. Write `raise` in
    front of it."""
    return revealed.fault and not refused(revealed.result)


@checks.symptom("returns-refusal")
def _(revealed):
    """This call must be refused, but a value came back, such as None or a text, and a value stops nobody. Write `raise
    Refused(…)` with the reason, and catch it nowhere yourself."""
    parts = revealed.result if isinstance(revealed.result, list | tuple) else [revealed.result]
    found = any(isinstance(part, Refused | str | None) or part is Refused for part in parts)
    return revealed.fault and (found or not any(parts))


@checks.symptom("threshold-unused", needs=never_uses("threshold"))
def _(revealed):
    """Your function never looks at `threshold`. Refuse where fewer different clients survived than that:
    `len(set(survivors)) < threshold`."""
    return refused(revealed.result) or revealed.fault.startswith(("few", "twice"))


@checks.symptom("condition-stops")
def _(revealed):
    """Python itself stopped before your function could decide; what came back says why. Lists know no `&`, `|` and `-`,
    and no list is larger than a number. Make sets of the lists first, `set(survivors)`, and count these with
    `len(…)`."""
    stopped = (
        not revealed.fault and refused(revealed.result) and revealed.result.kind in ("TypeError", "AttributeError")
    )
    return stopped and re.search("unsupported operand|has no attribute|not supported", revealed.result.reason)


@checks.symptom("other-exception")
def _(revealed):
    """Your function stopped here, as it should, but callers wait for another exception. Write `raise Refused(…)` for
    this, with the reason."""
    return revealed.fault and refused(revealed.result)


@checks.symptom("before-turned")
def _(revealed):
    """This call was refused, and with `revealed_before=True` it is not, but False means: not yet. Refuse where
    `revealed_before` is true, not where it is false."""
    again, _ = checks.ask(**revealed.inputs | dict(revealed_before=True))
    return not revealed.fault and refused(revealed.result) and not refused(again) and any(again)


@checks.symptom("exactly-enough-refused")
def _(revealed):
    """There are exactly as many survivors as it takes, and it was refused. Refuse only where there are fewer than
    `threshold` different ones, and go on from that number upwards, itself included."""
    if revealed.fault or not refused(revealed.result) or len(revealed.survivors) != revealed.threshold:
        return False
    easier, _ = checks.ask(**revealed.inputs | dict(threshold=revealed.threshold - 1))
    return revealed.threshold > 1 and not refused(easier)


@checks.symptom("refuses-right", vague=True)
def _(revealed):
    """All is well in this call, but it was refused: all peers may be in the two lists, or only some, and `dropped` may
    be empty. Compare your conditions with those under Raises in `help(reveal_shares)`."""
    return refused(revealed.result)


@checks.symptom("one-dict")
def _(revealed):
    """One dict came back, but it takes two: the shares of self seeds in one, and those of mask keys in the other.
    Return both: `return self_shares, key_shares`."""
    return isinstance(revealed.result, dict)


@checks.symptom("no-dicts")
def _(revealed):
    """No two dicts came back, and callers look each share up by its peer. Make each with the peer's id as the key:
    `{peer: held[peer][0] for peer in survivors}`."""
    dicts = sum(isinstance(part, dict) for part in revealed.result)
    return not revealed.fault and dicts < 2 and any(isinstance(part, list | tuple | set) for part in revealed.result)


@checks.symptom("too-few")
def _(revealed):
    """Fewer clients survived than the threshold says, and shares were given away all the same. Raise `Refused` where
    `len(set(survivors)) < threshold`, whatever else holds."""
    return revealed.fault == "few"


@checks.symptom("vanished-counted")
def _(revealed):
    """There are too few survivors, and only with the vanished ones there would be enough; shares were given away all
    the same. Refuse where `len(set(survivors)) < threshold`, whatever stands in `dropped`."""
    return revealed.fault == "few with dropped"


@checks.symptom("counted-twice")
def _(revealed):
    """An id stands more than once among the survivors, and there are too few different ones; shares were given away all
    the same. Compare `len(set(survivors))` with the threshold, which counts different ids."""
    return revealed.fault == "twice"


@checks.symptom("unknown-ignored")
def _(revealed):
    """The server named somebody of whom no share is held, and was not refused. Look whether *all* ids of both lists are
    in `held`, wherever they stand, and raise `Refused` if not."""
    return revealed.fault == "unknown"


@checks.symptom("in-both-lists")
def _(revealed):
    """Somebody is said to have survived and to have vanished, and the server was not refused. Raise `Refused` if the
    lists share any id, wherever it is."""
    return revealed.fault == "both"


@checks.symptom("asked-again")
def _(revealed):
    """Asked a second time in this round, the function gave shares away again. Raise `Refused` wherever
    `revealed_before` is true, whatever the lists say."""
    return revealed.fault == "again"


@checks.symptom("other-keys")
def _(revealed):
    """The shares are right, but they do not stand under the ids of their peers. Use the id itself as the key, as it
    stands in the list: `{peer: held[peer][0] for peer in survivors}`."""
    lists = revealed.survivors, revealed.dropped
    shares = [[revealed.held[peer][kind] for peer in peers] for kind, peers in enumerate(lists)]
    return [list(part.values()) for part in revealed.result] == shares and revealed.ids != list(map(set, lists))


@checks.mistake("swapped-shares")
def _(held, survivors, dropped, threshold, revealed_before):
    """You gave the mask key's share of survivors and the self seed's share of vanished clients. Take `held[peer][0]`
    for survivors and `held[peer][1]` for vanished ones."""
    shares = {peer: held[peer][1] for peer in survivors}, {peer: held[peer][0] for peer in dropped}
    return shares, shares[::-1]


@checks.mistake("one-kind-only")
def _(held, survivors, dropped, threshold, revealed_before):
    """The same kind of share was given of survivors and of vanished clients. Take `held[peer][0]`, of the self seed,
    for survivors, and `held[peer][1]`, of the mask key, for vanished ones."""
    kinds = tuple(({p: held[p][i] for p in survivors}, {p: held[p][i] for p in dropped}) for i in (0, 1))
    return kinds if dropped else ()


@checks.mistake("other-order")
def _(held, survivors, dropped, threshold, revealed_before):
    """The shares are right, but the dicts stand in the other order. Return the survivors' first, then that of the
    vanished."""
    return (({peer: held[peer][1] for peer in dropped}, {peer: held[peer][0] for peer in survivors}),)


@checks.mistake("share-taken-apart")
def _(held, survivors, dropped, threshold, revealed_before):
    """Only one part of each share came back, but a share is a pair. Give it as it is held: `held[peer][0]` is already
    the whole pair."""
    return tuple(({p: held[p][0][i] for p in survivors}, {p: held[p][1][i] for p in dropped}) for i in (0, 1))


@checks.symptom("both-shares")
def _(revealed):
    """Both shares of a peer were given away. Give one share of each peer in the lists, by its list, and none of
    others."""
    pairs = [value for part in revealed.result for value in part.values()]
    return any(pair in pairs or set(pair) <= set(pairs) for pair in revealed.held.values())


@checks.symptom("unasked-shares")
def _(revealed):
    """A dict has keys that do not stand in its list. Let the keys of the first dict be the ids in `survivors` and no
    others, and those of the second the ids in `dropped`."""
    return revealed.ids[0] - set(revealed.survivors) or revealed.ids[1] - set(revealed.dropped)


@checks.symptom("some-left-out")
def _(revealed):
    """Shares of peers in the lists are missing. Give one of every peer in `survivors`, and one of every peer in
    `dropped`."""
    return not revealed.fault and revealed.ids != [set(revealed.survivors), set(revealed.dropped)]


@checks.symptom("shares-of-others")
def _(revealed):
    """A share stands under another peer than the one that it belongs to. Put under each id what `held` has for this
    very id: `{peer: held[peer][0] for peer in survivors}`."""
    shares = [share for pair in revealed.held.values() for share in pair]
    came = [each for part in revealed.result for each in part.items()]
    return all(share in shares for _, share in came) and any(share not in revealed.held[peer] for peer, share in came)


@checks.behaviour("no-reason")
def _(answer, rng):
    """Refused rightly, but two faults have the same reason, or one has none. Give each fault a text of its own in
    `Refused(…)`, and let it reach the caller as it is."""
    faults = ([1, 2], [], 3, False), ([1, 2, 3, 9], [], 3, False), ([1, 2, 3], [3], 3, False), ([1, 2, 3], [], 3, True)
    calls = [asked([1, 2, 3, 4], lists[0], lists[1], t, rng, before=before) for *lists, t, before in faults]
    reasons = [answer(**call).reason.strip() for call in calls]
    return [("reasons", " / ".join(map(repr, reasons)))] if len({*reasons, ""}) < 5 else False
