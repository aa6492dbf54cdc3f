"""What communication costs, and how updates are made smaller before they are sent.

Quantising is linear and symmetric, as in Jacob et al., "Quantization and Training of Neural
Networks for Efficient Integer-Arithmetic-Only Inference", CVPR 2018, section 2.1, with zero point 0;
keeping the largest entries is "top-k", as in Aji and Heafield, "Sparse Communication for Distributed
Gradient Descent", EMNLP 2017.
"""

import warnings

import numpy as np

from fedlearn_lib.given import inputs
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn


@check_inputs(
    parameter_count=inputs.whole_number,
    participants=inputs.whole_number,
    bytes_per_parameter=inputs.positive_number,
)
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    """Count the bytes that one round moves, down and up together.

    Args:
        parameter_count: how many numbers the model has.
        participants: how many clients take part.
        bytes_per_parameter: bytes a number takes on the wire; 4 for a 32-bit float.

    Returns:
        Bytes: every participant gets the weights and sends back an update of the same length. Parts of a byte
            count: at 4 bits a number takes 0.5.

    Raises:
        ValueError: a count below 1, or a size that is not above 0.

    >>> round_bytes(parameter_count=650, participants=10)
    52000
    """
    return 2 * parameter_count * participants * bytes_per_parameter


@check_inputs(
    parameter_count=inputs.whole_number,
    example_count=inputs.whole_number,
    epochs=inputs.whole_number,
    download=inputs.positive_number,
    upload=inputs.positive_number,
    examples_per_second=inputs.positive_number,
    bytes_per_parameter=inputs.positive_number,
)
def communication_share(
    parameter_count,
    example_count,
    epochs,
    *,
    download,
    upload,
    examples_per_second,
    bytes_per_parameter=4,
):
    """Say which share of a client's round goes into sending and receiving.

    Args:
        parameter_count: how many numbers the model has.
        example_count: how many examples the client holds.
        epochs: how often it goes through them.
        download: bytes a second from the server.
        upload: bytes a second to the server.
        examples_per_second: how many examples it trains on in a second.
        bytes_per_parameter: bytes a number takes on the wire.

    Returns:
        Between 0 and 1: the time on the wire divided by the time on the wire and in training.

    Raises:
        ValueError: a count below 1, or a speed that is not above 0.

    >>> communication_share(1_000_000, 20, 1, download=4e6, upload=1e6, examples_per_second=4)
    0.5
    """
    model_bytes = parameter_count * bytes_per_parameter
    sending = model_bytes / download + model_bytes / upload
    training = example_count * epochs / examples_per_second
    return sending / (sending + training)


@check_inputs(update=inputs.vector, bits=inputs.bits, clip=inputs.positive_number)
def quantize(update, bits, clip):
    """Turn an update into small integers.

    The range from -clip to clip is divided into equal steps; every entry becomes the number of the
    nearest one, from -(2**(bits - 1) - 1) to 2**(bits - 1) - 1, so that zero stays zero.

    Args:
        update: shape (d,).
        bits: bits an integer takes, 2 to 31.
        clip: the largest magnitude that can be told; above 0.

    Returns:
        Integers, shape (d,), int64. Entries beyond ±clip become the outermost integer.

    Warns:
        UserWarning: some entries lay beyond ±clip; it says how many.

    Raises:
        ValueError: NaN, bits outside 2 to 31, or a clip that is not above 0.

    >>> quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0)
    array([ 0,  2, -3])
    """
    largest = 2 ** (bits - 1) - 1
    beyond = int(np.count_nonzero(np.abs(update) > clip))
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} entries lie beyond ±{clip:g} and are cut", stacklevel=2)
    steps = np.rint(update / clip * largest)
    return np.clip(steps, -largest, largest).astype(np.int64)


@check_inputs(integers=inputs.integers, bits=inputs.bits, clip=inputs.positive_number)
def dequantize(integers, bits, clip):
    """Turn quantised integers back into numbers.

    Args:
        integers: as `quantize` returns them, or a sum of such, shape (d,).
        bits, clip: what `quantize` was given.

    Returns:
        Numbers, shape (d,), float64: off by at most half a step, clip / (2**(bits - 1) - 1) / 2.

    Raises:
        ValueError: bits outside 2 to 31, or a clip that is not above 0.
        TypeError: something else than whole numbers.

    >>> dequantize(np.array([0, 2, -3]), bits=3, clip=1.5)
    array([ 0. ,  1. , -1.5])
    """
    largest = 2 ** (bits - 1) - 1
    return integers * (clip / largest)


@check_inputs(update=inputs.vector, k=inputs.at_most_length_of("update"))
def keep_top(update, k):
    """Keep the k entries of largest magnitude and set the others to 0.

    Args:
        update: shape (d,).
        k: how many entries to keep, 1 to d.

    Returns:
        Shape (d,): exactly k entries as they were (of equal ones any), the rest 0; `update` itself
        stays as it was.

    Raises:
        ValueError: k outside 1 to d, NaN or infinity.

    >>> keep_top(np.array([0.5, -3.0, 1.0, 2.0]), k=2)
    array([ 0., -3.,  0.,  2.])
    """
    kept = np.argsort(np.abs(update), kind="stable")[-k:]  # of equal ones the same on every machine
    result = np.zeros_like(update)
    result[kept] = update[kept]
    return result
