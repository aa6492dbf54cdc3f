"""Secure aggregation on a ring, repaired: sealed hops, signed totals, one answer a round.

The roster is fixed beforehand, by people and not by the server. Whoever holds the total asks the next of the roster
whether it is there; who does not answer is skipped, and the holder signs whom it skipped. Only then does the total go
on, and it goes to one party only: were it sent again to the one behind, a late message would give the server two
totals that differ by one client. So a client that vanishes with the total in its hands ends the round.

The seal says who brings a total, the learner's signatures who is in it, and each client signs besides what its total is
about and whom it skipped: two locks on one door, for `count_signatures` alone does not know the model.

What this does not stop, where the server carries the messages and can lose them:

- One colluding client *behind* the victim. The server loses its own messages to all before the victim, which therefore
  begins, and then the victim's questions to all before the colluder, which gets the victim's total alone. The threshold
  does not matter: it is asked about only where a total goes to the server.
- One colluding client *before* the victim, at place `threshold` of the roster or later, that hands on a total of nobody
  under enough honest signatures; the server makes the victim the last.
- A client that puts zeros in place of the total: it throws away what those before it added, encrypts 0 as often as the
  count says, and adds its own. All signatures are right, for each was made over what that client handed on, and names
  and count tell six clients for a sum of three. Signatures say who took part, not what became of it.
- A server that enrols clients of its own, and anybody who keeps the total.
"""

from dataclasses import dataclass

import numpy as np

from .. import inputs
from ..network import Network, run
from ..paillier.serialization import ciphertexts_from_bytes, ciphertexts_to_bytes
from ..refused import Refused
from ..signatures import is_signed
from ..wire import fingerprint, join, names_of, split, weights_from_bytes, weights_to_bytes
from .agreement import check_example_count
from .parties import Client, Functions, RoundResult, Server, Terms, reasons
from .sealing import Sealer, round_of
from .statements import Contribution, Roster
from .training import integers_for_round

START, ASK, HERE, TOTAL, ANSWER = "start", "are you there", "here", "total", "answer"


@dataclass(frozen=True)
class Hop:
    """What a client signed when it handed the total on: its contribution; what it is about and whom it skipped."""

    contribution: Contribution
    skipped: tuple[str, ...]
    signature: bytes


def ring_round(
    network: Network,
    server: Server,
    clients: list[Client],
    weights: np.ndarray,
    round_number: int,
    terms: Terms,
    functions: Functions,
    instead: dict | None = None,
) -> RoundResult:
    """One round of the repaired ring.

    Args:
        network: over which every message goes, as sealed bytes.
        server: with its private key.
        clients: of the roster; a name of the roster without a client is one that never answers.
        weights: the global weights, shape (d,).
        round_number: higher than in every round before.
        terms: what all agreed on.
        functions: the learner's.
        instead: name → party, for experiments with parties that do something else.

    Returns:
        the `RoundResult`; its names are those who signed.

    Raises:
        Refused: no total reached the server; the reasons of all who refused something.
    """
    round_number = inputs.whole_number(round_number)
    parties = {client.name: RingClient(client, terms, functions) for client in clients}
    parties[server.name] = RingServer(server, weights, round_number, terms, functions)
    parties.update(instead or {})
    center = parties[server.name]
    for name in terms.roster.names:
        network.send(server.name, name, center.seal(name, START, weights_to_bytes(weights)))
    refusals = run(network, parties)
    if center.result is None:
        why = reasons(refusals) or "a message was lost, or a client vanished with the total in its hands"
        raise Refused(f"no total reached the server in round {round_number}: {why}", refusals=refusals)
    average, example_count, names, total = center.result
    skipped = tuple(name for name in terms.roster.names if name not in names)
    return RoundResult(average, example_count, names, skipped, tuple(refusals), total)


class _Asking:
    """Who holds the total asks those behind it, one after the other, until somebody is there."""

    def begin_asking(self, names: list[str]) -> list:
        self.ahead, self.skipped, self.holding = list(names), [], True
        return self.ask()

    def ask(self) -> list:
        return [(self.ahead[0], self.seal(self.ahead[0], ASK))] if self.ahead else self.nobody_left()

    def timeout(self) -> list:
        """The one that was asked does not answer: skip it."""
        if not self.holding or not self.ahead:
            return []
        self.skipped.append(self.ahead.pop(0))
        return self.ask()

    def on_here(self, sender: str) -> list:
        if not self.holding or not self.ahead or self.ahead[0] != sender:
            raise Refused(f"{sender} says that it is there, but was not asked just now")
        self.holding = False  # from here on the total is in nobody else's hands
        return [(sender, self.hand_over(sender))]

    def seal(self, receiver: str, kind: str, *content: bytes) -> bytes:
        return self.sealer.seal(self.round_number, receiver, join(kind, *content))


