"""What `generate_keypair` must do, and what each mistake is told."""

import ast
import functools
import inspect
import math
import re
from dataclasses import dataclass

from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey

from ...checking import leaving
from ...checking.answer_text import written
from ...checking.trees import read_names
from ...checking.watching_secrets import Stream, everything_else_the_same, replaced, replayed, watching_the_system
from .cases import LOST, known_to_all, of_private
from .waiting import UNFIT, UNFIT_LONG, KeyChecks

checks = KeyChecks("generate_keypair", also=(list,))


@checks.cases
def lengths(rng):
    yield dict(bits=256, demo=True)
    for _ in range(40):  # of all pairs a third shares a factor: so many find out who does not look
        yield dict(bits=64, demo=True)
    # There are only six primes of 8 bits to draw, so equal ones are common.
    for _ in range(100):
        yield dict(bits=16, demo=True)
    for bits in (18, 34, 100):
        yield dict(bits=bits, demo=True)


@dataclass(frozen=True)
class Pair:
    """What came back, as a public and a private key, and what stood behind them."""

    bits: int
    public: object
    private: object
    more: tuple = ()

    @property
    def kinds(self) -> tuple:
        return type(self.public), type(self.private)

    @property
    def tells_more(self) -> list[str]:
        """What the public key holds beside n, and the n² that it works out itself."""
        return sorted(set(vars(self.public)) - {"n", "n_squared"})

    @property
    def lengths(self) -> tuple[int, int]:
        return self.private.p.bit_length(), self.private.q.bit_length()

    @property
    def shared(self) -> int:
        return math.gcd(self.private.p - 1, self.private.q - 1)


@checks.in_words
def a_pair(bits, demo=False):
    return f"a public and a private key, n of {bits} bits"


@checks.reads
def pair(run):
    public, private, *more = (None, None) if run.result is None else run.result
    return Pair(run.inputs["bits"], public, private, tuple(more))


