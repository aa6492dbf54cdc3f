"""Numbers that the notebooks' prose states: each is asserted on what the notebooks computed.

The stored outputs are compared with a fresh run by nbval, so what holds for them holds for a run.
"""

import ast
import re
import statistics

import numpy as np
import pytest
from support.checkout import WRITTEN, learner_notebook

from fedlearn_lib.course import build, catalogue, notebooks
from fedlearn_lib.course.solutions import fedavg as solutions
from fedlearn_lib.given.data import load_digits, train_test_split
from fedlearn_lib.given.models import SoftmaxRegression, TwoLayer
from fedlearn_lib.given.partitions import clients_of, partition_dirichlet, partition_shards

each_chapter = pytest.mark.parametrize("chapter", WRITTEN, ids=lambda c: c.number)


def output_of(chapter: str, cell_id: str) -> str:
    """The plain text of a solved notebook's cell."""
    notebook = notebooks.read(build.SOLVED / catalogue.chapter(chapter).notebook)
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == cell_id]
    return "\n".join("".join(output["data"]["text/plain"]) for output in cell["outputs"] if "data" in output)


def stream_of(chapter: str, cell_id: str) -> str:
    """What a solved notebook's cell printed."""
    notebook = notebooks.read(build.SOLVED / catalogue.chapter(chapter).notebook)
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == cell_id]
    return "".join("".join(output.get("text", "")) for output in cell["outputs"])


