"""What `same_model_for_all` must do, and what each mistake is told."""

from itertools import count

from ...checking import stands_for
from ...checking.answer_text import says
from ..secure_aggregation.refusals import Noticed, RefusingChecks, must_raise, refused

checks = RefusingChecks("same_model_for_all")


@stands_for("dict")
class Told(dict):
    """What the clients told, and what is wrong with it."""

    def __init__(self, prints, fault="", first=1, step=1):
        # Equal ones came over a network, so they are not the same object.
        ids = count(first, step)
        super().__init__(zip(ids, (bytes(bytearray(each)) for each in prints), strict=False))
        self.fault = fault


@checks.cases
def what_clients_tell(rng):
    # Short ones first, so that a verdict shows all of them and not the beginning of one.
    own, other = (b"%02x" % number for number in rng.choice(256, 2, replace=False))
    yield dict(fingerprints=Told([own] * 3))
    yield dict(fingerprints=Told([own] * 2, first=100))  # other ids
    yield dict(fingerprints=Told([own, other, own], "one alone", first=3, step=4))  # and no neighbours
    for place in (1, 0, 2):
        prints = [own] * 3
        prints[place] = other
        yield dict(fingerprints=Told(prints, "one alone"))
    yield dict(fingerprints=Told([own, own, other, other], "two groups"))
    own, other, third, fourth = (rng.bytes(32) for _ in range(4))  # as long as real ones
    for clients in (3, 1, 2, 7, 20):
        yield dict(fingerprints=Told([own] * clients))
    for clients in (3, 2, 20):  # one client alone, at every place
        for place in range(clients):
            prints = [own] * clients
            prints[place] = other
            yield dict(fingerprints=Told(prints, "one alone"))
    for prints in ([own, own, other, other], [own, other, own, other], [own, own, other, other, other],
                   [own] * 3 + [other] * 3 + [own] * 3, [own, own, other, other, own, own]):  # fmt: skip
        yield dict(fingerprints=Told(prints, "two groups"))
    yield dict(fingerprints=Told([own, other, third], "all different"))
    yield dict(fingerprints=Told([own, own, other, third], "all different"))
    yield dict(fingerprints=Told([own, other, third, fourth], "all different"))
    within = next((place for place in range(8, 24) if own[place] > 127), 8)  # no letter, so easily left out
    nearly = [own[:place] + bytes([own[place] ^ 1]) + own[place + 1 :] for place in (31, 0, within)]
    for near in (*nearly, own[:16], own + b"\0", own + b" ", own + own, own[::-1], b""):
        for prints in ([own, own, near], [near, own, own], [own, near, own, own]):
            yield dict(fingerprints=Told(prints, "nearly" if near else "one is empty"))
    middle = bytes([7] * 32)  # the mean of the other two
    yield dict(fingerprints=Told([middle, bytes([6] * 32), bytes([8] * 32)], "all different"))
    yield dict(fingerprints=Told([], "empty"))
    small, capital = (letter + own[1:] for letter in (b"a", b"A"))
    for prints in ([small, small, capital], [capital, small, small]):
        yield dict(fingerprints=Told(prints, "nearly"))


@checks.in_words
def fingerprint_or_refusal(fingerprints):
    return "Refused" if fingerprints.fault else None


@checks.reads
def told(run):
    return Noticed(run.result, run.expected, run.inputs["fingerprints"])


@checks.accepts
def refuses(told):
    return told.fault and refused(told.result) and told.result.kind == "Refused"


@checks.stops("ids-assumed", r"KeyError\W+\d", needs=r"fingerprints(\[|\.pop\(|\.get\()")
def _():
    """You looked up a client by an id that is not there: ids need not be 0, 1, 2 and so on. Ask no client in
    particular, but take one of the values, as `next(iter(fingerprints.values()))` does."""


@checks.stops("unpacked", r"values to unpack \(expected (at least )?1\b")
def _():
    """Python stopped here, for there are more fingerprints than names, or none, but callers wait for `Refused`. Ask
    first how many different ones there are, `len(set(fingerprints.values()))`, and raise `Refused(…)` unless it is
    one."""


TO_THE_LAST = r"range\([^()]*len\(\w+\)\)|enumerate\(\w+\)|while \w+ (<|!=) len\(\w+\):"


@checks.stops("no-such-place", "IndexError", needs=rf"(?s)(?=.*\+ 1\]).*({TO_THE_LAST})|range\([^()]*len\(\w+\) \+ 1\)")
def _():
    """Your lines asked for a place that the list does not have: behind the last one there is none, and in an empty list
    there is none at all. End the loop one place earlier, and raise `Refused` where nobody told anything."""


NOTHING_THERE = r"StopIteration|IndexError|pop from an empty set|no elements|empty (sequence|iterable)|KeyError \('pop"