@checks.accepts
def is_a_good_pair(pair):
    return (
        pair.kinds == (PublicKey, PrivateKey)
        and not pair.tells_more
        and not pair.more
        and pair.public.n == pair.private.n
        and pair.public.n.bit_length() == pair.bits
        and pair.lengths == (pair.bits // 2, pair.bits // 2)
        and pair.private.p % 4 == pair.private.q % 4 == 3
        and pair.shared == 2
    )


@checks.stops("one-prime-twice", "p and q are equal", needs=r"PrivateKey\((\w+), \1\)|\w+ = \w+ = random_prime\(")
def _():
    """`PrivateKey` got one prime twice. Draw each of the two with a call of `random_prime` of its own, and give it both
    of them: `PrivateKey(p, q)`."""


@checks.stops("equal-primes", "p and q are equal")
def _():
    """p and q are the same prime here. Draw each with a call of its own, and again for as long as p equals q."""


@checks.stops("equal-in-a-set", r"\(expected 2, got 1\)", needs=r"\{[^\n]*random_prime\(|\bset\(|\.add\(")
def _():
    """There is one prime here: a set holds equal ones once. Keep p and q apart, and draw again while they are equal."""


@checks.stops("other-parts", r"(PublicKey|PrivateKey)\.__init__\(\)")
def _():
    """A public key is made of n alone, a private one of the two primes. Write `PublicKey(p * q)` and `PrivateKey(p,
    q)`."""


WORKED_OUT = r"PrivateKey\([^()]*(lam|mu|phi|\bn\b| - 1\b)"


@checks.stops("lambda-in-private", r"\([pq] must be odd|not a prime number", needs=WORKED_OUT)
def _():
    """A private key is made of the two primes that were drawn. Write `PrivateKey(p, q)`."""


@checks.stops("demo-left-out", "pass demo=True", needs=r"(?<!def )generate_keypair\(")
def _():
    """Your function calls itself, but does not say there that a short key is allowed. Hand it on:
    `generate_keypair(bits, demo=demo)`."""


@checks.stops("not-prime", "not a prime number")
def _():
    """A private key is made of two primes. Draw both with `random_prime`, which tests them, and change nothing of
    them."""


@checks.stops("half-is-a-float", r"bits is \d+\.\d+")
def _():
    """The length of a prime must be a whole number, and this is a float. Divide with two strokes: `bits // 2`."""


@checks.symptom("swapped")
def _(pair):
    """The private key came first, but the public one is expected there. Return the public key, then the private one."""
    return pair.kinds == (PrivateKey, PublicKey)


@checks.symptom("private-twice")
def _(pair):
    """Both are private keys, so the one that is given to everybody holds p and q. Make the first one with `PublicKey(p
    * q)`, which knows only the product."""
    return pair.kinds == (PrivateKey, PrivateKey)


@checks.symptom("more-than-two")
def _(pair):
    """More than two things came back, and exactly two keys are expected. Return `PublicKey(p * q), PrivateKey(p, q)`
    and nothing behind them."""
    return bool(pair.more)


@checks.symptom("gives-up", of_kind=True, needs=r"(?s)if .*gcd\(.*return \(?PublicKey")
def _(pair):
    """Primes were drawn, but nothing came back. Put the drawing and the `if` into `while True:`, and return both keys
    there only where p and q differ and `math.gcd(p - 1, q - 1)` is 2."""
    return pair.public is pair.private is None


@checks.symptom("not-keys", of_kind=True)
def _(pair):
    """What came back is not a `PublicKey` and behind it a `PrivateKey`. Return `PublicKey(p * q), PrivateKey(p, q)`."""
    return pair.kinds != (PublicKey, PrivateKey) and pair.public is not None


@checks.symptom("private-in-public")
def _(pair):
    """The public key carries something beside n. Leave it as `PublicKey(p * q)` makes it, and keep everything else in
    the private key."""
    return [("it also holds", ", ".join(pair.tells_more))] if pair.tells_more else False


@checks.symptom("other-n")
def _(pair):
    """The two keys do not belong together: the public n is not the product of the private primes. Make both when the
    drawing is over, from the same p and q: `PublicKey(p * q), PrivateKey(p, q)`."""
    return pair.public.n != pair.private.n


OPEN_TO_OTHERS = r"\brandom\.(?!SystemRandom)\w|from random import (?!SystemRandom)|np\.random|default_rng|RandomState"


@checks.symptom("predictable-source", needs=OPEN_TO_OTHERS, without=r"random_prime|secrets|urandom")
def _(pair):
    """Your primes are drawn with Python's `random` or with NumPy, which others can predict. Draw both with
    `random_prime`, which asks the operating system."""
    return True


@checks.symptom("prime-from-the-other")
def _(pair):
    """Only one prime was drawn, and the other is made from it. Draw the other on its own, too, with another call of
    `random_prime(bits // 2)`."""
    return pair.private.p != pair.private.q and made_from_the_other()


def made_from_the_other() -> bool:
    """Whether a name gets the one prime that is drawn, and the second prime is worked out from that name."""
    nodes = list(ast.walk(written()))
    drawn = [node for node in nodes if isinstance(node, ast.Name) and node.id == "random_prime"]
    keys = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == "PrivateKey"]
    names = {ast.unparse(value) for key in keys for value in [*key.args, *(each.value for each in key.keywords)]}
    given = [
        (target.id, node.value)
        for node in nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in names
    ]
    first = {name for name, value in given if isinstance(value, ast.Call) and value.func in drawn}
    others = [value for name, value in given if name not in first and not isinstance(value, ast.Name)]
    return len(drawn) == len(first) == 1 and any(first & set(read_names(value)) for value in others)


@checks.symptom("unequal-lengths")
def _(pair):
    """The primes differ in length. Draw each on its own, with `random_prime(bits // 2)`."""
    return pair.lengths[0] != pair.lengths[1] and [("their lengths", "{} and {} bits".format(*pair.lengths))]


@checks.symptom("wrong-length")
def _(pair):
    """The length of n is not the one that was asked for. Draw both primes with `random_prime(bits // 2)`, whatever
    `bits` and `demo` are."""
    found = pair.public.n.bit_length()
    return found != pair.bits and [("asked for", f"{pair.bits} bits"), ("n has", f"{found} bits")]


