"""How many rounds does more local work save? McMahan et al. 2017, Table 2, on the course's digits.

FedSGD is E = 1, B = ∞: one gradient step a client and round. Every row gets the learning rate that
is best for it (smallest median over the seeds), because a rate that suits one row starves another.

    python benchmarks/rounds_to_target.py [--figure FILE] [--target 0.93] [--seeds 5] [--jobs 2]
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # parallel are the runs, not their tiny products
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import math
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import product

import numpy as np
from common import PARTITIONS, digits_of_clients, run_filled
from tqdm import tqdm

from fedlearn_lib.fedavg import federated_averaging
from fedlearn_lib.given.models import SoftmaxRegression

CLIENTS, FRACTION, LONGEST = 50, 0.2, 300
MODEL = SoftmaxRegression(64, 10)
RATES = 10 ** (np.arange(-4, 5) / 3)  # 0.046 … 22; the paper's grids have this step or half of it

# Local epochs E, batch size B, the paper's rounds to 99 % (MNIST, CNN, 10 of 100 clients a round).
# Its three rows with B = 50 fall away: none of our clients has 50 examples, so there B = ∞.
PAPER = {
    (1, None): {"IID": 626, "2-class shards": 483},
    (5, None): {"IID": 179, "2-class shards": 1000},
    (20, None): {"IID": 234, "2-class shards": 672},
    (1, 10): {"IID": 34, "2-class shards": 350},
    (5, 10): {"IID": 20, "2-class shards": 229},
    (20, 10): {"IID": 18, "2-class shards": 173},
}
FEDSGD = (1, None)


class Reached(Exception):
    """Ends a run from inside its `evaluate`, since all later rounds would be thrown away."""


def rounds_to_target(run, target):
    """Rounds until the best accuracy so far crosses the target, interpolated; ∞ if it does not.

    Args:
        run: ((epochs, batch size), name of the partition, learning rate, seed).
        target: test accuracy.
    """
    (epochs, batch_size), partition, learning_rate, seed = run
    clients, X_test, y_test = digits_of_clients(partition, CLIENTS, seed)
    accuracies = []

    def evaluate(weights):
        accuracies.append(MODEL.accuracy(weights, X_test, y_test))
        if accuracies[-1] >= target:
            raise Reached

    try:
        federated_averaging(
            MODEL, MODEL.initial_weights(), clients, rounds=LONGEST, fraction=FRACTION,
            epochs=epochs, batch_size=batch_size, learning_rate=learning_rate,
            rng=np.random.default_rng([seed, 1]), evaluate=evaluate,
        )  # fmt: skip
    except Reached:
        *before, last = accuracies
        return len(before) - 1 + (target - max(before)) / (last - max(before))
    return np.inf


def sweep(target, seeds, jobs):
    """The best rate of every row, and the rounds it took, a number a seed.

    Returns:
        dict (row, partition) → (learning rate, sorted array of rounds).
    """
    runs = list(product(PAPER, PARTITIONS, RATES, range(seeds)))
    with ProcessPoolExecutor(jobs) as pool:
        pending = pool.map(rounds_to_target, runs, [target] * len(runs), chunksize=5)
        rounds = dict(zip(runs, tqdm(pending, total=len(runs), unit="run"), strict=True))
    best = {}
    for row, partition in product(PAPER, PARTITIONS):
        of_rate = {
            rate: np.sort([rounds[row, partition, rate, seed] for seed in range(seeds)])
            for rate in RATES
        }
        best[row, partition] = min(of_rate.items(), key=lambda item: (np.median(item[1]), item[0]))
    return best


def print_table(best):
    """Paper beside ours, one partition after the other."""
    for partition in PARTITIONS:
        print(f"\n{partition:14} |  paper               |  ours")
        print("   E   B        |  steps  rounds       |  steps  rounds (all seeds)          rate")
        for (epochs, batch_size), paper in PAPER.items():
            row = (epochs, batch_size)
            rate, rounds = best[row, partition]
            median, base = np.median(rounds), np.median(best[FEDSGD, partition][1])
            edge = " at the end of the grid" if rate in (RATES[0], RATES[-1]) else ""
            print(
                f"  {epochs:2}  {batch_size or '∞':>2}        "
                f"|  {local_steps(row, 600):5} {paper[partition]:7} "
                f"{PAPER[FEDSGD][partition] / paper[partition]:5.1f}× "
                f"|  {local_steps(row, 29):5} {median:7.1f} "
                + f"({rounds[0]:.1f} … {rounds[-1]:.1f})".ljust(14)
                + f"{base / median:5.1f}× {rate:7.2g}{edge}"
            )


def local_steps(row, examples):
    """Gradient steps a client takes in a round; the paper calls this u."""
    epochs, batch_size = row
    return epochs * math.ceil(examples / (batch_size or examples))


def draw(best, target, file):
    """Save the factors, paper and ours, as a picture."""
    import matplotlib.pyplot as plt

    labels = [f"E={epochs}, B={batch_size or '∞'}" for epochs, batch_size in PAPER]
    places = np.arange(len(PAPER))
    figure, panels = plt.subplots(
        1, 2, figsize=(9, 3.2), sharex=True, sharey=True, layout="constrained"
    )
    for panel, partition in zip(panels, PARTITIONS, strict=True):
        base = np.median(best[FEDSGD, partition][1])
        medians, ends = [], []
        for row in PAPER:
            rounds = best[row, partition][1]
            medians.append(base / np.median(rounds))
            ends.append((base / rounds[-1], base / rounds[0]))
        paper = [PAPER[FEDSGD][partition] / PAPER[row][partition] for row in PAPER]
        panel.plot(paper, places, "D", color="0.5", fillstyle="none", label="paper")
        panel.hlines(places, *np.transpose(ends), color="#0072B2", alpha=0.5)
        panel.plot(medians, places, "o", color="#0072B2", label="digits: median, all seeds")
        panel.axvline(1, color="0.8", zorder=0)
        panel.set(xscale="log", title=partition, xlabel="times fewer rounds than FedSGD")
        panel.set_xticks([0.5, 1, 2, 5, 10, 20, 50], ["0.5", "1", "2", "5", "10", "20", "50"])
    panels[0].set_yticks(places, labels)
    panels[0].invert_yaxis()
    panels[1].legend(loc="upper right")
    figure.suptitle(
        f"More local work saves rounds where clients are alike ({100 * target:.3g} % reached)"
    )
    figure.savefig(file, dpi=150)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--figure", metavar="FILE", help="also save the table as a picture")
    parser.add_argument("--target", type=float, default=0.93, help="test accuracy (0.93)")
    parser.add_argument("--seeds", type=int, default=5, help="runs for every setting (5)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes (all cores)")
    options = parser.parse_args()
    if not 0.2 <= options.target <= 1:
        parser.error("the target is a test accuracy from 0.2 (guessing gives 0.1) to 1")
    run_filled("fedavg")

    start = time.perf_counter()
    best = sweep(options.target, options.seeds, options.jobs)
    seconds = time.perf_counter() - start
    print(
        f"\nRounds to {100 * options.target:.3g} % test accuracy. Digits, softmax regression, "
        f"{MODEL.size} parameters, {CLIENTS} clients, {round(CLIENTS * FRACTION)} a round.\n"
        f"Seeds: {options.seeds}, each with its own partition; median, in brackets all of them. "
        f"Rates tuned for every row on {len(RATES)} values.\n"
        "As in the paper, rates are chosen by the accuracy on the test examples themselves. "
        "Steps: gradient steps a client takes in a round."
    )
    print_table(best)
    print(
        f"\n{len(PAPER) * len(PARTITIONS) * len(RATES) * options.seeds} runs of at most {LONGEST} "
        f"rounds took {seconds:.0f} s in {options.jobs} processes on {os.cpu_count()} cores."
    )
    if options.figure:
        draw(best, options.target, options.figure)
        print(f"Figure: {options.figure}")


if __name__ == "__main__":
    main()
