"""The figures and the widget of chapter 6. Masks differ from run to run, so no sentence here tells one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import ipywidgets
import numpy as np

from . import figures
from .widgets import explore


def _draw_numbers(axes, numbers: np.ndarray, title: str) -> None:
    """Sixty-four ring numbers as a picture: small ones as ink, others as what they are, noise."""
    numbers = np.asarray(numbers)
    signed = numbers.astype(np.int64)
    signed = np.where(signed >= 2**31, signed - 2**32, signed)
    scale = 16.0 * max(1, round(float(np.abs(signed).max()) / 16)) if np.abs(signed).max() < 1000 else 2.0**31
    figures.draw_digit(axes, np.clip(np.abs(signed) / scale, 0, 1), title)


def show_two(pictures: Sequence[np.ndarray], messages: Sequence[np.ndarray], total: np.ndarray) -> None:
    """Two pictures, their masked messages, and the sum of the messages."""
    figure, axes = figures.new_figure(8, 1.9, 1, 5)
    titles = ["one", "the other", "one + mask", "other − mask", "sum of messages"]
    for cell, numbers, title in zip(axes, [*pictures, *messages, total], titles, strict=True):
        _draw_numbers(cell, numbers, title)
    exact = np.array_equal(total, pictures[0] + pictures[1])
    figures.show(figure, f"Two pictures, two messages that look like noise, and their sum. The sum is exact: {exact}.")


def show_sums(vectors: Mapping[str, np.ndarray]) -> None:
    """What comes out of a sum: a picture, or noise."""
    figure, axes = figures.new_figure(1.9 * len(vectors) + 0.6, 2.0, 1, len(vectors), squeeze=False)
    told = []
    for cell, (name, numbers) in zip(axes[0], vectors.items(), strict=True):
        _draw_numbers(cell, numbers, name)
        told.append(f"{name}: {'numbers of a picture' if is_small(numbers) else 'noise'}")
    figures.show(figure, "; ".join(told) + ".")


def is_small(numbers: np.ndarray) -> bool:
    """Whether ring numbers, read as signed ones, are all below 1000 in size; 64 random ones never are."""
    signed = np.asarray(numbers).astype(np.int64)
    signed = np.where(signed >= 2**31, signed - 2**32, signed)
    return bool(np.abs(signed).max() < 1000)


def count_pairs(split_secret: Callable, secret: int, prime: int, times: int) -> dict[tuple[int, int], int]:
    """How often each pair of values of the first two shares occurs, with threshold 3."""
    counts = Counter()
    for _ in range(times):
        shares = split_secret(secret, 3, 3, prime=prime)
        counts[shares[0][1], shares[1][1]] += 1
    return {(a, b): counts[a, b] for a in range(prime) for b in range(prime)}


def show_pairs(counts: Mapping[int, Mapping[tuple[int, int], int]]) -> None:
    """How often each pair of two shares occurs, one panel a secret."""
    figure, axes = figures.new_figure(3.4 * len(counts), 3.0, 1, len(counts))
    most = max(max(pairs.values()) for pairs in counts.values())
    for cell, (secret, pairs) in zip(axes, counts.items(), strict=True):
        prime = max(a for a, _ in pairs) + 1
        image = np.array([[pairs[a, b] for b in range(prime)] for a in range(prime)])
        shown = cell.imshow(image, vmin=0, vmax=most, cmap="viridis")
        cell.set(title=f"secret {secret}", xlabel="share 2", ylabel="share 1", xticks=range(prime), yticks=range(prime))
        cell.grid(False)
    figure.colorbar(shown, ax=list(axes), label="times")
    expected = sum(next(iter(counts.values())).values()) / len(next(iter(counts.values())))
    worst = max(abs(count / expected - 1) for pairs in counts.values() for count in pairs.values())
    figures.show(
        figure,
        f"With secret {' and '.join(map(str, counts))}, each of the 49 pairs of two shares occurs about equally often: "
        f"none is off by more than a third: {worst < 1 / 3}.",
    )


def explore_dropouts(run: Callable[[int], tuple[list[int], str, np.ndarray | None]], clients: int) -> None:
    """A slider over how many clients vanish: which shares are collected, and what the server reads.

    Args:
        run: number of vanished clients → (ids of the survivors, one sentence, the sum or None after a refusal).
        clients: how many there are.
    """

    def draw(vanished):
        survivors, told, total = run(vanished)
        figure = figures.empty_figure(8, 2.6)
        left, right = figure.subplots(1, 2, width_ratios=[2.4, 1])
        left.axis("off")
        for k in range(1, clients + 1):
            there = k in survivors
            colour = figures.GREEN if there else figures.RED
            left.text(k, 0.7, f"{k}", ha="center", va="center", bbox=dict(boxstyle="circle", fc="white", ec=colour))
            what = "self\nseed" if there else "mask\nkey"
            left.text(k, 0.3, what, ha="center", va="center", fontsize=9, color=colour)
        left.set(xlim=(0.3, clients + 0.7), ylim=(0, 1))
        left.set_title("recovered of each client", fontsize=10, fontweight="normal")
        if total is None:
            right.axis("off")
            right.text(0.5, 0.5, "refused", ha="center", va="center", fontsize=14, color=figures.RED)
        else:
            _draw_numbers(right, total, "sum of the survivors")
        return figure, f"{vanished} of {clients} clients vanish. {told}"

    slider = ipywidgets.IntSlider(
        2, 0, clients - 1, description="vanish", continuous_update=False, layout={"width": "28em"}
    )
    explore(draw, vanished=slider)
