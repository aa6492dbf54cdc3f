"""What `pairwise_seed` must do, and what each mistake is told."""

import hashlib

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fedlearn_lib.given.masking.tools import pair_label

from ...checking import leaving, stands_for
from ...checking.answer_text import says
from ...solutions import masking as reference
from .cases import ProbedChecks

checks = ProbedChecks("pairwise_seed")


@checks.secrets
def keys_and_seed(inputs, result):
    mine, theirs = inputs["my_private_key"], inputs["their_public_key"]
    hidden = [mine.private_bytes_raw(), mine.exchange(theirs), *[result] * isinstance(result, bytes)]
    known = [theirs.public_bytes_raw(), mine.public_key().public_bytes_raw()]
    return leaving.Secrets(hidden, [int.from_bytes(each, order) for each in known for order in ("big", "little")])


def key(number: int) -> X25519PrivateKey:
    """A mask key, the same every time."""
    return X25519PrivateKey.from_private_bytes(hashlib.sha256(b"mask key %d" % number).digest())


@checks.cases
def two_clients(rng):
    yield dict(my_private_key=key(7), their_public_key=key(2).public_key(), round_id=3, my_id=7, their_id=2)
    yield dict(my_private_key=key(2), their_public_key=key(7).public_key(), round_id=3, my_id=2, their_id=7)
    yield dict(my_private_key=key(9), their_public_key=key(10).public_key(), round_id=1, my_id=9, their_id=10)
    yield dict(my_private_key=key(3), their_public_key=key(4).public_key(), round_id=10**5, my_id=10**6, their_id=10**5)
    for round_id in (148, 207):  # this seed ends with a byte of 0, and that one begins with one
        yield dict(my_private_key=key(7), their_public_key=key(2).public_key(), round_id=round_id, my_id=7, their_id=2)
    for _ in range(4):
        me, other = (1 + rng.choice(1000, 2, replace=False)).tolist()
        mine, theirs = X25519PrivateKey.generate(), X25519PrivateKey.generate().public_key()
        round_id = int(rng.integers(1, 500))
        yield dict(my_private_key=mine, their_public_key=theirs, round_id=round_id, my_id=me, their_id=other)
    # These secrets begin or end with a byte of 0, or with one that stands for white space.
    for me, other in PAIRS_OF_SHORT_SECRETS:
        yield dict(
            my_private_key=key(me), their_public_key=key(other).public_key(), round_id=2, my_id=me, their_id=other
        )


PAIRS_OF_SHORT_SECRETS = (2, 33), (1, 2), (1, 33), (1, 10)


def derived(shared: bytes, info: bytes | None, length: int = 32) -> bytes:
    return HKDF(SHA256(), length=length, salt=None, info=info).derive(shared)


@checks.stops("public-key-exchanges", "no attribute 'exchange'")
def _():
    """Only a private key has `exchange`, which does its half of the agreement. Write
    `my_private_key.exchange(their_public_key)`, with the two keys as they came in."""


@checks.stops("already-public", "PublicKey' object has no attribute 'public_key'")
def _():
    """`their_public_key` is a public key already, and has no other one in it. Give it to `exchange` as it is."""


@checks.stops("no-public-key", "is not an instance of 'X25519PublicKey'")
def _():
    """`exchange` takes a public key, and something else stands in its brackets. Write
    `my_private_key.exchange(their_public_key)`, with the two keys as they came in."""


@checks.stops("already-a-key", r"\Z.", line=r"from_public_bytes")
def _():
    """`their_public_key` is a public key object already, and no bytes to make one of. Give it to `exchange` as it is:
    `my_private_key.exchange(their_public_key)`."""


@checks.stops("label-needs-three", r"pair_label\(\) (missing|takes)")
def _():
    """A label tells of three things, the round and both ids, in this order. Write
    `pair_label(round_id, my_id, their_id)`."""


