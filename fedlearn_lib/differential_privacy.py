"""What a sum still tells, and noise that every client adds so that it tells no more than was agreed.

Differential privacy: Dwork et al., TCC 2006; in federated learning: McMahan et al., ICLR 2018; noise in shares under
secure aggregation: Kairouz, Liu and Steinke, ICML 2021.
"""

import math

import numpy as np

from fedlearn_lib import masking
from fedlearn_lib.communication import dequantize, quantize
from fedlearn_lib.fedavg import apply_update
from fedlearn_lib.given import inputs
from fedlearn_lib.given.differential_privacy import noise_inputs as dp_inputs
from fedlearn_lib.given.differential_privacy.discrete_gaussian import discrete_gaussian
from fedlearn_lib.given.differential_privacy.noisy_rounds import noisy_steps, norm_in_steps
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.masking import enrol, masked_federated_averaging
from fedlearn_lib.given.masking import inputs as masking_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn


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


@check_inputs(integers=masking_inputs.update, scale=dp_inputs.scale)
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
    delta=dp_inputs.delta,
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
    rules=dp_inputs.private,
    norm=inputs.positive_number,
    noise_multiplier=inputs.positive_number,
    rounds=inputs.whole_number,
    delta=dp_inputs.delta,
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
        norm: S, the largest length of an update.
        noise_multiplier: σ.
        rounds: how many; every client takes part in all of them, and in no more.
        delta: for ε.
        evaluate: called on the weights of every round.

    Returns:
        The `History`, and ε for all rounds.

    Raises:
        Refused: in a round with too few clients.
        TypeError, ValueError: numbers out of range, or rules that count examples.
    """
    raise NotFilledIn("private_federated_averaging")
