"""Numbers that the chapters of the room secure_aggregation state, each asserted on what their notebooks computed."""

import re

import numpy as np
from support.claims import output_of, percentages, prose_of, rows_of, stream_of

from fedlearn_lib.given.data import load_digits
from fedlearn_lib.given.secure_aggregation import Agreement
from fedlearn_lib.given.secure_aggregation.exposure import active_formula, ring_formula


def matrix_of(chapter: str, cell: str) -> tuple[str, dict[str, list[str]]]:
    """The sentence of a matrix's picture, and the rows of the table below it."""
    sentence, table = output_of(chapter, cell).split("\n", 1)
    return sentence, rows_of(table)


def red(cells: list[str]) -> list[bool]:
    return [cell.startswith("✗") for cell in cells]


# ---- 08 -----------------------------------------------------------------------------------------


def test_the_secure_average_is_the_plain_one():
    assert "63 numbers, 1 ciphertext, sum exact: True" in stream_of("08", "add-use")
    examples, error = re.findall(r"[\d.]+", stream_of("08", "decrypt-use"))
    agreement = Agreement(threshold=3, most_clients=5, key_bits=2048, clip=2.0, most_examples=150)
    half_a_step = agreement.clip / agreement.layout.offset / 2  # what rounding costs each of five clients at most
    assert examples == "455" and 0 < float(error) <= 5 * half_a_step * agreement.most_examples / 455
    assert "2, but it takes more than 3" in stream_of("08", "answer-use")
    assert output_of("08", "round-use").endswith("True")
    assert "server had 1 of these in its hands" in output_of("08", "round-use")
    assert "455 of the 569 in all; 114 are kept" in prose_of("08") and 455 + 114 == 569
    assert sum(map(int, re.findall(r": (\d+)", output_of("08", "hospitals")))) == 455


def test_the_examples_by_hand_of_08_are_right():
    prose = prose_of("08")
    assert "0.8 · 3/5 = 0.48" in prose and "sends −0.08 and 1" in prose and "(3 · 0.8 − 1 · 0.4) / 4" in prose
    assert "sums are 0.4 and 4" in prose and "0.4 · 5 = 2" in prose and "2 / 4 = 0.5" in prose
    assert np.allclose([0.8 * 3 / 5, -0.4 * 1 / 5, 0.48 - 0.08, 0.4 * 5 / 4, (3 * 0.8 - 1 * 0.4) / 4],
                       [0.48, -0.08, 0.4, 0.5, 0.5])  # fmt: skip
    assert output_of("08", "clients").startswith("(63, ") and "62 numbers" in prose and 2 * (30 + 1) == 62


def test_training_on_sums_is_training_in_the_clear():
    assert "at most 0.0% apart" in output_of("08", "training-use")


def test_packing_saves_what_the_picture_says():
    assert "Packed 1.6 times, unpacked 128 times" in output_of("08", "cost")
    assert "is 1.6 times as large" in prose_of("08") and "512 bytes" in prose_of("08") and 2 * 2048 // 8 == 512


def test_a_crowd_hides_where_encryption_hid_each_update():
    told = output_of("08", "attack-rounds")
    found = [int(number) for number in re.findall(r": (\d+)(?=[,.])", told)]
    assert found[0] == 50 and found[1] >= 40 and found == sorted(found, reverse=True)
    assert 0.03 < found[-1] <= 5 and "Knowing nothing finds 0.03" in told  # "a few …, more than by chance"
    _, digit = load_digits()
    groups = [list(digit[k : k + 5]) for k in range(0, 50, 5)]
    once = sum(group.count(label) == 1 for group in groups for label in group)
    assert once >= 40 and "most labels in it occur only once" in prose_of("08")
    assert "chapter 4 read every one of them" in prose_of("08")


def test_the_chapter_ends_on_a_cliff():
    assert output_of("08", "cliff").startswith("63 of 63 numbers") and "the last, 143," in output_of("08", "cliff")
    assert "not even the server can see users' data" in prose_of("08")
    assert "A good place for a pause." in prose_of("08")


# ---- 09 -----------------------------------------------------------------------------------------


def test_every_attack_on_the_plain_protocol_reads_the_victim():
    assert "4 of 4 labels right" in output_of("09", "difference-use")
    assert output_of("09", "routed-read").startswith("Read exactly: 10 of 10")
    for cell, victims in (("forged-use", 1), ("sandwich-use", 2)):
        assert stream_of("09", cell).count("True") == victims
    assert "the count says 6" in stream_of("09", "forged-use")


