"""Numbers that the chapters of the room communication state, each asserted on what their notebooks computed."""

import ast
import re

import numpy as np
from support.claims import output_of, percentages, prose_of, stream_of

from fedlearn_lib.given.communication import HOSPITAL, PHONE, make_phones


def test_speeds_are_those_of_the_text():
    prose = prose_of("03")
    assert "downloads 5 MB and uploads 1 MB a second, and computes ten billion operations" in prose
    assert (PHONE.download, PHONE.upload, PHONE.operations) == (5e6, 1e6, 1e10)
    assert "12.5 MB a second both ways, ten times as fast" in prose
    assert HOSPITAL.download == HOSPITAL.upload == 12.5e6 and HOSPITAL.operations == 10 * PHONE.operations
    assert "20,000 examples a second, the server 200,000" in prose
    assert (PHONE.most_examples, HOSPITAL.most_examples) == (20_000, 200_000)


def test_the_claim_about_phones_is_computed():
    phone, small_model, hospital, with_card = ast.literal_eval(output_of("03", "share-claim")).values()
    assert phone > 0.95 and 0.5 < small_model < phone and hospital < 0.5 < with_card
    phones_turn, hospitals_turn = ast.literal_eval(output_of("03", "break-even"))
    assert phones_turn == 8000 == 400 * 20 and hospitals_turn < 50_000
    assert "A phone with 20 examples can go through them 400 times" in prose_of("03")
    small = 4 * 650 * (1 / PHONE.download + 1 / PHONE.upload) / (20 / PHONE.examples_per_second(650))
    assert "where the bookkeeping counts, 3 times" in prose_of("03") and round(small) == 3


def test_hundreds_of_phones_are_enough_and_five_are_not():
    everybody, many, five = percentages(output_of("03", "fleet-figure").splitlines()[-1])
    assert "reach about 92 % after eight rounds" in prose_of("03")
    assert 91 <= everybody <= 93 and abs(everybody - many) <= 2 and 75 <= five <= 88


def test_few_phones_hold_few_digits():
    phones, _, _ = make_phones(50_000, np.random.default_rng(0))
    rng = np.random.default_rng(1)

    def different(count):
        chosen = rng.choice(len(phones), count, replace=False)
        return len({row.tobytes() for k in chosen for row in phones.client(k)[0]})

    assert "500 phones hold nearly all of them, 5 phones about a hundred" in prose_of("03")
    assert different(500) > 1420 and 70 <= np.mean([different(5) for _ in range(20)]) <= 120


def test_more_local_work_saves_rounds():
    rounds = list(map(int, re.findall(r"takes (\d+) rounds", output_of("03", "work"))))
    assert len(rounds) == 5 and rounds[0] > 4 * rounds[-1]


def test_a_few_bits_are_enough():
    text = output_of("03", "bits-figure")
    by_bits = {int(bits): float(accuracy) for accuracy, bits in re.findall(r"([\d.]+)% with (\d+) bits", text)}
    assert "From 4 bits on it is within half a point of 16 bits" in text and "over 3 runs" in text
    assert by_bits[4] >= by_bits[16] - 0.5 > by_bits[3] and by_bits[16] > by_bits[2] + 30


def test_no_entry_lies_beyond_the_clip():
    assert "no entry is larger, or `quantize` would warn" in prose_of("03")
    for cell in ("bits-figure", "top-use"):
        assert "beyond" not in stream_of("03", cell)


def test_uploads_shrink_several_times_before_the_model_gets_worse():
    table = {
        name: (int(size.replace(",", "")), int(accuracy))
        for name, size, accuracy in re.findall(r"(\d+ bits|top \d+) +([\d,]+) +(\d+)%", output_of("03", "top-use"))
    }
    full_size, full = table["32 bits"]
    smallest = min(size for size, accuracy in table.values() if accuracy >= full - 1)
    assert full_size > 4 * smallest
