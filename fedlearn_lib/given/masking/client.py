"""A round of secure aggregation with masks, in the stages of Bonawitz et al. 2017, figure 4.

1. advertise: fresh keys of this round, signed with the client's lasting key
2. share: shares of the mask key and of the self seed, sealed for each peer, carried by the server
3. mask: the masked update
4. agree: everybody signs the same list of survivors, and sees that enough others did
5. unmask: a share of the self seed of each survivor, of the mask key of each that vanished

The functions know no network: messages and a client's state are plain dicts, which any engine can carry and keep.
What this does not stop: a server that asks for the same model in two rounds with almost the same clients, and reads
the difference of two sums; and a client that lies about its update.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from numbers import Integral
from typing import Any

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ..refused import Refused
from ..wire import fingerprint, join, split
from .rules import (
    ADVERTISE,
    AGREE,
    INBOX,
    MASK,
    SHARE,
    STAGES,
    UNMASK,
    VALUE,
    MaskRules,
    check_fields,
    check_signature,
    seed_check_of,
    signed,
    subject_of,
)
from .server import MaskedResult, serve  # noqa: F401
from .tools import PRIME, secret_of

NONCE = 12  # bytes
AHEAD = 1000  # how many rounds a client lets the server skip: more would use up the numbers
OVER = -1  # in place of a stage: nothing more of this client in this round
TEMPORARY = ("mask_secret", "channel_secret", "seed", "channels", "weights")
SHARES = ("own", "held")


@dataclass(frozen=True)
class Steps:
    """The functions that a round calls: the learner's, from this chapter and those before."""

    masking: Any
    quantize: Callable
    dequantize: Callable
    apply_update: Callable


def steps_of(masking, quantize: Callable, dequantize: Callable, apply_update: Callable) -> tuple[Callable, Callable]:
    """Make the two functions of a round from the learner's.

    Args:
        masking: a module, or anything with the functions of chapter 11 as attributes.
        quantize, dequantize: of chapter 3.
        apply_update: of chapter 0.

    Returns:
        client_step(stage, state, inbox, train) → outbox, where the state is a plain dict that the caller keeps for
            the client and that each step changes, and train(weights) → update, example count. It raises `Refused`
            with a reason. Who keeps states on a disk must write the changed one before the outbox leaves, and
            never go back to an older one: a client that masks two updates alike gives their difference away.
        server_round(exchange, nodes, weights, *, round_id, rules, roster) → new weights, `MaskedResult`, where
            exchange(stage, {node: inbox}) → {node: outbox} carries messages; who vanished is missing in what it
            returns, who refused is there as {"refused": reason}. It raises `Refused` if no sum comes out.
    """
    functions = Steps(masking, quantize, dequantize, apply_update)

    def client_step(stage: str, state: dict, inbox: dict, train: Callable | None = None) -> dict:
        client = _Client(functions, state, train)
        client.check(stage, inbox)  # what does not belong here changes nothing: a message may come twice
        state["at"] = OVER  # a client that refuses, or fails, takes no further part in the round
        try:
            outbox = ACTIONS[stage](client, inbox)
        except BaseException:
            client.forget(TEMPORARY + SHARES)
            raise
        state["at"] = STAGES.index(stage)
        key = Ed25519PrivateKey.from_private_bytes(state["signing"]) if client.rules.signed else None
        return signed(stage, state["subject"], {"round": state["round"], "id": state["me"], **outbox}, key)

    def server_round(
        exchange: Callable, nodes, weights: np.ndarray, *, round_id: int, rules: MaskRules, roster: list[bytes]
    ) -> tuple[np.ndarray, MaskedResult]:
        return serve(functions, exchange, list(nodes), np.asarray(weights, float), round_id, rules, roster)

    return client_step, server_round


def new_state(me: int, signing_key: Ed25519PrivateKey, roster: list[bytes], rules: MaskRules) -> dict:
    """What a client holds before its first round: plain values only.

    Args:
        me: its id, its place in the roster, from 1 on.
        signing_key: its lasting one; the only key that outlives a round.
        roster: everybody's public signing key, 32 bytes each; people write it, never the server.
        rules: of this training.
    """
    return {"me": me, "signing": signing_key.private_bytes_raw(), "roster": list(roster), "rules": rules.text(),
            "round": 0, "at": OVER, "revealed": 0}  # fmt: skip


