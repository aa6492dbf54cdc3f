"""A deployment from start to end, in a filled copy of the course; prints what came out as JSON, and is then killed.

    python engine_script.py FOLDER "memory" | "database"
"""

import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

import fedlearn_lib
from fedlearn_lib import communication
from fedlearn_lib.engine import Lab, fetch_certificate, in_process, task
from fedlearn_lib.engine.certificates import make_node_key
from fedlearn_lib.engine.member import Member
from fedlearn_lib.engine.programs import free_port
from fedlearn_lib.given.masking.rules import MASK, STAGES

SECRETS = {1: ("mask_secret", "channel_secret"), 4: ("channel_secret", "seed")}
HOSTILE = Path(__file__).parent / "hostile"


def expected_sum(survivors, count, round_id):
    """The sum of the survivors' integers, worked out from their data."""
    total = 0
    for number in survivors:
        X, y = task.share_of(number - 1, count)
        update, examples = task.trainer(X, y, round_id, number - 1)(task.MODEL.initial_weights())
        part = communication.quantize(update * (examples / task.most_examples(count)), 16, task.CLIP)
        total = total + np.append(np.asarray(part), examples)
    return total


def let_hostile_in(lab, folder):
    """Send another program to three of the course's nodes, and to one as Flower has it; returns where it reports."""
    report, other = folder / "hostile.json", folder / "flower-node"
    other.mkdir()
    key, public = make_node_key(other)
    lab.office.run(HOSTILE, {"answers": 4, "count": 4, "report": str(report)}, [public])
    lab.processes.start("flower-node", "flower-supernode", "--host", "127.0.0.1", "--superlink", lab.address,
                        "--root-certificates", folder / "server.crt", "--auth-supernode-private-key", key, "--port",
                        free_port())  # fmt: skip
    return report


def what_hostile_did(report):
    """Where its lines ran, and what the nodes answered to it."""
    end = time.monotonic() + 150
    while not report.exists() and time.monotonic() < end:
        time.sleep(0.1)
    update, _ = task.trainer(*task.share_of(0, 4), 1, 0)(np.zeros(650))
    answers = ["own update" if each == update.tolist() else str(each) for each in json.loads(report.read_text())]
    return {"ran": sorted(set(Path(os.environ["HOSTILE_MARK"]).read_text().split())), "answers": sorted(answers)}


def databases(folder):
    """The names of files that are databases."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if path.read_bytes().startswith(b"SQLite format 3"))


def halted(lab, stage, states):
    """What is done before a stage of the masked round."""
    for path in lab.office.folder.glob("flower.db*"):  # what has arrived is written over there
        copy = lab.folder / "copies" / f"{stage} {path.name}"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(path.read_bytes())
    if stage == MASK:  # from here on everybody forgets, bit by bit
        states.update({k: Member(lab.folder_of(k)).store.load() for k in (1, 4)})
        lab.kill(4)


def main():
    folder, database, start = Path(sys.argv[1]), sys.argv[2] == "database", time.monotonic()
    told = {"library": fedlearn_lib.__file__}
    os.environ["HOSTILE_MARK"] = str(folder.with_name("marks.txt"))  # for every program that is started from here on
    lab = Lab(4, folder=folder, database=database)
    told["mark"] = lab.processes.mark
    lab.start()
    told["start"] = time.monotonic() - start
    stranger = folder / "stranger"
    stranger.mkdir()
    key, _ = make_node_key(stranger)
    lab.processes.start("stranger", "python", "-m", "fedlearn_lib.engine.node", stranger, "--superlink", lab.address,
                        "--root-certificates", folder / "server.crt", "--auth-supernode-private-key", key)  # fmt: skip
    told["certificate"] = fetch_certificate("127.0.0.1", lab.port, lab.code) == lab.certificate
    plain = lab.run("plain")
    told["plain"] = [plain.error, plain.seconds, bool((plain.weights == in_process("plain", clients=4).weights).all())]
    deadline = max(6.0, 5 * plain.seconds)  # on a busy machine everybody needs longer
    states = {}
    before = {stage: partial(halted, lab, stage, states) for stage in STAGES}
    masked = lab.office.train("masked", 1, deadline, before)
    (told_of,) = masked.rounds or [{}]
    told["masked"] = [masked.error, masked.seconds, told_of.get("survivors"), told_of.get("dropped")]
    rules_most = task.most_examples(4)
    sums = expected_sum([1, 2, 3], 4, 2)
    average = communication.dequantize(sums[:-1], 16, task.CLIP) * (rules_most / sums[-1])
    told["exact"] = bool((masked.weights == task.MODEL.initial_weights() + average).all())
    # By the protocol the server works out the seed of who stays, and the mask key of who is gone: not these.
    secrets = {f"{name} {k}": states[k][name] for k, names in SECRETS.items() for name in names}
    secrets |= {f"signing {k}": Member(path).key().private_bytes_raw() for k, path in lab.folders.items()}
    public = X25519PrivateKey.from_private_bytes(states[1]["mask_secret"]).public_key().public_bytes_raw()
    sought = {**secrets, "public": public, "in a file": b'"event": "round"', "in a log": b"Starting Flower SuperLink"}
    report = let_hostile_in(lab, folder)
    found = lab.search(sought)
    told["databases"] = databases(lab.office.folder)
    told["control"] = [found["public"]["memory"], found.pop("in a file")["files"], found.pop("in a log")["files"]]
    told["public in files"] = found.pop("public")["files"]
    told["found"] = found
    told["hostile"] = what_hostile_did(report)
    end = time.monotonic() + 20
    while not lab.processes.is_over("stranger") and time.monotonic() < end:
        time.sleep(0.1)
    told["stranger"] = [lab.processes.is_over("stranger"), "2004" in lab.processes.log("stranger")]
    told["seconds"] = time.monotonic() - start
    print(json.dumps(told), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


main()
