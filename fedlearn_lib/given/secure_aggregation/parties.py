"""Who takes part in secure aggregation: the server, the clients, their lasting keys, and what a client remembers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from ..network import Network
from ..paillier.fast import Encryptor
from ..paillier.keys import PrivateKey, PublicKey
from ..paillier.serialization import publish_key, read_key
from ..refused import Refused
from ..wire import fingerprint, weights_to_bytes
from .agreement import Agreement
from .statements import Roster

BOARD = "board"  # where posts go; no party is called so


@dataclass(frozen=True)
class Keys:
    """A party's lasting keys: to sign with, and to open what was sealed for it."""

    signing: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate, repr=False)
    sealing: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate, repr=False)


MOST_ROUNDS_MISSED = 10_000  # by a client that was not asked; one huge number would keep it from every later round


class Diary:
    """What a party remembers over rounds, so that it does nothing twice, and is not seen to fail.

    A real client keeps it on disk: who forgets, contributes twice.

    >>> diary = Diary()
    >>> diary.start(1)
    >>> diary.contribute(1, b"fingerprint of the model")
    >>> diary.start(2)
    >>> diary.contribute(2, b"fingerprint of the model")
    Traceback (most recent call last):
        ...
    fedlearn_lib.given.refused.Refused: an update for this very model was given before, in round 1
    """

    def __init__(self):
        self.usual_count = 1  # how many examples the party last trained on; 1 before it ever did
        self._started = -1
        self._models: dict[bytes, int] = {}

    def start(self, round_number: int) -> None:
        """Note that a round has begun.

        Raises:
            Refused: this one, or a later one, has begun before; or it is so far ahead that no honest round would
                ever come again.
        """
        if round_number <= self._started:
            raise Refused(f"round {round_number} is asked for, but round {self._started} has begun already")
        if round_number > self._started + MOST_ROUNDS_MISSED:
            raise Refused(f"round {round_number} is too far ahead: at most {MOST_ROUNDS_MISSED} are missed at a time")
        self._started = round_number

    def check(self, round_number: int, model: bytes) -> None:
        """Whether a contribution may be made.

        Args:
            round_number: of the round that is under way.
            model: fingerprint of the weights.

        Raises:
            Refused: it would be a second one for this round or for this model.
        """
        if round_number in self._models.values():
            raise Refused(f"a contribution to round {round_number} was given before")
        if model in self._models:
            raise Refused(f"an update for this very model was given before, in round {self._models[model]}")

    def contribute(self, round_number: int, model: bytes) -> None:
        """Note a contribution, before it leaves the house; arguments and refusals as for `check`."""
        self.check(round_number, model)
        self._models[model] = round_number


@dataclass(frozen=True)
class Server:
    """The server.

    Args:
        name: under which it sends.
        private_key: that decrypts; None where the key is split.
        keys: its own lasting ones, which the repaired versions need.
    """

    name: str
    private_key: PrivateKey | None = field(default=None, repr=False)
    keys: Keys = field(default_factory=Keys, repr=False)


@dataclass(frozen=True)
class Client:
    """A client.

    Args:
        name: under which it sends; unlike all others'.
        encryptor: of its own, for the server's public key.
        train: takes the weights, returns its update and its number of examples.
        keys: its lasting ones, which the repaired versions need.
        diary: what it remembers.
    """

    name: str
    encryptor: Encryptor = field(repr=False)
    train: Callable[[np.ndarray], tuple[np.ndarray, int]] = field(repr=False)
    keys: Keys = field(default_factory=Keys, repr=False)
    diary: Diary = field(default_factory=Diary, repr=False)


@dataclass(frozen=True)
class Holder:
    """Somebody with a share of a split key: the server, some of the clients, or others.

    Args:
        name: under which it sends.
        share: of the private key.
        keys: its lasting ones.
        diary: in which it notes for which rounds it has decrypted.
    """

    name: str
    share: int = field(repr=False)
    keys: Keys = field(repr=False)
    diary: Diary = field(default_factory=Diary, repr=False)


