"""Numbers that the chapters of the room fedavg state, each asserted on what their notebooks computed."""

import re
from functools import cache

import numpy as np
import pytest
from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.course import catalogue
from fedlearn_lib.course.copies import CHECKOUT
from fedlearn_lib.course.solutions import fedavg as solutions
from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.fedavg import Tied
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.given.partitions import clients_of, partition_dirichlet, partition_iid

MODEL = SoftmaxRegression(64, 10)


def points(text: str) -> list[float]:
    """Accuracies with a digit behind the point, in per cent."""
    return [float(number) for number in re.findall(r"(\d+\.\d) %", text)]


def moves(text: str) -> list[float]:
    """How far curves move a round, in points."""
    return [float(number) for number in re.findall(r"by (\d+\.\d) points", text)]


# ---- 00 ------------------------------------------------------------------------------------------


def test_the_best_server_rate_is_inside_the_range():
    without, best = percentages(output_of("00", "try-rates"))
    assert best > without + 10


def test_story():
    together, alone = percentages(output_of("00", "story-train"))
    assert together > 2 * alone
    assert "more than three of four new digits right" in prose_of("00") and together > 75
    assert output_of("00", "story-read").endswith("pixel by pixel.")
    assert output_of("00", "story-lock").endswith("the sum: 42.")
    first, five, fifty = map(float, re.findall(r"\d\.\d\d", output_of("00", "story-sum")))
    assert first == 1 > five > fifty


def test_the_trail_has_the_five_chapters_that_are_named():
    trail = [int(chapter.number) for chapter in catalogue.chapters().values() if chapter.trail]
    assert "Five chapters tell the whole story: 0, 1, 4, 6 and 8" in prose_of("00") and trail == [0, 1, 4, 6, 8]


# ---- 01 ------------------------------------------------------------------------------------------


def test_baselines_are_as_the_prose_says():
    alone, worst, best, federated, central = percentages(output_of("01", "baselines"))
    assert "about 72 % of the test digits right, one that held all digits 97 %" in prose_of("01")
    assert (alone, central) == (72, 97)
    assert "A client alone: 72%. All digits in one place: 97%." in output_of("01", "loop-use")
    assert worst < alone < best < federated <= central


def test_clients_hold_28_or_29_digits():
    assert "28 to 29 digits each" in output_of("01", "split")
    assert "its 28 or 29 digits" in prose_of("01")


def test_the_weighted_average_is_far_ahead_of_the_plain_one():
    plain, weighted = percentages(output_of("01", "average-use"))
    assert weighted > plain + 50


def test_the_shipped_model_learns_what_it_was_never_shown():
    before, before_new, after, after_new = percentages(output_of("01", "pretrained-figure"))
    assert before_new == 0 and after_new > 90 and after > before + 20


def test_the_network_learns_in_the_same_loop():
    before, first, last = percentages(output_of("01", "network"))
    assert before < 20 < first < 90 < last


def test_sizes_are_as_the_prose_says():
    X, _ = load_digits()
    prose = prose_of("01")
    assert f"{len(X):,} digits" in prose and "*softmax regression*, has 650" in prose and MODEL.size == 650
    assert f"{TwoLayer(64, 16, 10).size:,} weights in all" in prose
    assert "Each should take part about 40 times" in prose and "40 on average" in output_of("01", "sample-use")


def test_the_step_by_hand_is_what_the_model_computes():
    tiny = SoftmaxRegression(features=1, classes=2)
    X, y = np.array([[2.0]]), np.array([1])
    assert np.array_equal(tiny.loss_and_gradient(np.zeros(4), X, y)[1], [1, -1, 0.5, -0.5])
    prose = prose_of("01")
    assert "`[1, −1]`" in prose and "`[½, −½]`" in prose and "`[−0.1, 0.1, −0.05, 0.05]`" in prose
    settings = dict(epochs=1, batch_size=None, learning_rate=0.1, rng=np.random.default_rng(0))
    assert np.allclose(solutions.local_update(tiny, np.zeros(4), X, y, **settings), [-0.1, 0.1, -0.05, 0.05])


def test_the_two_updates_by_hand():
    prose, average = prose_of("01"), solutions.weighted_average([[1, 0], [5, 4]], [3, 1])
    assert "/ (3 + 1) = `[2, 1]`" in prose and np.array_equal(average, [2, 1])
    assert "From weights `[1, 2]`" in prose and "new weights `[3, 3]`" in prose
    assert np.array_equal(solutions.apply_update([1, 2], average), [3, 3])


# ---- 02 ------------------------------------------------------------------------------------------


@cache
def digits():
    return train_test_split(*load_digits(), 0.2, np.random.default_rng(0))


