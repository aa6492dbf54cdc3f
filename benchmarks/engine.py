"""What does an engine cost? Rounds in one process, on node.py, on Flower's own SuperNode, in Flower's simulation.

All play the same rounds of the learner's functions, on the same digits with the same seeds, and must end with the same
weights to the last bit, plain and masked.

    python benchmarks/engine.py [--clients 3] [--rounds 3] [--ways "in process" node.py SuperNode simulation]

Needs the extra `engine`; the simulation needs `benchmarks`, and is left out where Ray is not installed.
"""

import argparse
import importlib.metadata
import importlib.util
import logging
import os
import platform
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
from common import flower_home, run_filled

from fedlearn_lib.engine import missing

WAYS = ("in process", "node.py", "SuperNode", "simulation")
PROTOCOLS = ("plain", "masked")
ROOMS = ("fedavg", "communication", "masking", "deployment")
DEADLINE = 120.0  # seconds: nobody vanishes here
START = 180.0  # seconds in which Flower's simulation must have its clients


def in_one_process(clients, rounds):
    """{protocol: training}, seconds to start, and memory of a client in MB (none of its own)."""
    from fedlearn_lib.engine import in_process

    with tempfile.TemporaryDirectory() as folder:  # one for both: the numbers of rounds go on
        trainings = {each: in_process(each, clients=clients, rounds=rounds, folder=folder) for each in PROTOCOLS}
    return trainings, 0.0, None


def as_programs(clients, rounds, own_program):
    """The same, as programs over TLS."""
    from fedlearn_lib.engine import Lab

    start = time.perf_counter()
    lab = Lab(clients, own_program=own_program)
    try:
        lab.start(timeout=600)
        started = time.perf_counter() - start
        trainings = {protocol: lab.run(protocol, rounds=rounds, deadline=DEADLINE) for protocol in PROTOCOLS}
        memory = np.mean([row["memory"] for row in lab.programs() if row["name"].startswith("client-")])
    finally:
        lab.stop()
    return trainings, started, memory


def in_simulation(clients, rounds):
    """The same in Flower's simulation; clients keep their state on the disk here, too, and share Ray's processes."""
    from flwr.serverapp import ServerApp
    from flwr.simulation import run_simulation

    from fedlearn_lib.engine import client_app
    from fedlearn_lib.engine.bridge import FlowerGrid, client_app_of
    from fedlearn_lib.engine.desk import Desk
    from fedlearn_lib.engine.keeper import family
    from fedlearn_lib.engine.local import make_members
    from fedlearn_lib.engine.report import Report, Training, events_in
    from fedlearn_lib.given.masking.rules import STAGES

    logging.getLogger("flwr").setLevel(logging.ERROR)
    folder, start, found = Path(tempfile.mkdtemp()), time.perf_counter(), {}
    folders = [str(path) for path in make_members(folder, clients).values()]

    def answer(stage, record, context, reply):
        context.node_config["folder"] = folders[int(context.node_config["partition-id"])]
        return client_app.answer(stage, record, context, reply)

    server = ServerApp()

    @server.main()
    def main(grid, context):
        while len(list(grid.get_node_ids())) < clients:
            if time.perf_counter() > start + START:  # Ray did not start: its own thread has said why
                return
            time.sleep(0.05)
        for protocol in PROTOCOLS:
            report = Report(folder / f"{protocol}.jsonl")
            desk = Desk(grid, FlowerGrid, folder, report)
            desk.look(DEADLINE)
            found.setdefault("started", time.perf_counter() - start)
            weights = desk.train(protocol, rounds, DEADLINE)
            found[protocol] = Training.of(events_in(report.path), weights)
        found["memory"] = sum(process.memory_info().rss for process in family(os.getpid())[1:]) / clients / 1e6

    app = client_app_of([*client_app.OUTSIDE, *STAGES], answer)
    options = {"client_resources": {"num_cpus": 1}, "init_args": {"include_dashboard": False, "log_to_driver": False}}
    try:
        with flower_home():
            run_simulation(server_app=server, client_app=app, num_supernodes=clients, backend_config=options)
    except RuntimeError as error:  # on a busy machine Ray needs more than the 30 seconds that it gives itself
        sys.exit(f"Flower's simulation did not come to its end: {error}")
    return {protocol: found[protocol] for protocol in PROTOCOLS}, found["started"], found["memory"]


def row(way, trainings, started, memory):
    """One line of the table: the median of a round's and of a stage's seconds."""
    plain, masked = (np.median([each["seconds"] for each in trainings[protocol].rounds]) for protocol in PROTOCOLS)
    stage = np.median([each["seconds"] for each in trainings["masked"].stages])
    figures = [f"{started:.1f}", f"{plain:.3f}", f"{1 / plain:.2f}", f"{masked:.3f}", f"{stage:.3f}"]
    print(f"| {way} | {' | '.join(figures)} | {'–' if memory is None else f'{memory:.0f}'} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=3, help="3 or more (3)")
    parser.add_argument("--rounds", type=int, default=3, help="of each protocol (3)")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    options = parser.parse_args()
    if why := missing():
        sys.exit(why)
    from fedlearn_lib.engine.programs import QUIET

    os.environ.update(QUIET, RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0")  # read while Flower and Ray are imported
    for room in ROOMS:
        run_filled(room)
    ways = [way for way in options.ways if way != "simulation" or importlib.util.find_spec("ray")]
    versions = f"Python {platform.python_version()}, Flower {importlib.metadata.version('flwr')}"
    print(f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {versions}")
    print(f"{options.clients} clients, {options.rounds} rounds of each protocol\n")
    print("| way | start, s | plain round, s | rounds a second | masked round, s | a stage, s | a client, MB |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    measure = {"in process": in_one_process, "simulation": in_simulation,
               "node.py": lambda *sizes: as_programs(*sizes, True),
               "SuperNode": lambda *sizes: as_programs(*sizes, False)}  # fmt: skip
    weights = {}
    for way in ways:
        trainings, started, memory = measure[way](options.clients, options.rounds)
        for protocol, training in trainings.items():
            if training.error:
                sys.exit(f"{way}, {protocol}: {training.error}")
            weights.setdefault(protocol, {})[way] = training.weights
        row(way, trainings, started, memory)
    if len(ways) < len(options.ways):
        print("\nThe simulation is left out: Ray is not installed (the extra `benchmarks`).")
    for protocol, found in weights.items():
        first, *others = found.values()
        if not all(np.array_equal(first, each) for each in others):
            sys.exit(f"The {protocol} weights differ: {', '.join(found)} did not compute the same.")
    print(f"\nPlain and masked, the weights are the same to the last bit in: {', '.join(ways)}.")


if __name__ == "__main__":
    main()
