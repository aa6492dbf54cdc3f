"""Numbers that the chapters of the room masking state, each asserted on what their notebooks computed."""

import ast
import re

import pytest
from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.course import catalogue
from fedlearn_lib.given.masking import chance_of_at_least
from fedlearn_lib.given.masking.adversary import fewest, lists_around

# ---- 11 -------------------------------------------------------------------------------------------


def test_masks_cancel_and_each_message_is_noise():
    shown = output_of("11", "two")
    assert "one + mask: noise; other − mask: noise" in shown and "64 of its 64 numbers" in shown
    shown = output_of("11", "expand-use")
    assert "mask minus itself: all 0" in shown and "have 0 of 64 numbers in common" in shown
    shown = output_of("11", "mask-show")
    assert "masked: noise; sum of all five: noise; … without self masks: numbers from 0 to" in shown
    assert stream_of("11", "mask-show") == "exact: True\n"
    assert len(ast.literal_eval(output_of("11", "cipher"))) == 5
    prose = prose_of("11")
    assert "4,294,967,296 hours" in prose and f"{2**32:,}" == "4,294,967,296"
    assert "1, 0, 0, 0, 255, 1, 0, 0 are the two numbers 1 and 511" in prose and 255 + 256 * 1 == 511


def test_the_examples_by_hand_are_right():
    prose = prose_of("11")
    one, two, three = 4 + 100 + 20, 1 - 100 + 7, 2 - 20 - 7
    assert f"= {one}, client 2 sends 1 − 100 + 7 = −{-two}, client 3 sends 2 − 20 − 7 = −{-three}" in prose
    assert one + two + three == 4 + 1 + 2 == 7
    assert "124 − 92 = 32" in prose and "32 − 20 − 7 = 5 = 4 + 1" in prose and one + two == 32 and 32 - 20 - 7 == 4 + 1
    assert "−92 − 25 = −117" in prose and "−117 + 100 + 20 = 3 = 1 + 2" in prose
    assert two + three == -117 and -117 + 100 + 20 == 1 + 2


def test_seeds_are_agreed_in_public_and_nobody_sees_one():
    assert ast.literal_eval(output_of("11", "dh-paper")) == (5**6 % 23, 5**15 % 23, 5**90 % 23, 5**90 % 23)
    prose = prose_of("11")
    assert "Whoever listens has 8 and 19" in prose and (5**6 % 23, 5**15 % 23) == (8, 19)
    assert "5^(6·15) mod 23 = 2" in prose and 5**90 % 23 == 2
    assert output_of("11", "keys") == "True"
    one, other, later = ast.literal_eval(output_of("11", "label"))
    assert one == other != later
    assert stream_of("11", "seed-use") == f"both sides agree: True\ndifferent seeds: {5 * 4 // 2}\n"
    server, *clients = (re.split(r"  +", row)[1:] for row in output_of("11", "sees").splitlines()[2:-1])
    assert server == ["5 of 5", "0 of 10", "5 of 5", "0 of 5"]
    assert clients == [["5 of 5", "0 of 10", "1 of 5", "0 of 5"]] * 2
    assert "No seed travelled at all, and no update" in prose


def test_one_missing_client_makes_noise_and_its_seeds_bring_the_sum_back():
    assert "what came out: noise. 0 of 64 pixels are right" in output_of("11", "vanish")
    assert "before: noise; unmasked: numbers from 0 to" in output_of("11", "unmask-use")
    assert stream_of("11", "unmask-use") == "exact: True\n"


# ---- 12 -------------------------------------------------------------------------------------------


