"""What the stretch exercises of chapter 5 must do, and what each mistake is told: signatures, a key in shares, and
two attacks of those who take part.

The private keys are known here. So an attack is judged by what it reads, and a share by whether it tells anything.
"""

import functools
import math
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import combinations
from numbers import Integral

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fedlearn_lib.given.agreement import Refused
from fedlearn_lib.given.fast_paillier import Encryptor, decrypt_sum
from fedlearn_lib.given.keys import PublicKey
from fedlearn_lib.given.packing import Layout, pack_vector
from fedlearn_lib.given.statements import Contribution, Roster, digest, statement

from ..checking import ANSWER_FILENAME, Checks, describe
from ..solutions import secure_aggregation as reference
from .paillier import noise_of, opened, private, public
from .watching_secrets import TOO_LARGE, Watched, everything_else_the_same, watching_the_system

# ==== what several exercises share ===============================================================


class FreshEncryptor(Encryptor):
    """An encryptor whose copy for another call is a new one."""

    def __init__(self, bits: int):
        super().__init__(PublicKey(private(bits).n), half_length=True)

    def fresh(self) -> "FreshEncryptor":
        return FreshEncryptor(self.public_key.bits)


class Ciphertexts:
    """A list that should hold ciphertexts under one of the private keys."""

    def __init__(self, bits: int, numbers):
        self.owner, self.numbers = private(bits), numbers
        self.n, self.n_squared = self.owner.n, self.owner.n**2

    @property
    def are_whole(self) -> bool:
        return all(isinstance(each, Integral) and not isinstance(each, bool) for each in self.numbers)

    @property
    def are_good(self) -> bool:
        return self.are_whole and all(0 < c < self.n_squared and math.gcd(c, self.n) == 1 for c in self.numbers)

    @property
    def opened(self) -> list:
        return [opened(self.owner, int(c) % self.n_squared) for c in self.numbers]

    @property
    def noise(self) -> list[int]:
        return [noise_of(self.owner, int(c)) for c in self.numbers]


def needs_fresh_ciphertexts(checks: Checks, draw: Callable):
    """Declare what is looked for in the noise of ciphertexts, when all values are right.

    Args:
        draw: gives one call's noise, place by place, under the 512-bit key; takes the answer and an encryptor.
    """

    @checks.behaviour("same-every-time")
    def _(answer, rng):
        """Two calls gave the same ciphertext, so it can be recognised. Make new ones inside the function, in every
        call: `encryptor.encrypt([0, …])`."""
        encryptor = FreshEncryptor(512)
        return any(one == other for one, other in zip(draw(answer, encryptor), draw(answer, encryptor), strict=True))

    @checks.behaviour("predictable-noise")
    def _(answer, rng):
        """The noise is not made of enough randomness of the operating system, so others can compute it again and
        take it away. Leave it to `encryptor.encrypt([0, …])`, which draws it freshly."""
        encryptor = FreshEncryptor(512)
        encryptor.encrypt([0])  # it has its table now
        with watching_the_system(answer) as drawn:
            places = len(draw(answer, encryptor))
        with watching_the_system(answer) as needed:
            encryptor.encrypt([0] * places)
        with everything_else_the_same(answer) as again:
            repeated = draw(again, encryptor) == draw(again, encryptor)
        return repeated or drawn.bytes < needed.bytes


@dataclass(frozen=True)
class Refusal:
    """The exception with which an answer ended on purpose."""

    kind: str = "Refused"
    reason: str = ""

    def __repr__(self):
        return f"{self.kind}({self.reason})"