@checks.symptom("not-three-mod-four")
def _(pair):
    """A prime leaves 1 when divided by 4, but this course needs primes that leave 3. Draw both with `random_prime`,
    which gives no others."""
    return not pair.private.p % 4 == pair.private.q % 4 == 3


@checks.symptom(
    "and-for-or", needs=r"while (?!not |.* or )[^\n]*(==[^\n]* and [^\n]*(!=|>) 2|(!=|>) 2\)? and [^\n]*==)"
)
def _(pair):
    """With `and`, both must be wrong before you draw again: equal primes, and a factor in common beside 2. One of the
    two is enough. Write `or` between these conditions."""
    return pair.shared != 2


@checks.symptom("turns-counted", needs=r"(?s)\bfor\b.*(==|!=|>) 2\b", without=r"!= \w+ or |== 2 or ")
def _(pair):
    """The drawing ends after a fixed number of turns, and here p - 1 and q - 1 share more than the factor 2. Draw
    inside of `while True:`, and leave it only where p and q differ and `math.gcd(p - 1, q - 1)` is 2."""
    loops = [node for node in ast.walk(written()) if isinstance(node, ast.For)]
    # In twenty turns or more primes that fit come nearly always.
    counted = [loop for loop in loops if re.fullmatch(r"range\(1?\d\)", ast.unparse(loop.iter))]
    drawing = [loop for loop in counted if re.search("random_prime|gcd", ast.unparse(loop))]
    leaving_it = (part for loop in drawing for part in ast.walk(loop) if isinstance(part, ast.Break | ast.Return))
    return pair.shared != 2 and any(leaving_it)


@checks.symptom("shared-factor")
def _(pair):
    """p - 1 and q - 1 share more than the factor 2. Draw again until `math.gcd(p - 1, q - 1)` is 2."""
    return [("they share the factor", str(pair.shared))] if pair.shared != 2 else False


@checks.secrets
def _(inputs, result):
    hidden, public = [], known_to_all()
    for key in result if isinstance(result, tuple | list) else ():
        if isinstance(key, PrivateKey):
            hidden += of_private(key)
            public = [*public, key.n, key.n + 1, key.n**2]
    return leaving.Secrets(hidden, public)


def draw_keys(answer, count=4):
    """Keys of 512 bits: long enough that nothing in them is equal by chance."""
    return [answer(512, demo=True)[1] for _ in range(count)]


@functools.lru_cache(maxsize=1)
def real_pairs(answer):
    """What came back twice for the length of real keys, and how many random bytes each took."""
    with watching_the_system(answer) as drawn:
        pairs = [answer(2048) for _ in range(2)]
    return pairs, drawn.bytes // len(pairs)


def real_keys(answer):
    """Two private keys as long as real ones, and how many random bytes each of them took."""
    pairs, drawn = real_pairs(answer)
    return [private for _, private in pairs], drawn


def offered(answer, bits, primes):
    """What comes back where these primes are drawn first."""
    names, primes = inspect.unwrap(answer).__globals__, iter(primes)
    draw = names["random_prime"]
    with replaced(names, "random_prime", lambda *args, **kwargs: next(primes, None) or draw(*args, **kwargs)):
        return answer(bits, demo=bits < 2048)


@checks.behaviour("only-for-demo")
def _(answer, rng):
    """Right for short keys with `demo=True`, but for a key of 2048 bits no such pair came back. Leave `demo` to the
    check in front, and do the same for every length."""
    pairs = [offered(answer, 2048, UNFIT_LONG), *real_pairs(answer)[0]]
    keys = [Pair(2048, *pair) for pair in pairs if isinstance(pair, tuple | list) and len(pair) == 2]
    return len(keys) < len(pairs) or not all(map(is_a_good_pair, keys))


@checks.behaviour("stops-drawing")
def _(answer, rng):
    """Where many pairs in a row do not fit, no pair that fits comes back in the end. Draw for as long as it takes:
    `while True:`, and leave it with a pair that fits only."""
    keys = offered(answer, 64, UNFIT)
    return not isinstance(keys, tuple | list) or Pair(64, *keys).shared != 2