class _Client:
    """One step of one client; all that lasts is in the state."""

    def __init__(self, functions: Steps, state: dict, train: Callable | None):
        self.functions, self.state, self.train = functions, state, train
        self.me, self.rules = state["me"], MaskRules.of(state["rules"])

    def check(self, stage: str, inbox: dict) -> None:
        before = self.state["at"]
        if stage not in STAGES:
            raise Refused(f"there is no stage {stage!r}")
        check_fields(inbox, INBOX[stage])
        round_id, now = inbox["round"], self.state["round"]
        if stage == ADVERTISE:
            if round_id <= now:
                raise Refused(f"round {round_id} is asked for, but round {now} has begun already")
            if round_id > now + AHEAD:
                raise Refused(f"round {round_id} is asked for, but the last one was {now}: that is too far ahead")
            return
        if round_id != now:
            raise Refused(f"the message is from round {round_id}, but this is round {now}")
        order = [STAGES.index(each) for each in STAGES if each != AGREE or self.rules.signed]
        place = STAGES.index(stage)
        again = stage == UNMASK and before == place  # the learner's reveal_shares answers that
        if place not in order or not again and (before == OVER or order.index(before) + 1 != order.index(place)):
            raise Refused(f"the stage {stage!r} is not the next one")

    def advertise(self, inbox: dict) -> dict:
        state, weights = self.state, inbox["weights"]
        if weights.dtype != np.float64 or weights.ndim != 1 or not weights.size or not np.isfinite(weights).all():
            raise Refused("the weights are no vector of finite numbers")
        # Fresh keys and a fresh seed every round: one that is revealed opens this round only.
        mask_key, channel_key = X25519PrivateKey.generate(), X25519PrivateKey.generate()
        state.update(
            round=inbox["round"],
            subject=subject_of(self.rules, state["roster"], inbox["round"], weights),
            weights=weights.copy(),
            mask_secret=mask_key.private_bytes_raw(),
            channel_secret=channel_key.private_bytes_raw(),
            seed=secrets.token_bytes(32),
        )
        return {
            "mask_key": mask_key.public_key().public_bytes_raw(),
            "channel_key": channel_key.public_key().public_bytes_raw(),
        }

    def share(self, inbox: dict) -> dict:
        state, peers = self.state, self.peers_of(self.me)
        if unknown := set(inbox["ids"]) - (set(peers) - {self.me}):
            raise Refused(f"keys of clients that are no peers: {sorted(unknown)}")
        self.enough(len(inbox["ids"]) + 1, "advertised keys")
        seen = set()
        for who, mask_key, channel_key, signature in zip(
            inbox["ids"], inbox["mask_keys"], inbox["channel_keys"], inbox["signatures"], strict=True
        ):
            advert = {"round": state["round"], "id": who, "mask_key": mask_key, "channel_key": channel_key}
            if self.rules.signed:
                check_signature(ADVERTISE, state["subject"], {**advert, "signature": signature}, state["roster"])
            seen |= {mask_key, channel_key}
        if len(seen) < 2 * len(inbox["ids"]):
            raise Refused("two clients advertised the same key")
        channel = X25519PrivateKey.from_private_bytes(state["channel_secret"])
        channels = [_exchange(channel, key, who) for who, key in zip(inbox["ids"], inbox["channel_keys"], strict=True)]
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

    def mask(self, inbox: dict) -> dict:
        state = self.state
        if unknown := set(inbox["ids"]) - set(state["ids"]):
            raise Refused(f"shares of clients whose keys are not known: {sorted(unknown)}")
        self.enough(len(inbox["ids"]) + 1, "handed out shares")
        ids = sorted(inbox["ids"])
        by_sender = dict(zip(inbox["ids"], inbox["sealed"], strict=True))
        held = [self.open(by_sender[who], who) for who in ids]
        mask_key = X25519PrivateKey.from_private_bytes(state["mask_secret"])
        keys = dict(zip(state["ids"], state["mask_keys"], strict=True))
        seeds = {}
        for who in ids:
            try:
                public_key = X25519PublicKey.from_public_bytes(keys[who])
                seeds[who] = self.functions.masking.pairwise_seed(mask_key, public_key, state["round"], self.me, who)
            except ValueError:
                raise Refused(f"the mask key of client {who} is none") from None
        integers = self.integers(*self.train(state["weights"].copy()))
        masked = np.asarray(self.functions.masking.mask_update(integers, self.me, seeds, state["seed"]))
        state.update(holds=ids, held=held)
        self.forget(TEMPORARY)  # what could open the masks goes; peers hold the shares
        return {"ids": ids, "masked": to_ring(masked, self.rules.ring_bits)}

    def agree(self, inbox: dict) -> dict:
        self.know(inbox["survivors"])
        return {"survivors": fingerprint("survivors", *self.state["survivors"])}

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
        self.forget(SHARES)
        return {
            "survivors": list(of_seeds),
            "seed_shares": [_to_bytes(share[1]) for share in of_seeds.values()],
            "dropped": list(of_keys),
            "key_shares": [_to_bytes(share[1]) for share in of_keys.values()],
        }

    # ---- help ------------------------------------------------------------------------------------

    def forget(self, names: tuple[str, ...]) -> None:
        for name in names:
            self.state.pop(name, None)

    def peers_of(self, who: int) -> list[int]:
        return self.rules.peers(who, self.state["roster"], self.state["round"])

    def enough(self, count: int, did: str) -> None:
        if count < self.rules.threshold:
            raise Refused(f"{count} of my peers {did}, but it takes {self.rules.threshold}")

    def integers(self, update: np.ndarray, example_count: int) -> np.ndarray:
        """The weighted update, quantised, and the example count behind it, as `my_integers_of` in chapter 8."""
        most, size = self.rules.most_examples, len(self.state["weights"])
        # The reasons reach the server, so they tell no value.
        if isinstance(example_count, bool) or not isinstance(example_count, Integral) or not 1 <= example_count <= most:
            raise Refused(f"the number of examples is none that the rules allow: a whole number from 1 to {most}")
        if np.shape(update) != (size,):
            raise Refused(f"the update has shape {np.shape(update)}, but the weights have ({size},)")
        if not np.isfinite(update).all():
            raise Refused("the training gave numbers that are not finite")
        weighted = np.asarray(update) * (example_count / most)
        return np.append(self.functions.quantize(weighted, self.rules.bits, self.rules.clip), int(example_count))

    def know(self, survivors: list[int]) -> None:
        """Accept a list of survivors, if it can be true and enough of them are peers."""
        peers = set(self.peers_of(self.me))
        known = {self.me, *self.state["holds"]}
        if self.me not in survivors:
            raise Refused("my update arrived, but I am not among the survivors")
        if unknown := set(survivors) & peers - known or {who for who in survivors if who > self.rules.clients}:
            raise Refused(f"no shares are held of the survivors {sorted(unknown)}")
        self.enough(len(known & set(survivors)), "survived")
        self.state["survivors"] = sorted(survivors)

    def count_signatures(self, inbox: dict) -> None:
        peers, state = self.peers_of(self.me), self.state
        self.enough(len(set(inbox["ids"]) & set(peers) & set(state["survivors"])), "signed the list of survivors")
        listed = fingerprint("survivors", *state["survivors"])
        for who, signature in zip(inbox["ids"], inbox["signatures"], strict=True):
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
    ADVERTISE: _Client.advertise,
    SHARE: _Client.share,
    MASK: _Client.mask,
    AGREE: _Client.agree,
    UNMASK: _Client.unmask,
}


def to_ring(masked: np.ndarray, ring_bits: int) -> np.ndarray:
    """A masked vector as it goes over the wire: of 24 bits, the low three bytes of each number are enough."""
    if ring_bits == 32:
        return masked
    return np.ascontiguousarray(masked.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3]).ravel()


def _exchange(key: X25519PrivateKey, public: bytes, who: int) -> bytes:
    try:
        return key.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        raise Refused(f"the channel key of client {who} is none") from None


def _pair(place: int, content: bytes) -> tuple[tuple[int, int], tuple[int, int]]:
    of_seed, of_key = split(content, 2)
    return (place, int.from_bytes(of_seed, "little")), (place, int.from_bytes(of_key, "little"))


def _to_bytes(value: int) -> bytes:
    return int(value).to_bytes(VALUE, "little")
