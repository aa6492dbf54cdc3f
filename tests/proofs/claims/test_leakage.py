"""Numbers that the chapters of the room leakage state, each asserted on what their notebooks computed."""

import ast
import re

import numpy as np
from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.given import data
from fedlearn_lib.given.models import SoftmaxRegression

# ---- 04: one client -----------------------------------------------------------------------------


def test_all_words_are_read_also_after_fifty_epochs():
    text = output_of("04", "words-figure")
    assert re.findall(r"(\d+) of 200 after (\d+) epoch", text) == [("200", "1"), ("200", "50")]
    assert "yes (×3)" in output_of("04", "words-use")
    assert ast.literal_eval(output_of("04", "words-data")) == (4000, 2149)
    assert "2,149 changes of words' weights" in prose_of("04")


def test_all_patients_are_read():
    assert ast.literal_eval(output_of("04", "patients-all")) == (569, 569) == (len(data.load_patients()[0]),) * 2
    assert output_of("04", "patients-one").count("units²") == 1  # a row with its units


def test_only_over_training_hides_some_patients():
    told = re.findall(
        r"After (\d+) steps? \(accuracy (\d+)%\): (\d+) read, (\d+) garbled, (\d+) without a trace",
        output_of("04", "patients-figure"),
    )
    once, ten, long = (list(map(int, each)) for each in told)
    assert [once[0], ten[0], long[0]] == [1, 10, 300] and once[2] == 569
    assert "ten steps already give 98 % accuracy, and hide one patient" in prose_of("04") and ten[1:3] == [98, 568]
    assert 500 < long[2] < 568 and long[4] > 0 and all(sum(each[2:]) == 569 for each in (once, ten, long))


def test_all_digits_are_read():
    counts = re.findall(r"(\d+) of 1797 pictures exact, (\d+) labels right", stream_of("04", "digits-all"))
    assert counts == [("1797", "1797")] * 2


def test_no_fix_protects_and_the_strong_ones_break_the_attack():
    plain = percentages(output_of("04", "fix-plain"))
    assert "Watch six fixes fail" in prose_of("04") and plain == [100] * 3
    told = output_of("04", "fixes-figure")
    bits, kept, noise = (percentages(told.split(f"By {by}")[1].split(". ")[0]) for by in ("bits", "entries", "noise"))
    assert min(bits[:3]) >= 99 and 76 <= bits[3] <= 86  # "hide about one client in five"
    assert kept[0] >= 99 and 78 <= kept[1] <= 97 and 35 <= kept[2] <= 65 and kept[3] <= 40  # "most"
    assert min(noise[:2]) >= 99 and 55 <= noise[2] <= 85 and noise[3] <= 10
    assert np.isclose(0.1 * (1 - 1 / 10), 0.09) and "no weight changes by more than 0.09" in prose_of("04")


def test_the_largest_entries_of_an_update_belong_to_the_darkest_pixels():
    assert "the largest entries belong to its darkest pixels" in prose_of("04")
    X, y = data.load_digits()
    model = SoftmaxRegression(features=64, classes=10)
    for k in range(50):
        part = model.layers(model.loss_and_gradient(model.initial_weights(), X[[k]], y[[k]])[1])["W"]
        pixels = np.unravel_index(np.argsort(np.abs(part), axis=None)[-5:], part.shape)[0]
        assert set(X[k][pixels]) <= set(np.sort(X[k])[-5:])


def test_nearest_record_is_asked_as_often_as_the_text_says():
    assert "It will be asked 1,500 times" in prose_of("04")
    assert 100 * (1 + 2 + 4 + 4 + 4) == 1500  # the bias; clipping and epochs; three sweeps of four


def test_messages_come_apart():
    pure, separated = re.findall(r"([\d.]+)%", stream_of("04", "split-all"))
    assert float(pure) == 100 and float(separated) >= 85


# ---- 05: a crowd --------------------------------------------------------------------------------


def test_label_counts_are_exact_for_all_clients():
    assert "exact for 200 of 200 clients" in output_of("05", "counts-use")


def test_a_few_of_the_candidates_are_pictures():
    found = re.search(r"these (\d+) candidates (\d+) can be", output_of("05", "plausible-marked"))
    assert found[1] == "30" and 1 <= int(found[2]) <= 6
    assert "Some are true pictures, most are mixtures" in prose_of("05")


def test_most_pictures_of_a_batch_are_read_and_no_false_ones():
    counts = re.findall(r"(\d+) of 400 pictures exact, (\d+) false", stream_of("05", "plausible-all"))
    (once, wrong), (twenty, wrong_too) = [map(int, pair) for pair in counts]
    assert min(once, twenty) >= 240 and max(wrong, wrong_too) <= 1
    assert "The second count is only a little lower" in prose_of("05") and 0 < once - twenty <= 40


def test_a_crowd_hides_some():
    text = output_of("05", "crowd-figure")
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
    assert "about four in ten victims are found, and a third are read exactly" in prose_of("05")


def test_label_counts_needs_a_fresh_model():
    told = re.findall(
        r"model: (\d+) with all counts right, (\d+) possible but wrong, (\d+) refused", output_of("05", "counts-figure")
    )
    fresh, trained = (list(map(int, each)) for each in told)
    assert fresh == [100, 0, 0] and trained[0] == 0 and trained[1] > 50 and sum(trained) == 100
    assert "possible for most sums, and are wrong" in prose_of("05")


def test_the_sum_is_k_times_the_batch():
    assert output_of("05", "crowd-same") == "True"


def test_gradient_matching_needs_a_fresh_network_and_simulated_steps():
    assert "of 8 digits 8 are found" in output_of("05", "matching-fresh")
    trained, divided = output_of("05", "matching-trained").splitlines()
    assert int(re.search(r"of 8 digits (\d)", trained)[1]) <= 4
    assert int(re.search(r"(\d) are read exactly", divided)[1]) > 4
    naive, simulated = output_of("05", "matching-steps").splitlines()
    assert "of 4 digits 4 are found" in simulated and int(re.search(r"of 4 digits (\d)", naive)[1]) <= 2
    assert "Of 8 pictures in the batch 8 are read exactly; 0 false" in output_of("05", "whole")