@dataclass(frozen=True)
class Terms:
    """What all parties of a round hold in their own hands; nothing of it comes from the server during training.

    Args:
        roster: the clients, in the order of the round, and everybody's public keys.
        agreement: the numbers of this training.
        public_key: under which everybody encrypts.
        server: the server's name.
    """

    roster: Roster
    agreement: Agreement
    public_key: PublicKey
    server: str = "server"

    def check_key(self, client: Client) -> None:
        """Check that a client encrypts under the key of the terms, not under one that the server gave it alone.

        Raises:
            Refused: it has an encryptor for another key.
        """
        if client.encryptor.public_key.n != self.public_key.n:
            raise Refused(f"the encryptor of {client.name} is for another public key than all agreed on")

    def subject(self, weights: np.ndarray) -> bytes:
        """32 bytes for what a round is about: these weights, under this agreement and this key."""
        return fingerprint("subject", weights_to_bytes(weights), repr(self.agreement), str(self.public_key.n))


@dataclass(frozen=True)
class RoundResult:
    """What a round gave.

    Args:
        average: the average update, weighted by examples, shape (d,).
        example_count: of all who are in it.
        names: the clients that are in it, by their signatures; on the ring these do not tell whether somebody threw
            away what was added before (ring.py).
        skipped: those of the roster who are not.
        refusals: what somebody did not accept on the way, and why, as sentences.
        total: the ciphertexts of the sum.
    """

    average: np.ndarray = field(repr=False)
    example_count: int
    names: tuple[str, ...]
    skipped: tuple[str, ...]
    refusals: tuple[str, ...] = ()
    total: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Functions:
    """The learner's functions that the repaired protocols call: `Functions.of(secure_aggregation)` picks them.

    None of them is optional in the course; attacks that are, the ladder brings along (cheats.py).
    """

    my_integers_of: Callable
    add_my_update: Callable
    answer_server: Callable
    decrypt_average: Callable
    sign_contribution: Callable
    count_signatures: Callable
    split_key: Callable
    partial_decrypt: Callable
    combine_partials: Callable
    difference_attack: Callable
    sandwich_attack: Callable
    secure_round: Callable
    dequantize: Callable

    @classmethod
    def of(cls, room) -> "Functions":
        """Pick the functions from a module, or from anything that has them as attributes."""
        return cls(**{each.name: getattr(room, each.name) for each in fields(cls)})


def reasons(refusals: list[str], most: int = 3) -> str:
    """The first refusals in one sentence, and how many there are more."""
    more = f"; and {len(refusals) - most} more" if len(refusals) > most else ""
    return "; ".join(refusals[:most]) + more


def with_new_diaries(parties: Iterable[Client | Holder]) -> list:
    """The same parties before their first round, so that a round of a notebook can be run again.

    Outside of experiments nobody does so: who forgets, contributes twice.
    """
    return [replace(party, diary=Diary()) for party in parties]


def make_roster(clients: Iterable[Client], others: Iterable[Server | Holder] = ()) -> Roster:
    """Write down who takes part, and with which keys. People do it who know each other, never the server.

    Args:
        clients: in the order of the round.
        others: the server, and holders that are no clients.

    Raises:
        ValueError: two parties of the same name, or with the same key, which would count twice; or one that is called
            like the board, whose messages it would get.
    """
    clients, others = list(clients), list(others)
    parties = [*clients, *others]
    names = [party.name for party in parties]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"the roster has {', '.join(twice)} more than once. Give everybody a name of their own.")
    if BOARD in names:
        raise ValueError(f"a party is called {BOARD!r}, which is the place for all posts. Give it another name.")
    for kind in ("signing", "sealing"):
        if len({getattr(party.keys, kind).public_key().public_bytes_raw() for party in parties}) < len(parties):
            raise ValueError(f"two parties have the same {kind} key. Let everybody make keys of their own.")
    return Roster(
        {client.name: client.keys.signing.public_key() for client in clients},
        {party.name: party.keys.sealing.public_key() for party in parties},
    )


def hand_out_key(network: Network, server: Server, names: Iterable[str], expected: int = 100) -> list[Encryptor]:
    """The server sends its public key to everybody, and everybody makes an encryptor of their own.

    Args:
        network: over which the key goes.
        server: whose key it is.
        names: of the clients.
        expected: about how many ciphertexts each will make in its life, for the size of its table.

    Returns:
        one `Encryptor` a client, in the order of the names.
    """
    names = list(names)
    for name in names:
        network.send(server.name, name, publish_key(server.private_key))
    encryptors = []
    for name in names:
        public_key, half_length = read_key(network.receive(name))
        encryptors.append(Encryptor(public_key, half_length=half_length, expected=expected))
    return encryptors
