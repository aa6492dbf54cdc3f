"""What `forged_count_attack` must do, and what each mistake is told."""

from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.packing import Layout, pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_sum

from ...checking import Checks, describe
from ...solutions import secure_aggregation as reference
from .cases import Ciphertexts, FreshEncryptor, needs_fresh_ciphertexts

checks = Checks("forged_count_attack")


@checks.cases
def agreements(rng):
    # In 64 bits lie three numbers, in 512 thirty-one: a vector of 6 fills two plaintexts, one of 63 begins a third.
    for bits, most_clients, threshold, length in (
        (64, 5, 3, 4), (64, 4, 3, 5), (64, 5, 2, 6), (512, 50, 7, 63), (512, 2, 1, 4), (64, 5, 3, 13),
    ):  # fmt: skip
        layout = Layout(bits=8, summands=most_clients, key_bits=bits)
        yield dict(encryptor=FreshEncryptor(bits), threshold=threshold, length=length, layout=layout)


class Forged(Ciphertexts):
    """The forged total and count, and what the server gets with them."""

    def __init__(self, run):
        alone = isinstance(run.result, list) and all(isinstance(each, Integral) for each in run.result)
        self.total, self.count = (run.result, None) if alone else run.result
        self.alone = alone
        self.layout = run.inputs["layout"]
        super().__init__(self.layout.key_bits, self.total)
        self.length, self.threshold = run.inputs["length"], run.inputs["threshold"]

    @property
    def recognisable(self) -> bool:
        return 1 in self.noise or len(set(self.numbers)) < len(self.numbers)

    @property
    def reads_the_victim(self) -> bool:
        secret = np.random.default_rng().integers(-self.layout.offset, self.layout.offset + 1, self.length)
        victim = FreshEncryptor(self.layout.key_bits)
        total, count = reference.add_my_update(victim, self.total, self.count, secret, self.layout)
        answer = reference.answer_server(total, count, self.threshold)
        return np.array_equal(decrypt_sum(self.owner, answer, self.layout, self.length, 1), secret)


@checks.in_words
def a_forged_pair(encryptor, threshold, length, layout):
    return f"a list of ciphertexts of 0, {layout.plaintexts_for(length)} in all, and {threshold}"


checks.reads(Forged)


@checks.accepts
def reads_the_victim(forged):
    return forged.reads_the_victim and not forged.recognisable


@checks.stops("not-called", "non-int of type 'method'")
def _():
    """What stands behind the `*` is no number but a function that nobody called. Write it with brackets and the length
    inside: `[0] * layout.plaintexts_for(length)`."""


LOOPS_OVER_THE_NUMBER = r"(in |(list|tuple|sum|sorted|enumerate)\()(layout\.|places\b|length\b|threshold\b)"
# One number given to `encrypt`, which goes through it, too.
ENCRYPTS_A_NUMBER = r"(?s)encrypt\(0\)|encrypt\((\w+)\) for \1 in|for (\w+) in .*encrypt\(\2\)"


@checks.stops(
    "number-looped-over", "'int' object is not iterable", needs=LOOPS_OVER_THE_NUMBER, without=ENCRYPTS_A_NUMBER
)
def _():
    """A single number stands where something is gone through, as `layout.plaintexts_for(length)` is one. To do
    something so many times, write `range(layout.plaintexts_for(length))`."""


@checks.stops("no-list-of-numbers", "not iterable|is no whole number")
def _():
    """Give `encryptor.encrypt` a list of whole numbers, one for each place: `[0] * layout.plaintexts_for(length)`."""


@checks.symptom("count-missing", of_kind=True)
def _(forged):
    """One list of numbers came back, but the victim waits for two things: the list of ciphertexts, and a count beside
    it. Return them as a pair, the list first and `threshold` behind it."""
    return forged.alone


@checks.symptom("lists-in-the-total", of_kind=True)
def _(forged):
    """In a place of the total lies a list. Give `encryptor.encrypt` all zeros at once, in one list, and return what
    comes back, which is a list of ciphertexts already."""
    whole = isinstance(forged.numbers, list | tuple)
    return whole and any(isinstance(each, list | tuple) for each in forged.numbers)


@checks.symptom("no-list-yet", of_kind=True)
def _(forged):
    """The total is no list yet, but an array, a dict, a set, or something that makes its ciphertexts only when they are
    asked for. Make a list of the ciphertexts with `list(…)`, of a dict's with `list(….values())`."""
    return hasattr(forged.total, "__next__") or isinstance(forged.total, np.ndarray | dict | set)


@checks.symptom("swapped", of_kind=True)
def _(forged):
    """The count came first. Return the list of ciphertexts first, and `threshold` behind it."""
    return isinstance(forged.total, Integral) and isinstance(forged.count, list)


@checks.symptom("count-no-number")
def _(forged):
    """The count is no whole number, but the victim compares it with the threshold. Return `threshold` itself."""
    return not isinstance(forged.count, Integral)


@checks.symptom("no-total")
def _(forged):
    """None came as the total, but the victim refuses None if clients are said to be in it. Make ciphertexts that hold
    nothing, one for each place: give `encryptor.encrypt` a list of zeros."""
    return forged.total is None


@checks.symptom("other-number-of-places")
def _(forged):
    """The victim refuses a total with another number of ciphertexts than its own. Make `layout.plaintexts_for(length)`
    of them: a ciphertext may hold several numbers."""
    return len(forged.numbers) != forged.layout.plaintexts_for(forged.length)


@checks.symptom("not-encrypted")
def _(forged):
    """Not all of these are ciphertexts under this key, and the victim refuses them. Give your zeros to
    `encryptor.encrypt(…)`, and change nothing in what comes out."""
    return not forged.are_good


@checks.symptom("packed-zeros")
def _(forged):
    """A packed vector of zeros is in the total, and packing adds an offset to every number, as if clients were in it.
    Give `encryptor.encrypt` the plain number 0 for every place, and add nothing that `encrypt_vector` or `pack`
    made."""
    packed = [int(each) for each in pack_vector(np.zeros(forged.length, int), forged.layout)]
    return any(forged.opened == [times * each for each in packed] for times in range(1, forged.threshold + 2))


@checks.symptom("not-zero")
def _(forged):
    """The forged total holds something, which is mixed up with the victim's numbers. Make every place what
    `encryptor.encrypt([0, …])` gives for a 0, and change nothing in it."""
    return [("it decrypts to", describe(forged.opened))] if any(forged.opened) else False


@checks.symptom("recognisable")
def _(forged):
    """The victim can see that this total is made up: a place holds 1, which is 0 without noise, or two places hold the
    same. Give `encryptor.encrypt` a list with one 0 for every place, and return what comes out."""
    return forged.recognisable


@checks.symptom("count-too-small")
def _(forged):
    """With this count the victim refuses to answer: it adds one, for itself, and that is not more than the threshold.
    Return `threshold` as the count, the smallest one that works."""
    return forged.count < forged.threshold


@checks.symptom("count-too-large")
def _(forged):
    """Here the victim finds the total full and does not add its update. Return `threshold` as the count, which is
    enough."""
    return forged.count >= forged.layout.summands


needs_fresh_ciphertexts(
    checks,
    lambda answer, encryptor: (
        Ciphertexts(512, answer(encryptor, 3, 60, Layout(bits=8, summands=5, key_bits=512))[0]).noise
    ),
)
