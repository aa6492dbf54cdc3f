"""The server's side of a masked round: it carries messages, adds up, and recovers what the survivors let it recover."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from ..refused import Refused
from .messages import OUTBOX, check_fields, reason_of, size_of
from .public_keys import check_roster, is_agreement_key
from .rules import (
    ADVERTISE,
    AGREE,
    MASK,
    SHARE,
    UNMASK,
    VALUE,
    MaskRules,
    check_signature,
    seed_check_of,
    subject_of,
    survivors_digest,
)
from .tools import PRIME, private_key_from


@dataclass(frozen=True)
class MaskedResult:
    """What a round gave beside the weights.

    Args:
        survivors: ids of the clients that are in the sum.
        dropped: id → the stage that it did not finish. Who got past the stage 'mask' is a survivor all the same.
        example_count: of all survivors together.
        sums: of the survivors' integers, shape (d + 1,), int64; the last one is the example count.
        refusals: what somebody did not accept on the way, and why.
        bytes_up, bytes_down: content sent by and to all clients.
    """

    survivors: tuple[int, ...]
    dropped: dict[int, str]
    example_count: int
    sums: np.ndarray = field(repr=False)
    refusals: tuple[str, ...] = ()
    bytes_up: int = 0
    bytes_down: int = 0


def serve(
    functions: Any, exchange: Callable, nodes: Mapping[Any, int], weights: np.ndarray, round_id: int,
    rules: MaskRules, roster: list[bytes],
) -> tuple[np.ndarray, MaskedResult]:  # fmt: skip
    """One round as the server plays it; see `steps_of`.

    Args:
        nodes: node → id. Who stands behind a node is for the server to know, not for the node to say: without
            signatures, clients that claimed ids could gather around a victim.

    Raises:
        Refused: too few clients, or shares that contradict each other.
        TypeError, ValueError: a round that is no number, ids or a roster that cannot be used.
    """
    if type(round_id) is not int or not 1 <= round_id < 2**63:
        raise ValueError(f"round_id is {round_id!r}, but must be a whole number from 1 to 2**63 - 1.")
    check_roster(roster, rules.clients)
    if not isinstance(nodes, Mapping):
        raise TypeError("nodes must be a dict from each node to its client's id, such as {1: 1, 2: 2, 3: 3}.")
    ids = list(nodes.values())
    if len(set(ids)) < len(ids) or not all(type(k) is int and 1 <= k <= rules.clients for k in ids):
        raise ValueError(f"the ids behind the nodes must be different whole numbers from 1 to {rules.clients}.")
    # 0.0 for -0.0, as every client reads them.
    return _Server(functions, exchange, np.asarray(weights, float) + 0.0, round_id, rules, roster, nodes).run()


class _Server:
    def __init__(self, functions, exchange, weights, round_id, rules, roster, nodes):
        self.functions, self.exchange, self.weights = functions, exchange, weights
        self.round_id, self.rules, self.roster = round_id, rules, roster
        self.subject = subject_of(rules, roster, round_id, weights)
        self.nodes = {k: node for node, k in nodes.items()}
        self.dropped, self.refusals = {}, []
        self.up = self.down = 0
        self.keys, self.coefficients, self.places = set(), {}, {}

    def run(self) -> tuple[np.ndarray, MaskedResult]:
        adverts = self.ask(ADVERTISE, {k: {"weights": self.weights} for k in self.nodes}, self.usable_keys)
        with_shares = self.ask(SHARE, {k: self.adverts_for(k, adverts) for k in adverts}, self.same_ids)
        sealed = {(u, v): part for u, reply in with_shares.items()
                  for v, part in zip(reply["ids"], reply["sealed"], strict=True)}  # fmt: skip
        inboxes = {}
        for v in with_shares:
            senders = [u for u in self.peers(v) if u in with_shares and u != v]
            inboxes[v] = {"ids": senders, "sealed": [sealed[u, v] for u in senders]}
        masked = self.ask(MASK, inboxes, self.masked_vector)
        survivors = sorted(masked)
        unmasking = self.unmasking(survivors, adverts)
        total = np.zeros(len(self.weights) + 1, np.uint32)
        for reply in masked.values():
            total += self.from_ring(reply["masked"])
        self_seeds = {u: self.recover_seed(u, unmasking, with_shares[u]["seed_check"]) for u in survivors}
        dropped = [w for w in with_shares if w not in masked]
        gone = {w: self.seeds_of_dropped(w, unmasking, adverts, set(survivors)) for w in dropped}
        sums = self.functions.masking.unmask_sum(total, self_seeds, gone)
        return self.finish(np.asarray(sums), survivors)

    # ---- asking -----------------------------------------------------------------------------------

    def ask(self, stage: str, inboxes: dict[int, dict], check: Callable) -> dict[int, dict]:
        """Send everybody its message; whose answer is missing or cannot be used has vanished."""
        sent = {self.nodes[k]: {"round": self.round_id, **inbox} for k, inbox in inboxes.items()}
        answers, good = self.call(stage, sent), {}
        for k, inbox in inboxes.items():
            try:
                reply = self.checked(stage, answers, self.nodes[k])
                if reply["id"] != k:
                    raise Refused(f"the answer is from client {reply['id']}")
                check(stage, k, inbox, reply)
                good[k] = reply
            except Refused as error:
                self.lost(k, stage, error)
        self.enough(len(good), stage)
        return good

    def call(self, stage: str, sent: dict) -> dict:
        self.down += sum(map(size_of, sent.values()))
        return self.exchange(stage, sent)

    def checked(self, stage: str, answers: dict, node) -> dict:
        reply = answers.get(node)
        if reply is None:
            raise Refused("")
        if isinstance(reply, dict) and "refused" in reply:
            raise Refused(reason_of(reply["refused"]))
        fields = {**OUTBOX[stage], "signature": bytes} if self.rules.signed else OUTBOX[stage]
        check_fields(reply, fields, self.rules)
        if reply.keys() != fields.keys():
            raise Refused("the answer has fields that nobody asked for")
        self.up += size_of(reply)
        if reply["round"] != self.round_id:
            raise Refused(f"the answer is from round {reply['round']}")
        if self.rules.signed:
            check_signature(stage, self.subject, reply, self.roster)
        return reply

    def lost(self, who: int, stage: str, error: Refused) -> None:
        self.dropped[who] = stage
        if str(error):
            self.refusals.append(f"client {who}, {stage}: {error}")

    def enough(self, count: int, stage: str) -> None:
        if count < self.rules.threshold:
            why = "; ".join(self.refusals[:3])
            raise Refused(
                f"{count} clients finished the stage {stage!r}, but it takes {self.rules.threshold}"
                + (f" ({why})" if why else ""),
                refusals=self.refusals,
            )

    # ---- stages -----------------------------------------------------------------------------------

    def usable_keys(self, stage, k, inbox, reply) -> None:
        # Everybody else would refuse such a key, and the round would end for all.
        keys = {reply["mask_key"], reply["channel_key"]}
        if len(keys) < 2 or keys & self.keys or not all(map(is_agreement_key, keys)):
            raise Refused("its keys are none, or somebody's already")
        self.keys |= keys

    def adverts_for(self, k: int, adverts: dict) -> dict:
        ids = [v for v in self.peers(k) if v in adverts and v != k]
        signatures = [adverts[v].get("signature", b"") for v in ids]
        keys = {f"{kind}s": [adverts[v][kind] for v in ids] for kind in ("mask_key", "channel_key")}
        return {"ids": ids, **keys, "signatures": signatures}

    def same_ids(self, stage, k, inbox, reply) -> None:
        if reply["ids"] != inbox["ids"]:
            raise Refused("the answer is about other clients than those asked for")

    def masked_vector(self, stage, k, inbox, reply) -> None:
        # Other masks than those of this list would not cancel, and the sum would be noise.
        self.same_ids(stage, k, inbox, reply)
        size = len(self.weights) + 1
        kind, length = (np.uint32, size) if self.rules.ring_bits == 32 else (np.uint8, 3 * size)
        if reply["masked"].dtype != kind or reply["masked"].shape != (length,):
            raise Refused(f"the masked update is not of {length} numbers of type {np.dtype(kind)}")

    def unmasking(self, survivors: list[int], adverts: dict) -> dict[int, dict]:
        inbox, signatures = {"survivors": survivors}, {}
        if self.rules.signed:
            agreed = self.ask(AGREE, {k: dict(inbox) for k in survivors}, lambda stage, k, inbox, reply: self.same_list(
                reply, survivors_digest(survivors, adverts[k]["mask_key"])))  # fmt: skip
            signatures = {k: reply["signature"] for k, reply in agreed.items()}
        inboxes = {}
        for k in signatures or survivors:
            ids = [v for v in self.peers(k) if v in signatures][: self.rules.threshold]
            inboxes[k] = {**inbox, "ids": ids, "signatures": [signatures[v] for v in ids]}
        replies = self.ask(UNMASK, inboxes, self.good_shares)
        return {k: {"seed": _values(reply["survivors"], reply["seed_shares"]),
                    "key": _values(reply["dropped"], reply["key_shares"])} for k, reply in replies.items()}  # fmt: skip

    def same_list(self, reply: dict, listed: bytes) -> None:
        if reply["survivors"] != listed:
            raise Refused("another list of survivors was signed")

    def good_shares(self, stage, k, inbox, reply) -> None:
        values = [int.from_bytes(value, "little") for value in reply["seed_shares"] + reply["key_shares"]]
        if any(value >= PRIME for value in values) or not {*reply["survivors"], *reply["dropped"]} <= {*self.peers(k)}:
            raise Refused("the answer holds something else than shares of its peers' secrets")

    # ---- putting together ---------------------------------------------------------------------------

    def recover(self, of: int, what: str, replies: dict) -> int:
        """A secret from the first shares that came. A wrong one among them gives another secret: compare it."""
        t, place = self.rules.threshold, self.place_of(of)
        shares = sorted((place[k], reply[what][of]) for k, reply in replies.items() if of in reply[what])
        if len(shares) < t:
            raise Refused(
                f"{len(shares)} shares of the {what} of client {of} came, but it takes {t}", refusals=self.refusals
            )
        return self.combine(shares[:t])

    def combine(self, shares: list[tuple[int, int]]) -> int:
        ids = tuple(place for place, _ in shares)
        if ids not in self.coefficients:  # once per set of responders, not once per secret
            self.coefficients[ids] = self.functions.masking.lagrange_at_zero(list(ids))
        coefficients = self.coefficients[ids]
        return int(sum(coefficients[place] * value for place, value in shares) % PRIME)

    def recover_seed(self, of: int, replies: dict, seed_check: bytes) -> bytes:
        number = self.recover(of, "seed", replies)
        seed = number.to_bytes(VALUE, "little")[:32]
        if number >= 2**256 or seed_check_of(seed) != seed_check:
            raise Refused(
                f"the self seed of client {of} that was put together is not the announced one: a share was wrong",
                refusals=self.refusals,
            )
        return seed

    def seeds_of_dropped(self, gone: int, replies: dict, adverts: dict, survivors: set[int]) -> dict[int, bytes]:
        # A mask key can be compared with the public key that was advertised.
        wrong = f"the mask key of client {gone} that was put together is not the advertised one: a share was wrong"
        try:
            key = private_key_from(self.recover(gone, "key", replies))
        except ValueError:
            raise Refused(wrong, refusals=self.refusals) from None
        if key.public_key().public_bytes_raw() != adverts[gone]["mask_key"]:
            raise Refused(wrong, refusals=self.refusals)
        return {
            k: self.functions.masking.pairwise_seed(
                key, X25519PublicKey.from_public_bytes(adverts[k]["mask_key"]), self.round_id, gone, k
            )
            for k in self.peers(gone)
            if k in survivors
        }

    def finish(self, sums: np.ndarray, survivors: list[int]) -> tuple[np.ndarray, MaskedResult]:
        half = 2 ** (self.rules.ring_bits - 1)
        sums = (sums.astype(np.int64) + half) % (2 * half) - half
        count, n, rules = int(sums[-1]), len(survivors), self.rules
        # Everything recovered was compared; what is left is a client that lied about its masks or its update.
        if not n <= count <= n * rules.most_examples or np.abs(sums[:-1]).max() > n * (2 ** (rules.bits - 1) - 1):
            raise Refused(
                "the sum cannot be: a client sent something else than its masked update", refusals=self.refusals
            )
        average = self.functions.dequantize(sums[:-1], rules.bits, rules.clip) * (rules.most_examples / count)
        result = MaskedResult(tuple(survivors), self.dropped, count, sums, tuple(self.refusals), self.up, self.down)
        return self.functions.apply_update(self.weights, average), result

    def from_ring(self, masked: np.ndarray) -> np.ndarray:
        if self.rules.ring_bits == 32:
            return masked
        wide = np.zeros((len(masked) // 3, 4), np.uint8)
        wide[:, :3] = masked.reshape(-1, 3)
        return wide.view("<u4").ravel()

    def peers(self, k: int) -> list[int]:
        return list(self.place_of(k))

    def place_of(self, k: int) -> dict[int, int]:
        k = k if self.rules.neighbours else 0  # without neighbours, all have the same peers
        if k not in self.places:
            peers = self.rules.peers(k, self.roster, self.round_id)
            self.places[k] = {v: place for place, v in enumerate(peers, start=1)}
        return self.places[k]


def _values(ids: list[int], values: list[bytes]) -> dict[int, int]:
    return {who: int.from_bytes(value, "little") for who, value in zip(ids, values, strict=True)}