@checks.stops("label-no-bytes", "is not an instance of 'bytes'|cannot be converted to 'bytes'")
def _():
    """HKDF takes bytes only. Give it `salt=None`, and as `info` what `pair_label(round_id, my_id, their_id)` returns,
    as it is."""


@checks.stops("secret-no-bytes", "to a buffer")
def _():
    """`derive` takes the bytes that both clients have in common. Give it what
    `my_private_key.exchange(their_public_key)` returns, as it is."""


@checks.stops("hash-without-brackets", "instance of hashes.HashAlgorithm")
def _():
    """HKDF wants a hash of the library `cryptography`, one that is made already. Write `SHA256()`, with brackets."""


@checks.stops("other-order", "'NoneType' object cannot be interpreted as an integer")
def _():
    """HKDF takes hash, length, salt and info, in this order, and None stands where the length belongs. Write the names,
    too: `HKDF(SHA256(), length=32, salt=None, info=…)`."""


@checks.stops("verifies", "InvalidKey")
def _():
    """`verify` only compares a key that is there already, and here it is still to be made. Call `.derive(…)` in its
    place, with what the exchange gives."""


@checks.symptom("not-derived", of_kind=True)
def _(run):
    """What came back can derive a seed, but is none. Call its `.derive(my_private_key.exchange(their_public_key))`, and
    return the bytes that this gives."""
    return hasattr(run.result, "derive")


@checks.symptom("other-length")
def _(run):
    """A seed has 32 bytes, and this has another number. Ask HKDF for `length=32`, and return its bytes as they come."""
    if isinstance(run.result, bytes) and len(run.result) != 32:
        return [("its length", f"{len(run.result)} bytes")]


@checks.mistake("raw-exchange")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """This is what the exchange gives, and nothing of the label is in it. Give it to HKDF, with the label as `info`."""
    return my_private_key.exchange(their_public_key)


@checks.mistake("label-left-out")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """The label is missing, so with the same keys every round has the same seed. Let HKDF make the seed, with the
    label: `HKDF(SHA256(), length=32, salt=None, info=pair_label(round_id, my_id, their_id))`."""
    shared = my_private_key.exchange(their_public_key)
    return derived(shared, None), hashlib.sha256(shared).digest()


@checks.mistake("label-mixed-up")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """Round and ids changed places in the label. Give them in this order: `pair_label(round_id, my_id, their_id)`."""
    shared = my_private_key.exchange(their_public_key)
    labels = pair_label(my_id, their_id, round_id), pair_label(their_id, my_id, round_id)
    return tuple(derived(shared, label) for label in labels)


@checks.mistake("one-id-twice")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """One id stands twice in the label, and the other is missing. Write `pair_label(round_id, my_id, their_id)`."""
    shared = my_private_key.exchange(their_public_key)
    return tuple(derived(shared, label) for label in (pair_label(round_id, each, each) for each in (my_id, their_id)))


@checks.mistake("label-as-salt")
def _(my_private_key, their_public_key, round_id, my_id, their_id):
    """The label went in as salt. Write `salt=None`, and give the label as `info=pair_label(round_id, my_id,
    their_id)`."""
    shared, label = my_private_key.exchange(their_public_key), pair_label(round_id, my_id, their_id)
    return tuple(HKDF(SHA256(), length=32, salt=label, info=info).derive(shared) for info in (None, label))


@checks.symptom("secret-shortened")
def _(run):
    """What the exchange gives begins or ends with a byte that was lost here, such as a 0 where bytes become a number,
    and bytes again. It has always 32 bytes. Give all of them to `derive`, as `exchange` returns them."""
    mine, theirs, *more = run.inputs.values()
    shared, label = mine.exchange(theirs), pair_label(*more)
    cut = [each(shared, what) for each in (bytes.lstrip, bytes.rstrip, bytes.strip) for what in (b"\0", None)]
    return any(each != shared and run.result == derived(each, label) for each in cut)


PAIRS = (7, 2), (9, 10), (1, 30)


