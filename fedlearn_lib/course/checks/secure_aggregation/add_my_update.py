"""What `add_my_update` must do, and what each mistake is told."""

from functools import partial
from numbers import Integral

import numpy as np

from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.paillier.sums import decrypt_all

from ...checking import describe
from ...checking.watching_secrets import everything_else_the_same, replayed, watching_the_system
from .added_total import SMALL, Added, added, new_total
from .cases import few_bytes_count, some_integers
from .secrets_of import of_integers, secrets
from .watching import KEY, KEY_BITS, PUBLIC, ProtocolChecks, WatchedEncryptor, total_of

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
    for same in (0, -layout.offset, layout.offset):  # whose plaintexts are special
        yield case([some_integers(40, layout, rng)], np.full(40, same))


@checks.secrets
def _(inputs, result):
    total = result[0] if isinstance(result, tuple) else ()
    return secrets(of_integers(inputs["my_integers"], inputs["layout"]), inputs["running_total"] or (), total)


@checks.in_words
def _(contributor_count, **_):
    return f"a list of ciphertexts, and {contributor_count + 1}"


checks.reads(Added)


@checks.accepts
def _(a):
    made = a.is_pair and a.is_list and all(0 < number < PUBLIC.n_squared for number in a.numbers)
    return made and a.opened == a.sums and a.count == a.inputs["contributor_count"] + 1


# A method that works in place and gives None.
GIVES_NONE = r"(= |return |\()[\w.]+\.(append|extend|insert|reverse|sort|update)\("


@checks.stops("first-client", "NoneType|running_total is None", without=GIVES_NONE)
def _():
    """The first client gets no total: `running_total` is None. Return its own ciphertexts there, and add only where
    there is something: `if running_total is not None:`."""


ADDS = r"\+=? (?!1\b)\w|\badd\(|\bsum\("  # more than the count


@checks.stops("adds-before-encrypting", "too large to convert to C", needs=ADDS, without=r"np\.int|dtype=int")
def _():
    """A ciphertext is too long to be put together with NumPy's integers. Encrypt first,
    `mine = encrypt_vector(encryptor, my_integers, layout)`, and let `add_vectors` put the two together."""


@checks.stops("adds-to-nothing", r"\ba has 0 ciphertexts|but b has 0\b")
def _():
    """`add_vectors` got a list without any ciphertext, and nothing can be added to that. Nobody is before the first
    client: where `running_total` is None, return what `encrypt_vector` gives, as it is; call `add_vectors` only
    otherwise."""


# One integer at a time is encrypted: a loop's own name, or one place of a vector.
ENCRYPTS = r"encrypt(_vector)?\((encryptor, )?(int\()?"
ONE_EACH = rf"(?s){ENCRYPTS}(?P<one>\w+)\b[^\n]*\bfor [^\n]*\b(?P=one)\b[^\n]* in |{ENCRYPTS}\w+\[\w+\]"
ONE_EACH += rf"|for [^\n]*?\b(?P<each>\w+)\b[^\n]* in .*{ENCRYPTS}(?P=each)\b"


@checks.stops("one-by-one", r"int\w*' object is not iterable|integers have shape \(\)", needs=ONE_EACH)
def _():
    """Here one integer is handed over, but many are packed into one ciphertext. Give all at once, without a loop:
    `encrypt_vector(encryptor, my_integers, layout)`."""


@checks.stops("key-left-out", "add_vectors: missing")
def _():
    """`add_vectors` takes three things: first the public key, for ciphertexts are multiplied modulo n², then both
    lists. Write `add_vectors(encryptor.public_key, running_total, mine)`."""


@checks.stops("begins-too-long", "ciphertexts, but b has", needs=r"\[[01]\] \*|zeros|ones")
def _():
    """The two lists are not equally long: several numbers are packed into one ciphertext, so a list of zeros or ones
    with a place for each number is too long. The first client needs nothing to begin with: let its own
    `encrypt_vector(…)` be the total."""


PLAIN_ADDED = r"add_vectors\([^()]*(\b(list|tuple|np\.\w+)\([^()]*)?\bmy_integers\b"


