"""How much do a few lines of division read, beside attacks that search? And where does it end?

All on the 8 × 8 digits and on one core: division (the learner's `invert_hidden_rows`), gradient matching
(`given/gradient_matching.py`), and the usual loop in PyTorch, written here after Zhu, Liu and Han, "Deep
Leakage from Gradients", NeurIPS 2019, Algorithm 1; the wall of `given/whole_batch.py`; the crowd.

    python benchmarks/leakage.py [--digits 20] [--wall 14] [--figure FILE]

PyTorch is no part of the course; without it (pip install torch) its rows are left out.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import importlib.util
import platform
import time
from datetime import date
from functools import partial

import numpy as np
from common import run_filled
from scipy.optimize import linear_sum_assignment

from fedlearn_lib.fedavg import local_update
from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.leakage.gradient_matching import PERFECT, match_gradient, match_update
from fedlearn_lib.given.leakage.whole_batch import invert_whole_batch
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.leakage import invert_hidden_rows, keep_plausible, label_from_bias, nearest_record

X, y = load_digits()
SMOOTH = TwoLayer(64, 32, 10, "sigmoid")
WIDE = TwoLayer(64, 256, 10)
LINEAR = SoftmaxRegression(64, 10)
RATE = 0.1
SUCCESS = 25  # decibels from which a picture counts as read


def update_of(model, weights, rows, epochs=1):
    settings = dict(epochs=epochs, batch_size=None, learning_rate=RATE, rng=np.random.default_rng(0))
    return local_update(model, weights, X[rows], y[rows], **settings)


def decibels(guess, rows):
    """PSNR of every true picture against the guess that the best assignment gives it."""
    errors = np.mean((np.clip(guess, 0, 1)[:, None] - X[rows][None]) ** 2, axis=2)
    guessed, true = linear_sum_assignment(np.nan_to_num(errors, nan=1.0))
    return -10 * np.log10(np.maximum(errors[guessed, true], 1e-32))[np.argsort(true)]


def seconds_of(function):
    start = time.perf_counter()
    result = function()
    return time.perf_counter() - start, result


# ---- one network, the same pictures, three attacks ----------------------------------------------


def divide(model, weights, update, rng):
    """The record of a client that has one: every hidden unit gives it, the one that changed most best."""
    part = model.layers(update)
    return invert_hidden_rows(part["W1"], part["b1"])[[np.argmax(np.abs(part["b1"][part["b1"] != 0]))]]


def match(model, weights, update, rng, labels=None):
    if labels is None:  # one record: its label can be read, as in "Improved Deep Leakage from Gradients"
        labels = np.array([label_from_bias(model.layers(update)["b2"])])
    return match_gradient(model, weights, update, labels, learning_rate=RATE, rng=rng, starts=1).examples


def usual_loop(model, weights, update, rng, labels=None, batch=1, iterations=300):
    """Deep leakage from gradients as usually run: L-BFGS with rate 1, no box, no line search, soft labels."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(int(rng.integers(2**31)))
    layers = [torch.tensor(part.copy(), requires_grad=True) for part in model.layers(weights).values()]
    target = [torch.tensor(part) for part in model.layers(-update / RATE).values()]
    dummy = torch.randn(batch, model.features, dtype=torch.float64, requires_grad=True)
    soft = torch.randn(batch, model.classes, dtype=torch.float64, requires_grad=True)
    moved = [dummy] if labels is not None else [dummy, soft]
    optimizer = torch.optim.LBFGS(moved, lr=1.0, max_iter=20, history_size=100)
    known = None if labels is None else torch.nn.functional.one_hot(torch.tensor(labels), model.classes).double()

    def closure():
        optimizer.zero_grad()
        W1, b1, W2, b2 = layers
        logits = torch.sigmoid(dummy @ W1 + b1) @ W2 + b2
        chances = torch.softmax(soft, dim=1) if known is None else known
        loss = -(chances * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
        gradient = torch.autograd.grad(loss, layers, create_graph=True)
        distance = sum(((one - other) ** 2).sum() for one, other in zip(gradient, target, strict=True))
        distance.backward(inputs=moved)
        return distance

    perfect = PERFECT**2 * float(update @ update) / RATE**2  # our own attack stops there too
    for _ in range(iterations):
        distance = float(optimizer.step(closure).detach())
        if not distance > perfect:  # or no number any more
            break
    return dummy.detach().numpy()


def compare(attacks, weights, batches):
    """Print, for every attack, over the same batches: median seconds, decibels, share of pictures read."""
    medians = {}
    for name, attack in attacks.items():
        seconds, quality = [], []
        for number, rows in enumerate(batches):
            update = update_of(SMOOTH, weights, rows)
            rng = np.random.default_rng([1, number])
            if number == 0:
                attack(SMOOTH, weights, update, rng, rows)  # imports and other first times
            spent, guess = seconds_of(lambda: attack(SMOOTH, weights, update, rng, rows))  # noqa: B023
            seconds.append(spent)
            quality.append(decibels(guess, rows))
        medians[name] = np.median(seconds)
        print(
            f"  {name:46} {medians[name] * 1e3:10.3f} ms  median {np.median(quality):6.1f} dB  "
            f"{np.mean(np.array(quality) > SUCCESS):4.0%} of the pictures above {SUCCESS} dB",
            flush=True,
        )
    fastest, *others = medians.items()
    for name, value in others:
        print(f"    {name} / {fastest[0]}: {value / fastest[1]:,.0f}×")


def one_network(weights, digits, torch_too):
    rng = np.random.default_rng(3)
    singles = [rng.choice(np.arange(1200, len(X)), 1) for _ in range(digits)]
    print(f"One record, {digits} clients:")
    attacks = {
        "division": lambda *given: divide(*given[:4]),
        "gradient matching, box, label read": lambda *given: match(*given[:4]),
    }
    if torch_too:
        attacks["usual loop, soft label"] = lambda *given: usual_loop(*given[:4])
    compare(attacks, weights, singles)
    for batch in (4, 8):
        several = [rng.choice(np.arange(1200, len(X)), batch, replace=False) for _ in range(digits // 4)]
        print(f"{batch} records, {len(several)} clients:")
        attacks = {"gradient matching, box, labels told": lambda *given: match(*given[:4], labels=y[given[4]])}
        if torch_too:
            attacks["usual loop, labels told"] = lambda *given: usual_loop(*given[:4], y[given[4]], len(given[4]))
            attacks["usual loop, soft labels"] = lambda *given: usual_loop(*given[:4], batch=len(given[4]))
        compare(attacks, weights, several)


def trained_network():
    start = SMOOTH.initial_weights(np.random.default_rng(0))
    settings = dict(epochs=30, batch_size=10, learning_rate=0.5, rng=np.random.default_rng(1))
    return start + local_update(SMOOTH, start, X[:1200], y[:1200], **settings)


def several_steps():
    weights, rng = SMOOTH.initial_weights(np.random.default_rng(0)), np.random.default_rng(4)
    print(f"\n20 local steps, 10 clients each\n{'records':>8} {'taken for one step':>30} {'simulated':>30}")
    for batch in (1, 4, 8):
        cells = {"naive": [], "simulated": []}
        for _ in range(10):
            rows = rng.choice(np.arange(1200, len(X)), batch, replace=False)
            update = update_of(SMOOTH, weights, rows, epochs=20)
            naive = partial(match_gradient, SMOOTH, weights, update, y[rows], learning_rate=20 * RATE, rng=rng)
            full = partial(match_update, SMOOTH, weights, update, y[rows], learning_rate=RATE, epochs=20, rng=rng)
            for name, attack in {"naive": naive, "simulated": full}.items():
                spent, found = seconds_of(attack)
                cells[name].append((spent, np.median(decibels(found.examples, rows)), found.mismatch))
        shown = [np.median(cells[name], axis=0) for name in cells]
        print(
            f"{batch:8} " + "   ".join(f"{s:6.2f} s {d:6.1f} dB, off {100 * m:8.2g} %" for s, d, m in shown),
            flush=True,
        )


# ---- the wall and the crowd ---------------------------------------------------------------------


def wall(largest, clients=10, limit=60.0):
    """Seconds that the exact inversion of a whole batch takes, by the number of records; None for given up."""
    print(
        f"\nWhole batch, 256 ReLU units, {clients} clients each, given up after {limit:.0f} s\n"
        f"{'records':>8} {'found':>6} {'median':>9} {'longest':>9} {'largest error':>14}   division alone",
        flush=True,
    )
    times = {}
    for batch in range(2, largest + 1, 2):
        spent, worst, alone = [], 0.0, []
        for number in range(clients):
            rng = np.random.default_rng([5, batch, number])
            weights, rows = WIDE.initial_weights(rng), rng.choice(len(X), batch, replace=False)
            change, start = WIDE.layers(update_of(WIDE, weights, rows)), WIDE.layers(weights)
            given = change["W1"], change["b1"], start["W1"], start["b1"]
            seconds, found = seconds_of(lambda: invert_whole_batch(*given, rng=rng, time_limit=limit))  # noqa: B023
            spent.append(seconds if found is not None else np.inf)
            if found is not None:
                worst = max(worst, np.abs(found[:, None] - X[rows][None]).max(axis=2).min(axis=0).max())
            alone.append(exact_share(change, rows))
        times[batch] = np.array(spent)
        print(
            f"{batch:8} {np.isfinite(spent).sum():3}/{clients} {shown(np.median(spent))} {shown(max(spent))} "
            f"{worst:14.0e}   {np.mean(alone):.0%} of the records",
            flush=True,
        )
    return times


def shown(seconds):
    return f"{seconds:8.3f}s" if np.isfinite(seconds) else f"{'–':>9}"


def exact_share(change, rows):
    """The share of records that division and the plausibility check read exactly."""
    kept = keep_plausible(invert_hidden_rows(change["W1"], change["b1"]))
    if not len(kept):
        return 0.0
    return np.mean(np.abs(kept[:, None] - X[rows][None]).max(axis=2).min(axis=0) < 1e-9)


def crowd(seeds=5, victims=100):
    """Both attacks of chapter 5 on the sum of K one-record updates, which is K times the batch's update."""
    print(
        f"\nThe sum of K clients, {seeds} seeds with {victims} sums each: mean over the seeds (smallest … largest)\n"
        f"{'K':>5} {'linear model: victim found':>30} {'256 ReLU units: records exact':>34}",
        flush=True,
    )
    zero = LINEAR.initial_weights()
    for size in (1, 2, 5, 10, 20, 50, 100, 200):
        found, exact = [], []
        for seed in range(seeds):
            rng = np.random.default_rng([6, size, seed])
            weights, hits, shares = WIDE.initial_weights(rng), [], []
            for _ in range(victims):
                rows = rng.choice(len(X), size, replace=False)
                part = LINEAR.layers(size * update_of(LINEAR, zero, rows))
                label = y[rows[0]]  # the attacker is told
                if abs(part["b"][label]) < 1e-12:
                    hits.append(False)  # as many went up as down: nothing to divide by
                else:
                    guess = np.clip(part["W"][:, label] / part["b"][label], 0, 1)
                    hits.append(nearest_record(guess, X) == rows[0])
                shares.append(exact_share(WIDE.layers(size * update_of(WIDE, weights, rows)), rows))
            found.append(np.mean(hits))
            exact.append(np.mean(shares))
        cells = [f"{np.mean(v):6.1%} ({min(v):.1%} … {max(v):.1%})" for v in (found, exact)]
        print(f"{size:5} {cells[0]:>30} {cells[1]:>34}", flush=True)


def draw(times, file):
    """Save the seconds of the exact inversion against the number of records."""
    import matplotlib.pyplot as plt

    figure, panel = plt.subplots(figsize=(6.5, 4), layout="constrained")
    for batch, spent in times.items():
        solved = spent[np.isfinite(spent)]
        panel.plot(np.full(len(solved), batch), solved, "o", color="#0072B2", alpha=0.4)
    medians = {batch: np.median(spent) for batch, spent in times.items() if np.isfinite(np.median(spent))}
    panel.plot(list(medians), list(medians.values()), "-", color="#0072B2", label="median")
    panel.set(yscale="log", xlabel="records in the batch", ylabel="seconds, one core")
    panel.set_title("Reading a whole batch exactly meets an exponential wall")
    panel.legend()
    figure.savefig(file, dpi=150)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--digits", type=int, default=20, help="clients in the comparison (20)")
    parser.add_argument("--wall", type=int, default=14, help="records at which the wall ends (14)")
    parser.add_argument("--figure", metavar="FILE", help="also save the wall as a picture")
    options = parser.parse_args()
    if options.digits < 4 or options.wall < 2:
        parser.error("give at least 4 digits and a wall of at least 2 records")
    run_filled("fedavg")
    run_filled("leakage")

    torch_too = importlib.util.find_spec("torch") is not None
    print(f"{date.today()}, Python {platform.python_version()}, NumPy {np.__version__}", end="")
    if torch_too:
        import torch

        print(f", PyTorch {torch.__version__}.")
    else:
        print(".\nPyTorch is not installed: the usual loop is left out. To add it: pip install torch")
    starts = {
        "fresh network": SMOOTH.initial_weights(np.random.default_rng(0)),
        "weights uniform in ±0.5": np.random.default_rng(0).uniform(-0.5, 0.5, SMOOTH.size),
        "trained network": trained_network(),
    }
    for name, weights in starts.items():
        print(f"\n64-32-10 with sigmoid, {name} ({SMOOTH.accuracy(weights, X[1200:], y[1200:]):.0%} right)")
        one_network(weights, options.digits, torch_too)
    several_steps()
    times = wall(options.wall)
    crowd()
    if options.figure:
        draw(times, options.figure)


if __name__ == "__main__":
    main()