@checks.stops("empty-stops", NOTHING_THERE)
def _():
    """Your lines asked for something that is not there, and Python itself stopped. There may be only one fingerprint,
    or none: look first how many there are, and raise `Refused` if there is none."""


@checks.symptom("empty-goes-on", of_kind=True)
def _(told):
    """Nobody told a fingerprint, and it was not refused. Raise `Refused` also if there is none."""
    return told.fault == "empty" and not refused(told.result)


SWALLOWED = r"(?s)raise Refused.*finally:\n( +)([^\n]*\n\1)*return |suppress\(.*raise Refused"


@checks.symptom("returns-in-finally", of_kind=True, needs=SWALLOWED)
def _(told):
    """Something is wrong in this call, and nobody is stopped: `suppress` throws away a refusal that is on its way, and
    so does a `return` in `finally`. Let the `raise` stand outside of the one, and the `return` outside of the other."""
    return told.fault and not refused(told.result)


must_raise(checks)


TOLD_ONLY = r"(?m)^\s+(print|warnings\.warn|warn|log\w*\.\w+)\("


@checks.symptom("refusal-not-raised", of_kind=True, needs=TOLD_ONLY, without=r"raise ")
def _(told):
    """There are different fingerprints here, and the call went on. What is only printed, logged or warned of stops
    nobody: write `raise Refused(…)` where they differ."""
    return bool(told.fault)


# A set of the ids tells for itself; other looks at the ids do so where nobody looks at the fingerprints.
LOOKED_AT = r"((values|items)\(|fingerprints\[)"
IDS = rf"(?s)set\(fingerprints(\.keys\(\))?\)|\A(?!.*{LOOKED_AT}).*(fingerprints\.keys\(\)|list\(fingerprints\))"


@checks.symptom("ids-compared", of_kind=True, needs=IDS)
def _(told):
    """You looked at the ids, which always differ. Compare the fingerprints, which are the values of the dict:
    `fingerprints.values()`."""
    if not told.fault:
        return refused(told.result) and len(told.case) > 1
    return not refused(told.result) and not says(LOOKED_AT)


@checks.symptom("refuses-right", of_kind=True)
def _(told):
    """All clients have the same fingerprint, and it was refused. Refuse only if there is more than one *different* one,
    or none: `len(set(fingerprints.values()))` says how many there are."""
    return refused(told.result) and not told.fault


COUNTS = r"\.count\(|Counter|most_common|\bmode\(|\bmax\([^\n]*(key=|count|len\()|unique"


@checks.symptom("majority", of_kind=True, needs=COUNTS)
def _(told):
    """One client told another fingerprint than all others, and it was not refused. Refuse unless *all* are equal: a
    majority is not enough."""
    return told.fault == "one alone"


@checks.symptom("groups-pass", of_kind=True, needs=COUNTS)
def _(told):
    """Everybody here has somebody who agrees, and yet there are different fingerprints. Refuse unless *all* are equal,
    not only most, or some."""
    return told.fault == "two groups"


# Groups, whose lengths may be asked for, and looks at the fingerprints themselves beside those at their lengths.
BESIDE = r"append|defaultdict|setdefault|groupby|groups?\b|[!=]= (\w+\[|first|other|[vf]\b)|\w\[[^\]\n]*:[^\]\n]*\]"


@checks.symptom("lengths-compared", of_kind=True, needs=r"len\((\w+)\) for \1 in|map\(len", without=BESIDE)
def _(told):
    """You compared how long the fingerprints are, and all are equally long. Compare the fingerprints themselves, such
    as by `set(fingerprints.values())`."""
    return bool(told.fault)


@checks.symptom("parts-compared", of_kind=True)
def _(told):
    """Two fingerprints that are nearly alike passed as equal: they differ in a byte, in the order of their bytes, or in
    length. Compare them whole and as they are, with `==`, or as elements of a set."""
    return told.fault == "nearly"


@checks.symptom("empty-one-passes", of_kind=True)
def _(told):
    """One client told an empty fingerprint, `b""`, and it was not refused, though all others have another one. Compare
    it as all others: empty bytes count as false, so ask with `is None` whether there is one."""
    return told.fault == "one is empty"


@checks.symptom("some-not-compared", of_kind=True)
def _(told):
    """There are different fingerprints here, and it was not refused. Compare all with all: refuse wherever
    `set(fingerprints.values())`, in which each value stands once, holds more than one."""
    return bool(told.fault)


@checks.symptom("true-not-fingerprint", of_kind=True)
def _(told):
    """All is well here, but something else than the fingerprint came back, such as True, a number, or a collection.
    Return the fingerprint that all have."""
    return not told.fault and isinstance(told.result, int | set | frozenset | dict | list | tuple)


@checks.symptom("another-fingerprint", of_kind=True)
def _(told):
    """All fingerprints are equal, but something else came back. Return the one that all have, byte for byte as
    it was told."""
    return not told.fault and isinstance(told.result, bytes | str)
