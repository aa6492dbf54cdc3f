"""From here to a million phones: what this deployment would need, multiplied from what is measured here and now.

Measured: one shard, a cohort of its own with neighbours (chapter 13) that is played in full and whose sum is checked;
and what Flower's server spends on one message of a client, from laboratories of two sizes. Multiplied: everything else.
The assumptions are printed with the table.

    python benchmarks/million_phones.py [--shard 1000] [--parameters 650 100000] [--nodes 3 6]
"""

import argparse
import os
import platform
import sys
import time
from datetime import date

import numpy as np
from common import run_filled, worked
from masking import neighbourhood

from fedlearn_lib.engine import missing

DROPOUT, CORRUPT = 0.1, 0.1  # who vanishes in a round, and who works together with the server
PHONES = (1_000, 100_000, 1_000_000)
STAGES_PLAYED = 4  # a curious server: nobody signs a list of survivors
IDLE = 5.0  # seconds in which nothing happens
MINUTE = 60.0  # seconds in which the server is to be done


def one_shard(clients, parameters):
    """One round of a shard, played. Returns seconds of the server and of a client, and a client's bytes up and down."""
    from fedlearn_lib import communication, fedavg, masking
    from fedlearn_lib.given.masking.client import steps_of
    from fedlearn_lib.given.masking.cohort import InProcess, enrol
    from fedlearn_lib.given.masking.rules import MASK, MaskRules

    vectors = np.random.default_rng(parameters).uniform(-1, 1, (20, parameters))
    rules = MaskRules(clients, most_examples=100, clip=1.0, curious=True, signed=False,
                      **neighbourhood(clients, DROPOUT, CORRUPT))  # fmt: skip
    trains = [lambda weights, k=k: (vectors[k % 20], 50) for k in range(clients)]
    cohort = enrol(trains, rules, np.zeros(parameters))
    client_step, server_round = steps_of(masking, communication.quantize, communication.dequantize, fedavg.apply_update)
    gone = {1 + place * clients // round(DROPOUT * clients): MASK for place in range(round(DROPOUT * clients))}
    carry, at_clients = InProcess(client_step, cohort, gone), []

    def exchange(stage, inboxes):
        answers, seconds = worked(carry, stage, inboxes)
        at_clients.append(seconds)
        carry.transcript.clear()  # a shard's messages are gigabytes
        return answers

    (_, result), everything = worked(
        server_round, exchange, {k: k for k in cohort.states}, np.zeros(parameters), round_id=1, rules=rules,
        roster=cohort.roster,
    )  # fmt: skip
    integers = [communication.quantize(vector * 0.5, rules.bits, rules.clip) for vector in vectors]
    expected = np.sum([integers[(k - 1) % 20] for k in result.survivors], axis=0)
    if not np.array_equal(result.sums, np.append(expected, 50 * len(result.survivors))):
        sys.exit("The sum of the shard is wrong.")
    told = {"neighbours": rules.neighbours, "threshold": rules.threshold}
    return told | {"server": everything - sum(at_clients), "client": sum(at_clients) / clients,
                   "up": result.bytes_up / clients, "down": result.bytes_down / clients}  # fmt: skip


def one_message(few, many):
    """Processor seconds that Flower's server spends on one question to a client and its answer, of 650 parameters.

    What it spends while nothing happens is taken off.
    """
    from fedlearn_lib.engine import Lab

    spent = {}
    for clients in (few, many):
        with Lab(clients) as lab:
            def seconds(lab=lab):
                return next(row["seconds"] for row in lab.programs() if row["name"] == "superlink")

            lab.run("plain")  # what is done once is done
            before = seconds()
            time.sleep(IDLE)
            idle = (seconds() - before) / IDLE  # nodes that ask whether there is work
            before, start = seconds(), time.perf_counter()
            training = lab.run("masked", rounds=2, deadline=120)
            if training.error:
                sys.exit(training.error)
            mine = seconds() - before - idle * (time.perf_counter() - start)
            spent[clients] = mine / 10  # a stage, of two rounds with five
    return (spent[many] - spent[few]) / (many - few), spent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shard", type=int, default=1000, help="phones in a cohort of their own (1000)")
    parser.add_argument("--parameters", type=int, nargs="+", default=[650, 100_000])
    parser.add_argument("--nodes", type=int, nargs=2, default=[3, 6], help="two laboratories (3 6)")
    options = parser.parse_args()
    if why := missing():
        sys.exit(why)
    for room in ("fedavg", "communication", "masking", "deployment"):
        run_filled(room)
    print(f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}")
    message, spent = one_message(*options.nodes)
    stages = ", ".join(f"{seconds:.3f} s a stage with {clients} clients" for clients, seconds in spent.items())
    print(f"Measured: Flower's server spends {stages}, so {message:.4f} s on one more client.\n")
    print("| parameters | phones | shards | masks: server, core-s | Flower: server, core-s | cores for a minute | "
          "up, GB | down, GB | a phone: s | up, kB |")  # fmt: skip
    print("|---:" * 10 + "|")
    for parameters in options.parameters:
        cost = one_shard(options.shard, parameters)
        for phones in PHONES:
            shards = -(-phones // options.shard)
            masks, carrying = shards * cost["server"], phones * STAGES_PLAYED * message
            figures = [
                f"{parameters:,}", f"{phones:,}", f"{shards:,}", f"{masks:,.1f}", f"{carrying:,.0f}",
                f"{(masks + carrying) / MINUTE:,.1f}", f"{phones * cost['up'] / 1e9:,.2f}",
                f"{phones * cost['down'] / 1e9:,.2f}", f"{cost['client']:.4f}", f"{cost['up'] / 1e3:,.0f}",
            ]  # fmt: skip
            print(f"| {' | '.join(figures)} |", flush=True)
        print(f"<!-- {parameters:,}: {cost['neighbours']} neighbours, threshold {cost['threshold']} -->")
    print(f"""
Assumptions:
- Each shard of {options.shard:,} phones plays a round of its own; the sums of the shards are added in the clear, so
  that a server learns the sum of each shard, of whom {1 - DROPOUT:.0%} are in it.
- The server follows the protocol and only looks (neighbours need that), {CORRUPT:.0%} of the phones help it, and
  {DROPOUT:.0%} vanish.
- Flower's server spends on one more phone what it spent on one more client here, whatever their number: no database,
  no queue and no network grows slower. Its message is small; with large models the bytes are what counts.
- Nothing is said of how long phones take, of choosing them, of their keys (a million of them must stand in rosters
  that somebody vouches for), or of what is sent again.""")


if __name__ == "__main__":
    main()
