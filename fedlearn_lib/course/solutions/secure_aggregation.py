"""Secure aggregation with an encrypted running total, and how it is broken.

The server holds the private key. The clients pass an encrypted total to each other, each adding its own
update, and only a total of more than `threshold` clients goes to the server. The idea stands in the example
`federated_learning_with_encryption` of the `phe` library, without the threshold; the attacks and the repairs
are the course's own working-out of what is said in chapters 8 to 10. The key in shares follows Damgård and Jurik,
PKC 2001, with all shares needed.
"""

import hashlib
import secrets

import numpy as np
from cryptography.exceptions import InvalidSignature

from fedlearn_lib.communication import dequantize, quantize
from fedlearn_lib.fedavg import apply_update, sample_clients
from fedlearn_lib.given import inputs
from fedlearn_lib.given.history import History
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.paillier.fast import encrypt_vector
from fedlearn_lib.given.paillier.sums import add_vectors, decrypt_sum
from fedlearn_lib.given.refused import Refused
from fedlearn_lib.given.secure_aggregation import inputs as secure_inputs
from fedlearn_lib.given.secure_aggregation.statements import Contribution, digest, statement


def my_integers_of(update, example_count, agreement):
    """What a client adds to the total: its weighted update, quantised, and its example count behind it.

    Given, not an exercise. The client scales its update by example_count / most_examples, so that the sum over
    all clients is weighted by examples and yet no count is ever shown.

    Args:
        update: shape (d,).
        example_count: how many examples it was trained on.
        agreement: the `Agreement` of this training.

    Returns:
        Integers, shape (d + 1,), int64; the last one is the example count.

    Raises:
        ValueError: more examples than the public cap, said before anything is encrypted; how many is not said, for
            refusals travel.
    """
    if not 1 <= example_count <= agreement.most_examples:
        what = "no examples" if example_count < 1 else "more examples than the agreement allows"
        raise ValueError(
            f"this client has {what}; allowed are 1 to {agreement.most_examples}. "
            "Train on fewer, or agree on a larger cap before the first round."
        )
    share = example_count / agreement.most_examples
    return np.append(quantize(np.asarray(update) * share, agreement.bits, agreement.clip), example_count)


@check_inputs(
    encryptor=secure_inputs.encryptor,
    contributor_count=secure_inputs.count,
    running_total=secure_inputs.running_total,
    my_integers=secure_inputs.my_integers,
    layout=secure_inputs.layout_with_room,
)
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    """A client adds its own update to the running total: packed, freshly encrypted, counted.

    Args:
        encryptor: the client's own `Encryptor` for the server's public key.
        running_total: ciphertexts from the client before; None for the first client.
        contributor_count: how many clients are in it; 0 for the first client.
        my_integers: what this client adds, shape (d + 1,), as `my_integers_of` returns it.
        layout: the agreement's, in which all clients pack.

    Returns:
        The new running total, a list of ciphertexts, and the new contributor count.

    Raises:
        ValueError: a total of another length, integers that could overflow, or a layout that is full.
    """
    mine = encrypt_vector(encryptor, my_integers, layout)
    if running_total is not None:
        mine = add_vectors(encryptor.public_key, running_total, mine)
    return mine, contributor_count + 1


@check_inputs(contributor_count=secure_inputs.count, threshold=inputs.whole_number)
def answer_server(running_total, contributor_count, threshold):
    """Hand the total to the server, but only if more than `threshold` clients are in it.

    Args:
        running_total: ciphertexts.
        contributor_count: how many clients are in it.
        threshold: see `Agreement`.

    Returns:
        The running total, for the server.

    Raises:
        Refused: too few clients are in it; the reason says how many, and how many it takes.

    >>> answer_server([17, 4], contributor_count=3, threshold=2)
    [17, 4]
    """
    if contributor_count <= threshold:
        raise Refused(f"clients in the total: {contributor_count}, but it takes more than {threshold}")
    return running_total


@check_inputs(
    private_key=secure_inputs.private_key,
    contributor_count=inputs.whole_number,
    parameter_count=inputs.whole_number,
)
def decrypt_average(private_key, running_total, contributor_count, parameter_count, agreement):
    """The server decrypts the sum, and nothing else, and divides by the sum of the example counts.

    Args:
        private_key: the server's.
        running_total: ciphertexts, as `answer_server` handed them out.
        contributor_count: how many clients are in it.
        parameter_count: d, the length of an update without the example count behind it.
        agreement: the `Agreement` of this training.

    Returns:
        The average update, weighted by examples, shape (d,), and the sum of the example counts.

    Raises:
        ValueError: a total that does not belong to this key, agreement or number of clients.
    """
    sums = decrypt_sum(private_key, running_total, agreement.layout, parameter_count + 1, contributor_count)
    example_count = int(sums[-1])
    weighted = dequantize(sums[:-1], agreement.bits, agreement.clip) * agreement.most_examples
    return weighted / example_count, example_count


