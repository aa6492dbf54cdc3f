"""The figures, tables and widgets of chapters 6 and 7.

Keys, ciphertexts and times differ from run to run. A sentence states times only behind "Measured here", which
`tests/sanitize.cfg` knows.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import ipywidgets
import numpy as np

from .. import figures
from ..tables import Table
from ..widgets import explore
from .tools import try_odd_numbers

NOBODY = "none yet"  # where a guess would stand


# ---- on paper -----------------------------------------------------------------------------------


def show_powers(title: str, powers: Mapping[int, int], left: str, right: str, guess=..., of: int | None = None) -> None:
    """A row of numbers above a row of results, to check by hand; below it what was guessed of one of them."""
    guess = figures.as_number(guess, 0, 10**9)
    columns = [left, *map(str, powers)]
    footer = "" if of is None else f"For {left} = {of} it is {powers[of]}. {figures.guessed(guess, 'g')}"
    Table(title, columns, [[right, *map(str, powers.values())]], footer).show()


def show_noise(p: int, q: int, noises: Sequence[int]) -> None:
    """Every r: the noise that is made of it, and what is left of that when it is raised to λ."""
    n, lam = p * q, math.lcm(p - 1, q - 1)
    made = {r: pow(r, n, n**2) for r in noises}
    rows = [[str(r), str(noise), str(pow(noise, lam, n**2))] for r, noise in made.items()]
    columns = ["r", f"its noise, r^{n} mod {n**2}", f"the noise, to the power {lam}, mod {n**2}"]
    Table(f"Raised to {lam}, the noise of every r becomes 1", columns, rows).show()


def show_steps(steps: Mapping[str, int], title: str = "Lock 12 and open it again") -> None:
    """A calculation, one step a row."""
    Table(title, ["step", "value"], [[name, str(value)] for name, value in steps.items()]).show()


def show_with_guess(title: str, unit: str, rows: Mapping[str, int | str], guess, of: str) -> None:
    """A few numbers, one a row, and below the row `of` what the learner guessed for it."""
    guess = figures.as_number(guess, 0, 10**12)
    lines = []
    for name, value in rows.items():
        lines.append([name, value if isinstance(value, str) else f"{value:,}"])
        if name == of:
            lines.append(["your guess", NOBODY if guess is None else f"{guess:,}"])
    Table(title, ["", unit], lines).show()


# ---- widgets ------------------------------------------------------------------------------------


def explore_scatter(encrypt: Callable[[int], int], n_squared: int, number: int) -> None:
    """A slider over how often one number is encrypted; each ciphertext is a stroke on the clock."""
    positions = []

    def draw(times):
        while len(positions) < times:  # those that were drawn before stay where they are
            positions.append(encrypt(number) / n_squared)
        shown = positions[:times]
        figure, axes = figures.new_figure(7, 1.6)
        axes.plot(shown, np.zeros(times), "|", markersize=22, color=figures.BLUE)
        different = len(set(shown))
        axes.set(xlabel="place on the clock, from 0 to n²", xlim=(0, 1))
        axes.set_title(f"Encrypted {times} times, {number} is {different} different ciphertexts")
        axes.set_yticks([])
        axes.set_xticks([0, 0.5, 1], ["0", "half", "n²"])
        halves = len({place < 0.5 for place in shown})
        where = "in both halves of the clock" if halves == 2 else "in one half of the clock only"
        return figure, f"{times} encryptions of {number} give {different} different ciphertexts, {where}."

    explore(draw, times=_slider("times", 1, 200, 20))


def explore_addition(public_key, encrypt: Callable, add: Callable, decrypt: Callable, first: int, second: int) -> None:
    """Two sliders: two numbers, what an outsider sees of them, and their sum."""

    def draw(a, b):
        locked = encrypt(public_key, a), encrypt(public_key, b)
        total = add(public_key, *locked)
        figure = figures.empty_figure(7, 2.3)
        axes = figure.subplots()
        axes.axis("off")
        rows = [("", "owner of the key", "outsider"), ("first", a, locked[0]), ("second", b, locked[1])]
        rows.append(("sum", decrypt(total), total))
        for i, (name, known, seen) in enumerate(rows):
            weight = "bold" if i == 0 else "normal"
            for x, text in ((0.0, name), (0.14, known), (0.42, seen)):
                axes.text(x, 0.9 - 0.27 * i, str(text), family="monospace" if i and x else None, weight=weight)
        read = len({a, b, a + b} & {*locked, total})
        return figure, (
            f"The owner of the key opens {a}, {b} and their sum, {decrypt(total)}. An outsider sees "
            f"{len({*locked, total})} different numbers below n², which has {len(str(public_key.n_squared))} digits; "
            f"{read} of them {'is' if read == 1 else 'are'} {a}, {b} or {a + b}."
        )

    explore(draw, a=_slider("first", 0, 100, first), b=_slider("second", 0, 100, second))


def _slider(label: str, lowest: int, highest: int, value: int) -> ipywidgets.IntSlider:
    return ipywidgets.IntSlider(
        value, lowest, highest, description=label, continuous_update=False, layout={"width": "28em"}
    )


# ---- sums in slots ------------------------------------------------------------------------------


def show_overflow(n: int, read: Mapping[int, int | str], guess, of: int) -> None:
    """The clock of n in thirds, and what `decode` makes of some sums: a number, or the word "stopped"."""
    guess = guess if isinstance(guess, str) else figures.as_number(guess, -n, n)
    third = n // 3
    figure, axes = figures.new_figure(7, 2.2)
    parts = [(0, third - 1, figures.BLUE, "read as it is"), (third, n - third, figures.RED, "stopped"),
             (n - third + 1, n - 1, figures.ORANGE, "read as minus n")]  # fmt: skip
    for first, last, colour, name in parts:
        axes.axvspan(first - 0.5, last + 0.5, color=colour, alpha=0.25, linewidth=0)
        axes.text((first + last) / 2, 1.25, name, ha="center", va="center", fontsize=10)
    for total, value in read.items():
        place = total % n
        axes.plot(place, 0, "o", color="black")
        # A name stays in its third.
        end = next(last for first, last, *_ in parts if first <= place <= last)
        left, align = (6, "right") if place == end else (0, "center")
        axes.annotate(f"{total} → {value}", (place, 0), textcoords="offset points", xytext=(left, 12), ha=align)
    wrong = [f"{total} is read as {value}" for total, value in read.items() if value not in (total, "stopped")]
    axes.set(title=f"Wrong without a word: {' and '.join(wrong) or 'no sum'}", xlabel=f"a sum, mod {n}", yticks=[])
    if guess is not None:
        axes.annotate(
            f"your guess: {guess}", (of % n, 0), textcoords="offset points", xytext=(0, -20), ha="center",
            color=figures.GREY,
        )  # fmt: skip
    axes.set(xlim=(-0.5, n - 0.5), ylim=(-0.9, 1.7))
    axes.grid(False)
    told = ", ".join(f"{total} {value}" if value == "stopped" else f"{total} gives {value}"
                     for total, value in read.items())  # fmt: skip
    guessed = "You made no guess." if guess is None else f"You guessed {guess} for {of}."
    figures.show(
        figure,
        f"The clock of {n}: 0 to {third - 1} are read as they are, {third} to {n - third} stop the program, "
        f"{n - third + 1} to {n - 1} are read as {1 - third} to -1. So of the sums {told}. {guessed}",
    )


def show_slots(first: Sequence[int], second: Sequence[int], total: Sequence[int]) -> None:
    """Two packed plaintexts and their sum, slot by slot, the lowest slot on the right as in any number."""
    figure, axes = figures.new_figure(7, 2.1)
    axes.axis("off")
    names = ("first plaintext", "second plaintext", "sum of the two")
    for row, (name, slots) in enumerate(zip(names, (first, second, total), strict=True)):
        axes.text(-0.1, 2.5 - row, name, ha="right", va="center")
        for place, value in enumerate(slots):
            left = len(slots) - 1 - place
            axes.add_patch(_box(left, 2.05 - row, figures.GREEN if row == 2 else figures.BLUE))
            axes.text(left + 0.48, 2.5 - row, f"{value}", ha="center", va="center", fontsize=13)
    for place in range(len(first)):
        axes.text(len(first) - 1 - place + 0.48, 3.12, f"slot {place}", ha="center", fontsize=9)
    axes.set(xlim=(-1.4, len(first)), ylim=(0, 3.4))
    figures.show(figure, f"Slot by slot: {list(first)} and {list(second)} add up to {list(map(int, total))}.")


def _box(x: float, y: float, colour: str):
    from matplotlib.patches import Rectangle

    return Rectangle((x, y), 0.96, 0.9, facecolor=colour, alpha=0.25, edgecolor=colour)


# ---- what a good library tells, what speed costs, how keys fall ---------------------------------


def show_exponents(exponents: Sequence[int], values: np.ndarray) -> None:
    """The sizes of numbers that nobody should read, above the exponents that travel beside them in the clear."""
    exponents, sizes = np.asarray(exponents), np.abs(values)
    nonzero = sizes > 0
    levels = sorted({*exponents[nonzero].tolist()})
    figure, axes = figures.new_figure(7, 1.4 + 0.4 * len(levels))
    told = []
    for level in levels:
        of_level = sizes[nonzero & (exponents == level)]
        axes.plot(of_level, np.full(len(of_level), str(level)), "|", markersize=14, color=figures.BLUE)
        told.append(f"{level} for {len(of_level)} entries from {of_level.min():.2g} to {of_level.max():.2g}")
    axes.set(title="The exponent tells how large an entry is", xscale="log")
    axes.margins(y=0.2)
    axes.set(xlabel="size of the entry (what encryption should hide)", ylabel="exponent\n(sent in the clear)")
    of_zeros = exponents[~nonzero]
    correlation = rank_correlation(exponents[nonzero], sizes[nonzero])
    figures.show(
        figure,
        f"An eavesdropper without any key sees these exponents: {'; '.join(told)}. (The {len(of_zeros)} entries "
        f"that are 0 carry {' and '.join(map(str, sorted({*of_zeros.tolist()})))}.) Sorted by exponent and "
        f"by size, the others come in orders with a rank correlation of {correlation:.2f}: 1 is the same order, 0 no "
        "likeness.",
    )


def show_speed(title: str, taken: Mapping[str, float], guess=None) -> None:
    """Seconds on a scale by tens, one way a row; each row says how many times faster it is than the one above."""
    told_guess = "" if guess is None else " " + figures.guessed(figures.as_number(guess, 0.01, 10**9), ",")
    guess = figures.as_number(... if guess is None else guess, 0.01, 10**9)
    names, values = list(taken), list(taken.values())
    faster = _factor(values[0] / values[-1])
    figure, axes = figures.new_figure(8, 1.1 + 0.45 * len(names))
    axes.barh(names, values, color=figures.BLUE, height=0.55)
    axes.set(title=f"{title}: {faster} times faster", xlabel="seconds of processor time, each line ten times the last")
    axes.set(xscale="log", xlim=(min(values) / 5, max(values) * 60))
    for i, value in enumerate(values):
        step = f"  ({_factor(values[i - 1] / value)} times faster)" if i else ""
        plate = dict(facecolor="white", edgecolor="none", pad=1)  # the line of a guess passes behind the words
        axes.annotate(f"{_time(value)}{step}", (value, i), (4, 0), textcoords="offset points", va="center", bbox=plate)
    axes.invert_yaxis()
    if guess is not None:
        label = f"your guess: {guess:,} times faster"
        axes.axvline(values[0] / guess, color=figures.GREY, linestyle=":", linewidth=2, label=label)
        figure.legend(loc="outside lower right")
    told = ", ".join(f"{name} {_time(value)}" for name, value in taken.items())
    figures.show(figure, f"{title}. Measured here: {told}; in all {faster} times faster.{told_guess}")


def _factor(times: float) -> str:
    """Two digits are enough of what was measured.

    >>> _factor(3.274), _factor(2143.2), _factor(108.3)
    ('3.3', '2,100', '110')
    """
    if times < 10:
        return f"{times:.1f}"
    digits = len(str(int(times))) - 2
    return f"{round(times / 10**digits) * 10**digits:,}"


def _time(value: float) -> str:
    if value >= 1:
        return f"{value:,.0f} s" if value >= 10 else f"{value:.1f} s"
    return f"{1000 * value:.0f} ms" if value >= 0.01 else f"{1000 * value:.1f} ms"


STRENGTH = {1024: 80, 2048: 112, 3072: 128}  # bits of n → bits of security, NIST SP 800-57
# Length of n → its primes, the two largest of half the length.
SHORT = {16: (241, 251), 20: (1019, 1021), 24: (4091, 4093), 28: (16369, 16381), 32: (65519, 65521),
         36: (262133, 262139), 40: (1048571, 1048573)}  # fmt: skip


def show_factoring(guess=...) -> None:
    """Work to factor n against its length: counted on short keys, and estimated for real ones."""
    guess = figures.as_number(guess, 0.01, 10**12)
    tries = {bits: try_odd_numbers(p * q)[2] for bits, (p, q) in SHORT.items()}
    figure, (counted, estimated) = figures.new_figure(9.5, 3.9, 1, 2)
    counted.plot(list(tries), list(tries.values()), "o", color=figures.ORANGE, label="numbers tried, counted here")
    if guess is not None:
        counted.plot(40, tries[20] * guess, "D", color=figures.GREY, label=f"your guess: {guess:,g} times as many")
    more = f"{tries[40] / tries[20]:,.0f}"
    counted.set(title=f"20 bits more: {more} times the work", yscale="log")
    counted.set(xlabel="length of n in bits", ylabel="odd numbers tried", ylim=(min(tries.values()) / 3, None))
    bits = np.arange(32, 3200, 16)
    estimated.plot(bits, bits / 2 - 1, color=figures.ORANGE, linestyle="--", label="trying odd numbers")
    estimated.plot(bits, [number_field_sieve(b) for b in bits], color=figures.BLUE, label="best method, estimated")
    estimated.axhline(math.log2(1e9 * 86_400), color=figures.GREY, linestyle=":", label="one core, one day")
    for length, strength in STRENGTH.items():
        estimated.plot(length, strength, "o", color=figures.RED)
        estimated.annotate(f"{length:,}", (length, strength), textcoords="offset points", xytext=(6, -14))
    estimated.plot([], [], "o", color=figures.RED, label="counted by NIST SP 800-57")
    estimated.set(title="Real keys are out of reach", xlabel="length of n in bits")
    estimated.set(ylabel="steps, as a power of 2", ylim=(0, 200))
    for axes in (counted, estimated):
        axes.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=1)
    by_nist = ", ".join(f"{strength} at {length:,} bits" for length, strength in STRENGTH.items())
    figures.show(
        figure,
        f"Without any key: trying odd numbers takes {tries[20]:,} tries for a key of 20 bits and {tries[40]:,} for "
        f"one of 40, {more} times as many. {figures.guessed(guess, ',g')} For 2,048 bits it would take 2 to the power "
        f"{2048 // 2 - 1:,}. The best known method takes fewer; NIST counts its steps as a power of 2: {by_nist}.",
    )


def number_field_sieve(bits: int) -> float:
    """Roughly log2 of the steps of the general number field sieve: exp((64/9 · ln n · (ln ln n)²)^(1/3)).

    Without its constant factor, so the curve is an estimate of the growth.

    Source: Lenstra and Lenstra (eds.), The Development of the Number Field Sieve, 1993.
    """
    ln_n = bits * math.log(2)
    return (64 / 9 * ln_n * math.log(ln_n) ** 2) ** (1 / 3) / math.log(2)


def rank_correlation(a: Sequence[float], b: Sequence[float]) -> float:
    """Spearman's: 1 if both order things alike. Equal values share their mean rank."""
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def _ranks(values) -> np.ndarray:
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]