DEALT = {
    "IID": lambda y, rng: partition_iid(y, 50, rng),
    "shards": lambda y, rng: solutions.deal_shards(y, 50, 2, rng),
} | {alpha: lambda y, rng, alpha=alpha: partition_dirichlet(y, 50, alpha, rng) for alpha in (0.05, 0.3, 10)}


@cache
def trained(dealt, seed, *, rounds=40, epochs=5, momentum=0, rate=1, strength=0) -> np.ndarray:
    """The accuracy of every round, as `benchmarks/clients_that_differ.py` trains."""
    X, X_test, y, y_test = digits()
    clients = clients_of(X, y, DEALT[dealt](y, np.random.default_rng([seed, 1])))
    rng, weights, velocity = np.random.default_rng([seed, 2]), MODEL.initial_weights(), np.zeros(MODEL.size)
    metrics = []
    for _ in range(rounds):
        chosen = [clients[k] for k in solutions.sample_clients(50, 0.2, rng)]
        settings = dict(epochs=epochs, batch_size=10, learning_rate=0.5, rng=rng)
        model = Tied(MODEL, weights, strength) if strength else MODEL
        updates = [solutions.local_update(model, weights, *client, **settings) for client in chosen]
        average = solutions.weighted_average(updates, [len(labels) for _, labels in chosen])
        velocity = solutions.server_momentum(average, velocity, momentum)
        weights = solutions.apply_update(weights, velocity, rate)
        metrics.append(MODEL.accuracy(weights, X_test, y_test))
    return np.array(metrics)


def mean_level(**setting) -> float:
    return float(np.mean([trained("shards", seed, **setting)[-10:].mean() for seed in SEEDS]))


def mean_jump(dealt="shards", first=-11, **setting) -> float:
    return float(np.mean([np.abs(np.diff(trained(dealt, seed, **setting)[first:])).mean() for seed in SEEDS]))


SEEDS = range(3)  # ten in the benchmark


@cache
def measured(heading: str) -> dict[str, list[str]]:
    """A table of the benchmarks' README, by its first cells."""
    text = (CHECKOUT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    table = text[text.index(f"| {heading} |") :].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()]
    return {name: cells for name, *cells in rows}


def test_what_is_said_of_ten_runs_was_measured():
    prose, ways = prose_of("02"), measured("2-class shards")
    for name, way, sign in (
        ("momentum", "momentum 0.9, rate 0.1", "−"),
        ("longer step", "rate 3", "−"),
        ("both", "momentum 0.9, rate 0.3", ""),
    ):
        _, difference, better, _, ratio = ways[way]
        points, (row,) = difference.split(" ± ")[0], [s for s in prose.splitlines() if s.startswith(f"| {name} |")]
        assert points.startswith(sign) and f"{points.removeprefix('−')} points {'less' if sign else 'more'}" in row
        assert f"better in {better}" in row
        assert ("twice as large" in row) == (float(ratio.split()[0]) > 2) and ("a quarter" in row) == (ratio < "0.3")
    assert "worse in all ten, by 0.3 points, and 1 is worse by 3.5" in prose
    assert ways["FedProx 0.1"][1].startswith("−0.3") and ways["FedProx 0.1"][2] == "0 of 10"
    assert ways["FedProx 1"][1].startswith("−3.5")
    work = measured("E")
    ends = [[round(float(work[epochs][place].split()[0])) for place in (0, 2)] for epochs in ("1", "5", "20")]
    assert ends == [[93, 84], [96, 89], [96, 89]]
    assert "IID clients rise from 93 % at E = 1 to 96 % at E = 5, and have 96 % at E = 20" in prose
    assert "Two-shard clients rise from 84 % to 89 % at E = 5, and have 89 % at E = 20" in prose


def test_the_shards_by_hand():
    labels = np.array([2, 0, 1, 0, 2, 1])
    order = np.argsort(labels, kind="stable")
    prose = prose_of("02")
    assert f"`{order.tolist()}`" in prose and "labels are 0, 0, 1, 1, 2, 2" in prose
    shards = [shard.tolist() for shard in np.array_split(order, 4)]
    assert ", ".join(f"`{shard}`" for shard in shards) in prose
    assert f"so `{sorted(shards[2] + shards[0])}`" in prose and f"so `{shards[3] + shards[1]}`" in prose


def test_most_shard_clients_hold_two_kinds():
    _, _, y, _ = digits()
    kinds = [len(np.unique(y[rows])) for rows in solutions.deal_shards(y, 50, 2, np.random.default_rng(3))]
    assert "Most clients then hold two kinds of digits" in prose_of("02")
    assert kinds.count(2) > 25 and max(kinds) < 10  # "nobody has seen all ten digits"


