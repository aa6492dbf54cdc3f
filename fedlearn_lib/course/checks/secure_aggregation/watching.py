"""A small world for secure aggregation that notes what happens in it, so that a check can see *how* a round went.

The keys are short and always the same two primes, so that no time goes into making them; the encryption is the real
one. Here the private key is known: every ciphertext can be opened, and the fresh randomness in it taken out.
"""

import contextlib
import functools
import importlib
import inspect
import math
import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from fedlearn_lib.given import paillier as given_paillier
from fedlearn_lib.given.network import Message, Network
from fedlearn_lib.given.paillier import sums
from fedlearn_lib.given.paillier.fast import Encryptor
from fedlearn_lib.given.paillier.keys import PrivateKey, PublicKey
from fedlearn_lib.given.paillier.packing import pack_vector
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation.agreement import Agreement

from ...checking import Checks, close, stands_for
from ...checking.watching_secrets import replaced
from .refusals import on_purpose

KEY_BITS = 512
KEY = PrivateKey(2**256 - 189, 2**256 - 617)
PUBLIC = PublicKey(KEY.n)
LAM = math.lcm(KEY.p - 1, KEY.q - 1)


# ---- ciphertexts, opened ------------------------------------------------------------------------


@cache
def _shared_encryptor() -> Encryptor:
    """One for all clients: its table is made once. Every ciphertext has an obfuscator of its own."""
    return Encryptor(PUBLIC, half_length=True, expected=1000)


def encrypted(integers, layout) -> list[int]:
    """Ciphertexts of a packed vector."""
    return _shared_encryptor().encrypt(pack_vector(integers, layout))


def total_of(vectors: Iterable, layout) -> list[int]:
    """The encrypted total of some clients' integers."""
    return functools.reduce(added, [encrypted(vector, layout) for vector in vectors])


def added(one: list[int], other: list[int]) -> list[int]:
    return sums.add_vectors(PUBLIC, one, other)


def noise_of(ciphertext: int) -> int:
    """The r of a ciphertext (1 + m·n) · r**n; 1 where there is none."""
    return pow(int(ciphertext) % KEY.n, pow(KEY.n, -1, LAM), KEY.n)


def fresh_noise(before: list[int] | None, after: list[int]) -> list[int]:
    """What was multiplied into the noise of each ciphertext on the way from one total to another."""
    before = before or [1] * len(after)
    return [noise_of(c) * pow(noise_of(b), -1, KEY.n) % KEY.n for b, c in zip(before, after, strict=True)]


def plaintexts_of(ciphertexts) -> list[int]:
    return sums.decrypt_all(KEY, ciphertexts, threads=1)


# ---- the parties --------------------------------------------------------------------------------


@stands_for("Encryptor", "name", "plaintexts", "fresh")
class WatchedEncryptor:
    """Encrypts as an `Encryptor`, and notes which plaintexts it was asked for."""

    def __init__(self, name: str = ""):
        self.name, self.public_key, self.plaintexts = name, PUBLIC, []

    def fresh(self) -> "WatchedEncryptor":
        return WatchedEncryptor(self.name)

    def __deepcopy__(self, memo):
        return self  # an answer may copy it, and is watched all the same

    def __repr__(self):
        return "encryptor"

    def encrypt(self, plaintexts) -> list[int]:
        plaintexts = list(plaintexts)
        ciphertexts = _shared_encryptor().encrypt(plaintexts)
        self.plaintexts += map(int, plaintexts)
        return ciphertexts


@dataclass
class Server:
    """The server: it has the private key."""

    name: str = "server"
    private_key: PrivateKey = KEY

    def __repr__(self):
        return self.name


@stands_for("Client", "goal", "example_count", "log", "update")
class WatchedClient:
    """A client whose training is a step towards a goal of its own, and which notes each training in `log`."""

    def __init__(self, name: str, goal: np.ndarray, example_count: int, log: list):
        self.name, self.goal, self.example_count, self.log = name, goal, example_count, log
        self.encryptor = WatchedEncryptor(name)

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return self.name

    def update(self, weights: np.ndarray) -> np.ndarray:
        """What a training from these weights gives, without noting it."""
        return 0.5 * (self.goal - weights)

    def train(self, weights) -> tuple[np.ndarray, int]:
        weights = np.array(weights, dtype=float)
        self.log.append((self.name, weights))
        return self.update(weights), self.example_count


