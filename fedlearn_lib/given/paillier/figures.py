"""The figures, tables and widgets of chapter 6.

Ciphertexts and times differ from run to run, so no sentence here states one.
"""

import math
from collections.abc import Callable, Mapping, Sequence

import ipywidgets
import numpy as np

from .. import figures
from ..tables import Table
from ..widgets import explore


def show_powers(title: str, powers: Mapping[int, int], left: str, right: str) -> None:
    """A row of numbers above a row of results, to check by hand."""
    columns = [left, *map(str, powers)]
    Table(title, columns, [[right, *map(str, powers.values())]]).show()


def show_steps(steps: Mapping[str, int]) -> None:
    """A calculation, one step a row."""
    Table("Lock 12 and open it again", ["step", "value"], [[name, str(value)] for name, value in steps.items()]).show()


def explore_scatter(encrypt: Callable[[int], int], n_squared: int, number: int) -> None:
    """A slider over how often one number is encrypted; each ciphertext is a stroke on the clock."""
    positions = []

    def draw(times):
        while len(positions) < times:  # those that were drawn before stay where they are
            positions.append(encrypt(number) / n_squared)
        figure, axes = figures.new_figure(7, 1.6)
        axes.plot(positions[:times], np.zeros(times), "|", markersize=22, color=figures.BLUE)
        axes.set(title=f"{times} ciphertexts of {number}", xlabel="place on the clock, from 0 to n²", xlim=(0, 1))
        axes.set_yticks([])
        axes.set_xticks([0, 0.5, 1], ["0", "half", "n²"])
        different = len(set(positions[:times]))
        return figure, f"{times} encryptions of {number} give {different} different ciphertexts, scattered everywhere."

    explore(draw, times=_slider("times", 1, 200, 20))


def explore_addition(public_key, encrypt: Callable, add: Callable, decrypt: Callable, first: int, second: int) -> None:
    """Two sliders: two numbers, what an outsider sees of them, and their sum."""

    def draw(a, b):
        locked = encrypt(public_key, a), encrypt(public_key, b)
        total = add(public_key, *locked)
        figure = figures.empty_figure(7, 2.3)
        axes = figure.subplots()
        axes.axis("off")
        rows = [("", "owner", "outsider"), ("first", a, locked[0]), ("second", b, locked[1])]
        rows.append(("sum", decrypt(total), total))
        for i, (name, known, seen) in enumerate(rows):
            weight = "bold" if i == 0 else "normal"
            for x, text in ((0.0, name), (0.18, known), (0.36, seen)):
                axes.text(x, 0.9 - 0.27 * i, str(text), family="monospace" if i and x else None, weight=weight)
        return figure, (
            f"The owner of the key knows {a} and {b} and opens their sum, {decrypt(total)}. An outsider, who "
            "multiplied the two ciphertexts, sees only long numbers."
        )

    explore(draw, a=_slider("first", 0, 100, first), b=_slider("second", 0, 100, second))


def _slider(label: str, lowest: int, highest: int, value: int) -> ipywidgets.IntSlider:
    return ipywidgets.IntSlider(
        value, lowest, highest, description=label, continuous_update=False, layout={"width": "28em"}
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


def show_speed(title: str, seconds: Mapping[str, float], at_least: float, guess=...) -> None:
    """Times side by side; the sentence says only whether the last is faster than the first by a factor."""
    guess = figures.as_number(guess, 0.01, 10_000)
    names, values = list(seconds), list(seconds.values())
    faster = values[0] / values[-1]
    figure, axes = figures.new_figure(7, 0.75 + 0.45 * len(names))
    axes.barh(names, values, color=figures.BLUE, height=0.55)
    axes.set(title=title, xlabel="seconds")
    if faster > 20:
        axes.set(xscale="log", xlabel="seconds, each line ten times the last", xlim=(min(values) / 5, max(values) * 20))
    else:
        axes.set_xlim(0, max(values) * 1.3)
    for i, value in enumerate(values):
        text = f"{value:,.0f} s" if value >= 10 else f"{value:.2g} s" if value >= 1 else f"{1000 * value:.3g} ms"
        axes.text(value, i, f" {text}", va="center")
    axes.invert_yaxis()
    if guess is not None:
        axes.axvline(values[0] / guess, color=figures.GREY, linestyle=":", linewidth=2, label=f"your guess: {guess:g}×")
        axes.legend(loc="lower right")
    told = f"more than {at_least:g} times" if faster > at_least else f"on this machine not {at_least:g} times"
    ending = "" if guess is None else f" {figures.guessed(guess, 'g')}"
    figures.show(figure, f"{title}: {names[-1]} is {told} faster.{ending}")


def show_factoring() -> None:
    """Work to factor n against its length: trying numbers, and the best known method."""
    bits = np.arange(32, 3200, 16)
    figure, axes = figures.new_figure(7, 3.6)
    trial = bits / 2 - 2  # log2 of how many odd numbers below the square root
    axes.plot(bits, trial, color=figures.ORANGE, linestyle="--", label="trying odd numbers, as you did")
    axes.plot(bits, [number_field_sieve(b) for b in bits], color=figures.BLUE, label="best known method (estimate)")
    day = math.log2(1e9 * 86_400)
    axes.axhline(day, color=figures.GREY, linestyle=":", label="one processor core, one day")
    for length, strength in ((1024, 80), (2048, 112), (3072, 128)):
        axes.plot(length, strength, "o", color=figures.RED)
        axes.annotate(f"{length:,}", (length, strength), textcoords="offset points", xytext=(6, -14))
    axes.plot([], [], "o", color=figures.RED, label="security by NIST SP 800-57")
    axes.set(title="Every bit counts", xlabel="length of n in bits", ylabel="steps, as a power of 2", ylim=(0, 200))
    axes.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)
    figures.show(
        figure,
        "Steps to factor n, as a power of 2. Trying odd numbers: 2 to the power of half the length. The best known "
        "method takes fewer, but NIST counts 80 bits of security at 1,024 bits, 112 at 2,048 and 128 at 3,072.",
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
