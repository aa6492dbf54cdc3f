"""Masked rounds in which one message is not what it should be: the survivors' exact sum or `Refused`, nothing else.

One field of one message to or from one client is replaced by anything; a client may also sign what it made up. A test
plays some of these rounds; this file as a program plays many, and prints counts:

    PYTHONPATH=. python tests/support/masked_fuzz.py [--rounds 10000] [--seed 0]
"""

import argparse
import random
import signal
import sys
import traceback
from collections import Counter

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fedlearn_lib.course.solutions import communication, fedavg, masking
from fedlearn_lib.given.masking.client import steps_of
from fedlearn_lib.given.masking.cohort import enrol, play_round
from fedlearn_lib.given.masking.rules import AGREE, MASK, STAGES, MaskRules, signed
from fedlearn_lib.given.network import Message
from fedlearn_lib.given.refused import Refused

STEPS = steps_of(masking, communication.quantize, communication.dequantize, fedavg.apply_update)
SETTINGS = [{}, {"curious": True, "signed": False}, {"ring_bits": 24, "bits": 10}]
LENGTH, VICTIM, GONE = 4, 2, 5


def deep(levels=50_000):
    """A list in a list in a list …, which nothing that calls itself can walk."""
    nested = []
    for _ in range(levels):
        nested = [nested]
    return nested


DEEP = deep()
ANYTHING = [
    None, True, False, 0, 1, -1, 2, 2**31, 2**63 - 1, 2**63, 2**64, 2**70, -(2**70), 10**5000, -(10**5000), 1.5,
    float("nan"), float("inf"), 1e308, 2j, "", "x", "1", "no\nclient 3: \x1b[2J", "x" * 100_000, b"", b"\0", bytes(31),
    bytes(32), bytes(33), bytes(64), bytes(102), b"\xff" * 32, b"\xff" * 33, b"\xff" * 64, b"\1" + bytes(31),
    bytearray(32), [], [0], [1], [2], [1, 1], [2**63 - 1], [2**63], [10**5000], [-1], [True], [None], [1.0], ["1"],
    [b""], [b"", b""], [1, b""], [bytes(32)] * 4, [bytes(64)] * 4, [b"\xff" * 33] * 5, [bytes(102)] * 4, [[]], [{}],
    list(range(1, 6)), list(range(1000)), DEEP, [DEEP], {}, {"refused": DEEP}, {"a": {"b": {}}}, (), (1, 2), {1},
    object, np.int64(1), np.float64(1), np.uint32(7), np.array([], np.uint32), np.array(3, np.uint32),
    np.zeros(5, np.uint32), np.zeros(5),
    np.zeros((5, 1), np.uint32), np.zeros(15, np.uint8), np.zeros(5, np.uint8), np.zeros(4), -np.zeros(4),
    np.full(4, np.nan), np.full(4, 1e308), np.zeros(4, np.float32), np.zeros(4, ">f8"), np.zeros(5, ">u4"),
    np.zeros(5, np.longdouble), np.zeros(5, bool), np.zeros(5, "V4"), np.zeros(5, [("a", "u4")]), np.array(["abc"] * 5),
    np.array(["2020-01-01"] * 5, "M8[D]"), np.array([object()] * 5), np.array([DEEP, 1], object),
    np.zeros(10, np.uint32)[::2], np.broadcast_to(np.uint32(1), 5), np.zeros(100_000, np.uint32),
]  # fmt: skip


def cohort_of(rules):
    rng = np.random.default_rng(7)
    updates, counts = rng.uniform(-1, 1, (5, LENGTH)), rng.integers(1, 101, 5)
    trains = [lambda weights, k=k: (updates[k], int(counts[k])) for k in range(5)]
    return enrol(trains, MaskRules(5, 3, most_examples=100, clip=1.0, **rules), np.zeros(LENGTH))


def integers_of(cohort, k):
    (update, count), bits = cohort.trains[k](None), cohort.rules.bits
    return np.append(communication.quantize(update * count / 100, bits, 1.0), count)