class RingServer(_Asking):
    """The server's side of one round."""

    def __init__(self, server: Server, weights, round_number: int, terms: Terms, functions: Functions):
        self.server, self.terms, self.functions, self.round_number = server, terms, functions, round_number
        self.sealer = Sealer(server.name, server.keys.sealing, terms.roster)
        self.subject, self.length = terms.subject(weights), len(weights)
        self.holding, self.ahead, self.began, self.result = False, [], False, None

    def timeout(self) -> list:
        """When all have got the weights, ask for a first client."""
        if not self.began:
            self.began = True
            return self.begin_asking(self.terms.roster.names)
        return super().timeout()

    def nobody_left(self) -> list:
        raise Refused(f"none of the {len(self.terms.roster.names)} clients answers")

    def hand_over(self, receiver: str) -> bytes:
        return self.seal(receiver, TOTAL, self.subject, b"")

    def handle(self, message: bytes) -> list:
        sender, content = self.sealer.open(message, self.round_number)
        kind, *fields = split(content) or [b""]
        if kind == HERE.encode():
            return self.on_here(sender)
        if kind != ANSWER.encode() or self.result is not None:
            raise Refused(f"{sender} sent something for which nobody asked")
        total, hops = read_total(fields, self.subject, self.terms)
        contributions = [hop.contribution for hop in hops]
        count = self.functions.count_signatures(contributions, self.round_number, self.terms.roster, total)
        check_order(hops, self.terms.roster, sender, None, self.round_number, self.subject)
        with np.errstate(divide="ignore", invalid="ignore"):  # a sum of 0 examples is refused in the next line
            average, examples = self.functions.decrypt_average(
                self.server.private_key, total, count, self.length, self.terms.agreement
            )
        check_example_count(examples, count, self.terms.agreement)
        self.result = average, examples, tuple(each.name for each in contributions), tuple(total)
        return []


class RingClient(_Asking):
    """A client's side of one round."""

    def __init__(self, client: Client, terms: Terms, functions: Functions):
        terms.check_key(client)
        self.client, self.terms, self.functions = client, terms, functions
        self.sealer = Sealer(client.name, client.keys.sealing, terms.roster)
        self.weights, self.round_number = None, None
        self.holding, self.ahead = False, []

    def handle(self, message: bytes) -> list:
        sender, content = self.sealer.open(message)
        kind, *fields = split(content) or [b""]
        if kind == START.encode():
            return self.on_start(sender, round_of(message), fields)
        if round_of(message) != self.round_number:
            raise Refused(f"{sender} sends a message of round {round_of(message)}, but it is round {self.round_number}")
        if kind == HERE.encode():
            return self.on_here(sender)
        if kind not in (ASK.encode(), TOTAL.encode()):
            raise Refused(f"{sender} asks for something that this protocol does not have")
        self.client.diary.check(self.round_number, self.model)
        return [(sender, self.seal(sender, HERE))] if kind == ASK.encode() else self.on_total(sender, fields)

    def on_start(self, sender: str, round_number: int, fields: list[bytes]) -> list:
        if sender != self.terms.server or len(fields) != 1:
            raise Refused(f"{sender} cannot start a round")
        weights = weights_from_bytes(fields[0])
        self.client.diary.start(round_number)
        self.weights, self.round_number = weights, round_number
        self.model = fingerprint("model", weights_to_bytes(weights))
        self.holding = False
        return []

    def on_total(self, sender: str, fields: list[bytes]) -> list:
        subject, roster = self.terms.subject(self.weights), self.terms.roster
        total, hops = read_total(fields, subject, self.terms)
        contributions, count = [hop.contribution for hop in hops], 0
        if hops:
            count = self.functions.count_signatures(contributions, self.round_number, roster, total)
        elif sender != self.terms.server:
            raise Refused(f"the total of {sender} comes without a signature")
        check_order(hops, roster, sender if hops else None, self.client.name, self.round_number, subject)
        integers = integers_for_round(self.client, self.weights, self.terms, self.functions)
        self.client.diary.contribute(self.round_number, self.model)
        self.hops = hops
        self.total, self.count = self.functions.add_my_update(
            self.client.encryptor, total, count, integers, self.terms.agreement.layout
        )
        return self.begin_asking(roster.names[roster.names.index(self.client.name) + 1 :])

    def hand_over(self, receiver: str) -> bytes:
        return self.seal(receiver, TOTAL, *self.signed())

    def nobody_left(self) -> list:
        """The last of the roster who is still there answers the server."""
        self.holding = False
        fields = self.signed()
        self.functions.answer_server(self.total, self.count, self.terms.agreement.threshold)
        return [(self.terms.server, self.seal(self.terms.server, ANSWER, *fields))]

    def signed(self) -> list[bytes]:
        roster, name, key = self.terms.roster, self.client.name, self.client.keys.signing
        mine = self.functions.sign_contribution(key, name, self.round_number, roster, self.total)
        skipped, subject = tuple(self.skipped), self.terms.subject(self.weights)
        signature = key.sign(hop_statement(self.round_number, roster, subject, mine, skipped))
        ciphertexts = ciphertexts_to_bytes(self.terms.public_key, self.total)
        hops = [*self.hops, Hop(mine, skipped, signature)]
        return [subject, ciphertexts, *map(hop_bytes, hops)]