@check_inputs(clients=secure_inputs.parties, weights=inputs.vector)
def secure_round(network, server, clients, weights, agreement):
    """One round of the protocol as its users tell it.

    Client after client adds its update to the running total and sends it to the next one; the last one answers
    the server, which decrypts.

    Args:
        network: the `Network` over which every message goes.
        server: with `name` and `private_key`.
        clients: in the order in which they pass the total on, each with `name`, `encryptor` and
            `train(weights)`, which returns its update and its number of examples.
        weights: the global weights, shape (d,).
        agreement: the `Agreement` of this training.

    Returns:
        The average update, shape (d,).

    Raises:
        Refused: too few clients.
        ValueError: a client with more examples than the cap, and what the functions used here refuse.
    """
    total, count = None, 0
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average


@check_inputs(
    clients=secure_inputs.parties,
    weights=inputs.vector,
    rounds=inputs.whole_number,
    fraction=inputs.fraction,
    rng=inputs.generator,
    evaluate=inputs.callable_or_none,
)
def secure_federated_averaging(
    network, server, clients, weights, agreement, *, rounds, fraction, rng, evaluate=None
):
    """Chapter 1's loop, with a secure round in place of the plain average.

    Args:
        network, server, clients, weights, agreement: as for `secure_round`; weights to start from.
        rounds: how many rounds to train.
        fraction: the share of clients that take part in a round.
        rng: NumPy generator for sampling the clients.
        evaluate: called by the history on the weights of every round; None to measure nothing.

    Returns:
        A `History(weights, evaluate)` on which every round was recorded.

    Raises:
        Refused: in a round with too few clients.
        ValueError: a setting out of range.
    """
    history = History(weights, evaluate)
    for _ in range(rounds):
        chosen = [clients[k] for k in sample_clients(len(clients), fraction, rng)]
        weights = apply_update(weights, secure_round(network, server, chosen, weights, agreement))
        history.record(weights, participants=len(chosen))
    return history


@check_inputs(private_key=secure_inputs.private_key, length=inputs.whole_number)
def difference_attack(private_key, smaller, larger, length, layout):
    """Read what the clients added between two totals, both above the threshold.

    Args:
        private_key: the attacker is the server and has it.
        smaller: a pair (running_total, contributor_count) that some client answered with.
        larger: another, which contains the clients of the first and at least one more.
        length: of the vectors, d + 1.
        layout: the agreement's.

    Returns:
        Integers, shape (length,): the sum of those who are only in the larger total; one client's own numbers if
        it is a single one.
    """
    before = decrypt_sum(private_key, smaller[0], layout, length, smaller[1])
    after = decrypt_sum(private_key, larger[0], layout, length, larger[1])
    return after - before


@check_inputs(private_key=secure_inputs.private_key, length=inputs.whole_number)
def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    """Read one client's numbers, together with its two neighbours.

    Args:
        private_key: the server's, who works together with the neighbours.
        sent_to_victim: the pair (running_total, contributor_count) that the neighbour before sent; None if
            the victim is the first client and got nothing.
        received_from_victim: the pair that the neighbour behind received; for the last client, what the
            server received itself.
        length: of the vectors, d + 1.
        layout: the agreement's.

    Returns:
        The victim's integers, shape (length,).
    """
    if sent_to_victim is None:
        total, count = received_from_victim
        return decrypt_sum(private_key, total, layout, length, count)
    return difference_attack(private_key, sent_to_victim, received_from_victim, length, layout)


@check_inputs(encryptor=secure_inputs.encryptor, threshold=inputs.whole_number, length=inputs.whole_number)
def forged_count_attack(encryptor, threshold, length, layout):
    """Make the message with which a server gets the update of the next client alone.

    The server pretends to be the client before: a total of nobody, said to hold `threshold` clients. The victim
    adds its update, counts one more, and finds that it may answer.

    Args:
        encryptor: anybody can have one, it takes the public key only.
        threshold: of the agreement.
        length: of the vectors, d + 1.
        layout: the agreement's.

    Returns:
        The forged running total, ciphertexts of 0, and the forged contributor count.
    """
    return encryptor.encrypt([0] * layout.plaintexts_for(length)), threshold


