"""How sure are chapter 14's figures? The same attacks on sums, over several seeds, with their spread.

Sums are made in the clear and rounded to 16 bits as in a masked round: masks change nothing in a sum, which
tests/given/differential_privacy/test_leaks.py asserts.

    python benchmarks/what_sums_tell.py [--seeds 5]
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import warnings

import numpy as np
from common import run_filled

from fedlearn_lib.communication import dequantize, quantize
from fedlearn_lib.differential_privacy import difference_of_rounds, membership_score, trap_biases
from fedlearn_lib.fedavg import deal_shards, local_update
from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.differential_privacy import (
    area_under_curve,
    exact_count,
    scores_of,
    true_positive_rate,
    updates_of_records,
    usual_updates,
    with_biases,
)
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.leakage import invert_hidden_rows, keep_plausible

X, y = load_digits()
D, D_public, digit, digit_public = train_test_split(X, y, 0.2, np.random.default_rng(0))
LINEAR = SoftmaxRegression(64, 10)


def shown(values, form=".1%") -> str:
    return f"{np.mean(values):{form}} ({min(values):{form}} … {max(values):{form}})"


def rounded_sum(updates, clip=0.2):
    """What comes out of a masked round in which the clients send these updates."""
    whole = quantize(np.ravel(updates), bits=16, clip=clip).reshape(np.shape(updates))
    return dequantize(whole.sum(axis=0), bits=16, clip=clip)


def one_step(network, weights, row):
    return local_update(network, weights, D[[row]], digit[[row]], epochs=1, batch_size=None, learning_rate=0.1,
                        rng=np.random.default_rng(0))  # fmt: skip


def traps(seeds, crowds=5):
    print(f"Digits read exactly out of sums of K, {seeds} networks, {crowds} crowds each: mean (smallest … largest)")
    for hidden in (256, 512):
        network = TwoLayer(64, hidden, 10)
        for clients in (10, 20, 50, 100):
            shares = {"honest": [], "traps": []}
            for seed in range(seeds):
                rng = np.random.default_rng(seed)
                honest = network.initial_weights(rng)
                biases = trap_biases(D_public, network.layers(honest)["W1"], 1 / clients)
                for name, weights in (("honest", honest), ("traps", with_biases(network, honest, biases))):
                    read = 0
                    for _ in range(crowds):
                        rows = rng.choice(len(D), clients, replace=False)
                        part = network.layers(rounded_sum([one_step(network, weights, row) for row in rows]))
                        kept = keep_plausible(invert_hidden_rows(part["W1"], part["b1"]), tolerance=0.1)
                        read += exact_count(kept, D[rows])
                    shares[name].append(read / crowds / clients)
            told = "   ".join(f"{name} {shown(values, '.0%')}" for name, values in shares.items())
            print(f"  {hidden} units, K = {clients:3}: {told}", flush=True)


def luck(crowds):
    print(f"How many of 20 digits are read with traps; {crowds} networks, a crowd each: how often 15, 16, … 20")
    for hidden in (256, 384, 512):
        network = TwoLayer(64, hidden, 10)
        first = "the first 400", X[:400], X[400:], y[400:]
        for name, public, X_own, y_own in (("drawn from all", D_public, D, digit), first):
            found = []
            for seed in range(crowds):
                weights = network.initial_weights(np.random.default_rng(seed))
                part = network.layers(weights)
                part["b1"][:] = trap_biases(public, part["W1"], 1 / 20)
                rows = np.random.default_rng(1000 + seed).choice(len(X_own), 20, replace=False)
                updates = [-0.1 * network.loss_and_gradient(weights, X_own[[k]], y_own[[k]])[1] for k in rows]
                part = network.layers(rounded_sum(updates))
                kept = keep_plausible(invert_hidden_rows(part["W1"], part["b1"]), tolerance=0.1)
                found.append(exact_count(kept, X_own[rows]))
            counts = np.bincount(found, minlength=21)
            print(f"  {hidden} units, public pictures {name}: {counts[15:].tolist()}, fewer {counts[:15].sum()}; "
                  f"on average {np.mean(found):.1f}", flush=True)  # fmt: skip


def accuracy(seeds):
    network, differences = TwoLayer(64, 512, 10), []
    for seed in range(seeds):
        honest = network.initial_weights(np.random.default_rng(seed))
        trapped = with_biases(network, honest, trap_biases(D_public, network.layers(honest)["W1"], 1 / 20))
        reached = [network.accuracy(start + local_update(
            network, start, D, digit, epochs=10, batch_size=64, learning_rate=0.3, rng=np.random.default_rng(seed),
        ), D_public, digit_public) for start in (honest, trapped)]  # fmt: skip
        differences.append(reached[1] - reached[0])
    print(f"Accuracy with traps less that without, {seeds} networks: {shown(differences, '+.2%')}", flush=True)


def membership(seeds):
    print(f"Membership, {seeds} draws of 500 public records: area under the curve; members named at 1% false alarms")
    for name, epochs in (("fresh model", 0), ("trained model", 20)):
        for clients in (10, 100, 1000):
            areas, named = [], []
            for seed in range(seeds):
                order = np.random.default_rng(seed).permutation(len(X))
                public, people = order[:500], order[500:]
                weights = LINEAR.initial_weights()
                if epochs:
                    weights = weights + local_update(LINEAR, weights, X[public], y[public], epochs=epochs,
                                                     batch_size=32, learning_rate=0.5,
                                                     rng=np.random.default_rng(seed))  # fmt: skip
                mean, precision = usual_updates(updates_of_records(LINEAR, weights, X[public], y[public], 0.1))
                updates = updates_of_records(LINEAR, weights, X[people], y[people], 0.1)
                scores = scores_of(
                    lambda total, update: membership_score(total, update, clients, mean, precision),  # noqa: B023
                    lambda rows: rounded_sum(updates[rows]), updates, clients,  # noqa: B023
                    np.random.default_rng(seed),
                )  # fmt: skip
                areas.append(area_under_curve(*scores))
                named.append(true_positive_rate(*scores))
            print(f"  {name:13} K = {clients:4}: {shown(areas, '.3f')}   {shown(named)}", flush=True)


def differences(seeds):
    print(f"Difference of two rounds, {seeds} ways to deal the digits to 20 phones: how far off, of the update")
    off = {r: [] for r in (0, 5, 20, 60)}
    for seed in range(seeds):
        parts = deal_shards(digit, 20, 2, np.random.default_rng(seed))

        def updates_on(weights):
            return np.array([local_update(LINEAR, weights, D[rows], digit[rows], epochs=5, batch_size=None,
                                          learning_rate=0.5, rng=np.random.default_rng(0))
                             for rows in parts])  # noqa: B023  # fmt: skip

        weights, victim = LINEAR.initial_weights(), seed % 20 + 1
        for r in range(max(off) + 1):
            updates = updates_on(weights)
            if r in off:
                later = np.delete(updates_on(weights + updates.mean(axis=0)), victim - 1, axis=0)
                everybody = set(range(1, 21))
                ledger = [(everybody, rounded_sum(updates, 1.0)), (everybody - {victim}, rounded_sum(later, 1.0))]
                error = difference_of_rounds(ledger, victim) - updates[victim - 1]
                off[r].append(np.linalg.norm(error) / np.linalg.norm(updates[victim - 1]))
            weights = weights + updates.mean(axis=0)
    for r, errors in off.items():
        print(f"  after {r:2} rounds: {shown(errors)}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    arguments = parser.parse_args()
    for room in ("differential_privacy", "leakage", "communication", "fedavg"):
        run_filled(room)
    warnings.filterwarnings("ignore", "[0-9]+ of [0-9]+ entries lie beyond")  # a few in a million are cut
    traps(arguments.seeds)
    luck(60 * arguments.seeds)
    accuracy(2 * arguments.seeds)
    membership(arguments.seeds)
    differences(arguments.seeds)
