"""Before anybody enrols: try every function of the learner's that a round will call, where an error may be loud.

In a round nobody hears of what fails, for it could tell about the data (see given/masking/training.py). Here nothing
but made-up numbers is used, so that the name of what failed, and the kind of error, may be said.
"""

import tempfile
import traceback
from pathlib import Path

import numpy as np

from .. import deployment, fedavg
from ..given.deployment import FileStore, LocalGrid
from ..given.masking.cohort import enrol_pictures, play_round
from ..given.masking.rules import MASK
from ..given.not_filled_in import NotFilledIn
from ..given.refused import Refused
from . import task
from .member import round_functions

LIBRARY = Path(fedavg.__file__).resolve().parent


def rehearse(server: bool = False) -> None:
    """Play everything once, alone.

    Args:
        server: whether this machine is to be the server, which calls one more function.

    Raises:
        Refused: with the name of the function that cannot be used, and why.
    """
    for part in (_records, _training, _masked_round, _saving, *([_exchange] * server)):
        try:
            right = part()
        except Refused:  # such as a sum that cannot be
            right = False
        except Exception as error:
            raise Refused(blame(error)) from None
        if not right:
            raise Refused(f"{part.__doc__.split(':')[0]} did not give what they should")


def blame(error: BaseException) -> str:
    """Which of the learner's functions an error comes from, without a word of its text."""
    if isinstance(error, NotFilledIn):
        return f"{error.name} is not filled in yet"
    mine = [frame.name for frame in traceback.extract_tb(error.__traceback__)
            if Path(frame.filename).resolve().parent == LIBRARY]  # fmt: skip
    if mine:
        return f"{mine[-1]} raised {type(error).__name__}"
    return f"the course's own code raised {type(error).__name__}"


def _records() -> bool:
    """to_record and from_record: what went in comes out."""
    content = {"round": 2**63 - 1, "text": "x", "ids": [1, -1], "nothing": [], "parts": [b"", b"a"],
               "vector": np.array([1, 2**32 - 1], np.uint32), "weights": np.array([0.5, -0.0])}  # fmt: skip
    back = deployment.from_record(deployment.to_record(content))
    return back.keys() == content.keys() and all(
        type(back[name]) is type(value) and np.array_equal(back[name], value) for name, value in content.items()
    )


def _training() -> bool:
    """local_update, weighted_average and apply_update: one round of two clients that learn something."""
    X, y = task.test_digits()
    weights = task.MODEL.initial_weights()
    updates = [task.trainer(X[part], y[part], 1, 0)(weights)[0] for part in (slice(0, 40), slice(40, 80))]
    weights = fedavg.apply_update(weights, fedavg.weighted_average(updates, [40, 40]))
    return weights.shape == task.MODEL.initial_weights().shape and bool(np.isfinite(weights).all())


def _masked_round() -> bool:
    """The functions of a masked round: four clients, of whom one vanishes; the sum of the others is exact."""
    pictures = np.arange(4 * 5).reshape(4, 5) % 17
    cohort = enrol_pictures(pictures, threshold=3)
    _, result, _ = play_round(round_functions(), cohort, np.zeros(5), vanish={2: MASK})
    return result.survivors == (1, 3, 4) and np.array_equal(result.sums[:-1], pictures[[0, 2, 3]].sum(0))


def _saving() -> bool:
    """save_then_answer: when the answer leaves, the changed state stands on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        store = FileStore(Path(folder) / "state.json")
        store.write({"count": 1})
        store.replace()

        def client_step(stage, state, inbox, train):
            state["count"] += inbox["add"]
            return {"count": state["count"]}

        sent = deployment.save_then_answer(store, client_step, "stage", {"add": 2}, None, lambda answer: (
            answer, FileStore(store.path).load()))  # fmt: skip
        return sent == ({"count": 3}, {"count": 3})


def _exchange() -> bool:
    """exchange_over_grid: who answers in time is heard, and nobody else."""
    grid = LocalGrid({1: lambda stage, record: record, 2: lambda stage, record: record}, seconds={2: 60.0})
    answers = deployment.exchange_over_grid(grid, "stage", {node: {"round": 1} for node in (1, 2, 3)}, 5.0)
    return answers == {1: {"round": 1}}