class RefusingChecks(Checks):
    """Checks of a function that refuses some of its inputs itself: there `Refused` is what is right."""

    def run(self, answer, reference, rng):
        super().run(self.noting(answer), self.noting(reference), rng)

    def noting(self, function):
        @functools.wraps(function)
        def noted(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Refused as error:
                return Refusal("Refused", str(error))
            except Exception as error:
                own = [f.line for f in traceback.extract_tb(error.__traceback__) if f.filename == ANSWER_FILENAME]
                if own and re.search(r"\b(raise|assert)\b", own[-1] or ""):
                    return Refusal(type(error).__name__, str(error))
                raise

        return noted


def refused(value) -> bool:
    return isinstance(value, Refusal)


def must_raise(checks: RefusingChecks):
    """Declare what is told to those who notice a fault and do not stop with `Refused`."""

    @checks.symptom("returns-refusal")
    def _(noticed):
        """The refusal came back as a value, and whoever called goes on as if nothing had happened. Write `raise` in
        front of it, so that it stops the caller."""
        values = noticed.result if isinstance(noticed.result, list) else [noticed.result]
        return any(isinstance(value, Refused | str) or value in (Refused, None) for value in values)

    @checks.symptom("other-exception")
    def _(noticed):
        """The fault was noticed, but callers wait for another exception. Write `raise Refused(…)` there, with the
        reason."""
        return noticed.fault and refused(noticed.result) and noticed.result.kind != "Refused"


@dataclass(frozen=True)
class Noticed:
    """A result, what was expected, what was wrong in this call, and whose fault it was."""

    result: object
    expected: object
    case: "Case"

    @property
    def fault(self) -> str:
        return self.case.fault


class Case(list):
    """The list among the arguments, which knows what is wrong with this call, and whose fault it is."""

    def __init__(self, items, fault: str = "", culprit: str = ""):
        super().__init__(items)
        self.fault, self.culprit = fault, culprit


# ==== forged_count_attack ========================================================================

forged_count_attack = Checks("forged_count_attack")


@forged_count_attack.cases
def agreements(rng):
    for bits, most_clients, threshold, length in ((64, 5, 3, 3), (64, 4, 3, 5), (512, 50, 7, 60), (512, 2, 1, 4)):
        layout = Layout(bits=8, summands=most_clients, key_bits=bits)
        yield dict(encryptor=FreshEncryptor(bits), threshold=threshold, length=length, layout=layout)


class Forged(Ciphertexts):
    """The forged total and count, and what the server gets with them."""

    def __init__(self, run):
        self.total, self.count = run.result
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


@forged_count_attack.in_words
def a_forged_pair(encryptor, threshold, length, layout):
    return f"a list of ciphertexts of 0, {layout.plaintexts_for(length)} in all, and {threshold}"


forged_count_attack.reads(Forged)


@forged_count_attack.accepts
def reads_the_victim(forged):
    return forged.reads_the_victim and not forged.recognisable


@forged_count_attack.symptom("no-total")
def _(forged):
    """None came as the total, but the victim refuses None if clients are said to be in it. Make ciphertexts that hold
    nothing, one for each place: give `encryptor.encrypt` a list of zeros."""
    return forged.total is None


@forged_count_attack.symptom("other-number-of-places")
def _(forged):
    """The victim refuses a total with another number of ciphertexts than its own. A ciphertext holds many numbers:
    make `layout.plaintexts_for(length)` of them."""
    return len(forged.numbers) != forged.layout.plaintexts_for(forged.length)


@forged_count_attack.symptom("not-encrypted")
def _(forged):
    """These are no ciphertexts, and the victim refuses them: 0 itself is none, since it shares all factors with n. Give
    your zeros to `encryptor.encrypt(…)`."""
    return not forged.are_good


@forged_count_attack.symptom("packed-zeros")
def _(forged):
    """You packed a vector of zeros, and packing adds an offset to every number, as if one more client were in the
    total. Give `encryptor.encrypt` the plain number 0 for every place."""
    return forged.opened == list(pack_vector(np.zeros(forged.length, int), forged.layout))


@forged_count_attack.symptom("not-zero")
def _(forged):
    """The forged total holds something, which is mixed up with the victim's numbers. Make every place a ciphertext of
    0: `encryptor.encrypt([0, …])`."""
    return [("it decrypts to", describe(forged.opened))] if any(forged.opened) else False


@forged_count_attack.symptom("recognisable")
def _(forged):
    """The victim sees at once that nobody is in this total: a place holds 1, which is 0 without noise, or two places
    hold the same. Give `encryptor.encrypt` a list with one 0 for every place."""
    return forged.recognisable


@forged_count_attack.symptom("count-too-small")
def _(forged):
    """With this count the victim refuses to answer: it adds one, for itself, and that is not more than the threshold.
    Return `threshold` as the count, the smallest one that works."""
    return forged.count < forged.threshold


@forged_count_attack.symptom("count-too-large")
def _(forged):
    """Here the victim finds the total full and does not add its update. It counts itself, too, so a smaller lie is
    enough: return `threshold` as the count."""
    return forged.count >= forged.layout.summands


needs_fresh_ciphertexts(
    forged_count_attack,
    lambda answer, encryptor: (
        Ciphertexts(512, answer(encryptor, 3, 60, Layout(bits=8, summands=5, key_bits=512))[0]).noise
    ),
)


# ==== sign_contribution ==========================================================================

sign_contribution = Checks("sign_contribution")


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


def roster_of(keys) -> Roster:
    return Roster({name: key.public_key() for name, key in keys.items()})


def total_of(places: int, rng) -> list[int]:
    """Numbers as long as ciphertexts under a key of 512 bits."""
    return [int.from_bytes(rng.bytes(127), "big") + 2 for _ in range(places)]


@sign_contribution.cases
def contributions(rng):
    keys = signing_keys(("ann", "ben", "clinic of Zürich"), rng)
    for name, places in (("ben", 2), ("ann", 3), ("clinic of Zürich", 12)):
        yield dict(
            signing_key=keys[name],
            name=name,
            round_number=int(rng.integers(10**6, 10**9)),
            roster=roster_of(keys),
            running_total=total_of(places, rng),
        )


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
        """Whether none of these is in anything that was signed."""
        return not any(part in text for part in parts for text in self.signed)


@sign_contribution.in_words
def a_contribution(signing_key, name, round_number, roster, running_total):
    return f"a Contribution of {name}"


@sign_contribution.reads
def signing(run):
    key, total = run.inputs["signing_key"], run.inputs["running_total"]
    name, round_number, roster = (run.inputs[each] for each in ("name", "round_number", "roster"))
    return Signing(run.result, name, digest(total), round_number, roster, key.signed, key.seed)


@sign_contribution.stops("not-bytes", "to a buffer|bytes-like|raw string")
def _():
    """A key signs bytes, and nothing else. Call `statement(…)`, which makes them of round, roster, name and digest, and
    sign what it returns."""


@sign_contribution.symptom("key-inside")
def _(signing):
    """The secret signing key is in the message, so everybody can sign in this client's name from now on. Keep it, and
    put only name, digest and signature into the Contribution."""
    fields = [*vars(signing.result).values()] if isinstance(signing.result, Contribution) else [signing.result]
    return any(each == signing.seed or isinstance(each, Ed25519PrivateKey) for each in fields)


@sign_contribution.symptom("signature-alone")
def _(signing):
    """The signature came back alone, but others must also know who signed, and what. Return all three:
    `Contribution(name, total_digest, signature)`."""
    return isinstance(signing.result, bytes) and len(signing.result) == 64


@sign_contribution.symptom("other-digest")
def _(signing):
    """This is not the digest of the running total, so nobody can tell that the signature belongs to it. Take
    `digest(running_total)`, of the whole list."""
    return signing.result.total_digest != signing.digest


@sign_contribution.symptom("other-key")
def _(signing):
    """Nothing was signed with the client's own key, and the others know no other one. Call
    `signing_key.sign(…)`."""
    return not signing.signed


@sign_contribution.symptom("digest-only")
def _(signing):
    """Only a digest was signed, so the signature fits in any other round, too, and nobody sees who made it. Call
    `statement(round_number, roster, name, total_digest)`, and sign what it returns."""
    return all(len(text) in (32, 64) for text in signing.signed)


@sign_contribution.symptom("without-roster")
def _(signing):
    """The roster is not in what was signed, so the server could count this signature among other clients. Call
    `statement(round_number, roster, name, total_digest)`, and sign what it returns."""
    return signing.lack(signing.roster.fingerprint)


@sign_contribution.symptom("without-round")
def _(signing):
    """This round's number is not in what was signed, so the server could replay the signature in a later one. Give
    `round_number` to `statement`, and sign what it returns."""
    return signing.lack(signing.round_number.to_bytes(8), str(signing.round_number).encode())


@sign_contribution.symptom("without-name")
def _(signing):
    """The client's name is not in what was signed. Give `name` to `statement`, as it was given, and sign what it
    returns."""
    return signing.lack(signing.name.encode())


@sign_contribution.symptom("own-statement")
def _(signing):
    """The signature does not belong to the statement that the others verify. Sign exactly what
    `statement(round_number, roster, name, total_digest)` returns, and put the 64 bytes into the Contribution as they
    are."""
    return signing.result.name == signing.name


# ==== count_signatures ===========================================================================

count_signatures = RefusingChecks("count_signatures")

ROUND = 7_000_012


class Hops:
    """Clients that hand a total on, each with its signature."""

    def __init__(self, names: str, rng, enrolled: str = ""):
        self.rng = rng
        self.keys = {name: Ed25519PrivateKey.from_private_bytes(rng.bytes(32)) for name in names.split()}
        self.roster = roster_of({name: self.keys[name] for name in (enrolled or names).split()})

    def signed(self, names: str) -> tuple[list[Contribution], list[int]]:
        """Contributions in the order of these names, and the last total."""
        made = []
        for name in names.split():
            total = total_of(2, self.rng)
            made.append(self.one(name, total))
        return made, total

    def one(self, name, total, *, signer=None, round_number=ROUND, roster=None, said=None) -> Contribution:
        text = statement(round_number, roster or self.roster, said or name, digest(total))
        return Contribution(name, digest(total), self.keys[signer or name].sign(text))


def call(hops, made, total, fault="", culprit=""):
    contributions = Case(made, fault, culprit)
    contributions.enrolled = len(hops.roster.names)
    return dict(contributions=contributions, round_number=ROUND, roster=hops.roster, running_total=total)


@count_signatures.cases
def chains(rng):
    yield call(hops := Hops("ann", rng), *hops.signed("ann"))
    yield call(hops := Hops("ann ben cem", rng), *hops.signed("ann ben cem"))
    yield call(hops := Hops("ann ben cem dora eve", rng), *hops.signed("dora ann cem"))
    hops = Hops("ann ben cem dora mallory", rng, enrolled="ann ben cem dora")
    shorter = Roster(dict([*hops.roster.verify_keys.items()][:3]))
    for place in (2, 0, 1):
        made, total = hops.signed("ann ben cem")
        name, of_name = made[place].name, [total_of(2, rng), total_of(2, rng), total][place]
        flipped = bytes([made[place].signature[0] ^ 1, *made[place].signature[1:]])
        for wrong in (
            hops.one(name, of_name, signer="mallory"),
            replace(hops.one(name, of_name), signature=flipped),
            replace(hops.one(name, of_name), signature=bytes(64)),
            hops.one(name, of_name, roster=shorter),
            hops.one(name, of_name, said="dora"),
        ):
            fault = "signature" if place == 2 else "earlier signature"
            yield call(hops, [*made[:place], wrong, *made[place + 1 :]], total, fault, name)
        of_dora = hops.one(name, of_name, signer="dora")  # dora signs in another's name
        yield call(hops, [*made[:place], of_dora, *made[place + 1 :]], total, "signer", name)
        for other_round in (ROUND - 1, ROUND + 1, 1):
            late = hops.one(name, of_name, round_number=other_round)
            yield call(hops, [*made[:place], late, *made[place + 1 :]], total, "round", name)
    for names in ("ann ben mallory", "mallory ann", "mallory"):
        yield call(hops, *hops.signed(names), "stranger", "mallory")
    for names in ("ann ben ann", "ben ben", "ann ben cem cem"):
        yield call(hops, *hops.signed(names), "twice", names.split()[-1])
    made, total = hops.signed("ann ben")
    yield call(hops, [made[0], made[1], made[0], made[1]], total, "twice")
    made, _ = hops.signed("ann ben cem")
    yield call(hops, made, total_of(2, rng), "total")
    made, total = hops.signed("cem ann ben")
    yield call(hops, [made[1], made[2], made[0]], total, "total")  # its signature is there, but not the last one
    yield call(hops, made, total[:1], "total")
    yield call(hops, [], total, "empty")


@count_signatures.in_words
def a_count_or_refusal(contributions, round_number, roster, running_total):
    if contributions.fault:
        return "Refused" + (f", with {contributions.culprit} in the reason" if contributions.culprit else "")


@count_signatures.reads
def count(run):
    return Noticed(run.result, run.expected, run.inputs["contributions"])


@count_signatures.accepts
def refuses_with_the_name(count):
    is_right = count.fault and refused(count.result) and count.result.kind == "Refused"
    return is_right and count.case.culprit in count.result.reason


@count_signatures.stops("signature-exception", "InvalidSignature")
def _():
    """A wrong signature stops with the exception of the library, which callers do not know. Catch it there, and write
    `raise Refused(…)` with the client's name."""


@count_signatures.stops("stranger-stops", "KeyError|NoneType|not in list")
def _():
    """Somebody who is not in the roster has no key there. Look first whether the name is in `roster.verify_keys`, and
    raise `Refused` if not."""


@count_signatures.stops("empty-list", "IndexError")
def _():
    """A list without any contribution has no last one. Before that line, look whether `contributions` is empty, and
    raise `Refused` then."""


must_raise(count_signatures)


@count_signatures.symptom("reason-without-name")
def _(count):
    """Refused rightly, but the reason does not say whose contribution is wrong, so nobody knows whom to ask. Put the
    client's name into the text of `Refused`."""
    return count.fault and refused(count.result) and count.case.culprit not in count.result.reason


@count_signatures.symptom("last-total-for-all")
def _(count):
    """The first clients signed shorter totals, since they did not see what was added later, and yours were compared
    with the last one. Use each `contribution.total_digest`."""
    return refused(count.result) and not count.fault and 1 < len(count.case) == count.case.enrolled


@count_signatures.symptom("refuses-right")
def _(count):
    """Every signature is right here, and it was refused. `verify` returns nothing when all is well, and raises
    InvalidSignature when not: call it inside of `try`. Not all of the roster need to be there; leave that out."""
    return refused(count.result) and not count.fault


@count_signatures.symptom("verify-returns-nothing")
def _(count):
    """No signature was counted, though all are right: `verify` returns None when all is well, and raises
    InvalidSignature when not. Call it inside of `try`, and count after it."""
    return count.result == 0 and not count.fault and not isinstance(count.result, bool)


@count_signatures.symptom("skips-wrong-ones")
def _(count):
    """One contribution is wrong, and it was only left out of the count. But its update is in the total, and nobody
    vouches for it: write `raise Refused(…)` instead of going on."""
    return (
        count.fault in ("signature", "earlier signature", "signer", "round", "stranger")
        and count.result == len(count.case) - 1
    )


@count_signatures.symptom("not-verified")
def _(count):
    """A wrong signature was counted, so everybody could add names. Verify each one with the client's key of the
    roster, over its own `statement(…)`: use `roster.verify_keys[name].verify(signature, …)`."""
    return count.fault == "signature"


@count_signatures.symptom("some-not-verified")
def _(count):
    """The last signature was verified, but a wrong one before it was counted. Put the check into the loop over all
    contributions, and return after the loop."""
    return count.fault == "earlier signature"


@count_signatures.symptom("any-key")
def _(count):
    """One client signed in another's name, and it was counted. A signature must fit the key of the client that it
    names: use `roster.verify_keys[name]`, and no other key."""
    return count.fault == "signer"


@count_signatures.symptom("other-round")
def _(count):
    """A signature of another round was counted, so an old contribution can be replayed. Give `statement` this
    `round_number`, and no other."""
    return count.fault == "round"


@count_signatures.symptom("stranger-counts")
def _(count):
    """Somebody who is not in the roster did not stop the count. The server could invent as many names as it likes:
    write `raise Refused(…)` for a name that is not in `roster.verify_keys`."""
    return count.fault == "stranger"


@count_signatures.symptom("same-client-twice")
def _(count):
    """A client signed twice and was not refused: two names in the list, but only one client in the total to hide
    among. Keep the names seen so far, and raise `Refused` for one that comes again."""
    return count.fault == "twice"


@count_signatures.symptom("other-total")
def _(count):
    """The signatures are right, but they came with another total. Compare `contributions[-1].total_digest` with
    `digest(running_total)`, and raise `Refused` unless they are equal, or if there is none."""
    return count.fault in ("total", "empty")


# ==== split_key ==================================================================================

split_key = Checks("split_key")


@split_key.cases
def keys_and_parties(rng):
    yield dict(private_key=private(64), parties=3)
    for parties in (2, 5, 4, 3, 5, 5, 5):
        yield dict(private_key=private(512), parties=parties)


class Shares:
    """The shares, and the exponent that they make together."""

    def __init__(self, private_key, parties, shares):
        self.shares, self.parties = shares, parties
        self.p, self.q, self.n = private_key.p, private_key.q, private_key.n
        self.lam = math.lcm(self.p - 1, self.q - 1)
        self.phi = (self.p - 1) * (self.q - 1)
        self.modulus = self.n * self.lam
        self.d = self.lam * pow(self.lam, -1, self.n)

    @property
    def together(self) -> int:
        return sum(self.shares)

    @property
    def are_whole(self) -> bool:
        return all(isinstance(each, Integral) and not isinstance(each, bool) for each in self.shares)

    @property
    def open_everything(self) -> bool:
        return (self.together - self.d) % self.modulus == 0

    @property
    def enough(self) -> tuple | None:
        """Some of the shares, not all, that decrypt or that give a multiple of λ away."""
        some = (each for size in range(1, self.parties) for each in combinations(self.shares, size))
        return next((each for each in some if sum(each) % self.lam == 0), None)

    @property
    def nearly_equal(self) -> bool:
        ordered = sorted(self.shares)
        return any(larger - smaller <= self.parties for smaller, larger in zip(ordered, ordered[1:], strict=False))

    @property
    def out_of_range(self) -> bool:
        """Below 0 or above every modulus, and without the large noise that would hide d all the same."""
        largest = max(map(abs, self.shares))
        return not (min(self.shares) >= 0 and largest < self.n**2) and largest < self.modulus << 64

    @property
    def bits(self) -> int:
        return self.modulus.bit_length()


@split_key.in_words
def so_many_shares(private_key, parties):
    return f"a list of {parties} random numbers, whose sum is d modulo n·λ"


@split_key.reads
def shares(run):
    return Shares(**run.inputs, shares=run.result)


@split_key.accepts
def are_secret_and_open_together(shares):
    is_right = shares.are_whole and len(shares.shares) == shares.parties and shares.open_everything
    return is_right and not (shares.enough or shares.nearly_equal or shares.out_of_range)


@split_key.symptom("not-whole")
def _(shares):
    """A share is no whole number, and an exponent must be one. Draw the shares instead of dividing d:
    `secrets.randbelow(n * lam)`."""
    return not shares.are_whole


@split_key.symptom("hands-out-primes")
def _(shares):
    """A prime of the key, or λ itself, is among the shares, and with it a single party decrypts everything. Hand out
    random numbers only, whose sum is d modulo n·λ."""
    return any(abs(each) in (shares.p, shares.q, shares.lam, shares.phi) for each in shares.shares)


@split_key.symptom("other-number-of-shares")
def _(shares):
    """This is not one share for each party. All but one are drawn, and the last one is what is missing to d: return all
    of them, and count them."""
    return len(shares.shares) != shares.parties


@split_key.symptom("lam-split")
def _(shares):
    """The shares make λ together, and ciphertext**λ is not yet 1 + m·n: a factor is left. Use d = `lam * pow(lam, -1,
    n)`, which is 1 modulo n, in its place."""
    return shares.together % shares.modulus in (shares.lam, shares.phi)


@split_key.symptom("only-half-right")
def _(shares):
    """The sum of the shares is right modulo n or modulo λ, but not both, so together they do not decrypt. Compare with
    d = `lam * pow(lam, -1, n)`, and make the last share `(d - sum(shares)) % (n * lam)`."""
    return (shares.together % shares.lam == 0) != (shares.together % shares.n == 1)


@split_key.symptom("other-exponent")
def _(shares):
    """The sum of the shares is neither 0 modulo λ nor 1 modulo n, so together they do not decrypt. Compare it with d =
    `lam * pow(lam, -1, n)`, and make the last share `(d - sum(shares)) % (n * lam)`."""
    return not shares.open_everything


@split_key.symptom("few-are-enough")
def _(shares):
    """Some of the parties can decrypt without the others, or find λ and with it the key. Draw all shares but the last
    one freshly, each with `secrets.randbelow(n * lam)`."""
    return [("so many are enough", str(len(shares.enough)))] if shares.enough else False


@split_key.symptom("equal-shares")
def _(shares):
    """Two parties have the same share, or nearly, so that one knows the other's, and all can be guessed from one. Draw
    each anew with `secrets.randbelow(n * lam)`, instead of dividing d or repeating one."""
    return shares.nearly_equal


@split_key.symptom("out-of-range")
def _(shares):
    """Together they decrypt, but a share lies outside of 0 to n·λ - 1, and how far tells something about d. Take
    the last one modulo the order: `% (n * lam)`."""
    return shares.out_of_range


def split_often(answer, calls: int = 6, parties: int = 3) -> list[Shares]:
    return [Shares(private(512), parties, answer(private(512), parties)) for _ in range(calls)]


@split_key.behaviour("same-every-time")
def _(answer, rng):
    """Two calls gave a party the same share again, so it can be found out once and for all. Draw the shares inside the
    function, in every call: `secrets.randbelow(n * lam)`."""
    by_party = zip(*(each.shares for each in split_often(answer)), strict=True)
    return any(len(set(shares)) < len(shares) for shares in by_party)


@split_key.behaviour("short-shares")
def _(answer, rng):
    """A party's shares never reach the upper half of the range up to n·λ, so they tell about d. If they are short, the
    last one is nearly d, and since d is 1 modulo n, its holder finds the rest. Draw each with
    `secrets.randbelow(n * lam)`."""
    drawn = split_often(answer, calls=24, parties=8)  # a right answer fails once in two million times
    largest = min(max(map(abs, shares)) for shares in zip(*(each.shares for each in drawn), strict=True))
    if 2 * largest < drawn[0].modulus:
        return [("a share has at most", f"{largest.bit_length()} bits"), ("n·λ has", f"{drawn[0].bits} bits")]


@split_key.behaviour("predictable-shares")
def _(answer, rng):
    """The shares are not made of fresh randomness of the operating system. What `random`, NumPy or a clock give can be
    computed again by others: draw each with `secrets.randbelow(n * lam)`."""
    with watching_the_system(answer) as drawn:
        split = split_often(answer)
    with everything_else_the_same(answer) as again:
        one, other = split_often(again, 2)
    too_few = 8 * drawn.bytes < len(split) * 2 * (split[0].bits - 16)
    return too_few or any(mine == yours for mine, yours in zip(one.shares, other.shares, strict=True))


# ==== partial_decrypt ============================================================================

partial_decrypt = Checks("partial_decrypt")


def sealed_numbers(bits: int, numbers) -> list[Watched]:
    return [Watched(c) for c in FreshEncryptor(bits).encrypt(numbers)]


def numbers_below(n: int, count: int, rng) -> list[int]:
    return [int.from_bytes(rng.bytes(n.bit_length() // 8 + 8), "big") % n for _ in range(count)]


@partial_decrypt.cases
def shares_and_ciphertexts(rng):
    for bits, places in ((64, 4), (512, 1), (512, 5)):
        key = private(bits)
        sealed = sealed_numbers(bits, numbers_below(key.n, places, rng))
        for share in reference.split_key(key, 3)[:2]:
            yield dict(public_key=public(bits), share=Watched(share), ciphertexts=sealed)
    for share in (1, 0):
        yield dict(public_key=public(64), share=Watched(share), ciphertexts=sealed_numbers(64, [5, 6]))


def at_every_place(compute):
    """A mistake that is made at every place: from a ciphertext, the share and n."""

    @functools.wraps(compute)
    def all_places(public_key, share, ciphertexts):
        values = [compute(int(c), int(share), int(public_key.n)) for c in ciphertexts]
        return tuple(map(list, zip(*values, strict=True)))

    return all_places


@partial_decrypt.stops("power-without-modulus", TOO_LARGE)
def _():
    """The power is worked out whole before anything reduces it, with more digits than a computer can hold. Give
    `pow` a third argument: `pow(ciphertext, share, n**2)`."""


@partial_decrypt.mistake("multiplies")
@at_every_place
def _(c, share, n):
    """You multiplied by the share, but the plaintext sits in an exponent, and so a share is one: raise the ciphertext
    to it. Use `pow(ciphertext, share, n**2)`."""
    return c * share, c * share % n**2, c * share % n


@partial_decrypt.mistake("mod-n")
@at_every_place
def _(c, share, n):
    """The power was taken modulo n, where only the noise is left and no plaintext. Ciphertexts live modulo n²: give
    `pow` the square, `public_key.n**2`."""
    return pow(c, share, n), pow(c, share, n) * n


@partial_decrypt.mistake("swapped")
@at_every_place
def _(c, share, n):
    """Base and exponent changed places. The ciphertext is raised to the share: turn the first two arguments of `pow`
    round."""
    return (pow(share, c, n**2),)


@partial_decrypt.mistake("share-reduced")
@at_every_place
def _(c, share, n):
    """The share was reduced first, and then it is another exponent: powers modulo n² do not repeat after n steps. Give
    the share to `pow` as it is."""
    return pow(c, share % n, n**2), pow(c, share % (n - 1), n**2), pow(c, share % 2**64, n**2)


@partial_decrypt.mistake("decrypts-alone")
@at_every_place
def _(c, share, n):
    """You took the last step of decrypting already, with only one party's part. Return the powers themselves; with
    `- 1` and `// n` wait until all parts are multiplied, so leave both to `combine_partials`."""
    u = pow(c, share, n**2)
    return (u - 1) // n, (u - 1) // n % n, u - 1, u // n


@partial_decrypt.symptom("only-some-places")
def _(run):
    """Each ciphertext holds other plaintexts and needs a part of its own, but there is not one number for each. Loop
    over all of them, and return the list after the loop."""
    return isinstance(run.result, Integral) or 0 < len(run.result) < len(run.expected)


# ==== combine_partials ===========================================================================

combine_partials = RefusingChecks("combine_partials")


def parts_of(bits: int, plaintexts, parties: int) -> list[list[int]]:
    """What all the parties give."""
    sealed = [int(c) for c in sealed_numbers(bits, plaintexts)]
    shares = reference.split_key(private(bits), parties)
    return [[pow(c, share, private(bits).n ** 2) for c in sealed] for share in shares]


@combine_partials.cases
def parts_of_all(rng):
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12], 3)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, numbers_below(private(64).n, 3, rng), 2)))
    for parties, places in ((3, 1), (5, 4), (2, 2)):
        numbers = numbers_below(private(512).n, places, rng)
        yield dict(public_key=public(512), partials=Case(parts_of(512, numbers, parties)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, [0, 1, private(64).n - 1], 2)))
    yield dict(public_key=public(64), partials=Case(parts_of(64, [5, 12, 7], 3)[:2], "all"))
    yield dict(public_key=public(64), partials=Case([*parts_of(64, [5, 12, 7], 3)[:2], [3, 4, 5]], "all"))
    for wrong in (0, 2, 1):
        parts = parts_of(64, [5, 12, 7], 3)
        parts[1][wrong] += 1
        yield dict(public_key=public(64), partials=Case(parts, "one"))
    doubled = parts_of(512, [5, 12], 3)
    yield dict(public_key=public(512), partials=Case([doubled[0], doubled[1], doubled[1]], "all"))