def test_clients_that_differ_learn_slowly_and_in_jumps():
    text = output_of("02", "kinds")
    iid_early, iid_late, early, late = percentages(text)
    assert f"after ten rounds the IID clients' model gets {iid_early} % of the test digits right" in prose_of("02")
    assert early < iid_early - 10 and late > 90 and late < iid_late
    iid_moves, moved = moves(text)
    assert moved > 3 * iid_moves


def test_averages_of_different_starts_are_nonsense():
    same, different, alone = percentages(output_of("02", "start-figure"))
    assert "each network alone gets about 90 % right" in prose_of("02")
    assert 88 <= alone <= 92 and same >= 88 and different < 65


def test_units_in_another_order_say_the_same_and_average_badly():
    first, two, second, reverse = percentages(stream_of("02", "swap"))
    _, _, alone = percentages(output_of("02", "start-figure"))
    assert first == second == 100 and reverse < two < alone


def test_clients_drift_and_their_average_does_not():
    iid_before, iid, two_before, two, average_before, average = percentages(output_of("02", "drift-figure"))
    assert two < 40 < 75 < iid < average and two < two_before
    assert "IID clients drift too" in prose_of("02") and iid < iid_before - 5
    assert "hardly suffers" in prose_of("02") and 90 <= average <= average_before
    assert "it gets more than nine of ten test digits right" in prose_of("02")
    X, X_test, y, y_test = digits()
    history = solutions.federated_averaging(
        MODEL, MODEL.initial_weights(), clients_of(X, y, partition_iid(y, 50, np.random.default_rng(1))),
        rounds=5, fraction=0.2, epochs=5, batch_size=10, learning_rate=0.5, rng=np.random.default_rng(2),
    )  # fmt: skip
    assert MODEL.accuracy(history.weights[5], X_test, y_test) > 0.9


@pytest.mark.long(20)
def test_a_small_alpha_makes_the_curve_jump_on_average():
    assert "On average over many runs, the smaller α, the more the curve jumps" in prose_of("02")
    little, some, much = (mean_jump(alpha, first=4, rounds=25) for alpha in (0.05, 0.3, 10))
    assert little > some > much


@pytest.mark.long(20)
def test_more_local_work_pays_as_the_prose_says():
    ends = {
        (dealt, epochs): np.mean([accuracies[15:20].mean() for accuracies in runs])
        for dealt, epochs, runs in (
            ("IID", 1, [trained("IID", seed, rounds=20, epochs=1) for seed in SEEDS]),
            ("IID", 5, [trained("IID", seed, rounds=20) for seed in SEEDS]),
            ("shards", 5, [trained("shards", seed) for seed in SEEDS]),
        )
    }  # fmt: skip
    assert ends["IID", 5] > ends["IID", 1] + 0.02
    assert ends["shards", 5] < ends["IID", 1]  # work does not make up for clients that differ


@pytest.mark.long(20)
def test_momentum_calms_and_with_a_longer_step_gains():
    plain, calm, longer, both = (
        dict(momentum=momentum, rate=rate) for momentum, rate in ((0, 1), (0.9, 0.1), (0, 3), (0.9, 0.3))
    )
    assert mean_jump(**calm) < mean_jump(**plain) / 2 and abs(mean_level(**calm) - mean_level(**plain)) < 0.015
    assert mean_jump(**longer) > mean_jump(**plain) and mean_level(**longer) < mean_level(**plain) + 0.01
    assert mean_jump(**both) < mean_jump(**plain) / 2 and mean_level(**both) > mean_level(**plain) + 0.01


@pytest.mark.long(20)
def test_fedprox_does_not_help_here():
    assert mean_level(strength=0.1) < mean_level() + 0.005
    assert mean_level(strength=1) < mean_level() - 0.02
    plain, weak, strong = points(output_of("02", "prox-figure"))
    assert strong < min(plain, weak)


def test_the_table_has_the_shape_the_prose_describes():
    rows = [
        [float(factor) for factor in re.findall(r"\(([\d.]+)×\)", line)]
        for line in output_of("02", "table").splitlines()
        if "×)" in line
    ]
    assert len(rows) == 5
    ours_iid, ours_two, paper_iid, paper_two = zip(*rows, strict=True)
    assert max(ours_iid) > 5 and max(ours_iid) > 2 * max(ours_two)  # many rounds saved; fewer
    assert max(ours_iid) < max(paper_iid)  # "our gains are smaller"
    assert min(paper_two) < 1 <= min(ours_two)  # slower rows: in the paper, not here
    assert ours_two[2] > ours_iid[2] and paper_two[2] < paper_iid[2]  # the row that is the other way round
    # 28 to 30 examples are three batches of 10, the paper's 600 are 60
    assert "a client of ours has 3 batches of 10, one of the paper's has 60" in prose_of("02")
    assert -(-28 // 10) == -(-30 // 10) == 3 and 600 // 10 == 60