@checks.stops("numbers-to-add-vectors", "ciphertexts, but b has", needs=PLAIN_ADDED)
def _():
    """`add_vectors` adds what is encrypted, and `my_integers` is not yet. Encrypt first,
    `mine = encrypt_vector(encryptor, my_integers, layout)`, and add that."""


@checks.stops("total-encrypted-again", "integers have shape .* type object", needs=r"encrypt_vector\([^)]*total")
def _():
    """The total is encrypted already, and its ciphertexts are not packed once more. Encrypt your own integers alone,
    and add both: `add_vectors(encryptor.public_key, running_total, mine)`."""


@checks.stops("decrypts", "private_key is", needs="decrypt")
def _():
    """A client has no private key, and reads no total. Add without opening it: encrypt your own integers, and give both
    to `add_vectors(encryptor.public_key, running_total, mine)`."""


@checks.stops("multiplies-lists", r"multiply sequence by non-int of type '(list|tuple)'")
def _():
    """Lists cannot be multiplied with each other. Use `add_vectors(encryptor.public_key, running_total, mine)`, which
    multiplies their ciphertexts, place by place."""


@checks.stops(
    "begins-with-zero", r"'int' has no len|'int' (object )?is not iterable|for \+: 'int' and 'list'",
    needs=r"(?<![=!<>])= 0\b|\bor 0\b|\belse 0\b",
)  # fmt: skip
def _():
    """A single number, as 0 is one, is no list of ciphertexts, and nothing can be added to it like to a list. The first
    client's own ciphertexts are the total: where `running_total` is None, return those, and 1."""


@checks.stops("function-not-method", "has no attribute '(encrypt_vector|add_vectors)'")
def _():
    """That one is a function of the library, not of the object in front of the dot. Call it by its name alone:
    `encrypt_vector(encryptor, my_integers, layout)`, `add_vectors(encryptor.public_key, running_total, mine)`."""


@checks.stops("not-packed", r"not from 0 to n - 1|is no whole number")
def _():
    """Only whole numbers from 0 to n - 1 can be encrypted: no negative ones, as an update holds, and no ciphertexts,
    which are longer. Let `encrypt_vector` take `my_integers`, and encrypt nothing else."""


@checks.stops("encryptor-itself", "encryptor is of type PublicKey")
def _():
    """A public key stands where an encryptor is expected. Give `encrypt_vector` the client's own `encryptor` itself."""


@checks.stops("key-of-encryptor", "public_key is a")
def _():
    """Something else stands where the public key belongs. Give `add_vectors` the encryptor's first,
    `encryptor.public_key`, and the two lists behind it."""


@checks.symptom("swapped", of_kind=True)
def _(a):
    """The count came first. Return the total, then the count: `return total, contributor_count + 1`."""
    return a.is_pair and isinstance(a.total, Integral) and a.total < 10**6 and isinstance(a.count, list)


@checks.symptom("other-than-two")
def _(a):
    """What came back has not exactly two parts. Return the total and the count, and nothing else, as
    `total, contributor_count + 1`."""
    return len(a.result) != 2


@checks.symptom("count-left-out", of_kind=True)
def _(a):
    """Only the total came back, but the next client must know how many are in it. Return both:
    `return total, contributor_count + 1`."""
    return isinstance(a.result, list) and len(a.result) == len(a.mine) and a.is_list


@checks.symptom("wrong-count")
def _(a):
    """Behind the total should stand, as a whole number, how many clients are in it now, and that is one more than
    before: return `contributor_count + 1` there."""
    wanted = a.inputs["contributor_count"] + 1
    if a.is_pair and not (isinstance(a.count, Integral) and a.count == wanted):
        return [("your count", describe(a.count)), ("expected was", describe(wanted))]


@checks.symptom("first-total-none")
def _(a):
    """None came back as the first client's total. Nobody was before it, so its own ciphertexts are the total: return
    those, and the count."""
    return a.is_pair and a.total is None and a.before is None


@checks.symptom("in-plain")
def _(a):
    """Your own numbers went into the total unencrypted, so that others can read them. Give them to `encrypt_vector`
    first, with the encryptor and the layout."""
    numbers, mine = [int(number) for number in a.total], [int(integer) for integer in a.inputs["my_integers"]]
    sums = [int(c) + m for c, m in zip(a.before or [], mine, strict=False) if any(mine)]  # or it came back as it was
    codes = [each + a.layout.offset for each in mine]
    return any(plain and numbers[-len(plain) :] == plain for plain in (mine, codes, a.mine, sums))


