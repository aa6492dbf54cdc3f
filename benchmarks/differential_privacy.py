"""What does noise cost? A client's time beside a plain masked round, and accuracy and attackers over five seeds.

Seconds are processor time of one process; training is not counted. Both rounds are played in turn by the same clients,
so that ratios are of one run. Prints the tables of the page as Markdown.

    python benchmarks/differential_privacy.py [--quick] [--parameters 100000] [--clients [20 50 100]]
"""

import argparse
import math
import os
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core

import numpy as np
from common import run_filled, worked

from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.differential_privacy.accounting import best_true_positives
from fedlearn_lib.given.differential_privacy.attackers import Reader
from fedlearn_lib.given.differential_privacy.discrete_gaussian import discrete_gaussian
from fedlearn_lib.given.differential_privacy.noisy_rounds import noisy_steps, norm_in_steps, private_rules
from fedlearn_lib.given.differential_privacy.simulation import clip_rows, crowd_of, train, updates_of
from fedlearn_lib.given.masking import enrol, play_round, steps_of

SIGMA, ROUNDS = 3.0, 30
BYTES = 4  # of the system for a number of noise; hardly more are needed


def seconds_of_a_client(steps, cohort, weights) -> float:
    """Processor time of all steps of one round, for one client on average; training itself is next to nothing here."""
    client_step, server_round = steps
    spent = 0.0

    def timed(*args):
        nonlocal spent
        start = time.process_time()
        try:
            return client_step(*args)
        finally:
            spent += time.process_time() - start

    play_round((timed, server_round), cohort, weights)
    return spent / len(cohort.states)


def times(clients: int, parameters: int, seed: int) -> tuple[float, float]:
    """A client of a plain masked round, and one that adds noise, in ms."""
    from fedlearn_lib import communication, differential_privacy, fedavg, masking

    update = np.random.default_rng(seed).normal(size=parameters)
    threshold = clients * 2 // 3 + 1
    rules = private_rules(clients, threshold, norm=1.0, noise_multiplier=SIGMA)
    share = SIGMA * norm_in_steps(1.0, rules, parameters) / math.sqrt(threshold)
    functions = masking, communication.quantize, communication.dequantize, fedavg.apply_update
    clipped = differential_privacy.clip_update(update, 1.0)

    def private(weights):
        return differential_privacy.clip_update(update, 1.0), 1

    def plain(weights):
        return clipped, 1

    def add_noise(integers):
        return differential_privacy.noisy_integers(integers, share)

    found = []
    for steps, trained in ((steps_of(*functions), plain), (noisy_steps(add_noise, 10, *functions), private)):
        cohort = enrol([trained] * clients, rules, np.zeros(parameters))
        found.append(1000 * seconds_of_a_client(steps, cohort, np.zeros(parameters)))
    return tuple(found)


def median(values) -> float:
    return float(np.median(list(values)))


def table_of_times(counts, parameters: int, seeds) -> None:
    print(f"\n**A client's time**, {parameters:,} parameters, a server that may lie, {len(seeds)} seeds:\n")
    print("| clients | plain, ms | with noise, ms | noise times plain | least | most |\n|" + "---:|" * 6)
    for clients in counts:
        measured = [times(clients, parameters, seed) for seed in seeds]
        ratios = [noisy / plain for plain, noisy in measured]
        plain, noisy = (median(each) for each in zip(*measured, strict=True))
        print(f"| {clients} | {plain:.1f} | {noisy:.1f} | **{median(ratios):.2f}** | {min(ratios):.2f} | "
              f"{max(ratios):.2f} |", flush=True)  # fmt: skip
    drawn = median(worked(discrete_gaussian, 25_000.7, parameters)[1] for _ in range(9))
    system = median(worked(os.urandom, BYTES * parameters)[1] for _ in range(9))
    print(f"\nThe noise alone: {1000 * drawn:.1f} ms; of it the system's random bytes, {1000 * system:.1f} ms.")


def tables_of_price(seeds) -> None:
    from fedlearn_lib.differential_privacy import epsilon_of

    X, y = load_digits()
    print(f"\n**Shared by 100 or by 10**, S = 1, {ROUNDS} rounds; mean and deviation over {len(seeds)} seeds:\n")
    head = ["σ", "ε", "no attack better"]
    for clients in (100, 10):
        head += [f"{clients} clients: accuracy", "names right (luck)", "recognised"]
    print("| " + " | ".join(head) + " |\n|" + "---:|" * len(head))
    splits = [train_test_split(X, y, 0.2, np.random.default_rng(seed)) for seed in seeds]
    readers = []
    for D, D_test, digit, digit_test in splits:
        people = crowd_of(len(D), D, digit, D_test, digit_test)
        readers.append(Reader(clip_rows(updates_of(people, np.zeros(650)), 1.0), 1.0))
    for sigma in (0.1, 0.3, 1.0, 3.0, 10.0):
        bound = best_true_positives(sigma, ROUNDS)
        cells = [f"{sigma:g}", f"{epsilon_of(sigma, ROUNDS, 1.0, 1e-5):.2f}", f"{bound:.1%}"]
        for clients in (100, 10):
            reached, named, recognised = [], [], []
            for seed, (D, D_test, digit, digit_test), reader in zip(seeds, splits, readers, strict=True):
                rng = np.random.default_rng(seed)
                crowd = crowd_of(clients, D, digit, D_test, digit_test)
                reached.append(train(crowd, noise_multiplier=sigma, norm=1.0, rounds=ROUNDS, rng=rng)[-1])
                attack = reader.attack(clients, sigma, ROUNDS, 300, rng)
                named.append(attack.named)
                recognised.append(attack.true_positives)
                if attack.limits[0] > bound:
                    print(f"ABOVE THE BOUND: seed {seed}, {attack}")
            cells.append(f"{np.mean(reached):.1%} ± {np.std(reached):.1%}")
            cells.append(f"{np.mean(named):.1%} ({attack.luck:.1%})")
            cells.append(f"{np.mean(recognised):.1%} ± {np.std(recognised):.1%}")
        print("| " + " | ".join(cells) + " |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="two seeds and few clients")
    parser.add_argument("--parameters", type=int, default=100_000)
    parser.add_argument("--clients", type=int, nargs="*", default=[20, 50, 100], help="none: only the prices")
    options = parser.parse_args()
    for room in ("differential_privacy", "masking"):
        run_filled(room)
    seeds = range(2 if options.quick else 5)
    if options.clients:
        table_of_times([10] if options.quick else options.clients, options.parameters, seeds)
    tables_of_price(seeds)


if __name__ == "__main__":
    main()
