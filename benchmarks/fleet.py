"""How fast is the fleet? Against the learner's loop, against the machine, against Flower.

All on phones with 10 to 30 digits each, a softmax regression 64 → 10, on one core unless it says
two. The loop and the fleet must end with the same update.

    python benchmarks/fleet.py [--phones 50000] [--largest 200000] [--figure FILE]

Flower's part needs the extra: pip install -e ".[benchmarks]"
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # figures are for one core
os.environ.setdefault("OMP_NUM_THREADS", "1")

import argparse
import importlib.util
import platform
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from common import flower_home, run_filled

from fedlearn_lib.fedavg import local_update, weighted_average
from fedlearn_lib.given.communication import fleet
from fedlearn_lib.given.communication.fleet import make_phones
from fedlearn_lib.given.models import SoftmaxRegression

MODEL = SoftmaxRegression(64, 10)
SETTINGS = {
    "E=1, full batch": dict(epochs=1, batch_size=None, learning_rate=0.5),
    "E=5, full batch": dict(epochs=5, batch_size=None, learning_rate=0.5),
    "E=5, B=10": dict(epochs=5, batch_size=10, learning_rate=0.5),
}
START = MODEL.initial_weights()


def best(function, repeats=5):
    """The shortest of some runs, in seconds: other work on the machine only ever adds time."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def round_seconds(phones, setting, repeats=5):
    rng = np.random.default_rng(1)
    return best(lambda: phones.round(START, rng=rng, **setting), repeats)


# ---- the loop -----------------------------------------------------------------------------------


def compare_with_loop(setting, count):
    """Client updates a second of the learner's loop, and the largest difference of the updates."""
    phones, _, _ = make_phones(count, np.random.default_rng(0))
    clients = [phones.client(k) for k in np.lexsort([np.arange(count), phones.sizes])]
    counts = [len(y) for _, y in clients]
    slow = None

    def loop():
        nonlocal slow
        rng = np.random.default_rng(1)
        updates = [local_update(MODEL, START, X, y, rng=rng, **setting) for X, y in clients]
        slow = weighted_average(updates, counts)

    seconds = best(loop, 4)
    fast = phones.round(START, rng=np.random.default_rng(1), **setting)
    return count / seconds, np.abs(fast - slow).max()


# ---- the machine --------------------------------------------------------------------------------


def machine():
    """What one core does: dict of floating-point operations, exponentials, bytes a second."""
    rng = np.random.default_rng(0)
    square = rng.random((1024, 1024), dtype=np.float32)
    some = rng.random(20_000, dtype=np.float32)
    much = rng.random(2**26, dtype=np.float32)  # 256 MB: beyond every cache
    X = rng.random((8000, 64), dtype=np.float32)
    W, A = X[:10].copy(), rng.random((10, 8000), dtype=np.float32)
    R = rng.random((10, 400, 10), dtype=np.float32).transpose(1, 0, 2)
    gram = rng.random((400, 10, 20), dtype=np.float32)
    out = np.empty((10, 400, 20), np.float32).transpose(1, 0, 2)
    return {
        "product": 2 * 1024**3 / best(lambda: square @ square),
        "exp": len(some) / best(lambda: np.exp(some), 50),
        "read": much.nbytes / best(lambda: much.max()),
        "flat": 4 * X.size * 10 / best(lambda: (W @ X.T, A @ X), 50),
        "small": 2 * 400 * 10 * 10 * 20 / best(lambda: np.matmul(R, gram, out=out), 50),
    }


def work(sizes, setting):
    """What a round cannot do without: operations in flat and small products, exponentials, bytes."""
    epochs, m = setting["epochs"], sizes.astype(float)
    step = np.minimum(setting["batch_size"] or m, m)
    last = np.where(m % step == 0, step, m % step)  # the last step's effect on logits is not needed
    flat = 4 * MODEL.features * MODEL.classes * m.sum()
    small = 2 * MODEL.classes * (m * (epochs * m - last)).sum()
    gram = 4 * (m**2).sum() if small else 0
    return flat, small, epochs * MODEL.classes * m.sum(), 4 * (MODEL.features + 2) * m.sum() + gram


