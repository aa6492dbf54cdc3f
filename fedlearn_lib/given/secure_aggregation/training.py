"""What a client sends, whatever becomes of its training.

If failing were seen, a lying server could send a model that overflows only for some records, and read one bit of each
client a round. So a client whose training fails in a round sends zeros, with the example count of the last time it
trained, as if nothing had happened; only its own screen tells. What really is wrong with a client comes out before the
first round: `try_training` lets every error through. It also notes a first example count. Without it that is 1, and in
the first round the sum of the counts shows it. (What still shows is how long it took, and a training that ends the
whole process by `sys.exit()`.)
"""

import warnings
from contextlib import suppress

import numpy as np

from ..not_filled_in import NotFilledIn
from .parties import Client, Functions, Terms


def try_training(client: Client, weights: np.ndarray, terms: Terms, functions: Functions) -> None:
    """Train once before the first round, at the client's own place, so that errors are seen by who can mend them.

    Args:
        client: whose usual example count is noted.
        weights: such as the training begins with, shape (d,).
        terms: what all agreed on.
        functions: the learner's.

    Raises:
        Exception: whatever `train` raises, or a count or update that cannot be sent.
    """
    _trained(client, weights, terms, functions)


def integers_for_round(client: Client, weights: np.ndarray, terms: Terms, functions: Functions) -> np.ndarray:
    """Train in a round, and never fail: zeros where training fails.

    Args:
        client, weights, terms, functions: as for `try_training`.

    Returns:
        Integers, shape (d + 1,), the example count last.

    Raises:
        NotFilledIn: an exercise is open.

    Warns:
        UserWarning: training failed. It tells no value, and no text of the error, which may hold some.
    """
    try:
        return _trained(client, weights, terms, functions)
    except (NotFilledIn, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # also what is no Exception, such as a panic of compiled code
        with suppress(Exception):  # where warnings are errors, this one would be seen by all
            warnings.warn(
                f"{client.name}: training failed ({type(error).__name__}), and zeros are sent in its place, so that "
                "nobody else sees it. See what is wrong with try_training.",
                stacklevel=2,
            )
        count = client.diary.usual_count
        return functions.my_integers_of(np.zeros(len(weights)), count, terms.agreement)


def _trained(client: Client, weights: np.ndarray, terms: Terms, functions: Functions) -> np.ndarray:
    update, count = client.train(weights.copy())
    if np.shape(update) != weights.shape:
        raise ValueError(f"the update has shape {np.shape(update)}, but the weights have {weights.shape}.")
    if isinstance(count, bool | np.bool_) or int(count) != count:
        raise TypeError("the example count is no whole number.")
    integers = functions.my_integers_of(update, int(count), terms.agreement)
    client.diary.usual_count = int(count)
    return integers
