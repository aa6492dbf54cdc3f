"""The questions to think about: three a chapter, their answers folded, and every number in them worked out here."""

import math
import re

import pytest
from support.checkout import CHECKOUT, WRITTEN, learner_notebook
from support.claims import output_of

from fedlearn_lib.course import catalogue, notebooks, sittings
from fedlearn_lib.given.masking import MaskRules
from fedlearn_lib.given.paillier import Layout
from fedlearn_lib.given.secure_aggregation import exposure

ASKED = re.compile(
    r"^\*\*(\d)(?: · (on paper))?\.\*\* (.+)\n\n<details><summary>Answer</summary>\n\n(.+)\n\n</details>$", re.MULTILINE
)
WITH_QUESTIONS = [c for c in WRITTEN if any(map(sittings.is_questions, learner_notebook(c)["cells"]))]


def questions_of(number: str) -> list[tuple[str, str, str, str]]:
    """(number, "on paper" or nothing, question, answer), as they stand in a chapter."""
    (cell,) = filter(sittings.is_questions, learner_notebook(catalogue.chapter(number))["cells"])
    return ASKED.findall(notebooks.text_of(cell))


def told(number: str, which: int) -> str:
    """A question and its answer."""
    return " ".join(questions_of(number)[which - 1][2:])


def test_every_chapter_asks():
    assert WITH_QUESTIONS == WRITTEN


@pytest.mark.parametrize("chapter", WITH_QUESTIONS, ids=lambda chapter: chapter.number)
def test_a_chapter_asks_three_questions_behind_its_closing(chapter):
    cells = learner_notebook(chapter)["cells"]
    (place,) = [i for i, cell in enumerate(cells) if sittings.is_questions(cell)]
    texts = [notebooks.text_of(cell) for cell in cells]
    assert any(text.startswith(sittings.CLOSING) for text in texts[:place])
    assert not any(text.startswith(sittings.FURTHER) for text in texts[:place])
    asked = questions_of(chapter.number)
    assert [number for number, *_ in asked] == ["1", "2", "3"] and any(paper for _, paper, *_ in asked)
    assert texts[place].count("<details>") == texts[place].count("</details>") == 3
    assert all(8 <= len(question.split()) <= 80 and len(answer.split()) <= 110 for *_, question, answer in asked)


# ---- the numbers --------------------------------------------------------------------------------


def test_00():
    updates = [[3, 0], [0, 3], [0, -6]]
    average = [sum(column) / 3 for column in zip(*updates, strict=True)]
    assert average == [1, -1] and "The average is `[1, −1]`" in told("00", 2)
    assert [1 + average[0], 2 + average[1]] == [2, 1] and [1 + average[0] / 2, 2 + average[1] / 2] == [1.5, 1.5]
    assert "`[2, 1]`, or `[1.5, 1.5]`" in told("00", 2)
    assert "at the best rate tried, 1.5." in output_of("00", "try-rates") and "best rate tried is 1.5" in told("00", 3)


def test_01():
    assert 50 * 0.1 == 5 and 40 * 0.1 == 4 and round(100 * 0.9**40, 1) == 1.5 and 50 * 0.9**40 < 1
    assert "4 of 40 rounds" in told("01", 1) and "which is 1.5 %" in told("01", 1)
    assert (90 - 10 * 5) / 100 == 0.4 and (1 - 5) / 2 == -2
    assert round((90 - 9_000 * 5) / (90 + 9_000), 2) == -4.94
    assert "= 0.4, plain −2" in told("01", 2) and "(90 − 45,000) / 9,090 = −4.94" in told("01", 2)


def test_02():
    for momentum, first, limit in ((0.9, [1, 1.9, 2.71], 10), (0.5, [1, 1.5, 1.75], 2)):
        velocity, velocities = 0.0, []
        for _ in range(200):
            velocity = momentum * velocity + 1
            velocities.append(round(velocity, 6))
        assert velocities[:3] == first and velocities[-1] == limit
    assert "= 2.71; it approaches 1 / (1 − 0.9) = 10" in told("02", 1)
    assert "With 0.5: 1, 1.5, 1.75, and it approaches 2" in told("02", 1)
    assert 100 * 2 // 10 == 20 and round(100 * 19 / 199, 1) == 9.5 and "19 / 199, so 9.5 %" in told("02", 2)


