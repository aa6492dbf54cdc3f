"""A teacher's class in a terminal: obeys lines of JSON, [order, arguments …], and answers each with one.

    python class_script.py
"""

import json
import sys

import numpy as np

from fedlearn_lib import fedavg
from fedlearn_lib.engine import Classroom, task
from fedlearn_lib.engine.programs import free_port
from fedlearn_lib.engine.searching import count_in, memory_of

room = Classroom(port=free_port())


def run(deadline):
    """A plain round: who is in it, who is not, and whether the weights are those of one process."""
    training, count = room.run("plain", deadline=deadline), len(room.people())
    (told,) = training.rounds
    trained = [task.trainer(*task.share_of(k - 1, count), told["round"], k - 1)(task.MODEL.initial_weights())
               for k in told["survivors"]]  # fmt: skip
    average = fedavg.weighted_average(*map(list, zip(*trained, strict=True)))
    wanted = fedavg.apply_update(task.MODEL.initial_weights(), average)
    same = bool(np.array_equal(training.weights, wanted))
    return {"error": training.error, "survivors": told["survivors"], "dropped": told["dropped"], "same": same}


def search(*texts):
    """How often texts stand in the memory of the class' programs, and in its files."""
    sought, files = {text: text.encode() for text in texts}, [path for path in room.folder.rglob("*") if path.is_file()]
    memory = [piece for program in room.programs.running.values() for piece in memory_of(program.pid) or []]
    return count_in([*memory, *(path.read_bytes() for path in files)], sought)


ORDERS = {"wait for": room.wait_for, "people": room.people, "run": run, "search": search}

print(json.dumps({"address": f"{room.host}:{room.port}", "code": room.code, "mark": room.programs.mark,
                  "folder": str(room.folder)}), flush=True)  # fmt: skip
for line in sys.stdin:
    order, *arguments = json.loads(line)
    print(json.dumps(ORDERS[order](*arguments)), flush=True)
