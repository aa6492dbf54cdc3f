"""What `decrypt_average` must do, and what each mistake is told."""

import numpy as np

from fedlearn_lib.given.paillier.sums import decrypt_sum

from ...checking import Checks, close, describe
from ...checking.answer_text import says
from ...solutions import secure_aggregation as reference
from .secrets_of import of_key, only
from .watching import (
    KEY,
    agreement_for,
    total_of,
)

checks = Checks("decrypt_average")


@checks.cases
def totals(rng):
    def case(updates, counts, agreement):
        integers = [
            reference.my_integers_of(np.array(update), count, agreement)
            for update, count in zip(updates, counts, strict=True)
        ]
        return dict(
            private_key=KEY, running_total=total_of(integers, agreement.layout), contributor_count=len(counts),
            parameter_count=len(updates[0]), agreement=agreement,
        )  # fmt: skip

    yield case([[1.0, -0.5, 0.25], [-1.0, 0.5, 1.5]], [10, 30], agreement_for(1, 7, examples=50, clip=3.0, bits=14))
    yield case([[0.5, -1.0]], [7], agreement_for(1, 4, examples=20, clip=1.5))  # a single client: its own update
    few = agreement_for(1, 4, examples=20, clip=1.5)
    as_the_count = float(reference.dequantize(np.array([7]), few.bits, few.clip)[0]) * 20 / 7
    yield case([[as_the_count, 0.0, -1.0, as_the_count, 0.0]], [7], few)  # sums of 0, and as large as the count
    # Clients that have as many examples as may be: the sums go far beyond the clip.
    yield case([[1.4, -1.4], [1.3, -0.1], [1.5, -1.5]], [20, 19, 20], few)
    many = agreement_for(1, 4, examples=10_000, clip=1.5)  # more examples than half of the largest integer
    yield case([[1.0, -0.5], [0.25, 1.0], [-1.5, 0.5]], [9000, 7500, 8200], many)
    for clients, length in ((3, 120), (9, 5)):
        agreement = agreement_for(2, 12, examples=99, clip=float(rng.uniform(1.5, 3.0)))
        yield case(rng.uniform(-1.4, 1.4, (clients, length)), rng.integers(2, 99, clients).tolist(), agreement)


@checks.secrets
def _(inputs, result):
    return only(of_key(inputs["private_key"]))  # the server may read the sum


@checks.by_hand
def _(private_key, running_total, contributor_count, parameter_count, agreement, *, place=None):
    p = Parts(private_key, running_total, contributor_count, parameter_count, agreement)
    where = place[-1] if place and place[-1] < parameter_count else 0
    return (
        f"entry {where}: the decrypted sum is {p.sums[where]}; dequantised {p.scaled[where]:.6g}; times the cap, "
        f"{p.cap}, that is {p.weighted[where]:.6g}; the last decrypted sum, {p.examples}, counts the examples; "
        f"divided by it, that is {p.weighted[where] / p.examples:.6g}"
    )


class Parts:
    """What can be computed from a total, rightly or wrongly."""

    def __init__(self, private_key, running_total, contributor_count, parameter_count, agreement):
        self.clients, self.cap = contributor_count, agreement.most_examples
        self.sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count, 1)
        self.examples, self.bits, self.clip = int(self.sums[-1]), agreement.bits, agreement.clip
        self.scaled = reference.dequantize(self.sums[:-1], agreement.bits, agreement.clip)
        self.weighted = self.scaled * self.cap
        self.count_too = reference.dequantize(self.sums, agreement.bits, agreement.clip)  # the count as well

    def made_whole(self, whole) -> list[np.ndarray]:
        """Averages of sums that were divided as integers, and made whole numbers again."""
        integers = self.sums[:-1]
        exact = [integers * self.cap / self.examples, integers / self.examples]
        exact += [integers / self.clients] if self.clients > 1 else []  # by 1 nothing changes
        numbers = [self.values_of(whole(each).astype(np.int64)) for each in exact]
        return [*numbers, *(each * self.cap for each in numbers[1:]), whole(self.weighted / self.examples)]

    def values_of(self, integers) -> np.ndarray:
        return reference.dequantize(integers, self.bits, self.clip)


def wrong_average(advice, **conditions):
    """Declare a mistake by the average that it computes, whatever else comes back with it."""

    def declare(compute):
        def recognise(run):
            average = run.result[0] if isinstance(run.result, tuple) else run.result
            values = compute(Parts(**run.inputs))
            return any(close(average, value) for value in values if not close(value, run.expected[0]))

        recognise.__doc__ = compute.__doc__
        checks.symptom(advice, **conditions)(recognise)
        return compute

    return declare


@checks.stops("forgets-offsets", "contributors cannot reach")
def _():
    """More is in what was opened than so many clients can have added. Write `decrypt_sum(private_key, running_total,
    agreement.layout, parameter_count + 1, contributor_count)`."""