@checks.behaviour("same-primes-again")
def _(answer, rng):
    """Several calls gave the same prime, and each key needs two of its own. Draw p and q with `random_prime`, anew in
    every call, whatever the length."""
    short = [answer(64, demo=True)[1] for _ in range(4)]
    for bits, keys in ((512, draw_keys(answer)), (64, short), (2048, real_keys(answer)[0])):
        primes = [prime for key in keys for prime in (key.p, key.q)]
        if len(set(primes)) < len(primes):
            return [("with keys of", f"{bits} bits")]


@checks.behaviour("predictable-primes")
def _(answer, rng):
    """The primes are not made of enough fresh randomness of the operating system, so others may find them out. Take
    both from `random_prime`, anew in every call, and change nothing of them."""
    with watching_the_system(answer) as drawn:
        keys = draw_keys(answer)
    with everything_else_the_same(answer) as again:
        repeated = draw_keys(again, 2)
    with replayed(answer) as replay:
        kept = any(primes_from(replay, Stream(seed)) != primes_from(replay, Stream(seed)) for seed in range(3))
    too_few = 8 * drawn.bytes < len(keys) * (512 - LOST) or 8 * real_keys(answer)[1] < 2048 - LOST
    return too_few or repeated[0] == repeated[1] or kept


@checks.behaviour("close-primes")
def _(answer, rng):
    """q lies close to p, or to a simple fraction of it, which makes n easier to factor. Draw the second prime on its
    own, with another call of `random_prime`."""
    keys = draw_keys(answer), real_keys(answer)[0]
    return any(all(distance(key).bit_length() < key.p.bit_length() - 20 for key in each) for each in keys)


def distance(key) -> int:
    """How near p and q are to a fraction a/b of each other. Fermat's search in 4·a·b·n takes about its square over n
    steps."""
    return min(abs(a * key.p - b * key.q) for a in range(1, 17) for b in range(1, 17))


@checks.behaviour("related-primes")
def _(answer, rng):
    """The bits of the two primes are not drawn each on their own, or are too few. Draw both with `random_prime`, each
    with a call of its own, and change nothing of them."""
    with replayed(answer) as replay:
        return not (draws_both_at_once(replay) or any(draws_the_last_alone(replay, seed) for seed in range(3)))


def primes_from(replay, stream, bits=256) -> frozenset:
    key = replay(stream, bits, demo=True)[1]
    return frozenset((key.p, key.q))


def draws_the_last_alone(replay, seed) -> bool:
    """Whether nearly all the bytes of the last draw that counts give another prime, and leave the first as it was."""
    stream = Stream(seed)
    key = primes_from(replay, stream)
    # Other bytes from the last draw that counts on give another key, those after it change nothing.
    counts, none = 0, len(stream.draws)
    while none - counts > 1:
        middle = (counts + none) // 2
        if primes_from(replay, Stream(seed, tail=(stream.draws[middle][0], "other"))) == key:
            none = middle
        else:
            counts = middle
    end = stream.draws[counts][1] if stream.draws else 0
    places = range(end - 1, max(end - 128 // 8 - 1, 0) - 1, -2)  # every second byte shows enough, and saves time
    enough = 6  # of 9: whoever draws whole bytes may lose some
    alone = missed = 0
    for place in places:
        turns = (Stream(seed, flip=place, tail=(end, (place, turn))) for turn in range(8))  # some pairs are refused
        changed = any(len(key & primes_from(replay, turn)) == 1 for turn in turns)
        alone, missed = alone + changed, missed + (not changed)
        if alone >= enough or missed > len(places) - enough:
            break
    return alone >= enough


def draws_both_at_once(replay) -> bool:
    """Whether all bytes that two primes of 64 bits need count in what is drawn last: some draw pairs until both are
    prime."""
    stream = Stream("both")
    key = primes_from(replay, stream, 128)
    last = range(max(stream.end - 20, 0), stream.end)
    return sum(primes_from(replay, Stream("both", flip=place), 128) != key for place in last) >= 15
