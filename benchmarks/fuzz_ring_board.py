"""Thousands of rounds on the ring and on the board with one field replaced by anything: exact sum, or refused?

Prints how often each came out, and every other outcome with its seed, which `play_one(version, seed)` plays again.

    python benchmarks/fuzz_ring_board.py [--rounds 2000] [--first 0]
"""

import argparse
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.fuzz_rounds import VERSIONS, play_one  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2000, help="of each of the two")
    parser.add_argument("--first", type=int, default=0, help="seed of the first")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # a lying server makes training fail: only its own screen tells
    for version in VERSIONS:
        told, broken, start, longest = Counter(), 0, time.perf_counter(), 0.0
        for seed in range(options.first, options.first + options.rounds):
            began = time.perf_counter()
            try:
                told[play_one(version, seed)] += 1
            except Exception as error:  # noqa: BLE001
                broken += 1
                where = traceback.extract_tb(error.__traceback__)[-1]
                print(f"  {version}, seed {seed}: {type(error).__name__}: {str(error)[:100]} in {where.name}")
            longest = max(longest, time.perf_counter() - began)
        outcomes = ", ".join(f"{name}: {count}" for name, count in sorted(told.items()))
        seconds = time.perf_counter() - start
        print(f"{version}: {outcomes}; anything else: {broken}. {seconds:.0f} s, the longest round {longest:.2f} s.")


if __name__ == "__main__":
    main()
