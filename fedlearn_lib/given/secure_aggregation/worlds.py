"""A small world for attacks: six clients with tiny updates, one version of the protocol, and what a coalition can read.

Nothing here is assumed: a coalition gets the messages that it sent, received or carried, opens those for which it has
a key, decrypts what its private key or shares decrypt, and subtracts whatever can be subtracted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations, permutations

import numpy as np

from ..network import Network
from ..paillier.fast import Encryptor
from ..paillier.keys import PrivateKey, PublicKey
from ..paillier.packing import unpack_sum
from ..paillier.powers import number
from ..paillier.serialization import CHECKSUM, CIPHERTEXTS, FINGERPRINT, ciphertexts_from_bytes
from ..paillier.sums import decrypt_sum
from ..refused import Refused
from ..wire import split
from .agreement import Agreement
from .board import board_round, deal_key
from .board_parties import BOARD
from .parties import Client, Functions, Holder, Keys, RoundResult, Server, Terms, make_roster
from .posts import OPEN, BoardRules, opened_by
from .ring import ANSWER, TOTAL, read_total, ring_round
from .sealing import Sealer

TOLD, ROUTED = "as told, direct links", "as told, routed by the server"
RING, COMMITTED, BOARDED = "repaired ring", "board and split key", "board with proofs"
UNCOMMITTED, LISTED = "board without commitments", "board with a signed list"
SERVER, CLIENTS = "server", 6
SIGNERS = 5  # of six: two lists are not both signed by so many if up to three sign both, for 2 · 5 > 6 + 3
RULES = {
    UNCOMMITTED: BoardRules(commitments=False, proofs=False),
    COMMITTED: BoardRules(proofs=False),
    LISTED: BoardRules(signers=SIGNERS, proofs=False),
    BOARDED: BoardRules(),
}
NAMES = tuple(f"client {k}" for k in range(1, CLIENTS + 1))
VICTIM, BEFORE, BEHIND, LAST = NAMES[3], NAMES[2], NAMES[4], NAMES[5]
HOLDERS = (SERVER, BEFORE, BEHIND, NAMES[0])


@dataclass(frozen=True)
class Setting:
    """What all experiments share, so that keys and tables are made once.

    Args:
        functions: the learner's.
        private_key: the server's; on the board it is split.
        encryptors: of the clients.
        agreement: more than two of six clients.
        updates: of the clients, shape (clients, parameters).
        counts: their example counts.
    """

    functions: Functions
    private_key: PrivateKey = field(repr=False)
    encryptors: list[Encryptor] = field(repr=False)
    agreement: Agreement
    updates: np.ndarray = field(repr=False)
    counts: np.ndarray = field(repr=False)


def make_setting(functions: Functions, private_key: PrivateKey, parameters: int = 5, threshold: int = 2) -> Setting:
    """Six clients with updates that were drawn once, and a key.

    Args:
        functions: the learner's.
        private_key: of at least 64 bits.
        parameters: of the tiny model.
        threshold: of the agreement.
    """
    rng, n = np.random.default_rng(5), private_key.n
    agreement = Agreement(threshold, CLIENTS, most_examples=100, clip=1.0, key_bits=n.bit_length())
    encryptors = [Encryptor(PublicKey(n), half_length=True, expected=100) for _ in NAMES]
    updates = rng.normal(0, 0.3, (CLIENTS, parameters)).clip(-1, 1)
    return Setting(functions, private_key, encryptors, agreement, updates, rng.integers(10, 100, CLIENTS))


class World:
    """One version of the protocol, its parties, and all that was sent.

    Args:
        setting: shared.
        version: TOLD, ROUTED, RING, or a key of RULES.
        fault: of the network.
        holders: of the split key, the server among them; names that are no client's are holders only.
    """

    def __init__(self, setting: Setting, version: str, fault=None, holders: tuple[str, ...] = HOLDERS):
        self.setting, self.version, self.functions = setting, version, setting.functions
        self.agreement, self.weights = setting.agreement, np.zeros(setting.updates.shape[1])
        self.network = Network(routed_by=None if version == TOLD else SERVER, fault=fault)
        self.told, self.on_board, self.rules = version in (TOLD, ROUTED), version in RULES, RULES.get(version)
        self.server = Server(SERVER, None if self.on_board else setting.private_key)
        made = zip(NAMES, setting.encryptors, setting.updates, map(int, setting.counts), strict=True)
        self.clients = [Client(name, encryptor, _train(update, count)) for name, encryptor, update, count in made]
        self.keys: dict[str, Keys] = {party.name: party.keys for party in [*self.clients, self.server]}
        self.holders, outside = [], []
        if self.on_board:
            shares = deal_key(setting.private_key, list(holders), self.functions.split_key)
            self.holders = [Holder(name, share, self.keys.get(name) or Keys()) for name, share in shares.items()]
            outside = [holder for holder in self.holders if holder.name not in self.keys]
        roster = make_roster(self.clients, [self.server, *outside])
        self.terms = Terms(roster, self.agreement, setting.encryptors[0].public_key)
        self.round_number = 0

    def client(self, name: str) -> Client:
        return self.clients[NAMES.index(name)]

    def replace_client(self, name: str, **changes) -> None:
        self.clients[NAMES.index(name)] = replace(self.client(name), **changes)

    def round(self, weights=None, without: Iterable[str] = (), instead: dict | None = None) -> RoundResult | None:
        """One round of this version; its result, which the version as told does not have.

        Raises:
            Refused, ValueError, LookupError: the round gave nothing.
        """
        weights = self.weights if weights is None else weights
        clients = [client for client in self.clients if client.name not in without]
        self.round_number += 1
        if self.told:
            return self.functions.secure_round(self.network, self.server, clients, weights, self.agreement)
        terms = self.terms, self.functions
        if self.version == RING:
            return ring_round(self.network, self.server, clients, weights, self.round_number, *terms, instead=instead)
        return board_round(
            self.network, self.server, clients, self.holders, weights, self.round_number, *terms,
            rules=self.rules, instead=instead,
        )  # fmt: skip

    def integers(self, name: str) -> np.ndarray:
        """What a client's honest contribution is: to judge with, never for an attacker."""
        k = NAMES.index(name)
        return self.functions.my_integers_of(self.setting.updates[k], int(self.setting.counts[k]), self.agreement)

    # ---- what a coalition can read --------------------------------------------------------------

    def totals(self, coalition: Iterable[str]) -> list[tuple[list[int], int]]:
        """All pairs of ciphertexts and count that a coalition finds in the messages that it had in its hands.

        Of those on the board only the victim's, which are what it wants.
        """
        coalition, found, seen = set(coalition), [], {}
        for name in [*coalition, BOARD]:  # everybody can read the board
            seen.update((id(message), message) for message in self.network.seen_by(name))
        for message in (message for message in self.network.transcript if id(message) in seen):
            if self.told:
                found.append(message.content)
            elif self.version == RING:
                found.extend(self._in_sealed(message, coalition))
            elif message.receiver == BOARD and split(message.content)[:2] == [OPEN.encode(), VICTIM.encode()]:
                found.append((ciphertexts_from_bytes(self.terms.public_key, opened_by(message.content)[1]), 1))
        return found

    def _in_sealed(self, message, coalition) -> list:
        roster = self.terms.roster
        try:
            if message.receiver in coalition:
                key = self.keys[message.receiver].sealing
                _, content = Sealer(message.receiver, key, roster).open(message.content)
            elif message.sender in coalition:
                sealer = Sealer(message.sender, self.keys[message.sender].sealing, roster)
                content = sealer.open_own(message.content, message.receiver)
            else:
                return []
        except Refused:
            return []
        kind, *fields = split(content)
        if kind not in (TOTAL.encode(), ANSWER.encode()) or not fields[1]:
            return []
        total, hops = read_total(fields, fields[0], self.terms)
        return [(total, len(hops))]

    def readings(self, coalition: Iterable[str], result: RoundResult | None = None) -> list[np.ndarray]:
        """The vectors that a coalition can compute: sums, and differences of sums, until the victim's is among them.

        Args:
            coalition: names.
            result: of a round on the board, whose sum the server has.
        """
        coalition, length, layout = set(coalition), len(self.weights) + 1, self.agreement.layout
        if SERVER not in coalition:
            return []
        totals = self.totals(coalition)
        if self.on_board:
            return self._with_shares(coalition, totals, result)
        key, functions = self.setting.private_key, self.functions
        attack = functions.sandwich_attack if len(coalition) > 1 else functions.difference_attack
        found = [functions.sandwich_attack(key, None, total, length, layout) for total in totals]
        for smaller, larger in permutations(totals, 2):
            if smaller[1] < larger[1]:
                found.append(attack(key, smaller, larger, length, layout))
                if np.array_equal(found[-1], self.integers(VICTIM)):
                    break  # there is nothing more to be had
        return found

    def _with_shares(self, coalition, totals, result) -> list[np.ndarray]:
        public_key, functions, length = self.terms.public_key, self.functions, len(self.weights) + 1
        shares = [holder.share for holder in self.holders if holder.name in coalition]
        found = []
        for ciphertexts, count in totals:
            try:
                fast = list(map(number, ciphertexts))
                parts = [functions.partial_decrypt(public_key, share, fast) for share in shares]
                plaintexts = list(map(int, functions.combine_partials(public_key, parts)))
            except Refused:
                continue
            found.append(unpack_sum(plaintexts, self.agreement.layout, length, count))
        if result is not None:
            step = self.agreement.clip / self.agreement.layout.offset
            weighted = result.average * result.example_count / self.agreement.most_examples
            found.append(np.append(np.rint(weighted / step).astype(np.int64), result.example_count))
        return found

    def hidden_among(self, readings: list[np.ndarray], coalition: Iterable[str] = ()) -> int | None:
        """In how small a group of honest clients the victim hides from a coalition that can compute these vectors.

        Returns:
            1 if its integers are read exactly; None if no vector has anything to do with it.
        """
        vectors, best = {name: self.integers(name) for name in NAMES}, None
        groups = [group for size in range(1, CLIENTS + 1) for group in combinations(NAMES, size) if VICTIM in group]
        for reading in readings:
            for group in groups:
                honest = len(set(group) - set(coalition))
                if (best is None or honest < best) and np.array_equal(reading, sum(vectors[name] for name in group)):
                    best = honest
        return best


def on_the_wires(world: World) -> list[list[int]]:
    """All ciphertexts that somebody without any key finds in the messages, wherever they stand in them."""
    if world.told:
        return [message.content[0] for message in world.network.transcript]
    key, found = world.terms.public_key, []
    width = 2 * -(-key.n.bit_length() // 8) * world.agreement.layout.plaintexts_for(len(world.weights) + 1)
    size = len(CIPHERTEXTS) + FINGERPRINT + width + CHECKSUM
    for message in world.network.transcript:
        start = message.content.find(CIPHERTEXTS)
        while start >= 0:
            try:
                found.append(ciphertexts_from_bytes(key, message.content[start : start + size]))
            except ValueError:
                pass  # four bytes that look like a beginning
            start = message.content.find(CIPHERTEXTS, start + 1)
    return [total for place, total in enumerate(found) if total not in found[:place]]  # the board shows posts again


def read_alone(world: World, ciphertexts: list[int]) -> np.ndarray:
    """Decrypt ciphertexts in which there is one client only, whatever a count says."""
    return decrypt_sum(world.setting.private_key, ciphertexts, world.agreement.layout, len(world.weights) + 1, 1)


def _train(update: np.ndarray, count: int):
    return lambda weights: (update - 0.1 * weights, count)
