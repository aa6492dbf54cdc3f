"""What a sum of updates still tells, and noise that pays for a guarantee.

Biases as traps: after Boenisch et al., "When the Curious Abandon Honesty", EuroS&P 2023; one client isolated by a
model of its own: Pasquini, Francati and Ateniese, "Eluding Secure Aggregation in Federated Learning via Model
Inconsistency", CCS 2022; membership in a sum: Ngo et al., "Secure Aggregation Is Not Private Against Membership
Inference Attacks", ECML 2024; rounds that differ by one client: So et al., "Securing Secure Aggregation", AAAI 2023.
"""

import math

import numpy as np

from fedlearn_lib import masking
from fedlearn_lib.communication import dequantize, quantize
from fedlearn_lib.fedavg import apply_update
from fedlearn_lib.given import inputs
from fedlearn_lib.given.differential_privacy import inputs as privacy_inputs
from fedlearn_lib.given.differential_privacy import noise_inputs
from fedlearn_lib.given.differential_privacy.discrete_gaussian import discrete_gaussian
from fedlearn_lib.given.differential_privacy.noisy_rounds import noisy_steps, norm_in_steps
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.masking import enrol, masked_federated_averaging
from fedlearn_lib.given.masking import inputs as masking_inputs
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
    raise NotFilledIn("trap_biases")


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
    raise NotFilledIn("same_model_for_all")


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
    raise NotFilledIn("membership_score")


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
    raise NotFilledIn("difference_of_rounds")


# ---- chapter 15: paying for a guarantee ----------------------------------------------------------


@check_inputs(update=inputs.vector, norm=inputs.positive_number)
def clip_update(update, norm):
    """Shorten an update that is longer than `norm` to that length; leave the others as they are.

    Abadi et al., "Deep Learning with Differential Privacy", CCS 2016; for whole updates: McMahan et al., "Learning
    Differentially Private Recurrent Language Models", ICLR 2018.

    Args:
        update: shape (d,).
        norm: S, the largest length, above 0. The length is the square root of the sum of squares.

    Returns:
        Shape (d,), in the same direction.

    Raises:
        TypeError, ValueError: an update that is not finite or not flat, a norm that is not above 0.

    >>> clip_update([3.0, 4.0], norm=1.0)
    array([0.6, 0.8])
    """
    raise NotFilledIn("clip_update")


@check_inputs(integers=masking_inputs.update, scale=noise_inputs.scale)
def noisy_integers(integers, scale):
    """Add a whole number of noise to each of my whole numbers, before they are masked.

    The noise is discrete Gaussian and comes from the operating system, so that nobody can draw it again; see
    `discrete_gaussian`. The sums of many clients' shares are what protects.

    Args:
        integers: my quantised update, shape (d,).
        scale: standard deviation of my share of the noise, above 0, in the steps of the whole numbers.

    Returns:
        Shape (d,), int64.

    Raises:
        TypeError, ValueError: no whole numbers, or a scale that is not above 0.

    >>> noisy_integers([5, -2], scale=1e-3)  # with so little noise nothing changes
    array([ 5, -2])
    """
    raise NotFilledIn("noisy_integers")


@check_inputs(
    noise_multiplier=inputs.positive_number,
    rounds=inputs.whole_number,
    sampling=inputs.fraction,
    delta=noise_inputs.delta,
)
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    """Say what all rounds together may tell about one client: ε at a given δ, by dp-accounting's Rényi accountant.

    Adjacent are two trainings that differ by one client, which takes part or sends zeros.

    Args:
        noise_multiplier: σ: the sum's noise has σ times the largest length of an update as standard deviation.
        rounds: how many.
        sampling: the chance with which each client takes part in a round, if *nobody* learns who did; 1.0 where the
            server asks everybody, or sees who takes part.
        delta: above 0, below 1.

    Returns:
        ε, a float.

    Raises:
        TypeError, ValueError: numbers out of range.

    >>> round(epsilon_of(3.0, rounds=30, sampling=1.0, delta=1e-5), 2)
    9.6
    """
    raise NotFilledIn("epsilon_of")


@check_inputs(
    rules=noise_inputs.private,
    norm=inputs.positive_number,
    noise_multiplier=noise_inputs.as_agreed,
    rounds=inputs.whole_number,
    delta=noise_inputs.delta,
    evaluate=inputs.callable_or_none,
)
def private_federated_averaging(
    trains, weights, rules, *, norm, noise_multiplier, rounds, delta, evaluate=None
):
    """Train under masks, with every client's update clipped and a share of noise in it.

    Each client's share has standard deviation σ · S / √(t - c), with S after rounding, in steps: so the shares of any
    t survivors, without those of c who tell theirs to the server, add up to σS.

    Args:
        trains: a list with a function for each client, train(weights) → update of shape (d,), example count.
        weights: to begin with, shape (d,).
        rules: from `private_rules`, which count every client as one; with threshold t and c corrupt clients.
        norm: S, the largest length of an update; for which the rules were made.
        noise_multiplier: σ, to which all agreed with the rules.
        rounds: how many; every client takes part in all of them, and in no more. Whoever takes part in two trainings
            spends the rounds of both: nobody adds them up.
        delta: for ε.
        evaluate: called on the weights of every round.

    Returns:
        The `History`, and ε for all rounds.

    Raises:
        Refused: in a round with too few clients.
        TypeError, ValueError: numbers out of range, rules that count examples, or that were made for other noise.
    """
    raise NotFilledIn("private_federated_averaging")
