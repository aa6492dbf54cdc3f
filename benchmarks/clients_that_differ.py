"""What calms a training of clients that differ? Momentum, a larger step, FedProx, more local work, over many seeds.

Every seed has its own division of the digits among clients, and all settings of a seed draw the same clients: the
differences are *paired*, setting against plain federated averaging on the same clients in the same rounds.

    python benchmarks/clients_that_differ.py [--seeds 10] [--jobs 2]
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # parallel are the runs, not their tiny products
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np
from common import run_filled
from tqdm import tqdm

from fedlearn_lib.fedavg import (
    apply_update,
    deal_shards,
    local_update,
    sample_clients,
    server_momentum,
    weighted_average,
)
from fedlearn_lib.given.data import clients_of, load_digits, partition_dirichlet, partition_iid, train_test_split
from fedlearn_lib.given.fedavg import Tied
from fedlearn_lib.given.models import SoftmaxRegression

CLIENTS, FRACTION, BATCH, RATE = 50, 0.2, 10, 0.5
MODEL = SoftmaxRegression(64, 10)
LAST = 10  # rounds over which accuracy and jumps are measured

DEALT = {
    "IID": lambda y, rng: partition_iid(y, CLIENTS, rng),
    "2-class shards": lambda y, rng: deal_shards(y, CLIENTS, 2, rng),
    **{f"Dirichlet {alpha:g}": lambda y, rng, alpha=alpha: partition_dirichlet(y, CLIENTS, alpha, rng)
       for alpha in (0.05, 0.1, 0.3, 1, 10)},
}  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """How the server and its clients train."""

    dealt: str
    epochs: int = 5
    momentum: float = 0
    rate: float = 1
    strength: float = 0
    rounds: int = 40


@cache
def data():
    return train_test_split(*load_digits(), 0.2, np.random.default_rng(0))


def accuracies(setting: Setting, seed: int) -> np.ndarray:
    """Test accuracy before and after every round."""
    X, X_test, y, y_test = data()
    clients = clients_of(X, y, DEALT[setting.dealt](y, np.random.default_rng([seed, 1])))
    rng, weights, velocity = np.random.default_rng([seed, 2]), MODEL.initial_weights(), np.zeros(MODEL.size)
    found = [MODEL.accuracy(weights, X_test, y_test)]
    for _ in range(setting.rounds):
        chosen = sample_clients(CLIENTS, FRACTION, rng)
        model = Tied(MODEL, weights, setting.strength) if setting.strength else MODEL
        updates = [
            local_update(
                model, weights, *clients[k], epochs=setting.epochs, batch_size=BATCH, learning_rate=RATE, rng=rng
            )
            for k in chosen
        ]
        average = weighted_average(updates, [len(clients[k][1]) for k in chosen])
        velocity = server_momentum(average, velocity, setting.momentum)
        weights = apply_update(weights, velocity, setting.rate)
        found.append(MODEL.accuracy(weights, X_test, y_test))
    return np.array(found)


def level(curve: np.ndarray) -> float:
    """The accuracy over the last rounds, in per cent."""
    return 100 * curve[-LAST:].mean()


def jump(curve: np.ndarray, first: int = -LAST - 1) -> float:
    """How far the accuracy moves from round to round, in points."""
    return 100 * np.abs(np.diff(curve[first:])).mean()


WAYS = {
    "plain": {},
    "momentum 0.9, rate 0.1": dict(momentum=0.9, rate=0.1),
    "rate 3": dict(rate=3),
    "momentum 0.9, rate 0.3": dict(momentum=0.9, rate=0.3),
    "FedProx 0.1": dict(strength=0.1),
    "FedProx 1": dict(strength=1),
}
PLACES = [("2-class shards", 5), ("2-class shards", 20), ("Dirichlet 0.1", 5)]
EPOCHS = (1, 2, 5, 10, 20)
ALPHAS = [name for name in DEALT if name.startswith("Dirichlet")]


def settings() -> list[Setting]:
    ways = [Setting(dealt, epochs, **way) for (dealt, epochs), way in product(PLACES, WAYS.values())]
    work = [Setting(dealt, epochs, rounds=20) for dealt, epochs in product(["IID", "2-class shards"], EPOCHS)]
    return list(dict.fromkeys([*ways, *work, *map(Setting, ALPHAS)]))


def run(job):
    return accuracies(*job)


def spread(values) -> str:
    return f"{np.mean(values):6.1f} ± {np.std(values, ddof=1):3.1f}"


def print_ways(curves, seeds):
    for dealt, epochs in PLACES:
        plain = [curves[Setting(dealt, epochs), seed] for seed in seeds]
        print(f"\n{dealt}, E = {epochs}: last {LAST} of 40 rounds; differences and ratios to plain, seed by seed")
        print(f"  {'':24}{'accuracy':>14}{'difference':>14}{'better in':>11}{'jump':>13}{'ratio of jumps':>16}")
        for name, way in WAYS.items():
            mine = [curves[Setting(dealt, epochs, **way), seed] for seed in seeds]
            gains = [level(a) - level(b) for a, b in zip(mine, plain, strict=True)]
            ratios = [jump(a) / jump(b) for a, b in zip(mine, plain, strict=True)]
            compared = (
                f"{spread(gains):>14}{sum(gain > 0 for gain in gains):>5} of {len(gains):<3}"
                if way else " " * 25
            )  # fmt: skip
            ratio = f"{np.median(ratios):8.2f} ({min(ratios):.2f} … {max(ratios):.2f})" if way else ""
            print(
                f"  {name:24}{spread(list(map(level, mine))):>14}{compared}{spread(list(map(jump, mine))):>13}{ratio}"
            )


def print_work(curves, seeds):
    print("\nMore local work: accuracy over the last five of 20 rounds; paired difference to E = 1")
    for dealt in ("IID", "2-class shards"):
        for epochs in EPOCHS:
            ends = [100 * curves[Setting(dealt, epochs, rounds=20), seed][-5:].mean() for seed in seeds]
            ones = [100 * curves[Setting(dealt, 1, rounds=20), seed][-5:].mean() for seed in seeds]
            gains = np.subtract(ends, ones)
            print(f"  {dealt:15} E = {epochs:2}  {spread(ends)}   {spread(gains)}, more in {(gains > 0).sum()}")


def print_alphas(curves, seeds):
    print("\nJumps from round 5 on, in points a round")
    for name in ALPHAS:
        mine = [curves[Setting(name), seed] for seed in seeds]
        print(f"  {name:15} {spread([jump(c, 5) for c in mine])}   accuracy {spread(list(map(level, mine)))}")
    pairs = [
        sum(jump(curves[Setting(one), s], 5) > jump(curves[Setting(other), s], 5) for s in seeds)
        for one, other in zip(ALPHAS, ALPHAS[1:], strict=False)
    ]
    print(f"  the smaller α of two neighbours jumps more in {', '.join(map(str, pairs))} of {len(seeds)} seeds")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=10, help="runs for every setting (10)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (all cores)")
    options = parser.parse_args()
    if options.seeds < 2:
        parser.error("a spread needs at least two seeds")
    run_filled("fedavg")

    start, seeds = time.perf_counter(), range(options.seeds)
    jobs = list(product(settings(), seeds))
    with ProcessPoolExecutor(options.jobs) as pool:
        done = pool.map(run, jobs, chunksize=2)
        curves = dict(zip(jobs, tqdm(done, total=len(jobs), unit="run"), strict=True))
    print(
        f"\nDigits, softmax regression, {MODEL.size} parameters, {CLIENTS} clients, {round(CLIENTS * FRACTION)} a "
        f"round, B = {BATCH}, learning rate {RATE}. Mean ± standard deviation over {options.seeds} seeds."
    )
    print_ways(curves, seeds)
    print_work(curves, seeds)
    print_alphas(curves, seeds)
    seconds = time.perf_counter() - start
    print(f"\n{len(jobs)} runs took {seconds:.0f} s in {options.jobs} processes on {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