@combine_partials.in_words
def plaintexts_or_refusal(public_key, partials):
    return "Refused" if partials.fault else None


@combine_partials.reads
def combined(run):
    return Noticed(run.result, run.expected, run.inputs["partials"])


@combine_partials.accepts
def refuses(combined):
    return combined.fault and refused(combined.result) and combined.result.kind == "Refused"


def from_products(compute):
    """A mistake made at every place: from the product of all parts, unreduced, the parts, and n."""

    @functools.wraps(compute)
    def all_places(public_key, partials):
        n = int(public_key.n)
        values = [compute(math.prod(map(int, parts)), parts, n) for parts in zip(*partials, strict=True)]
        return tuple(map(list, zip(*values, strict=True)))

    return all_places


must_raise(combine_partials)


@combine_partials.symptom("refuses-right")
def _(combined):
    """Parts that belong together were refused. For each place, multiply the parts of *all* parties, modulo n²; the
    product is then 1 modulo n. Compare yours with that."""
    return refused(combined.result)


@combine_partials.symptom("not-checked")
def _(combined):
    """One party's part is missing or wrong, and what came back is no plaintext, but looks like one. The right product
    is 1 modulo n: compare yours with 1, and raise `Refused` if it differs."""
    return combined.fault == "all"


@combine_partials.symptom("one-place-checked")
def _(combined):
    """A wrong part at one place went unnoticed. Put the check into the loop over the places, so that every product is
    compared with 1 modulo n."""
    return combined.fault == "one"