def bounds(sizes, setting, rates):
    """Client updates a second if nothing but this work took time.

    Returns:
        with every product at the speed of a large one, and at the speed that its shape allows.
    """
    flat, small, exponentials, read = work(sizes, setting)
    rest = exponentials / rates["exp"] + read / rates["read"]
    ideal = (flat + small) / rates["product"] + rest
    shaped = flat / rates["flat"] + small / rates["small"] + rest
    return len(sizes) / ideal, len(sizes) / shaped


def where_time_goes(phones, setting):
    """Shares of a round, by name, measured with a clock around the fleet's own functions."""
    spent = dict.fromkeys(["_coefficients", "_residuals", "_follow", "permuted"], 0.0)

    def timed(name, function):
        def run(*args, **kwargs):
            start = time.perf_counter()
            result = function(*args, **kwargs)
            spent[name] += time.perf_counter() - start
            return result

        return run

    class Timed(np.random.Generator):
        def permuted(self, *args, **kwargs):
            return timed("permuted", super().permuted)(*args, **kwargs)

    originals = {name: getattr(fleet, name) for name in spent if hasattr(fleet, name)}
    try:
        for name, function in originals.items():
            setattr(fleet, name, timed(name, function))
        start = time.perf_counter()
        phones.round(START, rng=Timed(np.random.PCG64(1)), **setting)
        total = time.perf_counter() - start
    finally:
        for name, function in originals.items():
            setattr(fleet, name, function)
    inside = spent.pop("_coefficients")
    seconds = {
        "flat products": total - inside,
        "Gram products": spent["_follow"],
        "softmax and labels": spent["_residuals"],
        "drawing orders": spent["permuted"],
        "gathering by order, adding": inside - sum(spent.values()),
    }
    return {name: value / total for name, value in seconds.items()}


# ---- growth, processes, Flower ------------------------------------------------------------------


def grown(count):
    """Seconds to build, seconds of a round for each setting, peak memory in MB; in a fresh process."""
    start = time.perf_counter()
    phones, _, _ = make_phones(count, np.random.default_rng(0))
    build = time.perf_counter() - start
    seconds = {
        name: round_seconds(phones, setting, 5 if count <= 50_000 else 3)
        for name, setting in SETTINGS.items()
    }
    status = Path("/proc/self/status")  # elsewhere than on Linux: not measured
    lines = status.read_text().splitlines() if status.exists() else []
    peak = [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
    return build, seconds, peak[0] if peak else float("nan")


def in_fresh_process(function, *args):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *args).result()


def hold(count, seed):
    global held
    held, _, _ = make_phones(count, np.random.default_rng(seed))


def held_round(weights, setting):
    """The held phones' update and example count, and the seconds this process's core worked."""
    start = time.process_time()
    update = held.round(weights, rng=np.random.default_rng(1), **setting)
    return update, held.sizes.sum(), time.process_time() - start


