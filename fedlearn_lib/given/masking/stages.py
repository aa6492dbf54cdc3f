"""What one client does in each stage of a masked round, and what it checks before: see `client`."""

import secrets
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..refused import Refused
from ..wire import join, split
from .messages import INBOX, NONCE, check_fields, some
from .public_keys import is_agreement_key
from .rules import (
    ADVERTISE,
    AGREE,
    MASK,
    SHARE,
    STAGES,
    UNMASK,
    VALUE,
    MaskRules,
    check_signature,
    seed_check_of,
    signed,
    subject_of,
    survivors_digest,
)
from .tools import PRIME, secret_of
from .training import usable_weights
from .turns import Turn

AHEAD = 1000  # how many rounds a client lets the server skip: more would use up the numbers
OVER = -1  # in place of a stage: nothing more of this client in this round
# Of one round, and secret: what could open the masks, the model that was trained on, shares of others' secrets.
SECRETS = ("mask_secret", "channel_secret", "seed", "channels", "weights", "own", "held")


@dataclass(frozen=True)
class Steps:
    """The functions that a round calls: the learner's, from this chapter and those before."""

    masking: Any
    quantize: Callable
    dequantize: Callable
    apply_update: Callable


def forget(state: dict) -> None:
    """Every secret of a round; what is left of it is public."""
    for name in (*SECRETS, "session"):
        state.pop(name, None)


@dataclass(frozen=True)
class Ready:
    """What masking takes, out of the state: what is not there cannot be used by another step."""

    round_id: int
    session: bytes
    ids: list[int]
    weights: np.ndarray = field(repr=False)
    seeds: dict[int, bytes] = field(repr=False)
    seed: bytes = field(repr=False)
    own: bytes = field(repr=False)
    held: list[bytes] = field(repr=False)


