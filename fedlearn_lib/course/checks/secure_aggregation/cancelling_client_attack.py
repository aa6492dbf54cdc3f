"""What `cancelling_client_attack` must do, and what each mistake is told."""

import functools

from ...checking import Checks
from ..paillier.cases import private
from .cases import Ciphertexts, FreshEncryptor, needs_fresh_ciphertexts, numbers_below

checks = Checks("cancelling_client_attack")


@checks.cases
def posted_ciphertexts(rng):
    for bits, names, victim, places in (
        (64, "ann ben cem", "ben", 2),
        (64, "eve anna ann dora cem", "ann", 3),  # not as an alphabet has them, and one name begins with another
        (512, "ann ben cem", "cem", 1),
        (512, "ann ben cem dora", "dora", 3),
        (64, "ann ben", "ann", 2),
        (64, "ann", "ann", 2),
    ):
        others = {name: FreshEncryptor(bits).encrypt(numbers_below(2**20, places, rng)) for name in names.split()}
        yield dict(encryptor=FreshEncryptor(bits), others=others, victim=victim)
    same = FreshEncryptor(64).encrypt([3, 5])
    others = {"ann": FreshEncryptor(64).encrypt([5000, 800]), "ben": same, "cem": list(same)}  # one copied the victim's
    yield dict(encryptor=FreshEncryptor(64), others=others, victim="ben")
    others = {"ann": FreshEncryptor(64).encrypt([5000, 800]), "ben": FreshEncryptor(64).encrypt([3, 5])}
    yield dict(encryptor=FreshEncryptor(64), others=others | {"cem": list(others["ann"])}, victim="ben")
    others = {name: FreshEncryptor(64).encrypt(numbers_below(2**20, 2, rng)) for name in ("ann", "anna", "cem")}
    yield dict(encryptor=FreshEncryptor(64), others=others, victim="anna")  # another name stands in the victim's


NOTHING_MULTIPLIED = r"'NoneType' (object )?(is not|has no len|and)|and 'NoneType'|reduce\(\) of empty"


@checks.stops("nobody-else", NOTHING_MULTIPLIED)
def _():
    """There is nothing here to go on from, as where a function returns nothing, or where only the victim has posted so
    far and nobody else is there to multiply. Start with a fresh encryption of 0 for every place,
    `encryptor.encrypt([0, …])`, and let every helper `return` what it makes."""


@checks.stops("encrypts-ciphertexts", "not from 0 to n - 1|plaintext .* is no whole number")
def _():
    """Only plaintexts can be encrypted, a list of whole numbers from 0 to n - 1, and no ciphertexts or numbers made of
    them. Encrypt one 0 for each place, `encryptor.encrypt([0, …])`, and multiply the ciphertexts' inverses,
    `pow(c, -1, n**2)`, into these, modulo n²."""


class Cancelling(Ciphertexts):
    """The last client's ciphertexts, and what the total opens to with them."""

    def __init__(self, run):
        super().__init__(run.inputs["encryptor"].public_key.bits, run.result)
        if not isinstance(run.result, list):
            raise TypeError("no list of ciphertexts")
        self.others, self.victim = run.inputs["others"], run.inputs["victim"]
        self.places = len(self.others[self.victim])
        self.rest = self.product(c for name, c in self.others.items() if name != self.victim)

    def product(self, vectors) -> list[int]:
        total = [1] * self.places
        for vector in vectors:
            total = [t * c % self.n_squared for t, c in zip(total, vector, strict=True)]
        return total

    def open(self, numbers) -> list[int]:
        return Ciphertexts(self.owner.n.bit_length(), numbers).opened

    @property
    def everybody(self) -> list[int]:
        """The product over all who posted."""
        return self.product(self.others.values())

    @property
    def total(self) -> list[int]:
        return self.open(self.product([self.everybody, self.numbers]))

    @property
    def wanted(self) -> list[int]:
        return self.open(self.others[self.victim])

    @property
    def factors(self) -> list[int]:
        """What was multiplied into the inverses, which everybody can work out as well."""
        return [t * int(c) % self.n_squared for t, c in zip(self.rest, self.numbers, strict=True)]

    @property
    def unchanged(self) -> bool:
        """Whether some ciphertext is the inverse itself."""
        return 1 in self.factors

    @property
    def repeated(self) -> bool:
        return len(set(self.factors)) < len(self.factors)


