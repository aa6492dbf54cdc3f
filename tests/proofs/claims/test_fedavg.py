"""Numbers that the chapters of the room fedavg state, each asserted on what their notebooks computed."""

import re

import numpy as np
from support.claims import output_of, percentages, prose_of

from fedlearn_lib.course.solutions import fedavg as solutions
from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.given.partitions import clients_of, partition_dirichlet, partition_shards


def test_the_best_server_rate_is_inside_the_range():
    without, best = percentages(output_of("00", "try-rates"))
    assert best > without + 10


def test_story():
    together, alone = percentages(output_of("00", "story-train"))
    assert together > 2 * alone
    assert output_of("00", "story-read").endswith("pixel by pixel.")
    assert output_of("00", "story-lock").endswith("the sum: 42.")
    first, five, fifty = map(float, re.findall(r"\d\.\d\d", output_of("00", "story-sum")))
    assert first == 1 > five > fifty


def test_baselines_are_as_the_prose_says():
    alone, worst, best, federated, central = percentages(output_of("01", "baselines"))
    assert "about 72 % of the test digits right, the central model 97 %" in prose_of("01")
    assert (alone, central) == (72, 97)
    assert worst < alone < best < federated <= central
    assert central - federated <= 2  # "close to collecting the data"


def test_clients_hold_28_or_29_digits():
    assert "28 to 29 digits each" in output_of("01", "split")
    assert "its 28 or 29 digits" in prose_of("01")


def test_the_weighted_average_is_far_ahead_of_the_plain_one():
    plain, weighted = percentages(output_of("01", "average-use"))
    assert weighted > plain + 50


def test_the_shipped_model_learns_what_it_was_never_shown():
    before, before_new, after, after_new = percentages(output_of("01", "pretrained-figure"))
    assert before_new == 0 and after_new > 90 and after > before + 20


def test_averages_of_different_starts_are_nonsense():
    same, different, alone = percentages(output_of("01", "start-figure"))
    assert "each network alone gets about 90 % right" in prose_of("01")
    assert 88 <= alone <= 92 and same >= 88 and different < 65


def test_clients_drift_and_their_average_does_not():
    iid, two_shards, average = percentages(output_of("01", "drift-figure"))
    assert two_shards < 40 < 75 < iid < average
    assert "hardly suffers" in prose_of("01") and average >= 90


def test_a_small_alpha_makes_the_curve_jump():
    X, X_test, y, y_test = train_test_split(*load_digits(), 0.2, np.random.default_rng(0))
    model = SoftmaxRegression(64, 10)

    def jumps(alpha: float) -> float:
        """The mean change of accuracy from round to round, as the slider's cell trains."""
        parts = partition_dirichlet(y, 50, alpha, np.random.default_rng(1))
        history = solutions.federated_averaging(
            model, model.initial_weights(), clients_of(X, y, parts), rounds=40, fraction=0.2, epochs=5, batch_size=10,
            learning_rate=0.5, rng=np.random.default_rng(2), evaluate=lambda w: model.accuracy(w, X_test, y_test),
        )  # fmt: skip
        return float(np.abs(np.diff(history.metrics[5:])).mean())

    assert "The smaller α, the more the curve jumps" in prose_of("01")
    assert jumps(0.05) > jumps(0.3) > jumps(10)


def test_sizes_are_as_the_prose_says():
    X, _ = load_digits()
    prose = prose_of("01")
    assert f"{len(X):,} digits" in prose and "Ours has 650" in prose and SoftmaxRegression(64, 10).size == 650
    assert f"{TwoLayer(64, 16, 10).size:,} weights in all" in prose
    # 28 or 29 examples are three batches of 10, the paper's 600 are 60
    assert "a client of ours has 3 batches of 10, one of the paper's has 60" in prose
    assert -(-28 // 10) == -(-29 // 10) == 3 and 600 // 10 == 60
    assert "Each should take part about 40 times" in prose and "40 on average" in output_of("01", "sample-use")


def test_most_shard_clients_hold_two_kinds():
    _, _, y, _ = train_test_split(*load_digits(), 0.2, np.random.default_rng(0))
    kinds = [len(np.unique(y[rows])) for rows in partition_shards(y, 50, np.random.default_rng(3))]
    assert "Most clients then hold two kinds of digits" in prose_of("01")
    assert kinds.count(2) > 25


def test_the_table_has_the_shape_the_prose_describes():
    rows = [
        [float(factor) for factor in re.findall(r"\(([\d.]+)×\)", line)]
        for line in output_of("01", "table").splitlines()
        if "×)" in line
    ]
    assert len(rows) == 5
    ours_iid, ours_two, paper_iid, paper_two = zip(*rows, strict=True)
    assert max(ours_iid) > 5 and max(ours_iid) > 2 * max(ours_two)  # many rounds saved; fewer
    assert max(ours_iid) < max(paper_iid)  # "our gains are smaller"
    assert min(paper_two) < 1 <= min(ours_two)  # slower rows: in the paper, not here
