"""What `sign_contribution` must do, and what each mistake is told."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fedlearn_lib.given.secure_aggregation.statements import Contribution, Roster, digest, statement

from ...checking import Checks, stands_for
from .cases import long_total, roster_of
from .secrets_of import only

checks = Checks("sign_contribution")


@stands_for("Ed25519PrivateKey", "seed", "signed", "real", "fresh")
class SigningKey(Ed25519PrivateKey):
    """A client's key that notes what it signs."""

    def __init__(self, seed: bytes):
        self.seed, self.signed = seed, []
        self.real = Ed25519PrivateKey.from_private_bytes(seed)

    def fresh(self) -> "SigningKey":
        return SigningKey(self.seed)

    def __copy__(self):
        return self  # an answer may copy its key, and is watched all the same

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return "the client's key"

    def sign(self, data):
        signature = self.real.sign(data)
        self.signed.append(bytes(data))
        return signature

    def public_key(self):
        return self.real.public_key()

    def private_bytes(self, *args, **kwargs):
        return self.real.private_bytes(*args, **kwargs)

    def private_bytes_raw(self):
        return self.seed


def signing_keys(names, rng) -> dict[str, SigningKey]:
    return {name: SigningKey(rng.bytes(32)) for name in names}


@checks.cases
def contributions(rng):
    keys = signing_keys(("ann", "anna", "clinic of Zürich"), rng)  # one name begins with another
    for name, places in (("anna", 2), ("ann", 3), ("clinic of Zürich", 12)):
        yield dict(
            signing_key=keys[name],
            name=name,
            round_number=int(rng.integers(10**6, 10**9)),
            roster=roster_of(keys),
            running_total=long_total(places, rng),
        )
    yield dict(
        signing_key=keys["anna"],
        name="anna",
        round_number=7,
        roster=roster_of(keys),
        running_total=2 * long_total(2, rng),
    )  # two equal numbers, which are two all the same
    totals = iter(lambda: long_total(1, rng), None)
    yield dict(
        signing_key=keys["ann"],
        name="ann",
        round_number=8,
        roster=roster_of(keys),
        running_total=next(total for total in totals if digest(total)[0] == 0),
    )  # a number would lose the zeros with which the digest begins
    turned = roster_of(dict(reversed(keys.items())))  # the longer name stands first
    yield dict(signing_key=keys["ann"], name="ann", round_number=9, roster=turned, running_total=long_total(2, rng))


@checks.secrets
def _(inputs, result):
    return only([inputs["signing_key"].seed])


@dataclass(frozen=True)
class Signing:
    """What was signed, and what came back."""

    result: object
    name: str
    digest: bytes
    round_number: int
    roster: Roster
    signed: list
    seed: bytes

    def lack(self, *parts: bytes) -> bool:
        """Whether something was signed, and none of these is in it."""
        return bool(self.signed) and not any(part in text for part in parts for text in self.signed)


@checks.in_words
def a_contribution(signing_key, name, round_number, roster, running_total):
    return f"a Contribution of {name}"


@checks.reads
def signing(run):
    key, total = run.inputs["signing_key"], run.inputs["running_total"]
    name, round_number, roster = (run.inputs[each] for each in ("name", "round_number", "roster"))
    return Signing(run.result, name, digest(total), round_number, roster, key.signed, key.seed)


@checks.stops("not-bytes", r"to a buffer|bytes-like(?! object or a real)|raw string")
def _():
    """A key signs bytes, and nothing else. Call `statement(…)`, which makes them of round, roster, name and digest, and
    sign what it returns, as it is."""


@checks.stops("public-key-signs", "PublicKey' object has no attribute 'sign'")
def _():
    """A public key only verifies, or everybody could sign in this client's name. Sign with the secret one, as it is:
    `signing_key.sign(…)`."""


@checks.stops("other-fields", r"Contribution\.__init__\(\)")
def _():
    """A Contribution holds name, digest and signature: the round and the roster are in the signed statement. Write
    `Contribution(name, total_digest, signature)`."""


@checks.stops("digest-of-many", r"digest\(\) takes 1 positional")
def _():
    """A digest is made of the whole total at once, and that is one list. Give it that list alone, without a star:
    `digest(running_total)`."""


@checks.stops(
    "digest-of-other",
    "invalid literal for int|^TypeError.*int.. argument must be",
    needs=r"digest\(",
    without=r"\bint\(",
)
def _():
    """A digest is made of a list of ciphertexts, and something else was given to it. Give it the whole total as it
    came, in the statement and in the Contribution alike: `digest(running_total)`."""


@checks.stops("digest-of-a-part", "'int' object is not iterable", needs=r"digest\([^\n]*\[")
def _():
    """A digest is made of the whole total, a list, and not of a single number. Give it all of its ciphertexts:
    `digest(running_total)`."""


@checks.stops(
    "other-places", "missing .*total_digest|has no attribute '(fingerprint|to_bytes|encode)'|the digest has|has no len"
)
def _():
    """`statement` needs four things, each in its place. Give it the number of the round, the roster itself, the name
    and the digest: `statement(round_number, roster, name, total_digest)`."""


@checks.symptom("key-inside")
def _(signing):
    """The secret signing key came back, so whoever gets that can sign in this client's name from now on. Keep it, and
    put only name, digest and signature into the Contribution."""
    fields = [*vars(signing.result).values()] if isinstance(signing.result, Contribution) else [signing.result]
    return any(each == signing.seed or isinstance(each, Ed25519PrivateKey) for each in fields)