class Client:
    """One step of one client; all that lasts is in the state."""

    def __init__(self, functions: Steps, state: dict):
        self.functions, self.state = functions, state
        self.me, self.rules = state["me"], MaskRules.of(state["rules"])

    def check(self, stage: str, inbox: dict) -> int:
        """Whether a message can be the next one.

        Returns:
            The stage's place.
        """
        before = self.state["at"]
        if type(stage) is not str or stage not in STAGES:
            raise Refused("there is no such stage")
        check_fields(inbox, INBOX[stage], self.rules)
        round_id, now = inbox["round"], self.state["round"]
        if stage == ADVERTISE:
            if round_id <= now:
                raise Refused(f"round {round_id} is asked for, but round {now} has begun already")
            if round_id > now + AHEAD:
                raise Refused(f"round {round_id} is asked for, but the last one was {now}: that is too far ahead")
            return 0
        if round_id != now:
            raise Refused(f"the message is from round {round_id}, but this is round {now}")
        order = [STAGES.index(each) for each in STAGES if each != AGREE or self.rules.signed]
        place = STAGES.index(stage)
        again = stage == UNMASK and before == place  # the learner's reveal_shares answers that
        if place not in order or not again and (before == OVER or order.index(before) + 1 != order.index(place)):
            raise Refused(f"the stage {stage!r} is not the next one")
        return place

    def answer(self, stage: str, action: Callable, *given) -> dict:
        """Act, and sign what comes of it."""
        state = self.state
        with self.forgetting():
            outbox = action(self, *given)
            key = Ed25519PrivateKey.from_private_bytes(state["signing"]) if self.rules.signed else None
            outbox = signed(stage, state["subject"], {"round": state["round"], "id": state["me"], **outbox}, key)
            state["at"] = STAGES.index(stage)
            return outbox

    @contextmanager
    def forgetting(self):
        """Who fails forgets the round."""
        try:
            yield
        except BaseException:
            forget(self.state)
            raise

    def still_in(self, ready: Ready, turn: Turn) -> None:
        """Whether nothing of the client has gone on since the training began, with any copy of its state."""
        state = self.state
        turn.still_at(state["enrolment"], ready.round_id, ready.session, STAGES.index(MASK))
        if (state["round"], state["at"], state.get("session")) != (ready.round_id, OVER, ready.session):
            raise Refused(f"round {ready.round_id} was over before the training was")

    def advertise(self, inbox: dict) -> dict:
        state = self.state
        forget(state)  # a client that was not asked again in the last round still has its secrets
        weights = usable_weights(inbox["weights"])
        if weights is None or len(weights) != state["size"]:
            raise Refused("the weights are no vector of finite numbers, of the length of this training")
        # Fresh keys and a fresh seed every round: one that is revealed opens this round only.
        mask_key, channel_key = X25519PrivateKey.generate(), X25519PrivateKey.generate()
        state.update(
            round=inbox["round"],
            session=secrets.token_bytes(16),
            subject=subject_of(self.rules, state["roster"], inbox["round"], weights),
            weights=weights,
            mask_key=mask_key.public_key().public_bytes_raw(),
            mask_secret=mask_key.private_bytes_raw(),
            channel_secret=channel_key.private_bytes_raw(),
            seed=secrets.token_bytes(32),
        )
        return {
            "mask_key": state["mask_key"],
            "channel_key": channel_key.public_key().public_bytes_raw(),
        }

    def share(self, inbox: dict) -> dict:
        state, peers = self.state, self.peers_of(self.me)
        if unknown := set(inbox["ids"]) - (set(peers) - {self.me}):
            raise Refused(f"keys of clients that are no peers: {some(unknown)}")
        self.enough(len(inbox["ids"]) + 1, "advertised keys")
        seen = set()
        for who, mask_key, channel_key, signature in zip(
            inbox["ids"], inbox["mask_keys"], inbox["channel_keys"], inbox["signatures"], strict=True
        ):
            advert = {"round": state["round"], "id": who, "mask_key": mask_key, "channel_key": channel_key}
            if self.rules.signed:
                check_signature(ADVERTISE, state["subject"], {**advert, "signature": signature}, state["roster"])
            if not (is_agreement_key(mask_key) and is_agreement_key(channel_key)):
                raise Refused(f"a key of client {who} is none: everybody agrees with it on the same")
            seen |= {mask_key, channel_key}
        if len(seen) < 2 * len(inbox["ids"]):
            raise Refused("two clients advertised the same key")
        channel = X25519PrivateKey.from_private_bytes(state["channel_secret"])
        channels = [channel.exchange(X25519PublicKey.from_public_bytes(key)) for key in inbox["channel_keys"]]
        mask_key = X25519PrivateKey.from_private_bytes(state["mask_secret"])
        split_secret, threshold = self.functions.masking.split_secret, self.rules.threshold
        of_seed = dict(split_secret(int.from_bytes(state["seed"], "little"), threshold, len(peers)))
        of_key = dict(split_secret(secret_of(mask_key), threshold, len(peers)))
        shares = {
            who: join(_to_bytes(of_seed[place]), _to_bytes(of_key[place])) for place, who in enumerate(peers, start=1)
        }
        state.update(ids=inbox["ids"], mask_keys=inbox["mask_keys"], channels=channels, own=shares[self.me])
        return {"ids": inbox["ids"], "sealed": [self.seal(shares[who], who) for who in inbox["ids"]],
                "seed_check": seed_check_of(state["seed"])}  # fmt: skip

    def make_ready(self, inbox: dict) -> Ready:
        """Open the shares of others, and take everything secret out of the state before training begins."""
        state = self.state
        if unknown := set(inbox["ids"]) - set(state["ids"]):
            raise Refused(f"shares of clients whose keys are not known: {some(unknown)}")
        self.enough(len(inbox["ids"]) + 1, "handed out shares")
        ids = sorted(inbox["ids"])
        by_sender = dict(zip(inbox["ids"], inbox["sealed"], strict=True))
        held = [self.open(by_sender[who], who) for who in ids]
        mask_key = X25519PrivateKey.from_private_bytes(state["mask_secret"])
        keys = dict(zip(state["ids"], state["mask_keys"], strict=True))
        seeds = {
            who: self.functions.masking.pairwise_seed(
                mask_key, X25519PublicKey.from_public_bytes(keys[who]), state["round"], self.me, who
            )
            for who in ids
        }
        ready = Ready(
            state["round"], state["session"], ids, state["weights"], seeds, state["seed"], state["own"], held
        )
        for name in SECRETS:  # peers hold the shares
            state.pop(name, None)
        return ready

    def mask(self, ready: Ready, integers: np.ndarray) -> dict:
        masked = np.asarray(self.functions.masking.mask_update(integers, self.me, ready.seeds, ready.seed))
        self.state.update(holds=ready.ids, held=ready.held, own=ready.own)
        return {"ids": ready.ids, "masked": to_ring(masked, self.rules.ring_bits)}

    def agree(self, inbox: dict) -> dict:
        self.know(inbox["survivors"])
        return {"survivors": survivors_digest(self.state["survivors"], self.state["mask_key"])}

    def unmask(self, inbox: dict) -> dict:
        state = self.state
        if self.rules.signed:
            if sorted(inbox["survivors"]) != state["survivors"]:
                raise Refused("this is another list of survivors than the one that was signed")
            self.count_signatures(inbox)
        else:
            self.know(inbox["survivors"])
        before, state["revealed"] = state["revealed"] == state["round"], state["round"]
        contents = {} if before else {self.me: state["own"], **dict(zip(state["holds"], state["held"], strict=True))}
        places = self.rules.places(self.me, state["roster"], state["round"])
        held = {who: _pair(places[who], content) for who, content in contents.items()}
        survivors = [who for who in state["survivors"] if who in held]
        dropped = sorted(held.keys() - survivors)
        of_seeds, of_keys = self.functions.masking.reveal_shares(
            held, survivors, dropped, self.rules.threshold, before
        )
        for name in SECRETS:
            state.pop(name, None)
        return {
            "survivors": list(of_seeds),
            "seed_shares": [_to_bytes(share[1]) for share in of_seeds.values()],
            "dropped": list(of_keys),
            "key_shares": [_to_bytes(share[1]) for share in of_keys.values()],
        }

    # ---- help ------------------------------------------------------------------------------------

    def peers_of(self, who: int) -> list[int]:
        return self.rules.peers(who, self.state["roster"], self.state["round"])

    def enough(self, count: int, did: str) -> None:
        if count < self.rules.threshold:
            raise Refused(f"{count} of my peers {did}, but it takes {self.rules.threshold}")

    def know(self, survivors: list[int]) -> None:
        """Accept a list of survivors, if it can be true and enough of them are peers."""
        peers = set(self.peers_of(self.me))
        known = {self.me, *self.state["holds"]}
        if self.me not in survivors:
            raise Refused("my update arrived, but I am not among the survivors")
        if unknown := set(survivors) & peers - known:
            raise Refused(f"no shares are held of the survivors {some(unknown)}")
        self.enough(len(known & set(survivors)), "survived")
        self.state["survivors"] = sorted(survivors)

    def count_signatures(self, inbox: dict) -> None:
        peers, state = self.peers_of(self.me), self.state
        self.enough(len(set(inbox["ids"]) & set(peers) & set(state["survivors"])), "signed the list of survivors")
        mask_keys = {**dict(zip(state["ids"], state["mask_keys"], strict=True)), self.me: state["mask_key"]}
        for who, signature in zip(inbox["ids"], inbox["signatures"], strict=True):
            listed = survivors_digest(state["survivors"], mask_keys.get(who, b""))
            message = {"round": state["round"], "id": who, "survivors": listed, "signature": signature}
            try:
                check_signature(AGREE, state["subject"], message, state["roster"])
            except Refused:
                raise Refused(f"client {who} did not sign the list of survivors that I signed") from None

    @cached_property
    def shared(self) -> dict[int, bytes]:
        """What I share with each peer on the channel between us; no list is searched for every one of them."""
        return dict(zip(self.state["ids"], self.state["channels"], strict=True))

    def channel(self, sender: int, receiver: int) -> tuple[AESGCM, bytes]:
        """A key for one direction between two clients in one round, and what is bound to it."""
        other = receiver if sender == self.me else sender
        bound = join("shares", self.state["subject"], sender, receiver)
        return AESGCM(HKDF(SHA256(), 32, salt=None, info=bound).derive(self.shared[other])), bound

    def seal(self, content: bytes, receiver: int) -> bytes:
        cipher, bound = self.channel(self.me, receiver)
        nonce = secrets.token_bytes(NONCE)
        return nonce + cipher.encrypt(nonce, content, bound)

    def open(self, sealed: bytes, sender: int) -> bytes:
        cipher, bound = self.channel(sender, self.me)
        try:
            content = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound)
        except (InvalidTag, ValueError):
            raise Refused(f"the seal is broken: client {sender} did not send this to me in this round") from None
        if any(len(value) != VALUE or int.from_bytes(value, "little") >= PRIME for value in split(content, 2)):
            raise Refused(f"client {sender} sent something else than shares")
        return content


ACTIONS: Mapping[str, Callable] = {
    ADVERTISE: Client.advertise,
    SHARE: Client.share,
    AGREE: Client.agree,
    UNMASK: Client.unmask,
}


def to_ring(masked: np.ndarray, ring_bits: int) -> np.ndarray:
    """A masked vector as it goes over the wire: of 24 bits, the low three bytes of each number are enough."""
    if ring_bits == 32:
        return masked
    return np.ascontiguousarray(masked.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3]).ravel()


def _pair(place: int, content: bytes) -> tuple[tuple[int, int], tuple[int, int]]:
    of_seed, of_key = split(content, 2)
    return (place, int.from_bytes(of_seed, "little")), (place, int.from_bytes(of_key, "little"))


def _to_bytes(value: int) -> bytes:
    return int(value).to_bytes(VALUE, "little")
