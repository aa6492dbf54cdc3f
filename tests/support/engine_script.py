"""A deployment from start to end, in a filled copy of the course; prints what came out as JSON, and is then killed.

    python engine_script.py FOLDER
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

import fedlearn_lib
from fedlearn_lib import communication
from fedlearn_lib.engine import Lab, fetch_certificate, in_process, task
from fedlearn_lib.engine.certificates import make_node_key
from fedlearn_lib.engine.member import Member
from fedlearn_lib.engine.programs import free_port

SECRETS = ("mask_secret", "channel_secret", "seed")


def expected_sum(survivors, count, round_id):
    """The sum of the survivors' integers, worked out from their data."""
    total = 0
    for number in survivors:
        X, y = task.share_of(number - 1, count)
        update, examples = task.trainer(X, y, round_id, number - 1)(task.MODEL.initial_weights())
        part = communication.quantize(update * (examples / task.most_examples(count)), 16, task.CLIP)
        total = total + np.append(np.asarray(part), examples)
    return total


def main():
    folder, start = Path(sys.argv[1]), time.monotonic()
    told = {"library": fedlearn_lib.__file__}
    lab = Lab(4, folder=folder)
    told["mark"] = lab.processes.mark
    lab.start()
    told["start"] = time.monotonic() - start
    stranger = folder / "stranger"
    stranger.mkdir()
    key, _ = make_node_key(stranger)
    lab.processes.start("stranger", "python", "-m", "fedlearn_lib.engine.node", stranger, "--superlink", lab.address,
                        "--root-certificates", folder / "server.crt", "--auth-supernode-private-key", key, "--port",
                        free_port())  # fmt: skip
    told["certificate"] = fetch_certificate("127.0.0.1", lab.port, lab.code) == lab.certificate
    plain = lab.run("plain")
    told["plain"] = [plain.error, plain.seconds, bool((plain.weights == in_process("plain", clients=4).weights).all())]
    deadline = max(6.0, 5 * plain.seconds)  # on a busy machine everybody needs longer
    masked = lab.run("masked", kill={4: "mask"}, deadline=deadline)
    (told_of,) = masked.rounds or [{}]
    told["masked"] = [masked.error, masked.seconds, told_of.get("survivors"), told_of.get("dropped")]
    rules_most = task.most_examples(4)
    sums = expected_sum([1, 2, 3], 4, 2)
    average = communication.dequantize(sums[:-1], 16, task.CLIP) * (rules_most / sums[-1])
    told["exact"] = bool((masked.weights == task.MODEL.initial_weights() + average).all())
    state = Member(lab.folder_of(4)).store.load()  # of the killed one: it had no time to forget
    secrets = {name: state[name] for name in SECRETS}
    secrets |= {f"signing {k}": Member(path).key().private_bytes_raw() for k, path in lab.folders.items()}
    public = X25519PrivateKey.from_private_bytes(state["mask_secret"]).public_key().public_bytes_raw()
    found = lab.search({**secrets, "public": public, "in a file": b'"event": "round"'})
    told["control"] = [found.pop("public")["memory"], found.pop("in a file")["files"]]
    told["found"] = found
    end = time.monotonic() + 20
    while not lab.processes.is_over("stranger") and time.monotonic() < end:
        time.sleep(0.1)
    told["stranger"] = [lab.processes.is_over("stranger"), "2004" in lab.processes.log("stranger")]
    told["seconds"] = time.monotonic() - start
    print(json.dumps(told), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


main()
