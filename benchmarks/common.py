"""What the benchmarks share: the data of their clients, a stopwatch, and the learner's functions to measure."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import numpy as np

from fedlearn_lib.course.catalogue import exercises
from fedlearn_lib.course.copies import CHECKOUT, copy_course, environment_for
from fedlearn_lib.course.library import Library
from fedlearn_lib.given.data import clients_of, load_digits, partition_iid, partition_shards, train_test_split

PARTITIONS = {"IID": partition_iid, "2-class shards": partition_shards}


@cache
def digits_of_clients(partition: str, count: int, seed: int):
    """The handwritten digits, four fifths of them divided among clients.

    Returns:
        list of pairs (X, y), one a client, and the test examples X, y: always the same.
    """
    X, X_test, y, y_test = train_test_split(*load_digits(), 0.2, np.random.default_rng(0))
    parts = PARTITIONS[partition](y, count, np.random.default_rng([seed, 0]))
    return clients_of(X, y, parts), X_test, y_test


def worked(function, *args, **options):
    """What a function returns, and the seconds that processor cores worked on it."""
    start = time.process_time()
    result = function(*args, **options)
    return result, time.process_time() - start


@contextlib.contextmanager
def flower_home():
    """A home for Flower and a working folder for Ray, whose workers import from there first: not a checkout."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FLWR_HOME"] = home
        os.chdir(home)
        try:
            yield
        finally:
            os.chdir(here)


def run_filled(room: str) -> None:
    """Return if every exercise of the room is filled in; else run this program in a copy, and end.

    Args:
        room: a module's name, such as "fedavg".
    """
    library = Library(CHECKOUT / "fedlearn_lib")
    mine = [exercise for exercise in exercises().values() if exercise.room == room]
    still_open = [exercise.name for exercise in mine if library.standing(exercise).open]
    if not still_open:
        print(f"Measuring fedlearn_lib/{room}.py.", flush=True)
        return
    print(
        f"Still open in fedlearn_lib/{room}.py: {', '.join(still_open)}. "
        "A temporary copy with the reference answers is measured instead.",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_course(Path(folder) / "course", filled=True)
        # In the caller's folder, so that a file named on the command line is written there.
        sys.exit(subprocess.run([sys.executable, *sys.argv], env=environment_for(copy)).returncode)
