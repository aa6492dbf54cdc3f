"""Numbers that the chapters of the room paillier state, each asserted on what their notebooks computed."""

import ast
import re

import pytest
from support.claims import output_of, prose_of, stream_of


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