def prose_of(chapter: str) -> str:
    notebook = learner_notebook(catalogue.chapter(chapter))
    texts = (notebooks.text_of(cell) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    return "\n".join(texts)


def percentages(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) ?%", text)]


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


# ---- the rhythm of DESIGN's chapter on writing --------------------------------------------------


@each_chapter
def test_cells_are_short(chapter):
    notebook = learner_notebook(chapter)
    lengths = []
    for cell in notebook["cells"]:
        text = notebooks.text_of(cell)
        assert all(len(line) <= 100 for line in text.splitlines() if cell["cell_type"] == "code"), text
        if cell["cell_type"] == "code":
            ast.parse(text)
            if not notebooks.exercise_of(cell):
                lengths.append(len([line for line in text.splitlines() if line.strip()]))
    assert max(lengths) <= 15
    assert statistics.median(lengths) <= 5


@each_chapter
def test_a_notebook_opens_and_closes_as_all_do(chapter):
    prose = prose_of(chapter.number)
    for heading in ("You will build", "You will be able to", "You need"):
        assert f"**{heading}" in prose.split("\n## ")[0]
    ending = prose.split("\n## ")[-1] if "## What you have now" in prose else ""
    for heading in ("You built", "What an attacker can still do", "In practice", "Going further"):
        assert f"**{heading}" in ending


@each_chapter
def test_every_picture_has_words(chapter):
    solved = notebooks.read(build.SOLVED / chapter.notebook)
    for cell in solved["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            assert "image/png" not in data, f"{cell['id']}: a PNG output has no alternative text"
            page = "".join(data.get("text/html", []))
            for alt in re.findall(r"<img[^>]*?alt=\"([^\"]*)\"", page):
                assert len(alt.split()) >= 5
            assert page.count("<img") == len(re.findall(r"<img[^>]*?alt=", page))


def test_the_claim_about_phones_is_computed():
    phone, small_model, hospital = ast.literal_eval(output_of("03", "share-claim"))
    assert phone > 0.95 and 0.5 < small_model < phone and hospital < 0.5
    assert int(output_of("03", "break-even")) == 8000 == 400 * 20
    assert "A phone with 20 examples can go through them 400 times" in prose_of("03")
    small = ast.literal_eval(output_of("03", "share-claim"))[1]
    assert "with our small model, 3 times" in prose_of("03") and round(small / (1 - small)) == 3


def test_a_sample_of_phones_is_as_good_as_all():
    everybody, some = percentages(output_of("03", "fleet-figure").splitlines()[-1])
    assert "All phones together reach about 92 %" in prose_of("03")
    assert 91 <= everybody <= 93 and abs(everybody - some) <= 4


def test_more_local_work_saves_rounds():
    few, many = map(int, re.findall(r"takes (\d+) rounds", output_of("03", "work")))
    assert few > 4 * many


def test_a_few_bits_are_enough():
    found = re.findall(r"(\d+)% with (\d+) bits", output_of("03", "bits-figure"))
    by_bits = {int(bits): int(accuracy) for accuracy, bits in found}
    assert by_bits[4] >= by_bits[16] - 1 > by_bits[2] + 30


def test_uploads_shrink_several_times_before_the_model_gets_worse():
    table = {
        name: (int(size.replace(",", "")), int(accuracy))
        for name, size, accuracy in re.findall(r"(\d+ bits|top \d+) +([\d,]+) +(\d+)%", output_of("03", "top-use"))
    }
    full_size, full = table["32 bits"]
    smallest = min(size for size, accuracy in table.values() if accuracy >= full - 1)
    assert full_size > 4 * smallest


# ---- chapter 4: the attacks' figures, on all 1,797 digits, 569 patients and 200 messages ----------


def test_all_words_are_read_also_after_fifty_epochs():
    text = output_of("04", "words-figure")
    assert re.findall(r"(\d+) of 200 after (\d+) epoch", text) == [("200", "1"), ("200", "50")]
    assert "yes (×3)" in output_of("04", "words-use")


def test_all_patients_are_read():
    assert ast.literal_eval(output_of("04", "patients-all")) == (569, 569)
    still_read, refused, garbled = map(int, re.findall(r"(\d+)", stream_of("04", "patients-trained")))
    assert "rounding errors eat what is left" in prose_of("04")
    assert 500 < still_read < 569 and refused > 0 and still_read + refused + garbled == 569
    assert output_of("04", "patients-one").count("units²") == 1  # a row with its units


def test_all_digits_are_read():
    counts = re.findall(r"(\d+) of 1797 pictures exact, (\d+) labels right", stream_of("04", "digits-all"))
    assert counts == [("1797", "1797")] * 2


def test_no_fix_protects_and_the_strong_ones_break_the_attack():
    shares = [float(re.search(r"found again: ([\d.]+)%", stream_of("04", f"fix-{fix}"))[1])
              for fix in ("bias", "clipping", "epochs")]  # fmt: skip
    assert "Watch six fixes fail" in prose_of("04") and min(shares) >= 99
    bits, kept, noise = (percentages(stream_of("04", f"fix-{fix}")) for fix in ("rounding", "top", "noise"))
    assert min(bits[:3]) >= 99 and 75 <= bits[3] <= 95  # "hides a few people"
    assert kept[0] >= 99 and 80 <= kept[1] <= 97 and 35 <= kept[2] <= 65 and kept[3] <= 40  # "most"
    assert min(noise[:2]) >= 99 and 55 <= noise[2] <= 85 and noise[3] <= 10
    assert np.isclose(0.1 * (1 - 1 / 10), 0.09) and "the largest change, 0.09" in prose_of("04")


def test_messages_come_apart():
    pure, separated = re.findall(r"([\d.]+)%", stream_of("04", "split-all"))
    assert float(pure) == 100 and float(separated) >= 85


def test_label_counts_are_exact_for_all_clients():
    assert "exact for 200 of 200 clients" in output_of("04", "counts-use")


def test_most_pictures_of_a_batch_are_read_and_no_false_ones():
    counts = re.findall(r"(\d+) of 400 pictures exact, (\d+) false", stream_of("04", "plausible-all"))
    (once, wrong), (twenty, wrong_too) = [map(int, pair) for pair in counts]
    assert min(once, twenty) >= 240 and max(wrong, wrong_too) <= 1
    assert "The two counts are close" in prose_of("04") and abs(once - twenty) <= 20


def test_a_crowd_hides_some():
    text = output_of("04", "crowd-figure")
    shares = percentages(text.split("; naming at random")[0])
    divided, silent, subtracted, alone, hidden, named = (shares[i : i + 7] for i in range(0, 42, 7))
    assert len(shares) == 42 and divided[0] == 100 and 50 <= divided[2] <= 90 and 5 <= divided[3] <= 25
    assert max(divided[4:]) <= 10 and silent[:3] == [0, 0, 0] and 20 <= silent[3] <= 45 and 5 <= silent[6] <= 30
    assert all(better >= plain for better, plain in zip(subtracted[:5], divided[:5], strict=True))
    assert 30 <= subtracted[3] <= 50 and 15 <= subtracted[4] <= 35 and max(subtracted[5:]) <= 5
    assert 22 <= alone[3] <= 45 and 4 <= alone[4] <= 20 and max(alone[5:]) <= 2
    assert hidden[0] == 100 and hidden[3] >= 70 and 35 <= hidden[4] <= 60
    assert 12 <= hidden[5] <= 22 and 4 <= hidden[6] <= 10  # "a sixth", "about seven in a hundred"
    assert min(named[:6]) >= 95 and named[6] >= 85  # "the names of nearly all"
    assert "about four in ten victims are found, and a third are read exactly" in prose_of("04")


def test_label_counts_needs_a_fresh_model():
    fresh, trained = map(int, re.findall(r"right for (\d+) of 100", stream_of("04", "crowd-counts")))
    assert fresh == 100 and trained <= 5 and "On the trained one its formula no longer holds" in prose_of("04")


def test_the_sum_is_k_times_the_batch():
    assert output_of("04", "crowd-same") == "True"


def test_gradient_matching_needs_a_fresh_network_and_simulated_steps():
    assert "of 8 digits all are found" in output_of("04", "matching-fresh")
    trained, divided = output_of("04", "matching-trained").splitlines()
    assert "at most half" in trained and int(re.search(r"(\d) are read exactly", divided)[1]) > 4
    naive, simulated = output_of("04", "matching-steps").splitlines()
    assert "at most half" in naive and "all are found" in simulated
    assert "Of 8 pictures in the batch 8 are read exactly; 0 false" in output_of("04", "whole")


# ---- chapter 6 --------------------------------------------------------------------------------------


def test_the_calculation_on_paper_is_right():
    table = output_of("06", "powers").splitlines()[-1].split()[-8:]
    assert [int(value) for value in table] == [1 + 35 * m for m in range(8)] == [36**m % 35**2 for m in range(8)]
    assert output_of("06", "hide").endswith("True")
    steps = re.findall(r" (\d+)$", output_of("06", "decrypt-paper"), flags=re.M)
    assert [int(value) for value in steps] == [421 * 2**35 % 1225, 141, 4, 3, 12]
    assert "36 · 36 = 1296 = 1225 + 71" in prose_of("06") and 36 * 36 == 1296 == 1225 + 71
    assert ast.literal_eval(output_of("06", "gcd")) == ([0, 0, 0], 3)


def test_real_keys_say_so_and_short_ones_too():
    demo, secret, long, refused = stream_of("06", "keys-use").splitlines()
    assert "for demonstrations only" in demo and "demonstrations" not in secret + long
    assert "secret" in secret and "2048" in secret and "3072" in long
    assert "protects nothing" in refused and "demo=True" in refused


def test_what_was_encrypted_comes_back():
    assert output_of("06", "decrypt-use") == "True"
    assert ast.literal_eval(output_of("06", "phe")) == (42, 42, 84)
    assert float(output_of("06", "salaries")) == pytest.approx((41_000 + 52_500 + 87_000) / 3)
    assert ast.literal_eval(output_of("06", "rerandomize-use")) == (True, 1)
    assert "20 different ciphertexts" in output_of("06", "scatter")
    assert output_of("06", "signed") == "[-4]"
    assert ast.literal_eval(output_of("06", "slot-use")) == {2: 17, 10: 20, 256: 24, 1000: 26}
    assert "opens their sum, 42" in output_of("06", "widget-add")


def test_sums_overflow_as_the_prose_says():
    twice, three_times = stream_of("06", "overflow").splitlines()
    assert "overflowed" in twice and three_times.endswith("[-5]")
    assert "The largest legal number is 10 for n = 35" in prose_of("06") and 35 // 3 - 1 == 10


def test_real_updates_add_up():
    assert "6 plaintexts for 650 weights" in stream_of("06", "update-make")
    assert stream_of("06", "update-check").count("True") == 2
    assert "6 ciphertexts, sum exact: True" in stream_of("06", "fast")
    assert "more than 2 times faster" in output_of("06", "crt-compare")
    assert "more than 100 times faster" in output_of("06", "fast-compare")
    assert "128 multiplications" in output_of("06", "fixed-use")


def test_every_break_reads_and_every_repair_holds():
    assert output_of("06", "factor-use") == "31337"
    assert output_of("06", "dictionary") == "'ill'" and output_of("06", "dictionary-repaired") == "False"
    assert int(output_of("06", "malleable")) == 3 * 4_000 + 7
    assert len(set(ast.literal_eval(output_of("06", "exponent")))) == 4
    text = output_of("06", "exponent-repaired")
    betrayed, exponents = re.search(r"correlation ([\d.]+); with precision: (\d)", text).groups()
    assert float(betrayed) > 0.8 and exponents == "1"
    assert output_of("06", "plain-add") == "5" and output_of("06", "plain-add-repaired") == "False"
    assert "negative one: True" in output_of("06", "wrap") and output_of("06", "wrap-repaired") == "True"
    assert ast.literal_eval(output_of("06", "slots"))[1] == 1  # should be 0
    assert ast.literal_eval(output_of("06", "slots-repaired")) == [5 * 255, 0]


# ---- chapter 8 --------------------------------------------------------------------------------------


def test_the_secure_average_is_the_plain_one():
    assert "sum exact: True" in stream_of("08", "add-use") and "half a step: True" in stream_of("08", "decrypt-check")
    assert "2, but it takes more than 3" in stream_of("08", "answer-use")
    assert output_of("08", "round-use").endswith("True") and output_of("08", "own") == "True"
    for cell in ("training-use", "phones-train"):
        assert "at most 0.0% apart" in output_of("08", cell)
    assert re.search(r"plain (\d\d)\.", output_of("08", "phones-train"))[1] > "85"
    assert "server had 1 of these in its hands" in output_of("08", "round-use")


def test_ciphertexts_tell_nobody_anything_and_the_sum_hardly():
    text = output_of("08", "attack-figure")
    assert "one plain update: 50" in text and text.count("at most 3") == 2
    assert "in chapter 4 every one of them was read" in prose_of("08")


def test_every_attack_on_the_plain_protocol_reads_the_victim():
    for cell, victims in (("difference-use", 4), ("routed", 1), ("forged-use", 1), ("sandwich-use", 2)):
        assert stream_of("08", cell).count("True") == victims
    assert "the count says 6" in stream_of("08", "forged-use")


def test_signatures_and_the_ring_do_what_the_prose_says():
    assert "signatures: 2" in stream_of("08", "count-use")
    refused = stream_of("08", "count-refused")
    assert "Ann is not right for this round" in refused and "Bert is in the total twice" in refused
    assert "80 signed, 20 skipped" in stream_of("08", "ring-run") and "True" in stream_of("08", "ring-check")
    ring, tree, everybody, routed, lying, formula = percentages(output_of("08", "exposure"))
    assert abs(ring - formula) <= 2 < tree and everybody == routed == lying == 100


def test_the_split_key_opens_all_together_only():
    assert "all three: [42]" in stream_of("08", "combine-use") and "do not fit" in stream_of("08", "combine-use")
    assert output_of("08", "board-run").startswith("(True")


def test_the_matrix_has_the_red_cells_that_the_prose_names():
    before, after = re.search(r"client cancels the others +(.+?)  +(.+)", output_of("08", "cancel-use")).groups()
    assert before == "✗ victim's update read exactly" and after == "only the sum"
    rows = rows_of(output_of("08", "matrix"))
    assert len(rows) == 23 and all(len(cells) == 5 for cells in rows.values())
    for adversary in ("server wrote the roster (Sybils)", "server sends almost the same model twice",
                      "client poisons the sum", "client or holder stops the round"):  # fmt: skip
        assert all(cell.startswith("✗") for cell in rows[adversary])
    assert not any("✗" in cell for cell in rows["eavesdropper without a key"])
    assert [cell.startswith("✗") for cell in rows["server and both neighbours"]] == [True, True, True, False, False]
    assert rows["server forges the count"][2:] == ["refused"] * 3
    (old,) = (cells for name, cells in rows.items() if "old ciphertext" in name)
    assert [cell.startswith("✗") for cell in old] == [False, True, False, True, False]
    zeros = rows["client puts zeros in place of the total"]
    assert [cell.startswith("✗") for cell in zeros] == [True, True, True, False, False]
    assert "a sum of two for one of six" in prose_of("08")


def test_proofs_stop_what_a_signed_list_does_not():
    early, old = sorted(rows_of(output_of("08", "prove-use")).items(), key=lambda row: "old" in row[0])
    assert [cell.startswith("✗") for cell in early[1]] == [True, False, False]
    assert [cell.startswith("✗") for cell in old[1]] == [True, True, False]
    assert "A fresh key in each round would stop only the former" in prose_of("08")


def rows_of(table: str) -> dict[str, list[str]]:
    """The rows of a matrix by adversary; a cell's mark stands before it."""
    lines = table.splitlines()[2:-1]
    return {cells[0]: cells[1:] for cells in (re.split(r"  +", line.strip()) for line in lines)}


# ---- chapter 11 --------------------------------------------------------------------------------------


def test_masks_cancel_and_each_message_is_noise():
    assert "The sum is exact: True" in output_of("11", "two")
    assert "mask minus itself: nothing" in output_of("11", "expand-use")
    shown = output_of("11", "mask-show")
    assert "masked: noise; sum of all five: noise; … without self masks: numbers of a picture" in shown
    assert stream_of("11", "mask-show") == "exact: True\n"
    assert ast.literal_eval(output_of("11", "dh-paper")) == (5**6 % 23, 5**15 % 23, 5**90 % 23, 5**90 % 23)
    assert "Who listens has 8 and 19" in prose_of("11") and (5**6 % 23, 5**15 % 23) == (8, 19)
    assert stream_of("11", "seed-use") == f"both sides agree: True\ndifferent seeds: {5 * 4 // 2}\n"


def test_one_missing_client_makes_noise_and_shares_bring_the_sum_back():
    assert "at most 2 of 64 pixels are right" in output_of("11", "vanish")
    assert "before: noise; unmasked: numbers of a picture" in output_of("11", "unmask-use")
    assert stream_of("11", "unmask-use") == "exact: True\n"
    assert stream_of("11", "key-shares") == "three shares give the key: True\ntwo give it: False\n"
    assert "more than a third: True" in output_of("11", "pairs")
    assert ast.literal_eval(output_of("11", "leading")) == [0, 1, 3, 4, 5, 6]  # not 2
    prose = prose_of("11")
    assert "about 300 times each" in prose and 14_700 / 7**2 == 300
    assert "modulo 7, 3/2 is 5, because 5 · 2 = 10 = 3" in prose and 3 * pow(2, -1, 7) % 7 == 5
    assert "4,294,967,296 hours" in prose and f"{2**32:,}" == "4,294,967,296"
    assert "up to ±31 fit into 6 bits" in prose and 2 ** (6 - 1) - 1 == 31
    assert "9 · 3/2 − 13 · 1/2 = 7" in prose and 7 + 2 * 1 == 9 and 7 + 2 * 3 == 13 and (9 * 3 - 13) / 2 == 7


def test_each_rule_of_the_masked_round_stops_an_attack():
    attacks = [e for e in catalogue.exercises().values() if e.chapter == "11" and e.name.endswith("_attack")]
    assert "three attacks that explain its parts" in prose_of("11") and len(attacks) == 3
    assert "without self mask: numbers of a picture; with self mask: noise" in output_of("11", "late-use")
    assert "read exactly: True" in stream_of("11", "late-use")
    assert "recovered in round 7: 6 of its 6" in output_of("11", "reused-use")
    assert output_of("11", "fresh-keys").count("noise") == 6
    reasons = [line.split(": ", 1)[1] for line in stream_of("11", "reveal-use").splitlines()[1:]]
    assert len(set(reasons)) == 4
    assert "read exactly: True" in stream_of("11", "stories-use")
    assert "Choose a threshold above 4" in stream_of("11", "stories-refused")
    rows = [re.split(r"  +", line) for line in output_of("11", "signed").splitlines()[2:-1]]
    for t, *by_corrupt, may_vanish in rows:
        assert [cell == "refused" for cell in by_corrupt] == [2 * int(t) > 8 + c for c in (0, 1, 2)]
        assert int(may_vanish) == 8 - int(t)
    assert len(rows) == 6 and "the same in 18 of 18 cells" in output_of("11", "signed")


def test_a_masked_round_gives_the_exact_sum_and_nothing_else():
    assert "it learns" in output_of("11", "round") and "survivors: (1, 2, 4, 5, 6, 7, 8)" in stream_of("11", "round")
    assert [line.split(": ")[1] for line in stream_of("11", "round-check").splitlines()] == ["True", "False", "False"]
    assert "20 of 20 rounds gave the exact sum" in output_of("11", "outcomes-show")
    assert output_of("11", "outcomes-show").count("exact") == 21
    assert "both of one client: 0" in output_of("11", "widget")
    assert "at most 0.0% apart" in output_of("11", "training-use")
    before, after = percentages(stream_of("11", "phones"))[0], float(re.search(
        r"masked ([\d.]+)%", output_of("11", "training-use"))[1])  # fmt: skip
    assert after > before + 10
    found = output_of("11", "attack-figure")
    assert "one plain update: 50" in found and found.count("at most 3") == 2


def test_neighbours_and_thresholds_are_as_the_prose_says():
    found = re.findall(r"(\d+) \(threshold (\d+)\) of ([\d,]*\d)", output_of("11", "neighbours-use"))
    by_clients = {n: (int(k), int(t)) for k, t, n in found}
    assert by_clients["1,000"] == (21, 11)  # the exercise's example
    assert "hardly at all" in prose_of("11") and by_clients["10,000"][0] - by_clients["300"][0] <= 3
    assert stream_of("11", "neighbours-round") == "90 survivors, sum exact: True\n"
    text = output_of("11", "few")
    assert "8 in a million at t = 51" in text and percentages(text) == [21]
    assert "t = 51 is enough only if none is corrupt, 67 if up to 32 may be" in prose_of("11")
    assert 2 * 51 > 101 >= 2 * 50 and 101 + 33 >= 2 * 67 > 101 + 32
    assert ast.literal_eval(output_of("11", "neighbours-rare")) == (True, True)


def test_masks_cost_little():
    plain, packed, wide, narrow = map(float, re.findall(r": (\d\.\d)", output_of("11", "cost")))
    assert narrow < plain < wide < 4.5 < packed
    assert "fit into 24" in prose_of("11") and 20 * (2**15 - 1) < 2**23
    assert "more than 10 times faster" in output_of("11", "time")