def test_shares_give_a_secret_back_and_fewer_tell_nothing():
    prose = prose_of("12")
    assert "At 0 it is 7, the secret; the shares at 1, 2 and 3 are 9, 11 and 13" in output_of("12", "line")
    for x, row in ((1, "| 1 | 7 + 2 + 5 = 14 | 3 |"), (2, "| 2 | 7 + 4 + 20 = 31 | 9 |"),
                   (3, "| 3 | 7 + 6 + 45 = 58 | 3 |")):  # fmt: skip
        value = 7 + 2 * x + 5 * x**2
        assert row in prose and f"= {value} | {value % 11} |" in row
    shown = output_of("12", "pairs")
    assert "Each of the 49 pairs of two shares leaves 7 of 7 secrets possible" in shown
    rarest, most = map(int, re.search(r"rarest (\d+) times, the most frequent (\d+) times", shown).groups())
    assert "about equally often" in prose and 100 / 2 < rarest < 100 < most < 100 * 3 / 2
    assert "share each of them 4,900 times" in prose and 4_900 / 7**2 == 100
    assert ast.literal_eval(output_of("12", "leading")) == [0, 1, 3, 4, 5, 6]  # not 2


def test_the_weights_by_hand_are_right():
    prose = prose_of("12")
    assert "9 · 3/2 − 13 · 1/2 = 7" in prose and 7 + 2 * 1 == 9 and 7 + 2 * 3 == 13 and (9 * 3 - 13) / 2 == 7
    assert "3/2 is 3 · 4 = 12 = 5, and −1/2 is −4 = 3" in prose
    modulo_7, modulo_11 = ast.literal_eval(output_of("12", "lagrange-use"))
    assert modulo_7 == {1: 3 * pow(2, -1, 7) % 7, 3: -pow(2, -1, 7) % 7} == {1: 5, 3: 3}
    assert "weights above, 3, 8 and 1" in prose and modulo_11 == {1: 3, 2: 8, 3: 1}
    assert "3 · 3 + 8 · 9 + 1 · 3 = 84" in prose and 3 * 3 + 8 * 9 + 1 * 3 == 84 and 84 % 11 == 7


def test_a_key_comes_back_and_with_it_the_sum():
    assert stream_of("12", "key-shares") == "three shares give the key: True\ntwo shares give it: False\n"
    assert "four masked updates: noise; unmasked: numbers from 0 to" in output_of("12", "sum-use")
    assert stream_of("12", "sum-use") == "exact: True\n"
    assert "with self mask: 0 of 64; without it: 64 of 64" in output_of("12", "late-use")


# ---- 13 -------------------------------------------------------------------------------------------


def test_each_rule_of_the_masked_round_stops_an_attack():
    attacks = [e for e in catalogue.exercises().values() if e.chapter == "13" and e.name.endswith("_attack")]
    assert "two attacks that explain its rules" in prose_of("13") and len(attacks) == 2
    assert "reads 6 of the client's 6 earlier updates" in output_of("13", "reused-use")
    assert "reads 0 of the client's 6 earlier updates" in output_of("13", "reused-use")
    assert "150 − 30 = 120, and 120 − 100 = 20" in prose_of("13")
    reasons = [line.split(": ", 1)[1] for line in stream_of("13", "reveal-use").splitlines()[1:]]
    assert len(set(reasons)) == 4
    assert "the number 258 is the bytes 2, 1, 0, 0" in prose_of("13")
    assert list((258).to_bytes(32, "little"))[:4] == [2, 1, 0, 0]
    assert "read exactly: True" in stream_of("13", "stories-use")
    rows = [re.split(r"  +", line) for line in output_of("13", "signed").splitlines()[2:-1]]
    for t, *by_corrupt, may_vanish in rows:
        assert ["refused" in cell for cell in by_corrupt] == [2 * int(t) > 8 + c for c in (0, 1, 2)]
        assert int(may_vanish) == 8 - int(t)
    told = output_of("13", "signed")
    assert len(rows) == 6 and "the same in 18 of 18 cells" in told and "agree, 18 of 18 cells are as here" in told