def hop_statement(
    round_number: int, roster: Roster, subject: bytes, contribution: Contribution, skipped: tuple[str, ...]
) -> bytes:
    """The bytes with which a client signs what its total is about, and whom it skipped behind itself."""
    digest = contribution.total_digest
    return join("hop", round_number, roster.fingerprint, subject, contribution.name, digest, *skipped)


def read_total(fields: list[bytes], subject: bytes, terms: Terms) -> tuple[list[int] | None, list[Hop]]:
    """Read a total and its hops.

    Raises:
        Refused, ValueError: damaged, about other weights or another agreement, or no ciphertexts under the key.
    """
    if len(fields) < 2 or fields[0] != subject:
        raise Refused("the total belongs to other weights, another agreement or another key")
    hops = [_hop(data) for data in fields[2:]]
    if not hops and fields[1]:
        raise Refused("there is a total, but nobody signed it")
    return (ciphertexts_from_bytes(terms.public_key, fields[1]) if hops else None), hops


def check_order(
    hops: list[Hop], roster: Roster, sender: str | None, receiver: str | None, round_number: int, subject: bytes
) -> None:
    """Check that every client of the roster before the receiver is in the total or was skipped by the one before it.

    And that all of them signed for this subject.

    Args:
        hops: in their order.
        roster: of the round.
        sender: who brought them, and must be the last; None if the server begins.
        receiver: a name of the roster; None for the server, which stands behind all.
        round_number, subject: of this round.

    Raises:
        Refused: another order, a gap, a list of skipped clients that nobody signed, or a hop of another subject.
    """
    if sender is not None and (not hops or hops[-1].contribution.name != sender):
        raise Refused(f"{sender} brings a total that it did not sign last")
    end = len(roster.names) if receiver is None else roster.names.index(receiver)
    told = [name for hop in hops for name in (hop.contribution.name, *hop.skipped)]
    if hops and told != roster.names[max(end - len(told), 0) : end]:
        raise Refused("who is in the total and who was skipped is not the order of the roster")
    for hop in hops:
        signed = hop_statement(round_number, roster, subject, hop.contribution, hop.skipped)
        if not is_signed(roster.verify_keys[hop.contribution.name].public_bytes_raw(), hop.signature, signed):
            raise Refused(
                f"{hop.contribution.name} did not sign this model, agreement and key, or did not sign whom it skipped"
            )


def hop_bytes(hop: Hop) -> bytes:
    """A hop as one field of a message."""
    each = hop.contribution
    return join(each.name, each.total_digest, each.signature, hop.signature, *hop.skipped)


def _hop(data: bytes) -> Hop:
    fields = split(data)
    if len(fields) < 4 or len(fields[1]) != 32:
        raise Refused("a signature in the message is not complete: it was damaged or made up")
    name, total_digest, signature, skip_signature, *skipped = fields
    return Hop(Contribution(names_of([name])[0], total_digest, signature), tuple(names_of(skipped)), skip_signature)
