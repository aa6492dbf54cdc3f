"""Numbers that the chapters of the room paillier state, each asserted on what their notebooks computed."""

import ast
import math
import re

import pytest
from support.claims import output_of, prose_of, stream_of


def test_the_calculation_on_paper_is_right():
    powers = output_of("06", "powers").splitlines()
    assert [int(value) for value in powers[2].split()[1:]] == [1 + 35 * m for m in range(8)]
    assert "For m = 5 it is 176" in powers[3] and 36**5 % 35**2 == 176
    assert "36² = 1296 = 1225 + 71" in prose_of("06") and 36 * 36 == 1296 == 1225 + 71
    assert "4 becomes 1 + 4·35 = 141" in prose_of("06") and 36**4 % 35**2 == 141


def test_every_noise_vanishes():
    for stated in ("2^12 = 4096 = 1 + 4095", "4095 = 117 · 35", "= 1 + 35·k·35 = 1 + k·1225"):
        assert stated in prose_of("06")
    assert 2**12 == 4096 and 4095 == 117 * 35 and 2**4 % 5 == 2**6 % 7 == 1 and 35 * 35 == 1225
    assert "λ = 12" in prose_of("06") and math.lcm(5 - 1, 7 - 1) == 12
    rows = [[int(number) for number in row.split()] for row in output_of("06", "hide").splitlines()[2:]]
    assert [row[0] for row in rows] == [2, 3, 4, 6, 8]
    assert all(noise == pow(r, 35, 1225) and one == pow(noise, 12, 1225) == 1 for r, noise, one in rows)
    for r in (r for r in range(1, 35) if math.gcd(r, 35) == 1):  # why: Go further
        once = pow(r, 12, 1225)
        assert once % 35 == 1 and once == pow(36, once // 35, 1225) and pow(once, 35, 1225) == 1


def test_numbers_worked_by_hand_are_right():
    steps = re.findall(r" (\d+)$", output_of("06", "decrypt-paper"), flags=re.M)
    assert [int(value) for value in steps] == [141 * 18 % 1225, 456, 13, 4] and 141 * 18 % 1225 == 88
    assert pow(88, 12, 1225) == 456 == 1 + 13 * 35 and 12 * 4 % 35 == 13 and 12 * 3 % 35 == 1 and 13 * 3 % 35 == 4
    prose = prose_of("06")
    for stated in ("Here it is 3, for 12·3 = 36 = 35 + 1", "For m = 4 and r = 2, whose noise is 18",
                   "So 4 under n = 35 with r = 2 is 141 · 18 mod 1225 = **88**",
                   "So 88 under 5 · 7: u = 456, 455 // 35 = 13, μ = 3, and 13 · 3 mod 35 = **4**",
                   "4 is 141 and 5 is 176, and 141 · 176 mod 1225 = 316 = 1 + **9** · 35",
                   "141² mod 1225 = 281 = 1 + **8** · 35",
                   "gcd(18, 22) = 2", "gcd(18, 30) = 6", "88 · 18 mod 1225 = 359"):  # fmt: skip
        assert stated in prose
    assert 2**35 % 1225 == 18 and 141 * 176 % 1225 == 316 == 1 + 9 * 35 and 141**2 % 1225 == 281 == 1 + 8 * 35
    assert (math.gcd(18, 22), math.gcd(18, 30), 88 * 18 % 1225) == (2, 6, 359)
    assert pow(359, 12, 1225) // 35 * 3 % 35 == 4
    assert pow(18, 12, 1225) == 1  # an encryption of 0


def test_real_keys_say_so_and_short_ones_too():
    demo, secret = stream_of("06", "keys-use").splitlines()
    assert "for demonstrations only" in demo and "demonstrations" not in secret
    assert "secret" in secret and "2048" in secret


def test_what_was_encrypted_comes_back():
    assert output_of("06", "decrypt-use") == "True"
    assert ast.literal_eval(output_of("06", "phe")) == (42, 42, 84)
    assert float(output_of("06", "salaries")) == pytest.approx(12 * (3_500 + 4_200 + 7_300) / 3)
    assert ast.literal_eval(output_of("06", "rerandomize-use")) == (True, 1)
    assert "20 different ciphertexts, in both halves" in output_of("06", "scatter")
    assert "opens 20, 22 and their sum, 42" in output_of("06", "widget-add")
    assert "0 of them are 20, 22 or 42" in output_of("06", "widget-add")


def test_every_break_reads_and_every_repair_holds():
    assert ast.literal_eval(output_of("06", "dictionary")) == ("ill", False)
    assert stream_of("06", "factor-use").endswith("key: 31337\n") and output_of("06", "factor-stretch-use") == "31337"
    assert int(output_of("06", "malleable")) == 3 * 4_000 + 7
    tried = output_of("06", "factor-use")
    short, long, times = (int(re.sub(",", "", number)) for number in re.search(
        r"([\d,]+) tries for a key of 20 bits and ([\d,]+) for one of 40, ([\d,]+) times as many", tried).groups())
    assert times == round(long / short) and 2**10 == pytest.approx(times, rel=0.01)  # every 2 bits double the work
    for stated in ("80 at 1,024", "112 at 2,048", "128 at 3,072"):
        assert stated in tried
    assert "2,048 bits are the least today. What must stay secret beyond 2030 needs 3,072" in prose_of("06")


# ---- chapter 07 ---------------------------------------------------------------------------------


def test_a_locked_entry_takes_512_bytes():
    sizes = output_of("07", "size")
    assert [int(number) for number in re.findall(r"(\d+)$", sizes, flags=re.M)] == [2, 256, 512]
    assert "512 bytes for each entry of 2" in prose_of("07")


def test_sums_overflow_as_the_prose_says():
    assert output_of("07", "signed") == "[-4]"
    assert "10 gives 10, 20 stopped, 30 gives -5" in output_of("07", "overflow")
    prose = prose_of("07")
    assert "The largest legal number is 10 for n = 35" in prose and 35 // 3 - 1 == 10
    assert "30 + 7 = 37 is 2 on the clock" in prose and (30 + 7) % 35 == 2 == -5 + 7


def test_slots_are_as_wide_as_the_prose_says():
    assert stream_of("07", "slot-idea-sum").strip() == f"{30_007_012 + 3_002_001:011,}" == "033,009,013"
    assert ast.literal_eval(output_of("07", "slot-use")) == {2: 17, 10: 20, 256: 24, 1000: 26}
    prose = prose_of("07")
    assert "4 · 255 = 1020, below 1024 = 2^10, so **10** bits; five are at most 1275, so **11**" in prose
    assert 4 * 255 == 1020 < 1024 == 2**10 and 5 * 255 == 1275 and (1275).bit_length() == 11
    assert "1 + 2 · 256 = 513" in prose and (513 % 256, 513 >> 8) == (1, 2)
    assert "slots of 18 bits" in prose and (3 * (2**16 - 1)).bit_length() == 18
    first, second, _, wide = (row.split()[-3:] for row in output_of("07", "slots").splitlines()[2:])
    assert int(first[-1]) == 1275 - 1024 and second[-1] == "1"  # should be 0
    assert wide == ["1,275", "and", "0"]


def test_real_updates_add_up():
    counts = re.findall(r"(\d+), or ([\d,]+) bytes", output_of("07", "update-pack"))
    assert counts == [("650", "332,800"), ("6", "3,072")]
    assert stream_of("07", "update-check").count("True") == 2
    assert "6 ciphertexts, exact: True" in stream_of("07", "fast")


def test_the_library_betrays_what_the_prose_says():
    *_, repaired = output_of("07", "exponent").splitlines()
    entries = re.findall(r"(-\d+) for (\d+) entries from ([\d.e-]+) to ([\d.e-]+[\de])", output_of("07", "exponent"))
    assert len(entries) >= 3 and len(ast.literal_eval(repaired)) == 1
    for (_, _, _, largest), (_, _, smallest, _) in zip(entries, entries[1:], strict=False):
        assert float(largest) < float(smallest)  # a larger exponent is a larger entry
    assert "rank correlation of 0.8" in output_of("07", "exponent")
    assert ast.literal_eval(output_of("07", "plain-add")) == (5, False)
    assert "negative one: True" in output_of("07", "wrap")


def test_what_is_called_fast_is_faster():
    def factor(cell):
        return float(re.search(r"in all ([\d,.]+) times faster", output_of("07", cell))[1].replace(",", ""))

    assert factor("speed") > 300 and factor("crt-compare") > 1.5 and factor("fixed-use") > 1.5


def test_decrypting_by_halves_by_hand_is_right():
    prose = prose_of("07")
    assert "747, a ciphertext of 12" in prose and 421 * 3**35 % 1225 == 747 and 36**12 % 1225 == 421
    for stated in ("747 mod 25 = 22, and u = 22^4 mod 25 = 6", "is 3 mod 5, its inverse is h = 2",
                   "747 mod 49 = 12, and u = 12^6 mod 49 = 22", "is 2 mod 7, its inverse is h = 4",
                   "m = 5 + 7 · ((2 − 5) · 3 mod 5) = 5 + 7 · 1 = **12**", "777 = 3 · 256 + 9"):  # fmt: skip
        assert stated in prose
    assert (747 % 25, 22**4 % 25, 28 % 5, 3 * 2 % 5) == (22, 6, 3, 1)
    assert (747 % 49, 12**6 % 49, 30 % 7, 2 * 4 % 7, 3 * 4 % 7) == (12, 22, 2, 1, 5)
    assert 5 + 7 * ((2 - 5) * 3 % 5) == 12 and 7 * 3 % 5 == 1 and 3 * 256 + 9 == 777
