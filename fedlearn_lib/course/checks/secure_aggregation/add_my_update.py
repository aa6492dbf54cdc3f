"""What `add_my_update` must do, and what each mistake is told."""

from functools import cached_property
from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_all

from ...checking import NotYet, describe
from ...checking.watching_secrets import everything_else_the_same
from .cases import some_integers
from .watching import (
    KEY,
    PUBLIC,
    ProtocolChecks,
    WatchedEncryptor,
    agreement_for,
    encrypted,
    fresh_noise,
    total_of,
)

SMALL = agreement_for(2, 5, examples=20, bits=8)  # 31 integers a plaintext
checks = ProtocolChecks("add_my_update")


@checks.cases
def totals_and_integers(rng):
    layout = SMALL.layout

    def case(before, mine):
        total = total_of(before, layout) if before else None
        return dict(
            encryptor=WatchedEncryptor(), running_total=total, contributor_count=len(before), my_integers=mine,
            layout=layout,
        )  # fmt: skip

    yield case([], np.array([5, -3, 0, 4]))
    yield case([np.array([1, 2, -7, 9]), np.array([0, -1, 3, 2])], np.array([5, -3, 0, 4]))
    for clients in (0, 1, 4):  # the layout has room for five
        vectors = [some_integers(80, layout, rng) for _ in range(clients + 1)]  # three ciphertexts
        yield case(vectors[1:], vectors[0])


class Added:
    """What `add_my_update` returned, opened."""

    def __init__(self, run):
        self.inputs, self.result = run.inputs, run.result
        self.before, self.layout = run.inputs["running_total"], run.inputs["layout"]
        self.mine = list(map(int, pack_vector(run.inputs["my_integers"], self.layout)))
        self.earlier = decrypt_all(KEY, self.before, 1) if self.before else [0] * len(self.mine)
        self.is_pair = isinstance(run.result, tuple) and len(run.result) == 2
        self.total, self.count = run.result if self.is_pair else (run.result, None)

    @property
    def numbers(self) -> list[int]:
        return [int(number) for number in self.total]

    @property
    def is_list(self) -> bool:
        return isinstance(self.total, list) and all(isinstance(c, Integral) for c in self.total)

    @cached_property
    def opened(self) -> list[int]:
        """The plaintexts; of numbers that are no ciphertexts, too."""
        return decrypt_all(KEY, [number % PUBLIC.n_squared for number in self.numbers], 1)

    @property
    def sums(self) -> list[int]:
        return [(one + other) % PUBLIC.n for one, other in zip(self.earlier, self.mine, strict=True)]

    @property
    def noise(self) -> list[int]:
        return fresh_noise(self.before, self.numbers)


@checks.in_words
def _(contributor_count, **_):
    return f"a list of ciphertexts, and {contributor_count + 1}"


checks.reads(Added)


@checks.accepts
def _(a):
    return (
        a.is_pair
        and a.is_list
        and all(0 < number < PUBLIC.n_squared for number in a.numbers)
        and a.opened == a.sums
        and a.count == a.inputs["contributor_count"] + 1
    )


@checks.stops("first-client", "NoneType|running_total is None")
def _():
    """The first client gets no total: `running_total` is None. Return its own ciphertexts there, and add only where
    there is something: `if running_total is not None:`."""


@checks.stops("not-packed", r"not from 0 to n - 1|is no whole number")
def _():
    """An update holds negative numbers. Give the integers to `encrypt_vector`, which packs them with an offset."""


@checks.symptom("swapped")
def _(a):
    """The count came first. Return the total, then the count: `return total, contributor_count + 1`."""
    return a.is_pair and isinstance(a.total, Integral) and isinstance(a.count, list)


@checks.symptom("count-left-out")
def _(a):
    """Only the total came back, but the next client must know how many are in it. Return both:
    `return total, contributor_count + 1`."""
    return isinstance(a.result, list) and len(a.result) == len(a.mine)


@checks.symptom("wrong-count")
def _(a):
    """The count does not say how many clients are in the total now. One more is in it than before: return
    `contributor_count + 1`."""
    wanted = a.inputs["contributor_count"] + 1
    if a.is_pair and isinstance(a.count, Integral) and a.count != wanted:
        return [("your count", describe(a.count)), ("expected was", describe(wanted))]


@checks.symptom("in-plain")
def _(a):
    """Your own numbers stand in the total unencrypted, for everybody to read. Give them to `encrypt_vector` first,
    with the encryptor and the layout."""
    if isinstance(a.total, np.ndarray) or not a.is_list:
        return True
    numbers, mine = a.numbers, [int(integer) for integer in a.inputs["my_integers"]]
    return any(numbers[-len(plain) :] == plain for plain in (mine, a.mine))


