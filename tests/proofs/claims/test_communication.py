"""Numbers that the chapters of the room communication state, each asserted on what their notebooks computed."""

import ast
import re

from support.claims import output_of, percentages, prose_of


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