@checks.stops(
    "part-of-the-total", "ciphertexts, but .* integers take", needs=r"running_total(\[(?!:\])|\.pop)|in running_total"
)
def _():
    """Other ciphertexts went in than so many numbers take. Give `decrypt_sum` the whole `running_total`, and the length
    `parameter_count + 1`."""


CLIENTS_FIRST = r"decrypt_sum\([^\n]*contributor_count, (parameter_count|1 \+ parameter_count|length)"


@checks.stops("clients-before-length", "behind the last|ciphertexts, but|contributors cannot", needs=CLIENTS_FIRST)
def _():
    """`decrypt_sum` takes the length before the number of clients. Write `decrypt_sum(private_key, running_total,
    agreement.layout, parameter_count + 1, contributor_count)`."""


TOO_SHORT = "behind the last integer|ciphertexts, but .* integers take"


@checks.stops("count-left-out", TOO_SHORT, without=r"parameter_count \+ 1|1 \+ parameter_count")
def _():
    """The sum of the example counts stands behind the parameters. Let the length be `parameter_count + 1`."""


NO_CIPHERTEXT = "does not fit into its slots|factor in common|not from 1 to n|no whole number"


@checks.stops("divides-ciphertexts", NO_CIPHERTEXT, line=r"running_total\)? */", without=r"Layout\(")
def _():
    """Ciphertexts cannot be divided, nor computed with like other numbers. Give `decrypt_sum` the `running_total`
    itself, as it came, and compute with what it returns."""


@checks.stops("layout-of-agreement", "must be a Layout")
def _():
    """How the integers lie in the plaintexts belongs to the agreement: give `decrypt_sum` its `agreement.layout`."""


@checks.stops("bits-before-clip", "dequantize: (bits|clip)")
def _():
    """Give `dequantize` the integers, then the bits, then the clip: `agreement.bits, agreement.clip`."""


@checks.stops("scales-integers", "dequantize: integers is .* whole numbers")
def _():
    """`dequantize` takes the sums as they are, whole numbers. First give it all but the last of what `decrypt_sum`
    returned; then multiply what comes back by the cap, and divide by the examples."""


@checks.symptom("swapped", of_kind=True)
def _(run):
    """The example count came first. Return the average first, and the count behind it."""
    return isinstance(run.result, tuple) and len(run.result) == 2 and close(run.result[::-1], run.expected)


@checks.symptom("average-alone", of_kind=True)
def _(run):
    """One array came back, but two things are asked for: the average, and behind it the sum of the example counts.
    Return both: `return average, example_count`."""
    return isinstance(run.result, np.ndarray)


@checks.symptom("offset-twice", needs="offset")
def _(run):
    """The number of examples is off by offsets of clients. Leave out your own line with the offset: `decrypt_sum` takes
    all of them off if it gets `contributor_count`."""
    return count_in(run) % run.inputs["agreement"].layout.offset == run.expected[1] != count_in(run)


@checks.symptom("other-contributors")
def _(run):
    """The number of examples is off by offsets of clients. Tell `decrypt_sum` how many clients are in the total,
    `contributor_count`, and return the last of its sums as it is."""
    return count_in(run) % run.inputs["agreement"].layout.offset == run.expected[1] != count_in(run)


def count_in(run) -> int:
    """The example count that came back."""
    _, count = run.result
    return int(count)


@wrong_average("divides-by-clients")
def _(p):
    """This is the sum, divided by the number of clients. The updates are weighted by examples. Divide by how many
    examples there are in all, the last of the sums."""
    return [p.weighted / p.clients] if p.clients > 1 else []  # by 1 it may be not divided at all


@wrong_average("counts-the-sums", needs=r"len\(|\.size|shape")
def _(p):
    """This is the sum, divided by how many numbers the vector holds. Multiply the dequantised sums by
    `agreement.most_examples`, and divide by how many examples there are in all, the last of the decrypted sums."""
    return p.weighted / len(p.sums), p.weighted / (len(p.sums) - 1), p.scaled / len(p.sums)


@wrong_average("clients-without-cap")
def _(p):
    """These are the dequantised sums, divided by the number of clients. Multiply them by `agreement.most_examples`, and
    divide by how many examples there are in all: the last of the decrypted sums."""
    return [p.scaled / p.clients] if p.clients > 1 else []


@wrong_average("floors-sums", needs="//")
def _(p):
    """`//` floors every entry to a whole number, and what lies between two of them is lost. Give the sums to
    `dequantize` as they are, and divide afterwards, with `/`."""
    return p.made_whole(np.floor)


@wrong_average("rounds-sums", needs=r"round|rint|int\(|astype|trunc|floor|//")
def _(p):
    """The sums were divided, and rounded or cut to whole numbers, so that what lies between two of them is lost. Give
    the sums to `dequantize` as they are, and divide the numbers that come back, without rounding."""
    return *p.made_whole(np.rint), *p.made_whole(np.trunc), *p.made_whole(np.floor), *p.made_whole(np.ceil)