@combine_partials.symptom("float-division")
def _(combined):
    """A plaintext is a whole number, and `/` always makes a float, which holds only 53 bits. Divide with two strokes:
    `(product - 1) // n`."""
    return any(isinstance(value, float) for value in combined.result)


@combine_partials.mistake("adds-parts")
@from_products
def _(product, parts, n):
    """You added the parts, but they are powers of one ciphertext, and adding their exponents means multiplying them.
    Multiply the parts of a place, modulo n²."""
    total = sum(map(int, parts))
    return total, total % n, total % n**2, (total - 1) // n, (total % n**2 - 1) // n, (total - 1) // n % n


@combine_partials.mistake("mod-n")
@from_products
def _(product, parts, n):
    """The product was taken modulo n, where it is always 1: the plaintext is lost. Take it modulo n², so use
    `% n**2`."""
    return 0, 1


@combine_partials.mistake("not-divided")
@from_products
def _(product, parts, n):
    """The product is 1 + m·n, and m is still to be taken out of it. Write `(product - 1) // n`, with brackets, for `//`
    comes before the minus."""
    u = product % n**2
    return u, u - 1, u % n, (u - 1) % n, product, product - 1


@combine_partials.mistake("not-reduced")
@from_products
def _(product, parts, n):
    """Right up to multiples of n, but a plaintext lies below n: the product was never reduced. Take it modulo n² before
    you divide: `product % n**2`."""
    return (product - 1) // n, product // n


