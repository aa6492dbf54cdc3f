"""What a sum of updates still tells, and noise that pays for a guarantee.

Biases as traps: after Boenisch et al., "When the Curious Abandon Honesty", EuroS&P 2023; one client isolated by a
model of its own: Pasquini, Francati and Ateniese, "Eluding Secure Aggregation in Federated Learning via Model
Inconsistency", CCS 2022; membership in a sum: Ngo et al., "Secure Aggregation Is Not Private Against Membership
Inference Attacks", ECML 2024; rounds that differ by one client: So et al., "Securing Secure Aggregation", AAAI 2023.
"""

import numpy as np

from fedlearn_lib.given import inputs
from fedlearn_lib.given.differential_privacy import inputs as privacy_inputs
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn
from fedlearn_lib.given.refused import Refused

# ---- chapter 14: what the sum still tells -------------------------------------------------------


@check_inputs(
    public_examples=inputs.examples,
    hidden_weights=privacy_inputs.rows_for("public_examples"),
    fraction=privacy_inputs.part,
)
def trap_biases(public_examples, hidden_weights, fraction):
    """Choose biases with which each hidden unit is active for only a few people.

    A malicious server, which has some public examples but no private ones, sends them with honest, random weights.

    Args:
        public_examples: shape (m, inputs).
        hidden_weights: of the first layer, shape (inputs, hidden).
        fraction: for which part of the people a unit shall be active, above 0 and below 1.

    Returns:
        Biases, shape (hidden,): `public_examples @ hidden_weights + biases` is positive for about this fraction of
        the examples, unit by unit.

    Raises:
        TypeError, ValueError: shapes that do not fit, or a fraction out of range.

    >>> trap_biases(np.array([[1.0], [2.0], [3.0], [4.0], [5.0]]), np.array([[1.0, -1.0]]), 0.25)
    array([-4.,  2.])
    """
    return -np.quantile(public_examples @ hidden_weights, 1 - fraction, axis=0)


@check_inputs(fingerprints=privacy_inputs.fingerprints)
def same_model_for_all(fingerprints):
    """Go on only if every client was given the same model.

    Args:
        fingerprints: dict from every client's id to the fingerprint of the model that it got, bytes.

    Returns:
        The fingerprint that all have.

    Raises:
        Refused: not all are equal, or there is none; the reason says which.

    >>> same_model_for_all({1: b"a7", 2: b"a7", 3: b"a7"})
    b'a7'
    """
    if not fingerprints:
        raise Refused("no fingerprints: nobody told which model it got")
    different = set(fingerprints.values())
    if len(different) > 1:
        raise Refused(f"the clients were given {len(different)} different models")
    return different.pop()


@check_inputs(
    update_sum=inputs.vector,
    candidate=inputs.vector_like("update_sum"),
    client_count=inputs.whole_number,
    mean=inputs.vector_like("update_sum"),
    precision=privacy_inputs.square_of("update_sum"),
)
def membership_score(update_sum, candidate, client_count, mean, precision):
    """Say how much a sum looks as if somebody's update were in it: the higher, the likelier.

    The best linear test: what is unusual about the candidate, times what is unusual about the sum, where directions
    in which all updates vary much count less.

    Args:
        update_sum: of all clients, shape (d,).
        candidate: the update that the person would have sent, shape (d,).
        client_count: how many updates are in the sum.
        mean: of the updates of other people, shape (d,).
        precision: inverse of their covariance, shape (d, d).

    Returns:
        The score, a float.

    Raises:
        TypeError, ValueError: shapes that do not fit, NaN, a count below 1.

    >>> usual, precision = np.array([1.0, 1.0]), np.diag([1.0, 0.25])
    >>> membership_score(np.array([6.0, 2.0]), np.array([3.0, 5.0]), 3, usual, precision)
    5.0
    """
    return float((candidate - mean) @ precision @ (update_sum - client_count * mean))


@check_inputs(ledger=privacy_inputs.ledger, victim=privacy_inputs.told_apart_in("ledger"))
def difference_of_rounds(ledger, victim):
    """Read one client's update out of two sums of which it alone makes the difference.

    The model hardly changes any more from one round to the next, so the others send nearly the same again.

    Args:
        ledger: list of rounds in their order, each a pair: the set of ids in the sum, and the sum of their updates,
            shape (d,).
        victim: the id of a client.

    Returns:
        Of two neighbouring rounds that differ by the victim alone, the last two in the ledger: the sum with the
        victim minus the sum without it, shape (d,). About the victim's update.

    Raises:
        TypeError, ValueError: no such rounds in the ledger, or something else than a ledger.

    >>> rounds = [({1, 2, 3}, np.array([6.0, 1.0])), ({1, 3}, np.array([4.0, 4.0])), ({3}, np.array([3.0, 0.0]))]
    >>> difference_of_rounds(rounds, victim=2)
    array([ 2., -3.])
    """
    found = None
    for (before, earlier), (after, later) in zip(ledger, ledger[1:], strict=False):
        if set(before) ^ set(after) == {victim}:  # in one of the two sets, but not in both
            found = earlier - later if victim in before else later - earlier
    return found
