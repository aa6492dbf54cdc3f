"""Numbers that the chapters of the room masking state, each asserted on what their notebooks computed."""

import ast
import re

from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.course import catalogue


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