@combine_partials.symptom("only-some-places")
def _(combined):
    """Only some of the places were treated. Loop over all of them with `zip(*partials)`, and return after the
    loop."""
    return (
        0 < len(combined.result) < len(combined.expected)
        and combined.result == combined.expected[: len(combined.result)]
    )


@combine_partials.symptom("transposed")
def _(combined):
    """There is one number for each party instead of one for each ciphertext. A row of partials is what one party gave:
    loop over `zip(*partials)`, which gives the parts of one place together."""
    return len(combined.result) == len(combined.case) != len(combined.expected)


# ==== cancelling_client_attack ===================================================================

cancelling_client_attack = Checks("cancelling_client_attack")


@cancelling_client_attack.cases
def posted_ciphertexts(rng):
    for bits, names, victim, places in (
        (64, "ann ben cem", "ben", 2),
        (64, "ann ben cem dora eve", "ann", 3),
        (512, "ann ben cem", "cem", 1),
        (512, "ann ben cem dora", "dora", 3),
        (64, "ann ben", "ann", 2),
        (64, "ann", "ann", 2),
    ):
        others = {name: FreshEncryptor(bits).encrypt(numbers_below(2**20, places, rng)) for name in names.split()}
        yield dict(encryptor=FreshEncryptor(bits), others=others, victim=victim)