def test_agree_stops_a_sum_of_fewer_than_the_threshold():
    told = output_of("13", "few")
    assert "a sum of 4 clients where the threshold is 11" in told and "64 of 64 pixels right" in told
    assert "20 of 20 clients refuse" in stream_of("13", "few")
    assert fewest(20, 11) == [1, 2, 3, 4]
    lists = lists_around([1, 2, 3, 4], 20, 11)
    assert all(k in lists[k] and len(lists[k]) == 11 and {1, 2, 3, 4} <= {*lists[k]} for k in lists)
    assert "For three there are no such lists" in prose_of("13")
    with pytest.raises(ValueError, match="have only 3 in common"):
        lists_around([1, 2, 3], 20, 11)
    # Of each other one 11 clients must say that it vanished: h clients who answer name it in at most h − 11 lists.
    assert not any(h * (11 - 3) <= (20 - 3) * (h - 11) for h in range(11, 21))


def test_a_masked_round_gives_the_exact_sum_and_nothing_else():
    assert "it learns" in output_of("13", "round") and "survivors: (1, 2, 4, 5, 6, 7, 8)" in stream_of("13", "round")
    assert [line.split(": ")[1] for line in stream_of("13", "round-check").splitlines()] == ["True", "False", "False"]
    assert "up to ±31 fit into 6 bits" in prose_of("13") and 2 ** (6 - 1) - 1 == 31
    table = output_of("13", "outcomes")
    assert "20 of 20 sums are exact" in table and "3 are gone from unmask on, 10 clients are in the sum" in table
    assert "both of one client: 0" in output_of("13", "widget")
    before, plain, masked, apart = map(float, re.search(
        r"([\d.]+)% before; .* in the clear ([\d.]+)%, under masks ([\d.]+)%.* by ([\d.]+) percentage",
        output_of("13", "training-use")).groups())  # fmt: skip
    assert apart < 0.5 and abs(plain - masked) < 0.5 and masked > before + 10


def test_a_sum_gives_away_little_more_than_luck():
    told = output_of("13", "attack-figure")
    found = {name.strip(): float(count) for name, count in re.findall(r"([\w ,]+): ([\d.]+)(?=[;.])", told)}
    assert found["plain updates"] == 50 and found["masked updates, each alone"] <= 2
    assert found["the sum of 50"] == 1 and found["luck, knowing nothing"] == 0.03
    assert "gives away one of fifty, about three times as many as luck that knows the digit" in prose_of("13")
    assert 2.5 < found["30 other sums, on average"] / found["luck, knowing the digit"] < 3.5
    assert "guesses one of 1,437 people" in prose_of("13") and 50 / 1437 == pytest.approx(0.03, abs=0.005)


def test_masks_cost_little():
    plain, packed, wide, narrow = map(float, re.findall(r": (\d\.\d\d)", output_of("13", "cost")))
    assert narrow < plain < wide < 4.5 < packed
    assert "fit into 24" in prose_of("13") and 20 * (2**15 - 1) < 2**23
    assert int(re.search(r"that is (\d+) times as fast", output_of("13", "time"))[1]) > 10


def test_neighbours_and_thresholds_are_as_the_prose_says():
    found = re.findall(r"(\d+) \(threshold (\d+)\) of ([\d,]*\d)", output_of("13", "neighbours-use"))
    by_clients = {n: (int(k), int(t)) for k, t, n in found}
    prose = prose_of("13")
    assert by_clients["1,000"] == (21, 11)  # the exercise's example
    assert "With 10 clients, 3 of them marked, and one drawn, it is 0.3" in prose
    assert chance_of_at_least(1, 1, 3, 10) == 0.3
    assert "hardly at all" in prose and by_clients["10,000"][0] - by_clients["300"][0] <= 3
    assert "9 of 17 is not above" in prose and by_clients["100"] == (17, 9) and 9 <= 17 / 2 + 1
    assert "must be an even number" in stream_of("13", "neighbours-refused")
    assert stream_of("13", "neighbours-round") == (
        "20 neighbours, threshold 12; 90 survivors, sum exact: True\n")  # fmt: skip
    text = output_of("13", "few-left")
    assert "8 in a million at t = 51" in text and percentages(text) == [21]
    assert "t = 51 is enough only if none is corrupt, 67 if up to 32 are" in prose
    assert 2 * 51 > 101 >= 2 * 50 and 101 + 33 >= 2 * 67 > 101 + 32