def test_03():
    d, k = 1_000_000, 200
    assert f"{k * 2 * 4 * d:,} bytes, 1.6 GB" in told("03", 1)
    assert (k * 4 * d, k * d) == (800e6, 200e6) and "800 MB down and 200 MB up, 1.0 GB" in told("03", 1)
    assert (d // 100 * 8 * k, k * 4 * d + d // 100 * 8 * k) == (16e6, 816e6)
    assert "16 MB up, 816 MB in all" in told("03", 1)
    largest = 2**3 - 1
    assert largest == 7 and round(1 / 14, 3) == 0.071 and round(0.05 * largest, 2) == 0.35 and round(0.35) == 0
    assert "1/14 or 0.071" in told("03", 2)
    assert "0.35 steps, which becomes 0: the sum is 0 in place of 5" in told("03", 2)
    assert math.isclose(100 * 0.35 / 7, 5) and "would give 5 on average" in told("03", 2)


def test_04():
    you, me = 0.3, -0.2
    assert math.isclose(you + me, 0.1) and "*see* by 0.1, *you* by 0.3, *me* by −0.2; the bias by 0.1" in told("04", 1)


def test_05():
    changes, counts = (0.05, -0.2, 0.15), []
    for change in changes:
        counts.append(round(12 * (1 / 3 + change / 0.6), 9))
    assert counts == [5, 0, 7] and sum(counts) == 12 and "= 5, then" in told("05", 1) and "= 7." in told("05", 1)
    assert round(100 * 0.9**9) == 39 and round(100 * 0.9**49, 1) == 0.6
    assert "0.9⁹ = 39 %" in told("05", 2) and "0.9⁴⁹ = 0.6 %" in told("05", 2)


def test_06():
    n, lam = 3 * 11, math.lcm(2, 10)
    mu, square = pow(lam, -1, n), n * n
    noise = pow(2, n, square)
    locked = (1 + 4 * n) * noise % square
    opened = pow(locked, lam, square)
    assert f"n = {n}, λ = lcm(2, 10) = {lam}, and μ = {mu}, for 10 · 10 = 100 = 3 · 33 + 1" in told("06", 1)
    assert f"133 · {noise} mod {square} = {locked}. Open: {locked}¹⁰ mod 1089 = {opened}" in told("06", 1)
    assert f"({opened} − 1) / 33 = {(opened - 1) // n}, and 7 · 10 mod 33 = {7 * 10 % n}" in told("06", 1)
    assert (opened - 1) // n == 7 and 7 * 10 % n == 4


def test_07():
    assert f"200 · 4,095 = {200 * 4095:,}, below 2²⁰ = {2**20:,}" in told("07", 1) and 2**12 - 1 == 4095
    assert 2**19 < 200 * 4095 < 2**20 and 20 - 12 == 8 and (2**20 - 1) // 4095 == 256
    assert "20 bits, of which 8 are head-room" in told("07", 1) and f"256 · 4,095 = {256 * 4095:,}" in told("07", 1)
    slots, plaintexts = 2047 // 20, -(-1210 // (2047 // 20))
    assert f"2,047 // 20 = {slots} slots, so 1,210 numbers take {plaintexts} plaintexts" in told("07", 2)
    assert f"12 · 512 = {plaintexts * 512:,} bytes: {plaintexts * 512 / 1210:.1f} bytes a number" in told("07", 2)
    assert f"11 · 102 = {11 * 102:,}, so {1210 - 11 * 102} of its slots" in told("07", 2)


@pytest.mark.parametrize("threshold, read", [(3, "Emil"), (1, "Cleo, Dora and Emil")])
def test_08_who_is_read(threshold, read):
    names = ["Ann", "Bert", "Cleo", "Dora", "Emil"]
    answering = [count for count in range(1, 6) if count > threshold]
    single = [names[after - 1] for before, after in zip(answering, answering[1:], strict=False)]
    assert " and ".join(filter(None, [", ".join(single[:-1]), single[-1]])) == read
    assert read in told("08", 1).replace("*", "")


def test_08_bytes():
    layout = Layout(bits=16, summands=30, key_bits=2048)
    assert (8 * layout.slot_bytes, layout.slots, layout.plaintexts_for(651)) == (24, 85, 8)
    assert f"2,047 // 24 = 85 a ciphertext take 8 ciphertexts, 8 · 512 = {8 * 512:,} bytes" in told("08", 2)
    assert f"{30 * 4096:,} bytes, in place of 30 · 2,600 = {30 * 650 * 4:,}" in told("08", 2)
    assert round(30 * 4096 / (30 * 2600), 1) == 1.6 and "1.6 times as many" in told("08", 2)


def test_09():
    chance = 2 / 20 * 4 / 19 + 18 / 20 * 4 / 19 * 3 / 18
    assert math.isclose(chance, exposure.ring_formula(20, 4)) and round(chance, 3) == 0.053
    assert (round(4 / 19, 3), round(4 / 19 * 3 / 18, 3)) == (0.211, 0.035)
    assert "0.1 · 0.211 + 0.9 · 0.035 = 0.053" in told("09", 1)
    assert f"a chance of {1 - (1 - chance) ** 40:.0%}".replace("%", " %") in told("09", 1)


def test_10():
    third = (36 - 100 - 77) % 420
    assert f"36 − 100 − 77 = −141, and modulo 420 that is **{third}**" in told("10", 1)
    assert 100 + 77 + third == 456 == 36 + 420 and "= 456 = 36 + 420" in told("10", 1)
    assert f"0.98⁵ = {0.98**5:.3f}, so {100 * (1 - 0.98**5):.1f} % of the rounds fail" in told("10", 2)
    assert f"1 − 0.98¹⁰ = {100 * (1 - 0.98**10):.1f} %" in told("10", 2)


def test_11():
    one, two, three = (4 + 60 + 75) % 100, (1 - 60 + 80) % 100, (2 - 75 - 80) % 100
    assert f"4 + 60 + 75 = {one}, 1 − 60 + 80 = {two} and 2 − 75 − 80 = {three} on that clock" in told("11", 1)
    assert f"The sum is {one + two + three}, so **7**" in told("11", 1) and (one + two + three) % 100 == 4 + 1 + 2
    assert f"{one} + {three} = {one + three}" in told("11", 1)
    assert f"86 − 60 + 80 = {one + three - 60 + 80}, so 6 = 4 + 2" in told("11", 1) and (86 - 60 + 80) % 100 == 6
    assert round(999 * 32 / 1000) == 32 and f"1,000 · 999 / 2 = {math.comb(1000, 2):,} pairs" in told("11", 2)
    assert f"1,000 · 100,000 = {1000 * 100_000:,} numbers" in told("11", 2)


def test_12():
    assert (5 - (8 - 5)) % 11 == 2 == (2 * 5 - 1 * 8) % 11 and "5 − 3 = **2**" in told("12", 1)
    weights = [math.prod(j / (j - i) for j in (1, 2, 3) if j != i) for i in (1, 2, 3)]
    assert weights == [3, -3, 1] and "the weights at 0 are 3, −3 and 1" in told("12", 2)
    assert "threshold of 3, and give the owner three shares and each employee one: eight points" in told("12", 3)
    assert 3 + 5 == 8


def allowed(**rules) -> bool:
    try:
        return bool(MaskRules(most_examples=1, clip=1.0, **rules))
    except ValueError:
        return False


def test_13():
    looks = [t for t in range(3, 201) if allowed(clients=200, threshold=t, corrupt=30, curious=True)]
    lies = [t for t in range(3, 201) if allowed(clients=200, threshold=t, corrupt=30)]
    assert (looks[0], lies[0], 200 - 200 // 4) == (32, 116, 150)
    assert "so **32** is the least" in told("13", 1) and "so from **116** to 150" in told("13", 1)
    assert 200 - 84 == lies[0] and "from 85 vanished clients on there is none" in told("13", 1)
    assert f"2²³ − 1 = {2**23 - 1:,}, so 8,388,607 // 32,767 = {(2**23 - 1) // 32_767} clients" in told("13", 2)
    fits = [n for n in range(3, 400) if allowed(clients=n, threshold=n - 1, ring_bits=24)]
    assert fits[-1] == 256
    assert f"1,000 · 8,191 = {1000 * (2**13 - 1):,} fits" in told("13", 2)
    assert [b for b in range(2, 17) if allowed(clients=1000, threshold=900, ring_bits=24, bits=b)][-1] == 14


def test_14():
    caught = {part: 40 * part * (1 - part) ** 39 for part in (1 / 80, 1 / 40, 1 / 20)}
    assert max(caught, key=caught.get) == 1 / 40 and f"{0.975**39:.2f}" == "0.37" and caught[1 / 40] == 0.975**39
    assert round(512 * 0.975**39) == 191 and 4.5 < 191 / 40 < 5
    assert "largest at f = 1/40. There it is 0.975³⁹ = 0.37" in told("14", 1)
    assert "Of 512 units about 191 hold one person alone, nearly five times as many" in told("14", 1)
    assert "sends 99 clients one model" in told("14", 2) and "All 100 tell" in told("14", 2)


def test_15():
    assert 150 - 30 == 120 and f"{200 / 120:.2f}" == "1.67" and f"{math.sqrt(200 / 120):.2f}" == "1.29"
    assert "(σS)² / 120 each. If all 200 stay, the sum holds 200/120 = 1.67 times" in told("15", 1)
    assert "1.29 times the size" in told("15", 1)
    assert f"{3 / math.sqrt(30):.2f}" == "0.55" and math.isclose(6 / math.sqrt(120), 3 / math.sqrt(30))
    assert "3 / √30 = 0.55" in told("15", 2) and "twice the noise, σ = 6" in told("15", 2)
    assert "server" in told("15", 3)


def test_16():
    assert 4 * 651 == 2604 and 4 * 100_001 == 400_004 and round(400_004 * 10**6 / 10**9) == 400
    assert "651 numbers of 4 bytes are 2,604 bytes" in told("16", 1)
    assert "it is 400,004 bytes, and from a million clients 400 GB" in told("16", 1)
    assert 2**20 == 1_048_576 and 32**4 == 2**20 and "1,048,576 on average" in told("16", 3)
    certificates = (CHECKOUT / "fedlearn_lib" / "engine" / "certificates.py").read_text(encoding="utf-8")
    assert 5 * int(re.search(r"^LETTERS = (\d+)", certificates, re.MULTILINE)[1]) == 100
    assert "100 bits of the certificate's hash" in told("16", 3) and "vanished" in told("16", 2)