def test_signatures_and_the_ring_do_what_the_prose_says():
    told = stream_of("09", "count-use")
    assert "as it was: 2 signed" in told and told.count("refused") == 4
    assert "Ann is not right for this round" in told and "Bert is in the total twice" in told
    assert "80 signed, 20 were skipped" in output_of("09", "ring-run")
    assert "is exactly the sum" in output_of("09", "ring-run")


def test_two_attacks_of_five_work_on_the_repaired_ring():
    sentence, rows = matrix_of("09", "small")
    assert "'repaired ring' 2 of 5 are red" in sentence
    assert {name for name, cells in rows.items() if red(cells)[1]} == {
        "server and both neighbours", "client puts zeros in place of the total"
    }  # fmt: skip
    assert all(red(cells)[0] for cells in rows.values())
    assert "a sum of two for one of six" in prose_of("09")  # the fifth of six throws four away


def test_the_ring_exposes_as_its_formulas_say():
    told = output_of("09", "exposure").split("together.")[1]
    ring, tree, active = (percentages(part) for part in told.split(";"))
    ring, tree, active = ring[:5], tree[:5], active[:5]
    for c in range(5):
        assert abs(ring[c] - 100 * ring_formula(10, c)) <= 2
        assert abs(active[c] - 100 * active_formula(10, c, threshold=7)) <= 2
    assert all(r < t < a < 100 for r, t, a in list(zip(ring, tree, active, strict=True))[1:])
    assert sum(2 * k + 1 >= 10 for k in range(10)) == 5  # "half of the clients have no children"
    assert active[1] > 50  # "a single colluder reads you more often than not"


# ---- 10 -----------------------------------------------------------------------------------------


def test_the_examples_by_hand_of_10_are_right():
    n, lam = 35, 12
    assert (5 - 1) * (7 - 1) // 2 == lam and pow(lam, -1, n) == 3 and 36 % lam == 0 and 36 % n == 1
    assert (100 + 300 + 56) % (n * lam) == 36 and n * lam == 420 and 1 + 2 * n == 71
    assert all(pow(c, 420, n**2) == 1 for c in range(1, n**2) if c % 5 and c % 7)
    assert 5 + 8 + 9 - 13 == 9
    assert "the sum of all four: [9, 4]" in stream_of("10", "cancelling-use")


def test_the_split_key_opens_all_together_only():
    assert "modulo 420, to 36" in stream_of("10", "split-use") and "sum: 2" in stream_of("10", "split-use")
    assert "all three: [42, 7]" in stream_of("10", "combine-use") and "do not fit" in stream_of("10", "combine-use")
    assert "35 fit, and open 35 different plaintexts of 35, each once" in output_of("10", "third")
    (apart,) = re.findall(r"average: (\S+)", stream_of("10", "board-run"))
    assert "569" in stream_of("10", "board-run") and float(apart) < 1e-4


def test_commitments_and_proofs_stop_what_a_signed_list_does_not():
    _, rows = matrix_of("10", "cancel-use")
    assert rows["client cancels the others"] == ["✗ victim's update read exactly", "only the sum"]
    _, rows = matrix_of("10", "prove-use")
    early, old = sorted(rows.items(), key=lambda row: "old" in row[0])
    assert red(early[1]) == [True, False, False] and red(old[1]) == [True, True, False]
    assert "3.0 times as much" in output_of("10", "cost")


def test_the_matrix_has_the_red_cells_that_the_prose_names():
    sentence, rows = matrix_of("10", "matrix")
    assert "'board with proofs' 2 of 8 are red" in sentence and sentence.count(": ✗") + sentence.count(": ✓") == 8
    assert len(rows) == 23 and all(len(cells) == 5 for cells in rows.values()) and "all 23 attackers" in prose_of("10")
    for adversary in ("server wrote the roster (Sybils)", "server sends almost the same model twice",
                      "client poisons the sum", "client or holder stops the round"):  # fmt: skip
        assert all(red(rows[adversary]))
    assert not any(red(rows["eavesdropper without a key"]))
    assert red(rows["server and both neighbours"]) == [True, True, True, False, False]
    assert rows["server forges the count"][2:] == ["refused"] * 3
    assert rows["server asks twice"][3:] == ["refused"] * 2
    (old,) = (cells for name, cells in rows.items() if "old ciphertext" in name)
    assert red(old) == [False, True, False, True, False]
    assert red(rows["client puts zeros in place of the total"]) == [True, True, True, False, False]
    assert rows["server loses the others' posts, with two clients"][3:] == ["only the sum of 2"] * 2
    assert red(rows["server loses messages, one client behind"]) == [False, True, True, False, False]
    assert red(rows["key holder shifts the sum"])[3:] == [True, True]
