"""A model on which training fails for some records only, and a round in which that is seen.

The weight of one pixel and one bias are so large that their sum is no finite number, if there is ink in the pixel. A
client that then refuses, or is missing, has answered a question about its record. Chapter 13's client sends masked
zeros in that case; `loud` takes this repair away, to show what it is for.
"""

import warnings
from collections.abc import Callable, Iterable

import numpy as np

from ..masking.cohort import Cohort, play_round
from ..masking.rules import MASK
from ..models import SoftmaxRegression
from ..refused import Refused

BIAS, WEIGHT = 1.79e308, 1e308  # a float ends at 1.797e308: less than a hundredth of full ink is too much


def ink_question(model: SoftmaxRegression, pixel: int) -> np.ndarray:
    """Weights on which training fails if, and only if, there is ink in this pixel of a record.

    Args:
        model: on pictures whose pixels go from 0 to 1 in sixteenths.
        pixel: its place.

    >>> model = SoftmaxRegression(features=2, classes=2)
    >>> with np.errstate(all="ignore"):
    ...     losses = [model.loss_and_gradient(ink_question(model, 1), x, np.array([0]))[0]
    ...               for x in (np.array([[1.0, 0.0]]), np.array([[0.0, 0.0625]]))]
    >>> np.isfinite(losses)
    array([ True, False])
    """
    weights = np.zeros(model.size)
    part = model.layers(weights)
    part["b"][0], part["W"][pixel, 0] = BIAS, WEIGHT
    return weights


def loud(client_step: Callable) -> Callable:
    """A client as it was before the repair: if its training fails, it says so and takes no further part."""

    def step(stage: str, state: dict, inbox: dict, train: Callable | None = None) -> dict:
        if stage == MASK and not np.isfinite(train(state["weights"].copy())[0]).all():
            raise Refused("my training failed")
        return client_step(stage, state, inbox, train)

    return step


def who_failed(steps: tuple[Callable, Callable], cohort: Cohort, weights: np.ndarray) -> set[int]:
    """Play a round, and look which clients sent no update, as a server can.

    What the clients' own screens say is not shown here; it stands in their states, under "notes".
    """
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # NumPy's, and each client's own, on its own screen
        try:
            play_round(steps, cohort, weights)
        except Refused:
            pass  # too few stayed: the server knows who did not
    sent = {m.sender for m in cohort.transcript.seen_by("server") if "masked" in m.content}
    return set(cohort.states) - sent


def read_ink(
    steps: tuple[Callable, Callable], cohort: Cohort, model: SoftmaxRegression, pixels: Iterable[int]
) -> dict[int, np.ndarray]:
    """Ask one question a round, one round a pixel, of all clients at once.

    Returns:
        id → which of the pixels made this client fail, shape (pixels,), bool.
    """
    failed = [who_failed(steps, cohort, ink_question(model, pixel)) for pixel in pixels]
    return {k: np.array([k in those for those in failed]) for k in cohort.states}
