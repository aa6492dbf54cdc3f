"""A whole class on one machine: every pupil a `join` of its own, through the door, over TLS; some vanish in mid-round.

Beside them, pupils who share a program (light_pupils.py), for a class that is larger than the machine's memory. What
the class trains must be what one process trains, to the last bit.

    python benchmarks/classroom.py [--pupils 20] [--light 0] [--vanish 5] [--deadline 15]

Needs the extra `engine`. A hundred joiners: --pupils 20 --light 80 --deadline 120.
"""

import argparse
import importlib.metadata
import os
import platform
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
from common import run_filled

from fedlearn_lib.engine import missing

LIGHT = Path(__file__).with_name("light_pupils.py")
ROOMS = ("fedavg", "communication", "masking", "deployment")
PATIENCE = 600.0  # seconds for everybody to come in
STAGE = "mask"  # in which some vanish: their shares went out, their update did not


def pupil(programs, room, number):
    """One pupil's command, with a home of its own."""
    name = f"pupil-{number:03}"
    home = programs.folder / "pupils" / name
    home.mkdir(parents=True)
    command = ["python", "-m", "fedlearn_lib", "join", f"{room.host}:{room.port}", room.code, name]
    programs.start(name, *command, HOME=str(home), USERPROFILE=str(home))
    return name


def wait_for_all(room, programs, names, count):
    """Until everybody is in; if somebody does not come, what they said."""
    from fedlearn_lib.given.refused import Refused

    try:
        room.wait_for(count, PATIENCE)
    except Refused as refused:
        for name in sorted({*names} - {*room.people()}):
            print(f"\n{name}:\n{programs.log(name)}")
            for path in sorted((programs.folder / "pupils" / name).rglob("node.log")):
                print(path.read_text(encoding="utf-8", errors="replace")[-2000:])
        sys.exit(str(refused))


def play(room, programs, names, options):
    """The rounds of the lesson: a dict of trainings."""

    def some_vanish():
        while names:
            programs.kill(names.pop())

    plain = room.run("plain", deadline=options.deadline)
    vanishing = room.office.train("masked", 1, options.deadline, {STAGE: some_vanish})
    return {"plain": plain, f"masked, {options.vanish} vanish": vanishing,
            "masked, without them": room.run("masked", deadline=options.deadline)}  # fmt: skip


def in_one_process(count, trainings):
    """What the same rounds give without a network."""
    from fedlearn_lib.engine import in_process

    def absent(name):  # who answered before it was killed stands in the sum
        return sorted({*range(1, count + 1)} - {*trainings[name].rounds[0]["survivors"]})

    _, vanishing, last = trainings
    rounds = [("plain", {}), ("masked", dict.fromkeys(absent(vanishing), STAGE)),
              ("masked", dict.fromkeys(absent(last), "advertise"))]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:  # one for all: the numbers of rounds go on
        return [in_process(protocol, clients=count, folder=folder, vanish=vanish).weights
                for protocol, vanish in rounds]  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pupils", type=int, default=20, help="with a program each (20)")
    parser.add_argument("--light", type=int, default=0, help="more pupils, who share a program (0)")
    parser.add_argument("--vanish", type=int, default=5, help="of those with a program each (5)")
    parser.add_argument("--deadline", type=float, default=15.0, help="seconds for a stage (15)")
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # whoever stops it has seen how far it came
    if why := missing():
        sys.exit(why)
    count = options.pupils + options.light
    if not 0 <= options.vanish <= options.pupils or count - options.vanish < max(3, count * 2 // 3):
        parser.error("two thirds must stay, and only who has a program of its own can vanish")
    for room in ROOMS:
        run_filled(room)
    from fedlearn_lib.engine import Classroom
    from fedlearn_lib.engine.programs import Programs, free_port

    versions = f"Python {platform.python_version()}, Flower {importlib.metadata.version('flwr')}"
    print(f"{date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {versions}")
    programs = Programs(Path(tempfile.mkdtemp(prefix="pupils-")), True)
    try:
        with Classroom(port=free_port()) as room:
            start = time.perf_counter()
            names = [pupil(programs, room, number + 1) for number in range(options.pupils)]
            if options.light:
                programs.start("light", "python", LIGHT, f"{room.host}:{room.port}", room.code,
                               programs.folder / "light", options.light)  # fmt: skip
            wait_for_all(room, programs, names, count)
            print(f"{count} are in after {time.perf_counter() - start:.1f} s, load {os.getloadavg()[0]:.1f}\n")
            memory = [row["memory"] for row in programs.table() if row["name"] in names]
            trainings = play(room, programs, names[: options.vanish], options)
            teacher = {row["name"]: row["memory"] for row in room.programs.table()}
            print("| round | in the sum | seconds | slowest stage, s |")
            print("|---|---:|---:|---:|")
            for name, training in trainings.items():
                if training.error:
                    sys.exit(f"{name}: {training.error}")
                (told,), slowest = training.rounds, max(stage["seconds"] for stage in training.stages)
                print(f"| {name} | {len(told['survivors'])} | {told['seconds']:.1f} | {slowest:.1f} |")
            print(f"\nMemory: {np.mean(memory or [0]):.0f} MB a pupil with a program; at the teacher's "
                  + ", ".join(f"{name} {size:.0f} MB" for name, size in teacher.items()))  # fmt: skip
            print(f"Load at the end {os.getloadavg()[0]:.1f}")
    finally:
        if left := programs.stop():
            sys.exit(f"These run on: {', '.join(left)}")
    same = [np.array_equal(one, other.weights) for one, other in
            zip(in_one_process(count, trainings), trainings.values(), strict=True)]  # fmt: skip
    if not all(same):
        sys.exit(f"The class did not train what one process trains: {dict(zip(trainings, same, strict=True))}")
    print("All three end with the weights of one process, to the last bit.")


if __name__ == "__main__":
    main()