@checks.symptom("not-a-list")
def _(a):
    """The total is no list of whole numbers, for which the next client waits. `encrypt_vector` and `add_vectors` return
    one: hand it on as it is."""
    return not a.is_list


@checks.symptom("put-behind")
def _(a):
    """The total's ciphertexts and others stand one after the other, as where `+` puts two lists together. Where
    `running_total` is None, return your own alone; otherwise let `add_vectors(encryptor.public_key, …, …)` multiply the
    total's and yours, place by place."""
    long = a.is_longer and bool(a.before)
    return long and a.before in (a.numbers[: len(a.before)], a.numbers[-len(a.before) :])


@checks.symptom("adds-plain-numbers")
def _(a):
    """Plain numbers were added to ciphertexts, and what comes out decrypts to other ones. Give your own to
    `encrypt_vector` first; then `add_vectors` adds what is inside of both."""
    sums = [c + m for c, m in zip(a.before or [], a.mine, strict=False)]
    reduced = [c % PUBLIC.n_squared for c in a.numbers]
    return a.before is not None and any(a.mine) and reduced == [s % PUBLIC.n_squared for s in sums]


@checks.symptom("plus-sign")
def _(a):
    """The ciphertexts were added as numbers, but plaintexts are added by *multiplying* ciphertexts, modulo n². Where
    there is a total, let `add_vectors(encryptor.public_key, …, …)` do so with its ciphertexts and yours; the first
    client's are the total as they are."""
    rest = [(c - b) % PUBLIC.n_squared for b, c in zip(a.before, a.numbers, strict=True)]
    return decrypt_all(KEY, rest, 1) == a.mine


@checks.symptom("mod-n", needs=r"%|pow\(|mod")
def _(a):
    """All numbers are below n, as after a remainder modulo n, but ciphertexts are counted modulo n². Use `add_vectors`,
    which takes the remainder modulo n², or write `% n**2`."""
    return a.is_list and a.numbers and all(0 < number < PUBLIC.n for number in a.numbers)


@checks.symptom("one-ciphertext-each")
def _(a):
    """There are more ciphertexts than the layout takes: a single one has room for many integers. Give all of them
    to `encrypt_vector` at once, then use `add_vectors`."""
    return a.is_longer and len(a.numbers) == len(a.inputs["my_integers"])


@checks.symptom("sum-thrown-away", needs=r"(?m)^\s*add_vectors\(")
def _(a):
    """Only your own update is in the total that came back: `add_vectors` changes nothing in place, and what it returns
    is lost. Keep it under a name, `total = add_vectors(…)`, and return that."""
    return a.before is not None and a.opened == a.mine


@checks.symptom("loses-total")
def _(a):
    """Only your own update is in the total that came back, and what the clients before added is lost. Return the sum of
    both wherever there is a total: what `add_vectors` makes of `running_total` and your ciphertexts."""
    return a.before is not None and a.opened == a.mine


@checks.symptom("adds-nothing")
def _(a):
    """The total holds what it held before, without your update. Return the sum of both, whatever your integers are:
    what `add_vectors` makes of `running_total` and your ciphertexts."""
    return a.before is not None and any(a.mine) and a.opened == a.earlier


@checks.symptom("subtracts")
def _(a):
    """One of the two, your update or the total that came, was taken away from the other instead of added. Multiply the
    ciphertexts of both as they are, without an inverse or a power."""
    subtracted = [(e - m) % PUBLIC.n for e, m in zip(a.earlier, a.mine, strict=True)]
    turned = [-each % PUBLIC.n for each in subtracted]
    return a.before is not None and any(a.mine) and a.opened in (subtracted, turned)


@checks.symptom("offset-of-nobody", needs=r"zeros|full|\[0\] \*|\b0 for |\* 0\b|\b0 \*|- my_integers")
def _(a):
    """A vector of zeros that is encrypted is not nothing: packing puts an offset into each place, of which the count
    knows nothing. Leave that vector out: where `running_total` is None, return `encrypt_vector(…)` of your own integers
    as it is."""
    nobody = list(map(int, pack_vector(np.zeros(len(a.inputs["my_integers"]), dtype=int), a.layout)))
    return any(a.opened == added(a.sums, [times * each for each in nobody]) for times in (1, 2))