@stands_for("list", "log", "fresh")
class Cohort(list):
    """Clients, and the `log` of their trainings: pairs of name and weights."""

    def __init__(self, goals, example_counts, names: list[str]):
        self.log: list[tuple[str, np.ndarray]] = []
        self._made_of = goals, example_counts, names
        parts = zip(names, goals, example_counts, strict=True)
        super().__init__(WatchedClient(name, goal, int(count), self.log) for name, goal, count in parts)

    def fresh(self) -> "Cohort":
        return Cohort(*self._made_of)

    def __deepcopy__(self, memo):
        return self


NAMES = ["ann", "bob", "cem", "dee", "eva", "fay", "gus", "hal", "ida", "jon", "kim", "leo", "mia", "noa", "oda", "pia"]


@stands_for("Network", "decrypted", "left", "fresh")
class WatchedNetwork(Network):
    """A network that notes what was decrypted during its round, and which messages nobody took."""

    def __init__(self, fault: Callable[[Message], list[Message]] | None = None):
        super().__init__(fault=fault)
        self.decrypted: list[list] = []

    def fresh(self) -> "WatchedNetwork":
        return WatchedNetwork(self.fault)

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return "network"

    @property
    def left(self) -> list[Message]:
        """Messages that nobody took."""
        return [message for waiting in self._waiting.values() for message in waiting]


# ---- checks of what an answer does, not only of what it returns -----------------------------------


@dataclass(frozen=True)
class Refusal:
    """The exception that an answer raised on purpose."""

    kind: str
    reason: str = field(default="", compare=False)

    def __repr__(self):
        return f"{self.kind}: {self.reason}" if self.reason else self.kind


def refused(value) -> bool:
    """Whether an answer, or the reference, raised `Refused`."""
    return isinstance(value, Refusal) and value.kind == "Refused"


class ProtocolChecks(Checks):
    """Checks of a function that may refuse, and whose faults count although the right value came back.

    Every mistake declared here must be a fault wherever it applies.
    """

    def run(self, answer, reference, rng):
        super().run(_watched(answer), _watched(reference), rng)

    def _is_right(self, run) -> bool:
        return super()._is_right(run) and not any(self._applying(run))


def _watched(function: Callable) -> Callable:
    """The function, with a refusal as its result, and what it decrypts noted on the network it is given."""

    @functools.wraps(function)
    def watched(*args, **kwargs):
        network = inspect.signature(function).bind(*args, **kwargs).arguments.get("network")
        try:
            with _noting_decryptions(function, getattr(network, "decrypted", [])):
                return function(*args, **kwargs)
        except Refused as error:
            return Refusal("Refused", str(error))
        except Exception as error:
            if on_purpose(error):
                return Refusal(type(error).__name__, str(error))
            raise

    return watched


@contextlib.contextmanager
def _noting_decryptions(function: Callable, noted: list):
    """Note every list of ciphertexts that is decrypted meanwhile, by whichever function of the course."""

    def noting(real, one_by_one=False):
        @functools.wraps(real)
        def decrypting(private_key, ciphertexts, *args, **kwargs):
            ciphertexts = [ciphertexts] if one_by_one else list(ciphertexts)
            noted.append(ciphertexts)
            return real(private_key, ciphertexts[0] if one_by_one else ciphertexts, *args, **kwargs)

        return decrypting

    owners = [inspect.unwrap(function).__globals__, vars(sums), vars(given_paillier)]
    with contextlib.suppress(ImportError):
        owners.append(vars(importlib.import_module("fedlearn_lib.paillier")))
    with contextlib.ExitStack() as stack:
        for names in owners:
            for name in ("decrypt_sum", "decrypt_all", "decrypt", "decrypt_crt"):
                if isinstance(names.get(name), types.FunctionType):
                    one = name in ("decrypt", "decrypt_crt")
                    stack.enter_context(replaced(names, name, noting(names[name], one)))
        yield


# ---- trainings ------------------------------------------------------------------------------------


def rounds_of(log: list[tuple[str, np.ndarray]]) -> list[tuple[np.ndarray, list[str]]]:
    """Trainings that follow each other and began at the same weights: those weights, and who trained."""
    rounds: list[tuple[np.ndarray, list[str]]] = []
    for name, weights in log:
        if rounds and close(weights, rounds[-1][0]):
            rounds[-1][1].append(name)
        else:
            rounds.append((weights, [name]))
    return rounds


def agreement_for(threshold: int, clients: int, *, examples: int = 50, clip: float = 2.0, bits: int = 16) -> Agreement:
    return Agreement(
        threshold=threshold, most_clients=clients, most_examples=examples, clip=clip, bits=bits, key_bits=KEY_BITS
    )
