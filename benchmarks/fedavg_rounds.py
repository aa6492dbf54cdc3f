"""What does a distributed engine cost? The learner's FedAvg in a plain loop, and in Flower.

Both run the same `local_update`, `weighted_average` and `apply_update` on the same digits with the
same seeds, and must end with the same weights: what differs is only how the numbers travel.

    python benchmarks/fedavg_rounds.py [--clients 10] [--rounds 30]

Flower's half needs the extra: pip install -e ".[benchmarks]"
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as Ray does for its actors
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.update(  # Flower and Ray stay offline; both read this while they are imported
    FLWR_TELEMETRY_ENABLED="0",
    FLWR_DISABLE_UPDATE_CHECK="1",
    FLWR_DISABLE_RUNTIME_DEPENDENCY_INSTALLATION="1",
    RAY_USAGE_STATS_ENABLED="0",
    RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0",
)

import argparse
import importlib.metadata
import importlib.util
import logging
import platform
import sys
import time
from datetime import date

import numpy as np
from common import digits_of_clients, flower_home, run_filled

from fedlearn_lib.fedavg import apply_update, local_update, weighted_average
from fedlearn_lib.given.models import SoftmaxRegression

MODEL = SoftmaxRegression(64, 10)
TRAINING = dict(epochs=5, batch_size=10, learning_rate=0.5)


def train_client(weights, number, client_count, round_number):
    """One client's update and its example count, wherever it runs."""
    X, y = digits_of_clients("IID", client_count, seed=0)[0][number]
    rng = np.random.default_rng([round_number, number])
    return local_update(MODEL, weights, X, y, rng=rng, **TRAINING), len(y)


def run_rounds(ask_clients, rounds):
    """The server's side: ask all clients, average, apply.

    Args:
        ask_clients: (weights, round number) → list of (update, example count), in a fixed order.

    Returns:
        the final weights, and the seconds each round took.
    """
    weights, seconds = MODEL.initial_weights(), []
    for round_number in range(rounds):
        start = time.perf_counter()
        updates, example_counts = zip(*ask_clients(weights, round_number), strict=True)
        weights = apply_update(weights, weighted_average(updates, example_counts))
        seconds.append(time.perf_counter() - start)
    return weights, seconds


def in_a_loop(client_count, rounds):
    """(weights, seconds of every round, seconds of everything) with plain function calls."""

    def ask_clients(weights, round_number):
        return [train_client(weights, k, client_count, round_number) for k in range(client_count)]

    start = time.perf_counter()
    digits_of_clients("IID", client_count, seed=0)
    weights, seconds = run_rounds(ask_clients, rounds)
    return weights, seconds, time.perf_counter() - start


def in_flower(client_count, rounds):
    """The same as `in_a_loop`, with Flower's simulation in between."""
    from flwr.app import ArrayRecord, ConfigRecord, Message, RecordDict
    from flwr.clientapp import ClientApp
    from flwr.serverapp import ServerApp
    from flwr.simulation import run_simulation

    logging.getLogger("flwr").setLevel(logging.ERROR)
    client_app, server_app, result = ClientApp(), ServerApp(), []

    @client_app.train()
    def train(message, context):
        (weights,) = message.content["arrays"].to_numpy_ndarrays()
        number = int(context.node_config["partition-id"])
        round_number = message.content["config"]["round"]
        update, example_count = train_client(weights, number, client_count, round_number)
        config = ConfigRecord({"client": number, "examples": example_count})
        content = RecordDict({"arrays": ArrayRecord([update]), "config": config})
        return Message(content, reply_to=message)

    def answer(reply):
        if reply.has_error():
            raise RuntimeError(f"A client failed in Flower: {reply.error.reason}")
        (update,) = reply.content["arrays"].to_numpy_ndarrays()
        config = reply.content["config"]
        return config["client"], update, config["examples"]

    @server_app.main()
    def main(grid, context):
        while len(nodes := list(grid.get_node_ids())) < client_count:
            time.sleep(0.05)

        def ask_clients(weights, round_number):
            content = RecordDict(
                {
                    "arrays": ArrayRecord([weights]),
                    "config": ConfigRecord({"round": round_number}),
                }
            )
            messages = [Message(content, dst_node_id=node, message_type="train") for node in nodes]
            replies = list(grid.send_and_receive(messages))
            # Replies come in any order, and floating-point sums depend on it.
            return [rest for _, *rest in sorted(map(answer, replies), key=lambda reply: reply[0])]

        result.extend(run_rounds(ask_clients, rounds))

    start = time.perf_counter()
    run_simulation(
        server_app=server_app,
        client_app=client_app,
        num_supernodes=client_count,
        backend_config={
            "client_resources": {"num_cpus": 1, "num_gpus": 0},
            "init_args": {"include_dashboard": False, "log_to_driver": False},
        },
    )
    return *result, time.perf_counter() - start


def report(name, seconds, total):
    """One line; returns the median seconds of a round after the first."""
    steady = float(np.median(seconds[1:]))
    print(
        f"  {name:24} {total:8.2f} s {len(seconds) / total:10.1f} rounds/s "
        f"{seconds[0]:12.3f} s {1e3 * steady:12.1f} ms {1 / steady:10.1f} rounds/s"
    )
    return steady


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=10, help="all train in every round (10)")
    parser.add_argument("--rounds", type=int, default=30, help="at least 2 (30)")
    options = parser.parse_args()
    if options.clients < 1 or options.rounds < 2:
        parser.error("give at least 1 client and 2 rounds")
    run_filled("fedavg")

    print(
        f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"NumPy {np.__version__}\n"
        f"Digits, softmax regression, {MODEL.size} parameters, {options.clients} clients in each "
        f"of {options.rounds} rounds, E={TRAINING['epochs']}, B={TRAINING['batch_size']}.\n\n"
        f"  {'':24} {'everything':>10} {'':19} {'first round':>14} {'a later round, median':>26}",
        flush=True,
    )
    weights, seconds, total = in_a_loop(options.clients, options.rounds)
    steady = report("plain loop", seconds, total)

    if not importlib.util.find_spec("flwr") or not importlib.util.find_spec("ray"):
        print('\nFlower is not installed; for its half: pip install -e ".[benchmarks]"')
        return
    with flower_home():
        flower_weights, flower_seconds, flower_total = in_flower(options.clients, options.rounds)
    flower_steady = report(
        f"Flower {importlib.metadata.version('flwr')}, simulation", flower_seconds, flower_total
    )

    _, X_test, y_test = digits_of_clients("IID", options.clients, seed=0)
    difference = np.abs(weights - flower_weights).max()
    print(
        f"\nSame result: test accuracy {MODEL.accuracy(weights, X_test, y_test):.4f} and "
        f"{MODEL.accuracy(flower_weights, X_test, y_test):.4f}, weights differ by at most "
        f"{difference:.1g}.\n"
        f"The plain loop is {flower_total / total:.0f}× faster end to end (with Ray's start), "
        f"{flower_steady / steady:.1f}× in a later round."
    )
    if difference > 1e-9:
        sys.exit("The weights differ: the two did not compute the same.")


if __name__ == "__main__":
    main()