@checks.in_words
def cancelling_ciphertexts(encryptor, others, victim):
    return f"ciphertexts that, multiplied with all others', leave {victim}'s plaintexts"


checks.reads(Cancelling)


@checks.accepts
def leaves_the_victim(cancelling):
    is_right = len(cancelling.numbers) == cancelling.places and cancelling.are_good
    return is_right and cancelling.total == cancelling.wanted and not (cancelling.unchanged or cancelling.repeated)


@checks.symptom("other-number-of-places")
def _(cancelling):
    """The victim's list has another number of ciphertexts than what you return. Make one for each place of
    `others[victim]`."""
    return len(cancelling.numbers) != cancelling.places


@checks.symptom("negated")
def _(cancelling):
    """To subtract a ciphertext, or to put a minus in front of it, does not take its plaintext away. Multiply by its
    inverse instead, `pow(c, -1, n_squared)`."""
    back = [-c % cancelling.n_squared for c in cancelling.numbers]
    below = any(c < 0 for c in cancelling.numbers) and cancelling.total != cancelling.wanted
    return below or back in (cancelling.rest, cancelling.everybody)


@checks.symptom("not-inverted")
def _(cancelling):
    """What you post holds the sum of the others, or of all with the victim. To take the others' numbers away, multiply
    by the inverse of each of their ciphertexts, `pow(c, -1, n_squared)`, and invert nothing twice."""
    sums = cancelling.open(cancelling.rest), cancelling.open(cancelling.everybody)
    return cancelling.opened in sums and cancelling.total != cancelling.wanted


@checks.symptom("no-ciphertexts")
def _(cancelling):
    """Not all of these are ciphertexts, which are whole numbers from 1 to n² - 1 that share no factor with n. Begin
    with `encryptor.encrypt([0, …])`, multiply by each inverse, and reduce each time: `total * pow(c, -1, n_squared) %
    n_squared`."""
    return not cancelling.are_good


MODULO_N = r"-1, (\w+\.)*n\)"
# Where an `n` may stand for n².
OTHER_N = r"\bn(, \w+)* = [^\n]*(\*\*|n_squared|n \* )|\bn \*+= |def (?!cancelling_)\w+\([^\n]*\bn\b|lambda [^:]*\bn\b"


@checks.symptom("inverse-modulo-n", needs=MODULO_N, without=OTHER_N)
def _(cancelling):
    """The inverse was taken modulo n, but ciphertexts are multiplied modulo n², and there it is none. Use n²
    everywhere: `total * pow(c, -1, n_squared) % n_squared`."""
    return any(min(m, cancelling.n - m) > 2**50 for m in cancelling.total)


@checks.symptom("out-of-reach")
def _(cancelling):
    """The total is far from anybody's numbers, as where ciphertexts are added, subtracted or reduced modulo n, or more
    than 0 is encrypted. Encrypt only zeros, and multiply by each inverse, modulo n²: `total * pow(c, -1, n_squared) %
    n_squared`."""
    return any(min(m, cancelling.n - m) > 2**50 for m in cancelling.total)


@checks.symptom("includes-victim")
def _(cancelling):
    """The total is 0: the victim's own numbers were taken away, too. Multiply only by the inverses of those whose `name
    != victim`."""
    return not any(cancelling.total) and any(cancelling.wanted)


