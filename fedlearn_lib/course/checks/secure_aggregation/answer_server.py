"""What `answer_server` must do, and what each mistake is told."""

import re

from fedlearn_lib.given.refused import Refused

from .refusals import catches_refusals
from .secrets_of import secrets
from .watching import (
    ProtocolChecks,
    Refusal,
    refused,
)

checks = ProtocolChecks("answer_server")


@checks.cases
def counts_and_thresholds(rng):
    def case(count, threshold, length):
        total = [int.from_bytes(rng.bytes(128), "big") for _ in range(length)]
        return dict(running_total=total, contributor_count=count, threshold=threshold)

    yield case(3, 2, 9)
    yield case(3, 2, 1)  # as many ciphertexts as clients would be too few
    yield case(4, 9, 20)
    yield case(7, 7, 20)
    yield case(0, 1, 3)
    for _ in range(20):
        threshold = int(rng.integers(20, 1000))
        yield case(threshold + int(rng.integers(-3, 4)), threshold, int(rng.integers(1, 9)))
    yield case(10**6, 5, 2)
    yield case(1, 2, 9)  # as in the first call, but for the clients
    yield case(2, 2, 9)


@checks.secrets
def _(inputs, result):
    """A total that was not handed out: the server could decrypt it."""
    may_be_seen = inputs["contributor_count"] > inputs["threshold"]
    return secrets((), inputs["running_total"] if may_be_seen else ())


@checks.in_words
def _(running_total, contributor_count, threshold):
    if contributor_count > threshold:
        return "the running total itself"
    return f"raise Refused(…), with a reason in which {contributor_count} and {threshold} stand"


def numbers_in(text):
    """The whole numbers in a text, whether a comma parts two of them or the thousands of one."""
    return {int(found) for each in (text, text.replace(",", "")) for found in re.findall(r"\d+", each)}


@checks.stops("reason-of-numbers", "can only concatenate str")
def _():
    """The reason could not be made: numbers cannot be joined to text by `+`. Put them into an f-string:
    `raise Refused(f"{contributor_count} clients, but more than {threshold} are needed")`."""


@checks.stops("reason-misfits", r"arguments for format|converted during string|Replacement index|format: ")
def _():
    """The reason could not be made: the places in its text and the numbers for them do not fit together. Put them into
    an f-string: `raise Refused(f"{contributor_count} clients, but more than {threshold} are needed")`."""


# The number of ciphertexts decides, and does not only stand in the reason, nor beside a typed one.
COUNTS_THEM = (
    r"(?s)\b(\w+) = len\(running_total\)\n.*\bif [^\n]*\b\1\b"
    r"|len\(running_total\)\)* ([<>]|[<>!=]=) (?!\d)|(?<!\d) ([<>]|[<>!=]=) \(*len\(running_total\)"
    r"|(min|max|range)\([^\n]*len\(running_total\)|return len\(running_total\)\n"
)


@checks.symptom("counts-ciphertexts", of_kind=True, needs=COUNTS_THEM)
def _(run):
    """It was refused, and the number of *ciphertexts* is compared, which says nothing about the clients. Compare
    `contributor_count`, and nothing else, with `threshold`."""
    few = len(run.inputs["running_total"]) <= run.inputs["threshold"]
    return few and isinstance(run.result, Refusal) and not refused(run.expected)


@checks.symptom("refuses-enough", of_kind=True)
def _(run):
    """There are more clients in the total than the threshold, and yet it was refused. Refuse up to `threshold` clients,
    that number included, and return the total wherever there are more."""
    return isinstance(run.result, Refusal) and not refused(run.expected)


@checks.symptom("returns-exception", of_kind=True)
def _(run):
    """The exception came back as a value, and a value stops nobody. Write `raise Refused(…)` instead of returning
    it."""
    return isinstance(run.result, BaseException) or run.result is Refused


@checks.symptom("tells-whether", of_kind=True)
def _(run):
    """Your function says that the total may go out, but the server wants the total. Return `running_total` itself
    there."""
    return run.result is True and not refused(run.expected)


@checks.symptom("catches-its-own", of_kind=True, needs=r"\bexcept\b")
def _(run):
    """Your own `except` catches the refusal, so it stops nobody: whoever called goes on. Take `try` and `except` away,
    and let the `raise` stand alone."""
    too_few = refused(run.expected) and not isinstance(run.result, Refusal)
    return too_few and catches_refusals() and not handed_out(run)


@checks.symptom("no-exception", of_kind=True)
def _(run):
    """There are too few clients in the total, and what came back is no exception, so it stops nobody. Let such a call
    end in `raise Refused(…)`, and let nothing swallow that."""
    return refused(run.expected) and not isinstance(run.result, Refusal) and not handed_out(run)


def handed_out(run) -> bool:
    return isinstance(run.result, list) and len(run.result) > 0 and run.result == run.inputs["running_total"]


@checks.symptom("caught", of_kind=True, needs=r"\bexcept\b")
def _(run):
    """The total went out although too few clients are in it, and your `except` lets no refusal out of its `try`. Take
    both away, so that the exception stops those who called."""
    return refused(run.expected) and handed_out(run) and catches_refusals()


@checks.symptom("at-threshold", of_kind=True)
def _(run):
    """Exactly as many clients as the threshold were enough, but it takes *more*. Refuse up to `threshold` clients, that
    number included, and hand the total out only where there are more."""
    just_as_many = run.inputs["contributor_count"] == run.inputs["threshold"]
    return just_as_many and handed_out(run)


@checks.symptom("ciphertexts-for-clients", needs=COUNTS_THEM, of_kind=True)
def _(run):
    """The total went out although too few clients are in it: the number of *ciphertexts* is compared, which says
    nothing about the clients. Compare `contributor_count`, and nothing else, with `threshold`."""
    many = len(run.inputs["running_total"]) >= run.inputs["threshold"]
    return many and refused(run.expected) and handed_out(run)


@checks.symptom("never-refuses", of_kind=True)
def _(run):
    """The total went out although too few clients are in it. Where `contributor_count` is not more than `threshold`,
    let the call end in `raise Refused(…)`, with the word `raise`, and let nothing swallow that."""
    return refused(run.expected) and handed_out(run)


@checks.symptom("other-exception")
def _(run):
    """The call ended in another exception than the protocol waits for. Write `raise Refused(…)` there, with the reason
    in the brackets."""
    return isinstance(run.result, Refusal) and not refused(run.result)


def lacks_a_number(run) -> bool:
    """Whether it was refused rightly, with a reason in which one of the two numbers does not stand."""
    if not (refused(run.expected) and refused(run.result)):
        return False
    said, threshold = numbers_in(run.result.reason), run.inputs["threshold"]
    return run.inputs["contributor_count"] not in said or not said & {threshold, threshold + 1}


@checks.symptom("reason-without-f", needs=r"\{")
def _(run):
    """It was refused rightly, but the reason shows a name in braces where a number should stand. Write an `f` in front
    of its quotation mark, and single braces: `f"{contributor_count} clients"` puts in what the name stands for."""
    return lacks_a_number(run) and re.search(r"\{[A-Za-z_]\w*\}", run.result.reason)


@checks.symptom("reason-missing")
def _(run):
    """It was refused rightly, but the reason lacks one of two numbers, or both. Put them into it: how many clients are
    in the total, and how many it takes."""
    return lacks_a_number(run) and [("your reason", run.result.reason or "none")]
