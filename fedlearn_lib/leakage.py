"""Reading private data out of the updates that clients send.

Dividing a layer's weight change by its bias change is from Phong et al., "Privacy-Preserving Deep
Learning via Additively Homomorphic Encryption", IEEE TIFS 2018, section 3; the label from the sign of
the last bias from Zhao, Mopuri and Bilen, "iDLG: Improved Deep Leakage from Gradients", 2020; one
active example a hidden unit from Boenisch et al., "When the Curious Abandon Honesty", EuroS&P 2023.
"""

import numpy as np

from fedlearn_lib.given import inputs
from fedlearn_lib.given.inputs import check_inputs
from fedlearn_lib.given.leakage import inputs as leakage_inputs
from fedlearn_lib.given.not_filled_in import NotFilledIn


@check_inputs(
    word_weight_update=inputs.vector,
    bias_update=leakage_inputs.changed_number,
    vocabulary=leakage_inputs.names_for("word_weight_update"),
)
def words_from_update(word_weight_update, bias_update, vocabulary):
    """Read which words a phone's owner typed, and how often, out of one update.

    The model scores a message as the sum of its words' weights plus a bias, with one output (a
    `LogisticRegression` on word counts); the client trained on one message, for any number of epochs.

    Args:
        word_weight_update: change of every word's weight, shape (words,).
        bias_update: change of the bias, a number other than 0.
        vocabulary: the words in the order of the weights.

    Returns:
        A dict from each word of the message to its count, a whole number of at least 1.

    Raises:
        ValueError: a bias that did not change, NaN, or a vocabulary of another length.
        TypeError: something else than numbers and a list of words.

    >>> words_from_update(np.array([0.0, -0.1, -0.2]), -0.1, ["cat", "dog", "good"])
    {'dog': 1, 'good': 2}
    """
    raise NotFilledIn("words_from_update")


@check_inputs(bias_update=leakage_inputs.one_record_bias)
def label_from_bias(bias_update):
    """Read the label of a client's only record out of its update.

    Args:
        bias_update: change of a softmax layer's biases, shape (classes,), two or more.

    Returns:
        The label: the one class whose bias went up.

    Raises:
        ValueError: no class or more than one went up, so that this is no update of one record.

    >>> label_from_bias(np.array([-0.02, 0.05, -0.03]))
    1
    """
    raise NotFilledIn("label_from_bias")


@check_inputs(
    bias_update=leakage_inputs.one_record_bias,
    weight_update=leakage_inputs.layer_update("bias_update"),
)
def invert_linear(weight_update, bias_update):
    """Read a client's only record out of its update of a softmax regression.

    Args:
        weight_update: change of the weights, shape (inputs, classes).
        bias_update: change of the biases, shape (classes,).

    Returns:
        The record, an array of shape (inputs,).

    Raises:
        ValueError: biases that show no single record, unequal numbers of classes, NaN.

    >>> invert_linear(np.array([[-0.2, 0.2], [0.3, -0.3]]), np.array([-0.1, 0.1]))
    array([ 2., -3.])
    """
    raise NotFilledIn("invert_linear")


@check_inputs(records=inputs.examples, reconstruction=leakage_inputs.row_of("records"))
def nearest_record(reconstruction, records):
    """Find the record that a reconstruction looks most like: who is it?

    Args:
        reconstruction: shape (inputs,).
        records: those it may be, shape (records, inputs).

    Returns:
        Index of the record at the smallest Euclidean distance; of equally near ones any.

    Raises:
        ValueError: no records, unequal lengths, NaN.

    >>> nearest_record(np.array([0.9, 0.2]), np.array([[0.0, 0.0], [1.0, 0.0], [5.0, 5.0]]))
    1
    """
    raise NotFilledIn("nearest_record")


@check_inputs(
    word_weight_update=leakage_inputs.changed_vector,
    vocabulary=leakage_inputs.names_for("word_weight_update"),
    tolerance=inputs.positive_number,
)
def split_messages(word_weight_update, vocabulary, tolerance=1e-6):
    """Tell several messages of one client apart: words of one message change by the same amount.

    Args:
        word_weight_update: change of every word's weight, shape (words,).
        vocabulary: the words in the order of the weights.
        tolerance: two neighbouring changes count as equal if they differ by at most this part of their size.

    Returns:
        A list of groups, each a list of words whose weights changed by the same amount, sign included.
        Words that did not change are left out. Any order.

    Raises:
        ValueError: an update that is zero everywhere, NaN, or a vocabulary of another length.

    >>> split_messages(np.array([-0.1, 0.3, 0.0, 0.3, -0.1]), ["see", "flat", "or", "rent", "you"])
    [['see', 'you'], ['flat', 'rent']]
    """
    raise NotFilledIn("split_messages")


@check_inputs(
    batch_size=inputs.whole_number,
    learning_rate=inputs.positive_number,
    bias_update=leakage_inputs.one_step_bias,
)
def label_counts(bias_update, batch_size, learning_rate):
    """Read out of an update how many records of each class a client holds.

    The client took one full-batch step from zero weights, at which all classes are equally likely.

    Args:
        bias_update: change of the softmax layer's biases, shape (classes,).
        batch_size: how many records the client has.
        learning_rate: the client's.

    Returns:
        Whole numbers, an array of shape (classes,), int64.

    Raises:
        ValueError: NaN, a batch size below 1, a learning rate that is not above 0, or counts that cannot be:
            one below 0, or another number of records in all. Then the model was no fresh one.

    >>> label_counts(np.array([0.05, -0.05]), batch_size=4, learning_rate=0.2)
    array([3, 1])
    """
    raise NotFilledIn("label_counts")


@check_inputs(
    hidden_bias_update=leakage_inputs.changed_vector,
    hidden_weight_update=leakage_inputs.layer_update("hidden_bias_update"),
)
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    """Read one candidate record out of every hidden unit of a ReLU network.

    A unit that was active for a single record of the batch gives that record exactly; one that was
    active for several gives a mixture of them.

    Args:
        hidden_weight_update: change of the first layer's weights, shape (inputs, hidden).
        hidden_bias_update: change of its biases, shape (hidden,).

    Returns:
        Candidates, an array of shape (m, inputs), one row for each of the m units whose bias changed; the
        others were active for no record.

    Raises:
        ValueError: no unit changed, unequal numbers of units, NaN.

    >>> invert_hidden_rows(np.array([[0.2, 0.0, 1.0], [0.4, 0.0, 3.0]]), np.array([0.1, 0.0, 2.0]))
    array([[2. , 4. ],
           [0.5, 1.5]])
    """
    raise NotFilledIn("invert_hidden_rows")


@check_inputs(
    candidates=leakage_inputs.candidates, levels=inputs.whole_number, tolerance=inputs.positive_number
)
def keep_plausible(candidates, levels=16, tolerance=1e-6):
    """Keep the candidates that can be pictures, without knowing the true ones.

    A pixel of a digit is a whole number of steps from 0 to `levels`, divided by `levels`. A mixture of
    several pictures hardly ever is.

    Args:
        candidates: shape (m, pixels).
        levels: steps of a pixel.
        tolerance: how far a pixel may be from a whole number of steps, in steps.

    Returns:
        The plausible candidates, each once, an array of shape (kept, pixels), in any order; kept may be 0.

    Raises:
        ValueError: something else than a matrix, NaN, levels below 1, or a tolerance that is not above 0.

    >>> keep_plausible(np.array([[0.5, 1.0], [0.3, 0.7], [0.5, 1.0], [-0.5, 1.0]]))
    array([[0.5, 1. ]])
    """
    raise NotFilledIn("keep_plausible")