@checks.symptom("signature-alone", of_kind=True)
def _(signing):
    """The signature came back alone, but others must also know who signed, and what. Return all three:
    `Contribution(name, total_digest, signature)`."""
    return isinstance(signing.result, bytes) and len(signing.result) == 64 and bool(signing.signed)


@checks.symptom("parts-alone", of_kind=True)
def _(signing):
    """Three things came back, but no `Contribution`, which the others ask for its fields by name. Return
    `Contribution(name, total_digest, signature)`."""
    if not isinstance(signing.result, tuple | list | dict) or len(signing.result) != 3:
        return False
    return not any(isinstance(each, Contribution) for each in (*signing.result, *dict_values(signing.result)))


def dict_values(found) -> list:
    return [*found.values()] if isinstance(found, dict) else []


@checks.symptom("swapped-fields")
def _(signing):
    """Digest and signature changed places: in a `Contribution` the name stands first, the digest second, and the
    signature third. Turn the last two round."""
    one, other = signing.result.total_digest, signing.result.signature
    return other == signing.digest and isinstance(one, bytes) and len(one) == 64


@checks.symptom("other-name")
def _(signing):
    """What stands in the Contribution as the name is not the client's name. Put `name` there as it was given."""
    return signing.result.name != signing.name


@checks.symptom("hex-for-bytes", needs=r"hex|str\(|repr|decode|b64")
def _(signing):
    """The digest or the signature is a text, but others compare and verify bytes. Put in what `digest` and `sign`
    return, as it is."""
    return any(isinstance(each, str) for each in (signing.result.total_digest, signing.result.signature))


@checks.symptom("statement-for-digest")
def _(signing):
    """What was signed stands in the Contribution where the digest belongs, and the others compare that with theirs.
    Put `digest(running_total)` there: a `Contribution` holds name, digest and signature."""
    return signing.result.total_digest in signing.signed and signing.result.total_digest != signing.digest


@checks.symptom("other-digest")
def _(signing):
    """The second of the Contribution's fields is not the digest of the running total. Put `digest(running_total)`
    there, of the whole list, in its order, with nothing left out."""
    return signing.result.total_digest != signing.digest


@checks.symptom("other-key", without="private_bytes")
def _(signing):
    """Nothing was signed with the client's own key in this call. Let `signing_key` sign in every call, as it comes in,
    and let nothing take its place."""
    return not signing.signed


@checks.symptom("digest-only")
def _(signing):
    """The digest was signed by itself, and no round, no roster and no name with it. Call `statement(round_number,
    roster, name, total_digest)`, and sign what it returns."""
    return set(signing.signed) == {signing.digest}


@checks.symptom("hash-signed")
def _(signing):
    """What was signed is as short as a hash, but the others verify the whole statement. Sign exactly what
    `statement(round_number, roster, name, total_digest)` returns: signing hashes by itself."""
    return bool(signing.signed) and all(len(text) in (20, 32, 48, 64) for text in signing.signed)


@checks.symptom("without-roster")
def _(signing):
    """The roster does not stand in what was signed as `statement` puts it in, so others verify something else. Call
    `statement(round_number, roster, name, total_digest)`, and sign exactly the bytes that it returns."""
    return signing.lack(signing.roster.fingerprint, signing.roster.fingerprint.hex().encode())


@checks.symptom("without-round")
def _(signing):
    """This round's number does not stand in what was signed as `statement` puts it in, so the signature does not count
    in this round. Give `round_number` to `statement` as it is, and sign exactly the bytes that it returns."""
    return signing.lack(signing.round_number.to_bytes(8), str(signing.round_number).encode())


@checks.symptom("without-name")
def _(signing):
    """The client's name, letter by letter, does not stand in what was signed. Give `name` to `statement`, as it was
    given, and sign what it returns."""
    return signing.lack(signing.name.encode())


@checks.symptom("without-digest")
def _(signing):
    """The digest of the whole total does not stand in what was signed, so the signature does not count for this total.
    Give the same `digest(running_total)` to `statement` and to the Contribution."""
    return signing.lack(signing.digest, signing.digest.hex().encode())


@checks.symptom("own-statement")
def _(signing):
    """What stands in the Contribution as the signature is not the client's signature of the statement that the others
    verify. Sign exactly what `statement(round_number, roster, name, total_digest)` returns, and put the 64 bytes in as
    they are."""
    return isinstance(signing.result, Contribution)


@checks.behaviour("remembers")
def _(answer, rng):
    """Of calls that differ in one thing only, the total, the round, the roster or the name, one got a signature or a
    digest that is not its own, as where it is kept from another call. Make both anew in every call, and keep
    nothing."""
    keys = signing_keys(("ann", "ben"), rng)
    first = dict(
        signing_key=keys["ann"], name="ann", round_number=5, roster=roster_of(keys), running_total=long_total(2, rng)
    )
    others = (
        {}, {"running_total": long_total(2, rng)}, {"round_number": 6}, {"roster": roster_of({"ann": keys["ann"]})},
        {"name": "ben", "signing_key": keys["ben"]}, {"running_total": first["running_total"][:1]},
    )  # fmt: skip
    calls = [first | other for other in others]
    return any(answer(**call) != right(**call) for call in calls)


def right(signing_key, name, round_number, roster, running_total) -> Contribution:
    """What is right; signatures of this kind are the same every time."""
    text = statement(round_number, roster, name, digest(running_total))
    return Contribution(name, digest(running_total), signing_key.real.sign(text))
