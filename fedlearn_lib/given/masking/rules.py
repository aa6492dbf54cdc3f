"""What all parties of a masked round hold in their own hands, and what they sign."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from .. import inputs
from ..refused import Refused
from ..signatures import is_signed
from ..wire import fingerprint, join, weights_to_bytes

ADVERTISE, SHARE, MASK, AGREE, UNMASK = "advertise", "share", "mask", "agree", "unmask"
STAGES = (ADVERTISE, SHARE, MASK, AGREE, UNMASK)
VALUE = 33  # bytes of a share's value, which is below PRIME


@dataclass(frozen=True)
class MaskRules:
    """Public numbers that nobody may change during training; every client has them from elsewhere than the server.

    Args:
        clients: in the roster, with ids 1, 2, 3, …
        threshold: shares that give a secret back, and the fewest clients that a sum may hold; 3 or more.
        most_examples: the public cap on a client's examples; its update is sent as a part of it.
        clip: the largest entry of `example_count / most_examples * update` that can be told.
        bits: of a quantised entry, as for `quantize`.
        ring_bits: 32, or 24 where the sum fits, which saves a quarter of the bytes.
        corrupt: clients that may work together with the server (where there are neighbours: of one neighbourhood).
        curious: the server follows the protocol and only looks; then the threshold may be lower.
        signed: whether keys and the list of survivors are signed; without it, the network must say truly who sent
            what, and deliver it undamaged, and the server must be curious only.
        neighbours: with how many others everybody shares masks; 0: with all.

    Raises:
        TypeError, ValueError: a number out of range, a threshold that does not protect, a sum that does not fit.

    >>> MaskRules(clients=20, threshold=14, most_examples=100, clip=1.0).others
    19
    """

    clients: int
    threshold: int
    most_examples: int
    clip: float
    bits: int = 16
    ring_bits: int = 32
    corrupt: int = 0
    curious: bool = False
    signed: bool = True
    neighbours: int = 0

    def __post_init__(self):
        ranges = {"clients": inputs.whole_number, "threshold": inputs.whole_number, "bits": inputs.bits,
                 "most_examples": inputs.whole_number, "clip": lambda clip: float(inputs.positive_number(clip)),
                 "ring_bits": inputs.whole_number, "corrupt": _count, "neighbours": _count,
                 "curious": _yes_or_no, "signed": _yes_or_no}  # fmt: skip
        for name, rule in ranges.items():
            try:
                # Plain numbers only: everybody compares the rules as text.
                object.__setattr__(self, name, rule(getattr(self, name)))
            except (TypeError, ValueError) as error:
                raise type(error)(f"MaskRules: {name} {error}") from None
        problem = self._threshold_problem() or self._size_problem()
        if problem:
            raise ValueError(f"MaskRules: {problem}")

    @property
    def others(self) -> int:
        """With how many other clients everybody shares masks and secrets."""
        return self.neighbours or self.clients - 1

    def _threshold_problem(self) -> str | None:
        n, t, holders = self.clients, self.threshold, self.others + 1
        if self.neighbours and (self.neighbours % 2 or not 2 <= self.neighbours < n):
            return f"{self.neighbours} neighbours of {n} clients: it must be an even number from 2 to {n - 1}."
        if holders < 3:
            return f"{n} clients: it takes 3, for in a sum of two each reads the other's update."
        # Everybody gets the sum, and can subtract its own: nobody has to be corrupt for that.
        if not 3 <= t <= holders:
            return (
                f"a threshold of {t} among {holders} holders of shares: choose 3 to {holders}. (In a sum of two, "
                "each reads the other's update.)"
            )
        if not 0 <= self.corrupt < t:
            return f"{self.corrupt} corrupt clients have the shares for a threshold of {t}: choose a higher one."
        if t - self.corrupt < 2:
            return (
                f"a sum of {t}, from which {self.corrupt} corrupt ones subtract their own, is one client's update: "
                "choose a higher threshold."
            )
        if self.neighbours and 2 * (t - self.corrupt) <= self.neighbours + 2:
            return (
                f"with {self.neighbours} neighbours and a threshold of {t}, the clients that stay can fall apart into "
                "groups that share no masks, whose sums are read one by one. Choose a threshold of at least "
                f"{self.neighbours // 2 + 2 + self.corrupt}."
            )
        if self.curious:
            return None
        if not self.signed:
            return "without signatures a server that lies gets everything: set curious=True if yours never does."
        if self.neighbours:
            return "a server that lies chooses who is whose neighbour: set curious=True, or neighbours=0."
        if 2 * t <= n + self.corrupt:
            return (
                f"two groups of {t} fit into {n} clients and {self.corrupt} corrupt ones who join both: a server that "
                f"lies tells them different stories. Choose a threshold above {(n + self.corrupt) / 2:g}, or "
                "curious=True if yours never lies."
            )
        return None

    def _size_problem(self) -> str | None:
        if self.ring_bits not in (24, 32):
            return f"a ring of {self.ring_bits} bits: choose 24 or 32."
        entry = max(2 ** (self.bits - 1) - 1, self.most_examples)
        if self.clients * entry >= 2 ** (self.ring_bits - 1):
            return (
                f"{self.clients} numbers of up to {entry} do not fit into {self.ring_bits} bits, and the sum would "
                "be wrong without a word. Choose fewer bits an entry, fewer examples or a larger ring."
            )
        return None

    def text(self) -> str:
        """The rules in one line, to be kept and compared; `MaskRules.of` reads it."""
        return json.dumps(asdict(self), sort_keys=True)

    @staticmethod
    @lru_cache(maxsize=64)  # rules never change, and every step of every client reads them
    def of(text: str) -> "MaskRules":
        """The rules that `text` wrote."""
        return MaskRules(**json.loads(text))

    def peers(self, me: int, roster: list[bytes], round_id: int) -> list[int]:
        """Who holds shares of a client's secrets, itself included, in the order of their ids.

        With neighbours: everybody stands in a circle, in an order that differs from round to round, and has those
        next to it on both sides.
        """
        if not self.neighbours:
            return list(range(1, self.clients + 1))
        return self._around(me, _circle(b"".join(roster), round_id, self.clients))

    def places(self, me: int, roster: list[bytes], round_id: int) -> dict[int, int]:
        """Which share of each peer's secrets is mine: my place among that peer's own peers, from 1 on."""
        if not self.neighbours:
            return dict.fromkeys(range(1, self.clients + 1), me)
        circle = _circle(b"".join(roster), round_id, self.clients)
        return {who: self._around(who, circle).index(me) + 1 for who in self._around(me, circle)}

    def _around(self, me: int, circle: list[int]) -> list[int]:
        place, reach = circle.index(me), self.neighbours // 2
        return sorted(circle[(place + step) % self.clients] for step in range(-reach, reach + 1))


def _count(value) -> int:
    return 0 if type(value) is int and value == 0 else inputs.whole_number(value)


def _yes_or_no(value) -> bool:
    if type(value) is not bool:
        raise TypeError(f"is {inputs.shown(value)}, but must be True or False.")
    return value


@lru_cache(maxsize=4)
def _circle(roster: bytes, round_id: int, clients: int) -> list[int]:
    start = fingerprint("circle", roster, round_id)
    return sorted(range(1, clients + 1), key=lambda k: hashlib.sha256(start + k.to_bytes(8)).digest())


def subject_of(rules: MaskRules, roster: list[bytes], round_id: int, weights: np.ndarray) -> bytes:
    """32 bytes for what a round is about. A client that was given other weights has another subject."""
    return fingerprint("masked round", rules.text(), join(*roster), round_id, weights_to_bytes(weights))


def seed_check_of(seed: bytes) -> bytes:
    """32 bytes that a client announces with its shares, so that its self seed can be compared when it is recovered."""
    return fingerprint("self seed", seed)


def survivors_digest(survivors: Iterable[int], mask_key: bytes) -> bytes:
    """32 bytes for a list of survivors, as the client signs it that advertised this mask key.

    The fresh key makes the signature good for one round of one training. Lasting keys may serve several trainings that
    begin with the same round and the same model: a signature of one would fit another, under another list.
    """
    return fingerprint("survivors", mask_key, *sorted(survivors))


def signed(stage: str, subject: bytes, message: dict, key: Ed25519PrivateKey | None) -> dict:
    """A message with its sender's signature; as it is without a key."""
    return {**message, "signature": key.sign(_statement(stage, subject, message))} if key else message


def check_signature(stage: str, subject: bytes, message: dict, roster: list[bytes]) -> None:
    """Whether the client whose id stands in a message signed it, for this stage and this very round.

    Raises:
        Refused: it did not.
    """
    who = message["id"]
    if not 1 <= who <= len(roster):
        raise Refused(f"client {who} is not in the roster")
    content = {name: value for name, value in message.items() if name != "signature"}
    if not is_signed(roster[who - 1], message["signature"], _statement(stage, subject, content)):
        raise Refused(f"client {who} did not sign this in this round")


def _statement(stage: str, subject: bytes, message: dict) -> bytes:
    # Fields in a fixed order, each with its name: the same bytes for all, and for one meaning only.
    fields = [part for name in sorted(message) for part in (name, _as_field(message[name]))]
    return fingerprint("signed", stage, subject, *fields)


def _as_field(value: int | bytes | list | np.ndarray) -> int | bytes:
    if isinstance(value, np.ndarray):
        return fingerprint(value.dtype.str, hashlib.sha256(np.ascontiguousarray(value).data).digest())
    return join(*value) if isinstance(value, list) else value