@checks.symptom("first-adds-itself", needs=r"add_vectors\(|\badd\(")
def _(a):
    """The first client's numbers are in its total twice, as if its ciphertexts were added to themselves. Where
    `running_total` is None there is nothing to add to: return what `encrypt_vector` gives, as it is, and 1."""
    return a.before is None and any(a.mine) and a.opened == added(a.mine, a.mine)


@checks.symptom("added-twice")
def _(a):
    """Your integers are in the total twice: added once and then once more, or taken times 2. Look for what does that, a
    second line, a loop or a power, and leave it out."""
    return any(a.mine) and a.opened == added(a.sums, a.mine)


@checks.symptom("another-order")
def _(a):
    """The right ciphertexts, but not at their places, and the next client adds place by place. Return them in the order
    in which `encrypt_vector` and `add_vectors` give them: leave out what sorts them or turns them round."""
    return a.opened != a.sums and sorted(a.opened) == sorted(a.sums)


@checks.symptom("some-places-only")
def _(a):
    """Only some of the total's ciphertexts got something of yours, and an update takes several. Add all of them, place
    by place: `add_vectors(encryptor.public_key, running_total, mine)` does so."""
    places = list(zip(a.opened, a.sums, a.earlier, strict=True))
    return (
        a.before is not None
        and 0 < sum(one == summed for one, summed, _ in places) < len(places)
        and all(one in (summed, earlier) for one, summed, earlier in places)
    )


@checks.symptom("other-first-total")
def _(a):
    """Nobody was before the first client, but its total does not hold its own integers as they are packed, and nothing
    else. Where `running_total` is None, return what `encrypt_vector` makes of `my_integers` as they are, and 1."""
    return a.before is None and a.opened != a.sums


@checks.symptom("other-sum")
def _(a):
    """What the total decrypts to is not the sum of what it held before and your integers. Encrypt your integers as they
    are, and add what comes out once to `running_total`, with `add_vectors` and `encryptor.public_key`."""
    return a.opened != a.sums


@checks.symptom("not-reduced")
def _(a):
    """A ciphertext is not below n². Take the product modulo n², or use `add_vectors`, which does so."""
    return a.opened == a.sums and any(number >= PUBLIC.n_squared for number in a.numbers)


@checks.symptom("no-randomness")
def _(a):
    """The sum is right, but nothing random of yours came into one of its ciphertexts, or into any. Use
    `encrypt_vector`, which draws fresh randomness for each, and hand on what it gives."""
    return a.opened == a.sums and 1 in a.noise


@checks.symptom("shares-randomness")
def _(a):
    """Several of your ciphertexts share one random factor. Give all your integers to `encrypt_vector`, which draws one
    for each ciphertext."""
    return a.opened == a.sums and len(set(a.noise)) < len(a.noise)


@checks.behaviour("same-every-time")
def _(answer, rng):
    """The same update gave the same ciphertexts in two calls, and they must be others each time. Use `encrypt_vector`
    anew in every call, and keep nothing."""
    return len({new_total(answer) for _ in range(4)}) < 4


@checks.behaviour("predictable")
def _(answer, rng):
    """The random factor was not drawn from the operating system in that call. What `random`, NumPy or a clock give can
    be found out by others, and what is stored comes again. Use `encrypt_vector`, or draw with `secrets`."""
    with everything_else_the_same(answer) as again:
        return new_total(again) == new_total(again)


ENOUGH = KEY_BITS // 16 - 2  # bytes: an `Encryptor` takes exponents of half the length


@checks.behaviour("few-values")
def _(answer, rng):
    """The random factors of your ciphertexts are made of too little fresh randomness. Use `encrypt_vector`, which draws
    enough for each."""
    new_total(answer, 3)  # what is made only once is there now
    with watching_the_system(answer) as drawn:
        new_total(answer, 3)
    if drawn.bytes < 3 * ENOUGH:
        return True
    with replayed(answer) as replay:
        return few_bytes_count(lambda stream: new_total(partial(replay, stream)), KEY_BITS // 8, ENOUGH)