def two_processes(count):
    """What a second process gains: one holds all phones, against two that hold half each.

    Returns:
        for each setting, by the clock on the wall, and by the longest time a core worked: without
        the waits when other work on the machine has the core.
    """
    spawn = get_context("spawn")
    pools = [
        ProcessPoolExecutor(1, spawn, hold, share)
        for share in [(count, 0), (count // 2, 1), (count - count // 2, 2)]
    ]

    def ask(pools, setting):
        start = time.perf_counter()
        asked = [pool.submit(held_round, START, setting) for pool in pools]
        updates, counts, worked = zip(*(one.result() for one in asked), strict=True)
        np.average(updates, axis=0, weights=counts)
        return time.perf_counter() - start, max(worked)

    try:
        gains = {}
        for name, setting in SETTINGS.items():
            ask(pools, setting)  # starts and fills them
            # in turn, so that other work on the machine hits both
            pairs = [(ask(pools[:1], setting), ask(pools[1:], setting)) for _ in range(9)]
            one, two = np.min(pairs, axis=0)
            gains[name] = one / two
        return gains
    finally:
        for pool in pools:
            pool.shutdown()


def flower_updates(rounds=12, clients=72):
    """Client updates a second in Flower's simulation, for E=5, B=10; 72 clients have 20 digits."""
    from fedavg_rounds import in_flower

    with flower_home():
        _, seconds, _ = in_flower(clients, rounds)
    return clients / np.median(seconds[1:])


# ---- report -------------------------------------------------------------------------------------


def draw(growth, loops, file):
    """Save the seconds of a round against the number of phones."""
    import matplotlib.pyplot as plt

    counts = np.array(list(growth))
    figure, panel = plt.subplots(figsize=(6.5, 4), layout="constrained")
    for name, color, marker in zip(SETTINGS, ["#0072B2", "#009E73", "#D55E00"], "osD", strict=True):
        seconds = [growth[count][1][name] for count in counts]
        panel.plot(counts, seconds, marker + "-", color=color, label=f"fleet, {name}")
        panel.plot(counts, counts / loops[name], "--", color=color, label="loop, extrapolated")
    panel.set(xscale="log", yscale="log", xlabel="phones", ylabel="seconds a round, one core")
    panel.set_title("Twice the phones, twice the time: a round of the fleet and of the loop")
    panel.legend(fontsize="small")
    figure.savefig(file, dpi=150)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phones", type=int, default=50_000, help="for all but growth (50000)")
    parser.add_argument("--largest", type=int, default=200_000, help="growth ends here (200000)")
    parser.add_argument("--figure", metavar="FILE", help="also save the growth as a picture")
    options = parser.parse_args()
    if options.phones < 1000 or options.largest < 1000:
        parser.error("give at least 1000 phones")
    run_filled("fedavg")

    print(
        f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"NumPy {np.__version__}\n"
    )
    phones, _, _ = make_phones(options.phones, np.random.default_rng(0))
    rates = machine()
    print(
        f"{phones}.\n"
        f"One core: {rates['product'] / 1e9:.0f} GF/s in a large product, "
        f"{rates['flat'] / 1e9:.0f} in the flat ones, {rates['small'] / 1e9:.0f} in the small ones; "
        f"{rates['exp'] / 1e9:.1f} G exponentials/s; reads {rates['read'] / 1e9:.0f} GB/s.\n\n"
        f"{'client updates a second':24} {'loop':>8} {'fleet':>9} {'ratio':>7} {'bound':>11} "
        f"{'reached':>8} {'bound in these shapes':>22} {'reached':>8} {'difference':>11}",
        flush=True,
    )
    loops, fleets, worst = {}, {}, 0
    for name, setting in SETTINGS.items():
        loops[name], difference = compare_with_loop(setting, 1000)
        fleets[name] = len(phones) / round_seconds(phones, setting)
        ideal, shaped = bounds(phones.sizes, setting, rates)
        worst = max(worst, difference)
        print(
            f"{name:24} {loops[name]:8,.0f} {fleets[name]:9,.0f} "
            f"{fleets[name] / loops[name]:6.1f}× {ideal:11,.0f} {fleets[name] / ideal:8.0%} "
            f"{shaped:22,.0f} {fleets[name] / shaped:8.0%} {difference:11.0e}",
            flush=True,
        )
    print("\nWhere a round's time goes:")
    for name, setting in SETTINGS.items():
        shares = where_time_goes(phones, setting)
        print(f"{name:24} " + ", ".join(f"{what} {share:.0%}" for what, share in shares.items()))
    del phones

    print(f"\n{'phones':>8} {'build':>8} {'peak memory':>12}   seconds a round, one core")
    counts = [c for c in (1000, 3000, 10_000, 30_000, 50_000, 100_000) if c < options.largest]
    growth = {}
    for count in [*counts, options.largest]:
        growth[count] = build, seconds, peak = in_fresh_process(grown, count)
        rounds = "   ".join(f"{name}: {value:.3f} s" for name, value in seconds.items())
        print(f"{count:8,} {build:6.1f} s {peak:9,.0f} MB   {rounds}", flush=True)

    print("\nTwo processes instead of one, by the clock; by the time that the cores worked:")
    for name, (clock, worked) in two_processes(options.phones).items():
        print(f"{name:24} {clock:.2f}×; {worked:.2f}×", flush=True)

    if importlib.util.find_spec("flwr") and importlib.util.find_spec("ray"):
        flower = flower_updates()
        print(
            f"\nFlower's simulation, E=5, B=10, all cores, a later round: {flower:,.0f} client "
            f"updates a second. The fleet makes {fleets['E=5, B=10'] / flower:,.0f}× as many."
        )
    else:
        print('\nFlower is not installed; for its part: pip install -e ".[benchmarks]"')
    if options.figure:
        draw(growth, loops, options.figure)
        print(f"\nFigure: {options.figure}")
    if worst > 1e-6:
        sys.exit("The updates differ: fleet and loop did not compute the same.")


if __name__ == "__main__":
    main()
