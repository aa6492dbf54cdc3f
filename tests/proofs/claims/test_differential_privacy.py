"""Numbers that the chapters of the room differential_privacy state, each asserted on what their notebooks computed."""

import re

import numpy as np
from support.checkout import learner_notebook
from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.course import catalogue, notebooks
from fedlearn_lib.course.solutions import differential_privacy as room
from fedlearn_lib.course.solutions.communication import dequantize, quantize
from fedlearn_lib.course.solutions.fedavg import local_update
from fedlearn_lib.course.solutions.leakage import invert_hidden_rows, keep_plausible
from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.differential_privacy import exact_count, updates_of_records, usual_updates, with_biases
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer

# ---- 14 -------------------------------------------------------------------------------------------


def part_of(text: str, beginning: str) -> str:
    """From these words to the end of their clause."""
    return re.split(r"[.;] |\. ", text[text.index(beginning) :])[0]


def code_of(chapter: str) -> list[str]:
    notebook = learner_notebook(catalogue.chapter(chapter))
    return [notebooks.text_of(cell) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_the_examples_by_hand_of_chapter_14_are_right():
    prose = prose_of("14")
    assert "`np.quantile([1, 2, 3, 4, 5], 0.75)` = 4" in prose and np.quantile([1, 2, 3, 4, 5], 0.75) == 4
    assert "(2, 4) weighs (2, 1), and 2 · 3 + 1 · (−1) = 5" in prose
    own, total = np.array([3, 5]) - 1, np.array([6, 2]) - 3 * np.array([1, 1])
    assert own.tolist() == [2, 4] and total.tolist() == [3, -1] and own @ np.diag([1, 0.25]) @ total == 5
    assert "(6 − 4, 1 − 4) = (2, −3)" in prose and (6 - 4, 1 - 4) == (2, -3)
    assert {1, 2, 3} ^ {1, 3} == {2} and {1, 3} ^ {3} == {1} and "Rounds 2 and 3 differ by 1" in prose


def test_traps_read_most_digits_and_cost_no_accuracy():
    honest, trapped = output_of("14", "read"), output_of("14", "trap-round")
    read = [int(number) for number in re.findall(r"(\d+) of 20 digits are read exactly", trapped)]
    assert f"Honest: {read[0]} of 20" in honest and "Those were read by luck" in prose_of("14")
    assert 0 < read[0] < read[1] and read[1] >= 0.85 * 20
    assert "a curious server" in honest and "a malicious server" in trapped
    told = output_of("14", "trap-use")
    usual, with_traps = percentages(told)
    assert usual > 40 and with_traps == 5 and "only 512 biases" in prose_of("14")
    worth = [float(number) for number in re.findall(r"(?:honest|with traps) ([\d.]+)%", stream_of("14", "accuracy"))]
    assert len(worth) == 2 and worth[0] > 95 and abs(worth[0] - worth[1]) <= 1


def test_no_crowd_is_luck_and_none_is_too_large():
    """Other crowds, with the notebook's network and traps: what is said of the worst of twenty, and of a hundred."""
    X, y = load_digits()
    D, D_public, digit, _ = train_test_split(X, y, 0.2, np.random.default_rng(0))
    network = TwoLayer(features=64, hidden=512, classes=10)
    code = "".join(code_of("14"))
    assert "TwoLayer(features=64, hidden=512, classes=10)" in code and "threshold=14, most_examples=1, clip=0.3" in code
    honest = network.initial_weights(np.random.default_rng(0))

    def read_in_crowds(weights, K, crowds):
        read, rng = [], np.random.default_rng(1)
        for _ in range(crowds):
            rows = rng.choice(len(D), K, replace=False)
            updates = np.array([-0.1 * network.loss_and_gradient(weights, D[[k]], digit[[k]])[1] for k in rows])
            whole = quantize(updates.ravel(), bits=16, clip=0.3).reshape(updates.shape).sum(axis=0)
            part = network.layers(dequantize(whole, bits=16, clip=0.3))
            kept = keep_plausible(invert_hidden_rows(part["W1"], part["b1"]), tolerance=0.1)
            read.append(exact_count(kept, D[rows]))
        return np.array(read)

    def traps_for(K):
        return with_biases(network, honest, room.trap_biases(D_public, network.layers(honest)["W1"], 1 / K))

    prose, read = prose_of("14"), read_in_crowds(traps_for(20), 20, 30)
    assert read.min() >= 17 and "of thirty other crowds of twenty, 17 digits or more of each" in prose, read
    large = read_in_crowds(traps_for(100), 100, 10).mean()
    assert 60 < large < 73 and "traps made for a hundred read two thirds of all digits" in prose
    assert read_in_crowds(honest, 100, 10).mean() < 20


def test_one_of_a_hundred_is_read_whole_and_fingerprints_stop_it():
    told = output_of("14", "alone-figure")
    assert "A sum of 100 clients" in told and "dead for others: 64 of 64 pixels are exact" in told
    right, blank = (int(re.search(words, told)[1]) for words in (r"all: (\d+) of 64", r"nothing, has (\d+)"))
    assert right <= blank < 64  # with the same model for all, no better than a blank sheet
    same, dead = stream_of("14", "same-use").splitlines()
    assert same.endswith("all clients go on") and "dead for others: refused" in dead and "2 different models" in dead
    assert stream_of("14", "bound") == "19 clients in the sum; client 2 among them: False\n"


def test_membership_fades_with_the_crowd_and_with_training():
    told = output_of("14", "member-figure")
    areas = {name: [float(area) for area in re.findall(r"\d\.\d\d", part_of(told, f"{name} model: area"))]
             for name in ("Fresh", "trained")}  # fmt: skip
    named = {name: percentages(part_of(told, f"{name} model: area")) for name in ("Fresh", "trained")}
    assert areas["Fresh"][0] >= 0.95 and areas["trained"][0] < areas["Fresh"][0]
    assert all(values == sorted(values, reverse=True) and len(values) == 3 for values in (*areas.values(),))
    assert named["Fresh"][0] > 50 > named["trained"][0] and "of a thousand hardly anybody is named" in prose_of("14")
    assert all(later < first for later, first in zip(areas["trained"], areas["Fresh"], strict=True))  # all areas shrink
    assert named["trained"][0] > 10 and "in a crowd of ten it names some" in prose_of("14")
    assert "in larger ones about as many as the fresh model" in prose_of("14")
    assert all(abs(one - other) <= 5 for one, other in zip(named["trained"][1:], named["Fresh"][1:], strict=True))
    assert max(named["Fresh"][2], named["trained"][2]) <= 5 and "Knowing nothing: area 0.50, named 1%" in told
    assert "1,297 people" in "".join(code_of("14")) and len(load_digits()[1]) - 500 == 1297
    ten = re.search(r"(\d+) of 10 people in it score higher than 99", output_of("14", "score-use"))[1]
    assert int(ten) >= 7 and "210 people" in prose_of("14")


def test_a_trained_model_names_those_whom_it_does_not_fit():
    X, y = load_digits()
    model, order = SoftmaxRegression(features=64, classes=10), np.random.default_rng(1).permutation(len(X))
    public, people = order[:500], order[500:]
    trained = local_update(model, model.initial_weights(), X[public], y[public], epochs=20, batch_size=32,
                           learning_rate=0.5, rng=np.random.default_rng(0))  # fmt: skip
    mean, precision = usual_updates(updates_of_records(model, trained, X[public], y[public], learning_rate=0.1))
    updates, rng = updates_of_records(model, trained, X[people], y[people], learning_rate=0.1), np.random.default_rng(0)
    named = []
    for _ in range(20):
        inside = np.isin(np.arange(len(people)), rng.choice(len(people), 100, replace=False))
        scores = (updates - mean) @ precision @ (updates[inside].sum(axis=0) - 100 * mean)
        named += np.flatnonzero(inside & (scores > np.quantile(scores[~inside], 0.99))).tolist()
    sizes = np.linalg.norm(updates, axis=1)
    assert "Those whom it does not fit still send a lot" in prose_of("14")
    assert np.median(sizes[named]) > 5 * np.median(sizes)


def test_two_rounds_differ_by_one_client_and_the_model_settles():
    rows = [re.split(r"  +", line) for line in output_of("14", "ledger-play").splitlines()[2:-1]]
    assert rows == [["1", "20", "nobody"], ["2", "19", "7"], ["3–61", "20", "nobody"], ["62", "19", "7"]]
    assert "In rounds 2 and 62 phone 7 is missing" in prose_of("14")
    told = output_of("14", "difference-figure")
    off, floor = (percentages(part_of(told, words)) for words in ("After 0", "the mean update"))
    assert off == sorted(off, reverse=True) and off[0] > 50 and off[-1] <= 5 and min(floor) > 90
    read, true = re.search(r"the digits ([\d, and]+); the client has ([\d, and]+)\.", told).groups()
    assert read == true and "After 0, 5, 20 and 60 rounds" in told and "After 60 rounds" in prose_of("14")


def test_a_failing_model_reads_every_pixel_before_the_repair_and_none_after():
    told = output_of("14", "fail-figure")
    assert re.search(r"It says so: \d+ times it failed, 64 answers right", told)
    silent = re.search(r"chapter 13's round: (\d+) times it failed, (\d+) answers right; the usual ink: (\d+)", told)
    failed, right, usual = map(int, silent.groups())
    assert failed == 0 and right <= usual < 64
    assert "zeros were sent in place of an update" in stream_of("14", "fail-figure")


def test_every_figure_of_chapter_14_says_who_attacks_and_what_stops_it():
    figures = ("read", "trap-use", "trap-round", "alone-figure", "score-use", "member-figure",
               "difference-figure", "fail-figure")  # fmt: skip
    for cell in figures:
        said = output_of("14", cell)
        assert "Attacker: a " in said and "What stops it: " in said, cell
        floor = ("nothing" in said or "usual ink" in said) or cell == "trap-use"  # which shows no attack's quality
        assert floor, cell


def test_the_public_pictures_are_none_of_the_clients():
    X, y = load_digits()
    D, D_public, _, _ = train_test_split(X, y, 0.2, np.random.default_rng(0))
    assert len(D) + len(D_public) == len(X)
    assert not {row.tobytes() for row in D_public} & {row.tobytes() for row in D[:20]}
