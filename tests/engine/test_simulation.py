"""The same weights in one process, as three programs over TLS, and in Flower's simulation."""

import pytest

from fedlearn_lib.course.copies import CHECKOUT, run_in_copy

pytest.importorskip("flwr", reason="the engine is an extra: python3 start.py install engine")
pytest.importorskip("ray", reason="Flower's simulation needs Ray, 220 MB more: python3 start.py install benchmarks")

BENCHMARK = CHECKOUT / "benchmarks" / "engine.py"
WAYS = ("in process", "node.py", "simulation")
SAME = f"Plain and masked, the weights are the same to the last bit in: {', '.join(WAYS)}."


@pytest.mark.long(60)
def test_all_ways_end_with_the_same_weights(filled_copy):
    done = run_in_copy(filled_copy, str(BENCHMARK), "--rounds", "2", "--ways", *WAYS, capture_output=True, text=True,
                       encoding="utf-8", timeout=900)  # fmt: skip
    print(done.stdout)
    assert done.returncode == 0 and done.stdout.splitlines()[-1] == SAME, done.stdout + done.stderr