@check_inputs(round_number=inputs.whole_number)
def sign_contribution(signing_key, name, round_number, roster, running_total):
    """A client signs what it hands on: this total, in this round, among these clients.

    Args:
        signing_key: the client's `Ed25519PrivateKey`, which lives as long as the client.
        name: the client's.
        round_number: of this round.
        roster: the `Roster` of clients that all agreed on.
        running_total: the ciphertexts that it hands on.

    Returns:
        A `Contribution(name, total_digest, signature)`; the signature is over
        `statement(round_number, roster, name, total_digest)`.
    """
    total_digest = digest(running_total)
    signature = signing_key.sign(statement(round_number, roster, name, total_digest))
    return Contribution(name, total_digest, signature)


@check_inputs(round_number=inputs.whole_number)
def count_signatures(contributions, round_number, roster, running_total):
    """Count the clients that are in a total by their signatures, not by what somebody says.

    Args:
        contributions: `Contribution`s in the order in which they were added.
        round_number: of this round.
        roster: the `Roster` of clients that all agreed on, with `verify_keys` by name.
        running_total: the ciphertexts that came with them.

    Returns:
        How many different clients of the roster signed a total for this round.

    Raises:
        Refused: the last signature is not over this total, somebody is not in the roster or signed twice, or a
            signature is wrong: the reason names the client.
    """
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    names = [contribution.name for contribution in contributions]
    for name in names:
        if name not in roster.verify_keys:
            raise Refused(f"{name} is not in the roster")
        if names.count(name) > 1:
            raise Refused(f"{name} is in the total twice")
    for contribution in contributions:
        name = contribution.name
        try:
            signed = statement(round_number, roster, name, contribution.total_digest)
            roster.verify_keys[name].verify(contribution.signature, signed)
        except (InvalidSignature, ValueError, TypeError):  # the last two: no digest or signature at all
            raise Refused(f"the signature of {name} is not right for this round and roster") from None
    return len(names)


@check_inputs(private_key=secure_inputs.private_key, parties=secure_inputs.two_or_more)
def split_key(private_key, parties):
    """Cut a private key into shares that decrypt only all together.

    The exponent d is 0 modulo λ and 1 modulo n, so that ciphertext**d is 1 + m·n mod n². The shares are random
    numbers from the operating system whose sum is d modulo n·λ.

    Args:
        private_key: of the dealer, who deletes it and d afterwards.
        parties: how many shares, two or more.

    Returns:
        A list of whole numbers, one a party, each from 0 to n·λ - 1.
    """
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = (p - 1) * (q - 1) // 2  # the least common multiple, for gcd(p - 1, q - 1) is 2
    d = lam * pow(lam, -1, n)
    shares = [secrets.randbelow(n * lam) for _ in range(parties - 1)]
    return [*shares, (d - sum(shares)) % (n * lam)]


@check_inputs(public_key=secure_inputs.public_key)
def partial_decrypt(public_key, share, ciphertexts):
    """One party's part of decrypting: every ciphertext to the power of its share.

    Args:
        public_key: under which they were encrypted.
        share: the party's own, as `split_key` made it.
        ciphertexts: a list.

    Returns:
        A list of whole numbers, which tell nothing without those of all other parties.
    """
    return [pow(ciphertext, share, public_key.n**2) for ciphertext in ciphertexts]


@check_inputs(public_key=secure_inputs.public_key)
def combine_partials(public_key, partials):
    """Put the parts of all parties together.

    A missing or wrong part is noticed, unless it was made wrong on purpose: a part times 1 + delta * n fits, and
    shifts the sum by delta. Real systems have each party prove its part.

    Args:
        public_key: under which the ciphertexts were encrypted.
        partials: one list a party, all equally long.

    Returns:
        The plaintexts, a list of whole numbers from 0 to n - 1.

    Raises:
        Refused: the parts do not fit together: one is wrong or missing.
        ValueError: one list is shorter than the others (`Refused` is as good).
    """
    n = public_key.n
    plaintexts = []
    for parts in zip(*partials, strict=True):
        product = 1
        for part in parts:
            product = product * part % n**2
        if product % n != 1:
            raise Refused("the parts do not fit together: one is missing or wrong")
        plaintexts.append((product - 1) // n)
    return plaintexts


@check_inputs(encryptor=secure_inputs.encryptor)
def cancelling_client_attack(encryptor, others, victim):
    """Make the last client's ciphertexts such that the total is the victim's update alone.

    Works where the last client sees the others' ciphertexts before it must show its own.

    Args:
        encryptor: of the server's public key.
        others: name → ciphertexts of every client that has posted already, the victim among them.
        victim: its name.

    Returns:
        Ciphertexts: the inverse of the product of all but the victim, place by place, freshly re-randomised.
    """
    n_squared = encryptor.public_key.n**2
    total = encryptor.encrypt([0] * len(others[victim]))
    for name, ciphertexts in others.items():
        if name != victim:
            total = [t * pow(c, -1, n_squared) % n_squared for t, c in zip(total, ciphertexts, strict=True)]
    return total