@checks.symptom("adds-plain-numbers")
def _(a):
    """Plain numbers were added to ciphertexts, and what comes out decrypts to nothing. Give your own to
    `encrypt_vector` first; then `add_vectors` adds what is inside of both."""
    sums = [c + m for c, m in zip(a.before or [], a.mine, strict=False)]
    return a.before is not None and [c % PUBLIC.n_squared for c in a.numbers] == [s % PUBLIC.n_squared for s in sums]


@checks.symptom("plus-sign")
def _(a):
    """The ciphertexts were added with `+`, but plaintexts are added by *multiplying* ciphertexts, modulo n². Use
    `add_vectors(encryptor.public_key, running_total, mine)`."""
    rest = [(c - b) % PUBLIC.n_squared for b, c in zip(a.before, a.numbers, strict=True)]
    return decrypt_all(KEY, rest, 1) == a.mine


@checks.symptom("mod-n")
def _(a):
    """All numbers are below n, so a product was taken modulo n, where no plaintext is left. Ciphertexts live modulo n²:
    write `% encryptor.public_key.n**2`, or use `add_vectors`."""
    return a.is_list and all(0 < number < PUBLIC.n for number in a.numbers)


@checks.symptom("one-ciphertext-each")
def _(a):
    """There are more ciphertexts than the layout takes: a single one has room for many integers. Give all of them
    to `encrypt_vector` at once, then use `add_vectors`."""
    return a.is_list and len(a.mine) < len(a.numbers) in (len(a.inputs["my_integers"]), 2 * len(a.mine))


@checks.symptom("loses-total")
def _(a):
    """Only your own update is in the total, and what the clients before added is lost. Add yours to
    `running_total`, with `add_vectors`."""
    return a.before is not None and a.opened == a.mine


@checks.symptom("adds-nothing")
def _(a):
    """The total holds what it held before, without your update. Return the sum of both, not the total that
    arrived."""
    return a.before is not None and a.opened == a.earlier


@checks.symptom("subtracts")
def _(a):
    """Your update was taken away from the total instead of added. Multiply the ciphertexts as they are, without an
    inverse."""
    return a.before is not None and a.opened == [(e - m) % PUBLIC.n for e, m in zip(a.earlier, a.mine, strict=True)]


@checks.symptom("not-reduced")
def _(a):
    """The ciphertexts grew longer than n². Take the product modulo n², or use `add_vectors`, which does so."""
    return a.opened == a.sums and any(number >= PUBLIC.n_squared for number in a.numbers)


@checks.symptom("no-randomness")
def _(a):
    """The sum is right, but nothing random came into it: `1 + m·n` is no encryption, and whoever sees the totals
    before and after reads your numbers. Use `encrypt_vector`, which draws fresh randomness."""
    return a.opened == a.sums and 1 in a.noise


@checks.symptom("shares-randomness")
def _(a):
    """Several of your ciphertexts share one random factor, so that their quotients show differences of your
    numbers. Give all of them to `encrypt_vector`, which draws one for each."""
    return a.opened == a.sums and len(set(a.noise)) < len(a.noise)


CHANGES_TOTAL = (
    "Your function changed its argument `running_total` in place, so that the client before finds another total in its "
    "hands. Make a new list instead of setting `running_total[i]`: `add_vectors` returns one."
)


def fresh_factors(answer, seed=3):
    """What an answer multiplies into the noise, for the same input."""
    rng = np.random.default_rng(seed)
    before = encrypted(some_integers(20, SMALL.layout, rng), SMALL.layout)
    mine = some_integers(20, SMALL.layout, rng)

    def draw(ask=answer):
        given = list(before)
        total, _ = ask(
            encryptor=WatchedEncryptor(), running_total=given, contributor_count=1, my_integers=mine.copy(),
            layout=SMALL.layout,
        )  # fmt: skip
        if given != before:
            raise NotYet("changes-input", CHANGES_TOTAL)
        return tuple(fresh_noise(before, total))

    return draw


@checks.behaviour("same-every-time")
def _(answer, rng):
    """The same update gave the same factor twice, so that whoever knows it can take it away. Use `encrypt_vector`
    anew in every call, and keep nothing."""
    draw = fresh_factors(answer)
    return len({draw() for _ in range(4)}) < 4


@checks.behaviour("predictable")
def _(answer, rng):
    """The random factor does not come from the operating system. What `random`, NumPy or a clock give can be found
    out by others, and your numbers with it. Use `encrypt_vector`, or draw with `secrets`."""
    with everything_else_the_same(answer) as again:
        draw = fresh_factors(again)
        return draw() == draw()