NOTHING_MULTIPLIED = r"'NoneType' (object )?(is not|has no len|and)|and 'NoneType'|reduce\(\) of empty"


@cancelling_client_attack.stops("nobody-else", NOTHING_MULTIPLIED)
def _():
    """Only the victim may have posted so far, and then there is nobody else to multiply. Start with a fresh encryption
    of 0 for every place: `encryptor.encrypt([0, …])`."""


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


@cancelling_client_attack.in_words
def cancelling_ciphertexts(encryptor, others, victim):
    return f"ciphertexts that, multiplied with all others', leave {victim}'s plaintexts"


cancelling_client_attack.reads(Cancelling)


@cancelling_client_attack.accepts
def leaves_the_victim(cancelling):
    is_right = len(cancelling.numbers) == cancelling.places and cancelling.are_good
    return is_right and cancelling.total == cancelling.wanted and not (cancelling.unchanged or cancelling.repeated)


@cancelling_client_attack.symptom("other-number-of-places")
def _(cancelling):
    """The other clients posted more ciphertexts, or fewer, than these. Make one for each place of the victim's list:
    loop over all of them."""
    return len(cancelling.numbers) != cancelling.places


@cancelling_client_attack.symptom("negated")
def _(cancelling):
    """You turned the sign of the ciphertext itself, which leaves its plaintext as it is. The inverse holds the negative
    plaintext: use `pow(c, -1, n_squared)`."""
    back = [-c % cancelling.n_squared for c in cancelling.numbers]
    return any(c < 0 for c in cancelling.numbers) or back in (cancelling.rest, cancelling.everybody)