def near(value, rng):
    """Something that resembles what stood there."""
    if isinstance(value, list) and value:
        made = [value[::-1], value + value, value[:1] * len(value), value[1:], [*value, 7], value * 300,
                [part if isinstance(part, bytes) else part + 1 for part in value], [*value[:-1], DEEP],
                [part[:5] if isinstance(part, bytes) else -part for part in value], [*value[:-1], 10**5000],
                [part[::-1] if isinstance(part, bytes) else part for part in value]]  # fmt: skip
    elif isinstance(value, bytes):
        made = [value[:-1], value + b"\0", value[::-1], bytes(len(value)), value * 1000]
    elif isinstance(value, int):
        made = [value + 1, value - 1, -value, value * 2**63, value % 5 + 1]
    elif isinstance(value, np.ndarray):
        made = [value[:-1], value[::-1].copy(), value.astype(float), value.reshape(-1, 1), value.tolist()]
    else:
        made = [None]
    return rng.choice(made)


class Fuzz:
    """Rounds of a few cohorts, each with one message replaced.

    Args:
        seed: of the choices; keys and masks are drawn by the operating system all the same.
    """

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.cohorts = [cohort_of(rules) for rules in SETTINGS]

    def play(self):
        """One round.

        Returns:
            "exact", "refused", or what went wrong; and where the message was replaced, None if it never came.
        """
        rng = self.rng
        cohort = rng.choice(self.cohorts)
        stage = rng.choice([stage for stage in STAGES if stage != AGREE or cohort.rules.signed])
        direction, sign_it, where = rng.choice(["to", "from"]), rng.random() < 0.5, []

        def fault(now, message):
            victim = message.receiver if direction == "to" else message.sender
            if now != stage or victim != VICTIM:
                return [message]
            content, field = self.changed(message.content)
            where.append(f"{stage}, {direction}, {field}")
            if direction == "from" and sign_it and cohort.rules.signed and field != "signature":
                content = resigned(stage, cohort.states[VICTIM], content)
            return [Message(message.sender, message.receiver, content)]

        vanish = {GONE: MASK} if rng.random() < 0.5 else None
        try:
            _, result, _ = play_round(STEPS, cohort, np.zeros(LENGTH), vanish, fault)
        except Refused as refused:
            short = len(str(refused)) < 2000 and all(len(each) < 300 for each in refused.refusals)
            return "refused" if short else "a long reason", where and where[0]
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} in {last.filename}:{last.lineno}", where and where[0]
        expected = sum(integers_of(cohort, k) for k in result.survivors)
        return "exact" if np.array_equal(result.sums, expected) else "another sum", where and where[0]

    def changed(self, content):
        """A message with one field replaced, added or left out, or something else in its place."""
        rng, what = self.rng, self.rng.random()
        if what < 0.05 or not isinstance(content, dict):
            return rng.choice(ANYTHING), "all of it"
        if what < 0.1:
            return {"refused": rng.choice(ANYTHING)}, "refused"
        if what < 0.15:
            return {**content, rng.choice(["extra", 1, None, b"x"]): rng.choice(ANYTHING)}, "extra"
        field = rng.choice(sorted(content))
        if what < 0.2:
            return {name: value for name, value in content.items() if name != field}, field
        return {**content, field: near(content[field], rng) if what < 0.45 else rng.choice(ANYTHING)}, field


def resigned(stage, state, content):
    """What a client made up, with its true signature; as it is if it cannot be signed."""
    try:
        plain = {name: value for name, value in content.items() if name != "signature"}
        return signed(stage, state["subject"], plain, Ed25519PrivateKey.from_private_bytes(state["signing"]))
    except Exception:
        return content


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    fuzz, outcomes, places, wrong = Fuzz(options.seed), Counter(), Counter(), Counter()

    def too_long(*_):
        raise TimeoutError

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, too_long)
    while outcomes.total() < options.rounds:
        if hasattr(signal, "SIGALRM"):
            signal.alarm(60)
        outcome, where = fuzz.play()
        if not where:
            continue  # the message never came
        outcomes[outcome] += 1
        places[where.rsplit(", ", 1)[0]] += 1
        if outcome not in ("exact", "refused"):
            wrong[f"{outcome}: {where}"] += 1
        if outcomes.total() % 1000 == 0:
            print(dict(outcomes), flush=True)
    print(f"{outcomes.total():,} rounds with one message replaced: {dict(outcomes)}")
    for place, count in sorted(places.items()):
        print(f"  {place}: {count:,}")
    for what, count in wrong.most_common():
        print(f"  WRONG {what}: {count}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