def agree(answer, one, other, round_id=3, keys=None):
    """The seed that client `one` computes with client `other`."""
    mine, theirs = keys or (one, other)
    return answer(key(mine), key(theirs).public_key(), round_id, one, other)


@checks.behaviour("another-every-time")
def _(answer, rng):
    """The same call gave two seeds. Leave out chance, the time, and what an earlier call left: the secret comes from
    the exchange of the keys."""
    return agree(answer, 7, 2) != agree(answer, 7, 2)


@stands_for("X25519PrivateKey", "real", "secret", "asked")
class Half:
    """A private key that notes whether it is asked for its half of the agreement, and may give a secret of its own."""

    def __init__(self, real: X25519PrivateKey, secret: bytes = b""):
        self.real, self.secret, self.asked = real, secret, False

    def exchange(self, peer_public_key):
        self.asked = True
        return self.secret or self.real.exchange(peer_public_key)

    def __getattr__(self, name):
        return getattr(self.real, name)

    def __dir__(self):
        return dir(self.real)


@checks.behaviour("exchange-left-out")
def _(answer, rng):
    """What the two keys give together is not in it. Start with `my_private_key.exchange(their_public_key)`, and let
    HKDF derive the seed from that."""
    mine = Half(key(7))
    found = answer(mine, key(2).public_key(), 5, 7, 2)
    return found != agree(reference.pairwise_seed, 7, 2, round_id=5) and not mine.asked and not says(r"\.exchange\(")


@checks.behaviour("same-for-other-keys")
def _(answer, rng):
    """With another private key the same seed came back: nothing of that key is left in it, or it was kept from an
    earlier call. Make it anew in each call, and return what HKDF derives from
    `my_private_key.exchange(their_public_key)`."""
    return agree(answer, 7, 2) == agree(answer, 7, 2, keys=(1, 2))


@checks.behaviour("part-of-secret")
def _(answer, rng):
    """Only a part of what the two keys give together goes into the seed. Give `derive` all 32 bytes of
    `my_private_key.exchange(their_public_key)`, as they are."""
    shared = bytes(range(32))
    secrets = [shared, *(shared[:i] + b"\xff" + shared[i + 1 :] for i in range(32))]
    keys = [Half(key(7), secret) for secret in secrets]
    first, *others = [answer(mine, key(2).public_key(), 6, 7, 2) for mine in keys]
    return keys[0].asked and first in others


@checks.behaviour("sides-differ")
def _(answer, rng):
    """The two clients of a pair compute different seeds, so their masks will not cancel. Let nothing depend on who of
    the two computes: take what *my* private and *their* public key give, and `pair_label`, which sorts the ids."""
    return any(agree(answer, *pair) != agree(answer, *pair[::-1]) for pair in PAIRS)


@checks.behaviour("round-left-out")
def _(answer, rng):
    """Two rounds have the same seed where the keys are the same. Put the whole number of the round into the label,
    `pair_label(round_id, …)`, and keep no seed for a later call."""
    first = agree(answer, 7, 2, round_id=3)
    return any(first == agree(answer, 7, 2, round_id=3 + later) for later in (1, 2**8, 2**16))


@checks.behaviour("pair-left-out")
def _(answer, rng):
    """Two pairs of ids have the same seed where the keys are the same. Let both ids reach it, whole: give HKDF
    `info=pair_label(round_id, my_id, their_id)` as it is, and keep no seed for a later call."""
    first, others = agree(answer, 7, 2), ((5, 4), (7 + 2**8, 2), (7 + 2**16, 2))
    return any(first == agree(answer, *pair, keys=(7, 2)) for pair in others)


@checks.behaviour("other-derivation")
def _(answer, rng):
    """Both sides agree, but not on what HKDF with SHA-256 makes of the exchange and the label. Compare with
    `HKDF(SHA256(), length=32, salt=None, info=pair_label(…)).derive(…)`."""
    return any(agree(answer, *pair) != agree(reference.pairwise_seed, *pair) for pair in PAIRS)