@cancelling_client_attack.symptom("not-inverted")
def _(cancelling):
    """Your ciphertexts hold the others' sum, so the total has it twice. To take it away, multiply by the inverse of
    each of them: `pow(c, -1, n_squared)`."""
    return cancelling.opened in (cancelling.open(cancelling.rest), cancelling.open(cancelling.everybody))


@cancelling_client_attack.symptom("no-ciphertexts")
def _(cancelling):
    """These are no ciphertexts, which are whole numbers from 1 to n² - 1 without a factor of n. To divide by one, leave
    `/`, `//` and `**-1`: multiply by its inverse, `pow(c, -1, n_squared)`, and reduce by `% n_squared`."""
    return not cancelling.are_good


@cancelling_client_attack.symptom("mod-n")
def _(cancelling):
    """The total has nothing to do with anybody's numbers any more: an inverse or a product was not taken modulo n².
    Look for n in its place, and write `pow(c, -1, n_squared)` and `% n_squared`."""
    return any(min(m, cancelling.n - m) > 2**50 for m in cancelling.total)


@cancelling_client_attack.symptom("includes-victim")
def _(cancelling):
    """The victim's own numbers were taken away, too, and the total is 0. Leave the victim out of the product: look at
    `name != victim` in the loop over `others.items()`."""
    return not any(cancelling.total) and any(cancelling.wanted)


@cancelling_client_attack.symptom("recognisable")
def _(cancelling):
    """The attack reads the victim, but these are exactly the inverses, which everybody can work out and recognise.
    Multiply each by a fresh ciphertext of 0, so start with `encryptor.encrypt([0, …])`."""
    return cancelling.total == cancelling.wanted and cancelling.unchanged


@cancelling_client_attack.symptom("one-ciphertext-repeated")
def _(cancelling):
    """The attack reads the victim, but one ciphertext of 0 is repeated in several places, which can be seen. Multiply
    the list before it is encrypted, not after: write `encryptor.encrypt([0] * places)`."""
    return cancelling.total == cancelling.wanted and cancelling.repeated


@cancelling_client_attack.symptom("others-left")
def _(cancelling):
    """The total is not the victim's numbers alone: something of the others is left, or taken away twice. Multiply by
    the inverse of each ciphertext of everybody but the victim, place by place."""
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


needs_fresh_ciphertexts(cancelling_client_attack, noise_of_cancelling)


CHECKS = {
    checks.exercise: checks
    for checks in (
        forged_count_attack, sign_contribution, count_signatures, split_key, partial_decrypt, combine_partials,
        cancelling_client_attack,
    )
}  # fmt: skip