@checks.symptom("victim-only")
def _(cancelling):
    """The victim was taken away, and all the others are left. Do it the other way round: take away everybody whose
    `name != victim`."""
    return cancelling.total == cancelling.open(cancelling.rest)


@checks.symptom("copy-skipped", needs=r"if |filter|remove|tuple\(|set\(|[!=]= ")
def _(cancelling):
    """Somebody else posted the very ciphertexts of the victim, too, and these were not taken away. Compare names, not
    ciphertexts: `name != victim`."""
    copies = [each for each in cancelling.others.values() if list(each) == list(cancelling.others[cancelling.victim])]
    return len(copies) == 2 and cancelling.total == [2 * number % cancelling.n for number in cancelling.wanted]


@checks.symptom("victim-twice")
def _(cancelling):
    """The victim's numbers are in the total twice, for its own ciphertexts stand on the board already. Take away all
    others, and put nothing of the victim into what you post."""
    return cancelling.total == [2 * number % cancelling.n for number in cancelling.wanted]


@checks.symptom("not-zeros")
def _(cancelling):
    """The total is the victim's numbers and a little more, as where something else than 0 is encrypted to begin with.
    Encrypt 0 for every place: `encryptor.encrypt([0, …])`."""
    more = [total - wanted for total, wanted in zip(cancelling.total, cancelling.wanted, strict=True)]
    return any(more) and all(0 <= each < 100 for each in more)


@checks.symptom("recognisable")
def _(cancelling):
    """The attack reads the victim, but some of these are exactly the inverses, which everybody can work out and
    recognise. Multiply each of them by a fresh ciphertext of 0, so start with `encryptor.encrypt([0, …])`."""
    return cancelling.total == cancelling.wanted and cancelling.unchanged


@checks.symptom("list-repeated", needs=r"encrypt\(\[0\]\) \* ")
def _(cancelling):
    """The attack reads the victim, but one ciphertext of 0 is repeated in several places, which can be seen. Multiply
    the list before it is encrypted, not after: write `encryptor.encrypt([0] * len(others[victim]))`."""
    return cancelling.total == cancelling.wanted and cancelling.repeated


@checks.symptom("one-ciphertext-repeated")
def _(cancelling):
    """The attack reads the victim, but one ciphertext of 0 serves several places, and equal factors can be seen.
    Encrypt a fresh 0 for each place: `zeros = encryptor.encrypt([0] * len(others[victim]))`, and use `zeros[place]`."""
    return cancelling.total == cancelling.wanted and cancelling.repeated


@checks.symptom("victim-negated")
def _(cancelling):
    """The others are gone, but of the victim's numbers the negatives are left. Multiply by the inverses of the others'
    ciphertexts only, and leave the victim's out of what you post."""
    return cancelling.total == [-number % cancelling.n for number in cancelling.wanted]


@checks.symptom("others-left")
def _(cancelling):
    """The total is not the victim's numbers alone, once. Place by place, multiply a fresh encryption of 0 by the
    inverse of each ciphertext in that place but the victim's, and go on from the product that you have so far."""
    pairs = zip(cancelling.total, cancelling.wanted, strict=True)
    return [("right places", str(sum(found == wanted for found, wanted in pairs)))]


@functools.cache
def posted() -> dict[str, list[int]]:
    return {name: FreshEncryptor(512).encrypt([place, 7]) for place, name in enumerate(("ann", "ben", "cem"), 1)}


def noise_of_cancelling(answer, encryptor):
    """What the answer added to the inverses, which are known."""
    others, n_squared = posted(), private(512).n ** 2
    made = answer(encryptor, {name: list(c) for name, c in others.items()}, "ann")
    rest = [one * other % n_squared for one, other in zip(others["ben"], others["cem"], strict=True)]
    return Ciphertexts(512, [int(c) * t % n_squared for c, t in zip(made, rest, strict=True)]).noise


needs_fresh_ciphertexts(checks, noise_of_cancelling)