@wrong_average("forgets-cap")
def _(p):
    """The average is too small, by the factor `agreement.most_examples`: every client divided its update by that before
    it quantised. Multiply the dequantised sums by it once, and divide by the sum of the example counts alone."""
    return (p.scaled / p.examples,)


@wrong_average("all-at-the-cap")
def _(p):
    """These are the dequantised sums, divided by the cap and by the number of clients. Multiply them by
    `agreement.most_examples`, and divide by the sum of the example counts alone, the last of the decrypted sums."""
    return [p.scaled / (p.cap * p.clients)] if p.clients > 1 else []


@wrong_average("divides-by-cap")
def _(p):
    """The sum was divided by the cap, as the clients did already. Multiply by `agreement.most_examples`, and divide
    by the sum of the example counts."""
    neither = [p.scaled] if says(r"/ \(?(agreement\.most_examples|cap)\b") else []  # else it may be the sum as it was
    return p.scaled / p.cap / p.examples, p.scaled / p.cap, *neither


@wrong_average("not-divided")
def _(p):
    """This is the sum, not the average. Let the dequantised sums be multiplied by `agreement.most_examples` once, and
    divide them by the sum of the example counts, the last of the decrypted sums."""
    return p.weighted, p.scaled


ALL_DEQUANTISED = r"(?s)\b(\w+) = decrypt_sum\(.*dequantize\(\1,|dequantize\(decrypt_sum\("


@checks.symptom("count-dequantized-too")
def _(run):
    """The example count was dequantised with the sums, but it was never quantised. Dequantise all the sums but the
    last, and divide by that one as it was decrypted."""
    p = Parts(**run.inputs)
    average, *rest = run.result if isinstance(run.result, tuple) else (run.result,)
    ratios = p.count_too[:-1] / p.count_too[-1]  # the same without dequantising at all
    if any(close(average, value, 1e-6) for value in (ratios, ratios * p.cap)):
        return any(close(each, p.count_too[-1], 1e-6) for each in rest) or says(ALL_DEQUANTISED)


@wrong_average("other-step", without=r"(?s)agreement\.bits\b(?! [-+*]).*agreement\.clip\b(?! [*/])")
def _(p):
    """Every entry is off by one factor, as with other bits or another clip than these clients agreed on. Give
    `dequantize` those of the agreement: `agreement.bits, agreement.clip`."""
    steps = [(bits, p.clip) for bits in (8, 12, 16, 24) if bits != p.bits] + [(p.bits, 1.0), (16, 1.0)]
    return [reference.dequantize(p.sums[:-1], *step) * p.cap / p.examples for step in steps]


@wrong_average("not-dequantized")
def _(p):
    """These are still quantised integers, or quotients of such, not parts of an update. Turn them into numbers with
    `dequantize`, with the bits and the clip of the agreement; leave the count as it is."""
    integers = p.sums[:-1]
    return integers, integers / p.examples, integers * p.cap / p.examples, integers / p.clients


@wrong_average("count-in-average")
def _(p):
    """The last number of the average is no part of the update: it comes from the sum of the example counts. Take it
    off, with `[:-1]`, before you compute the average."""
    whole = np.append(p.scaled, p.scaled[-1])
    found = [np.append(values, last) for values in (p.weighted / p.examples,) for last in (1.0, p.cap)]
    ratio = p.scaled[0] / p.sums[0] if p.sums[0] else 0.0
    all_of_them = p.sums * ratio
    capless = all_of_them / p.examples, all_of_them / p.clients
    return whole, *found, all_of_them * p.cap / p.examples, all_of_them, *capless


@checks.symptom("count-elsewhere")
def _(run):
    """What stands behind the average is one of the update's own sums. Take the last of what `decrypt_sum` returns as
    the number of examples, and all before it for the update."""
    return count_in(run) != run.expected[1] and count_in(run) in Parts(**run.inputs).sums[:-1]


@checks.symptom("wrong-example-count")
def _(run):
    """The average is right, but what stands behind it is not the sum of the example counts, as one number. Return the
    last of the decrypted sums there, as it is."""
    pair = isinstance(run.result, tuple) and len(run.result) == 2
    return pair and close(run.result[0], run.expected[0]) and not close(run.result[1], run.expected[1])


@checks.symptom("other-factor", vague=True)
def _(run):
    """Every entry of the average is off by one and the same factor. `dequantize` gives the sums their steps back, the
    cap is multiplied in once, and the number of all examples divided out once. Look which of these your lines leave
    out, do twice or turn round, and what else they multiply or divide by."""
    average = np.asarray(run.result[0] if isinstance(run.result, tuple) else run.result, dtype=float)
    right = run.expected[0]
    factor = float(average @ right / (right @ right))
    off = factor != 0 and close(average, factor * right) and not close(average, right)
    return off and [("off by the factor", describe(factor))]
