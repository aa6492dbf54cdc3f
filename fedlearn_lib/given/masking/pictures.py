"""The figures of chapters 11 and 12, handed out by `figures`.

Masks differ from run to run, so no sentence here tells one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from .. import figures
from ..network import Network
from ..tables import Table
from ..words import joined


def draw_numbers(axes, numbers: np.ndarray, title: str) -> None:
    """Sixty-four numbers of the clock as a picture: small ones as ink, others as what they are, noise."""
    if is_small(numbers):
        sizes = _sizes(numbers)
        shades = sizes / (16 * max(1, round(float(sizes.max()) / 16)))
    else:
        shades = np.asarray(numbers).astype(np.int64) % 2**32 / 2**32
    figures.draw_digit(axes, np.clip(shades, 0, 1), title)


def kind_of(numbers: np.ndarray) -> str:
    """What numbers of the clock are, in words."""
    if not is_small(numbers):
        return "noise"
    signed = (np.asarray(numbers).astype(np.int64) + 2**31) % 2**32 - 2**31
    return f"numbers from {signed.min()} to {signed.max()}" if np.any(signed) else "all 0"


def is_small(numbers: np.ndarray) -> bool:
    """Whether numbers of the clock, read as signed ones, are all below 1000 in size; 64 random ones never are."""
    return bool(_sizes(numbers).max() < 1000)


def _sizes(numbers: np.ndarray) -> np.ndarray:
    """How large numbers of the clock are, read as signed ones: how far they stand from 0."""
    numbers = np.asarray(numbers).astype(np.int64) % 2**32
    return np.minimum(numbers, 2**32 - numbers)


def same(one: np.ndarray, other: np.ndarray) -> int:
    """How many numbers agree, on the clock of 2**32 hours."""
    return int((np.asarray(one).astype(np.uint32) == np.asarray(other).astype(np.uint32)).sum())


def show_sums(vectors: Mapping[str, np.ndarray]) -> None:
    """What comes out of a sum: a picture, or noise."""
    figure, axes = figures.new_figure(1.9 * len(vectors) + 0.6, 2.0, 1, len(vectors), squeeze=False)
    for cell, (name, numbers) in zip(axes[0], vectors.items(), strict=True):
        draw_numbers(cell, numbers, name)
    figures.show(figure, "; ".join(f"{name}: {kind_of(numbers)}" for name, numbers in vectors.items()) + ".")


# ---- chapter 11 -----------------------------------------------------------------------------------


def show_two(pictures: Sequence[np.ndarray], messages: Sequence[np.ndarray], total: np.ndarray) -> None:
    """Two pictures, their masked messages, and the sum of the messages."""
    figure, axes = figures.new_figure(9, 2.0, 1, 5)
    titles = ["one", "the other", "one + mask", "other − mask", "sum of messages"]
    told = []
    for cell, numbers, title in zip(axes, [*pictures, *messages, total], titles, strict=True):
        draw_numbers(cell, numbers, title)
        told.append(f"{title}: {kind_of(numbers)}")
    right = same(total, pictures[0] + pictures[1])
    figures.show(
        figure, f"{'; '.join(told)}. {right} of its {len(total)} numbers are those of the two pictures together."
    )


def show_stretched(masks: Mapping[str, np.ndarray], guess) -> None:
    """Two masks, and what a mask minus itself is.

    Args:
        masks: title → numbers; the first two are compared.
        guess: how many of their numbers agree.
    """
    first, second, *_ = masks.values()
    guess = figures.as_number(guess, 0, len(first))
    figure, axes = figures.new_figure(1.9 * len(masks) + 2.6, 2.0, 1, len(masks) + 1, squeeze=False)
    for cell, (name, numbers) in zip(axes[0], masks.items(), strict=False):
        draw_numbers(cell, numbers, name)
    _draw_count(axes[0][-1], same(first, second), len(first), "the same", guess, "numbers")
    told = "; ".join(f"{name}: {kind_of(numbers)}" for name, numbers in masks.items())
    one, other, *_ = masks
    figures.show(
        figure,
        f"{told}. “{one}” and “{other}” have {same(first, second)} of {len(first)} numbers in common. "
        f"{figures.guessed(guess, 'g')}",
    )


def show_who_sees(network: Network, parties: Iterable[str], things: Mapping[str, Iterable]) -> None:
    """What parties had in their hands: for each kind of thing, how many different ones.

    Args:
        network: over which everything went.
        parties: their names.
        things: kind → all that there are of it, bytes or arrays.
    """
    rows, kinds = [], {kind: {_as_bytes(thing) for thing in all_of} for kind, all_of in things.items()}
    for party in parties:
        had = {_as_bytes(message.content) for message in network.seen_by(party)}
        rows.append([party, *(f"{len(had & all_of)} of {len(all_of)}" for all_of in kinds.values())])
    Table("What they had in their hands", ["party", *kinds], rows, f"{len(network.transcript)} messages.").show()


def _as_bytes(thing) -> bytes:
    return thing if isinstance(thing, bytes) else np.asarray(thing).astype(np.uint32).tobytes()


def show_missing(total: np.ndarray, expected: np.ndarray, guess) -> None:
    """The sum when one client is missing, beside the sum of those who are there, and how many pixels are right."""
    guess = figures.as_number(guess, 0, len(expected))
    figure, axes = figures.new_figure(6.4, 2.2, 1, 3, width_ratios=[1, 1, 1.6])
    draw_numbers(axes[0], expected, "what it should be")
    draw_numbers(axes[1], total, "what came out")
    right = same(total, expected)
    _draw_count(axes[2], right, len(expected), "right", guess)
    figures.show(
        figure,
        f"One client's message is missing. What it should be: {kind_of(expected)}; what came out: {kind_of(total)}. "
        f"{right} of {len(expected)} pixels are right. {figures.guessed(guess, 'g')}",
    )


def _draw_count(axes, count: int, of: int, what: str, guess: float | None, things: str = "pixels") -> None:
    """How many of some things, beside a guess."""
    bars = {what: count} if guess is None else {what: count, "your guess": guess}
    axes.barh(list(bars), list(bars.values()), color=[figures.BLUE, figures.GREY][: len(bars)], height=0.5)
    for place, value in enumerate(bars.values()):
        axes.text(value + 0.03 * of, place, f"{value:g}", va="center")
    axes.set(xlim=(0, 1.2 * of), ylim=(len(bars) - 0.4, -0.6), xlabel=f"{things} of {of}", xticks=[0, of / 2, of])


# ---- chapter 12 -----------------------------------------------------------------------------------


def show_line(secret: int, slope: int, ids: Sequence[int]) -> None:
    """A secret as the height of a line at 0, its shares; and what somebody knows who has one of them."""
    figure, (left, right) = figures.new_figure(8.6, 3.4, 1, 2, sharey=True)
    x = np.linspace(0, max(ids) + 0.4)
    shares = {i: secret + slope * i for i in ids}
    left.plot(x, secret + slope * x, color=figures.BLUE)
    left.plot(list(shares), list(shares.values()), "o", color=figures.BLUE, markersize=8, label="shares")
    for i, share in shares.items():
        left.annotate(f"{share}", (i, share), textcoords="offset points", xytext=(8, -12))
    known = ids[0]
    others = [secret - 4, secret - 2, secret, secret + 2, secret + 4]
    for i, other in enumerate(others):
        right.plot(x, other + (shares[known] - other) / known * x, color=figures.GREY, linestyle=figures.LINES[i])
        right.plot(0, other, "*", color=figures.RED, markersize=12, clip_on=False)
    right.plot(known, shares[known], "o", color=figures.BLUE, markersize=8, label="the share you hold")
    left.plot(0, secret, "*", color=figures.RED, markersize=12, clip_on=False, label="secret")
    left.set(title=f"The line {secret} + {slope}x", ylabel="height")
    right.set(title="With one share: which line?")
    for cell in (left, right):
        cell.set(xlabel="x", xticks=range(max(ids) + 1), ylim=(0, secret + slope * max(ids) + 2))
        cell.legend(loc="lower right")
    figures.show(
        figure,
        f"Left: the line {secret} + {slope}x. At 0 it is {secret}, the secret; the shares at "
        f"{joined(shares)} are {joined(shares.values())}. Right: through the share {shares[known]} at {known} alone go "
        f"lines from every height at 0; drawn are those from {joined(others)}.",
    )


def count_pairs(split_secret: Callable, secret: int, prime: int, times: int) -> dict[tuple[int, int], int]:
    """How often each pair of values of the first two shares occurs, with threshold 3."""
    counts = Counter()
    for _ in range(times):
        shares = split_secret(secret, 3, 3, prime=prime)
        counts[shares[0][1], shares[1][1]] += 1
    return {(a, b): counts[a, b] for a in range(prime) for b in range(prime)}


def show_pairs(counts: Mapping[int, Mapping[tuple[int, int], int]], guess, draw: Sequence[int] = (2, 5)) -> None:
    """How often each pair of two shares occurs, a panel for each of a few secrets.

    Args:
        counts: secret → pair → how often, as `count_pairs` gives it, of every secret.
        guess: how many secrets a pair leaves possible.
        draw: the secrets of the panels.
    """
    guess = figures.as_number(guess, 0, len(counts))
    pairs = next(iter(counts.values()))
    prime = max(a for a, _ in pairs) + 1
    figure, axes = figures.new_figure(3.4 * len(draw), 3.0, 1, len(draw))
    every = [times for by_pair in counts.values() for times in by_pair.values()]
    for cell, secret in zip(axes, draw, strict=True):
        image = np.array([[counts[secret][a, b] for b in range(prime)] for a in range(prime)])
        shown = cell.imshow(image, vmin=0, vmax=max(every), cmap="viridis")
        cell.set(title=f"secret {secret}", xlabel="share 2", ylabel="share 1", xticks=range(prime), yticks=range(prime))
        cell.grid(False)
    figure.colorbar(shown, ax=list(axes), label="times")
    possible = [sum(by_pair[pair] > 0 for by_pair in counts.values()) for pair in pairs]
    left = f"{min(possible)}" if min(possible) == max(possible) else f"{min(possible)} to {max(possible)}"
    figures.show(
        figure,
        f"Each of the {len(pairs)} pairs of two shares leaves {left} of {len(counts)} secrets possible. "
        f"{figures.guessed(guess, 'g')} For every secret a pair comes {np.mean(every):.0f} times on average: the "
        f"rarest {min(every)} times, the most frequent {max(every)} times.",
    )


def show_late(read: Mapping[str, np.ndarray], truth: np.ndarray, guess) -> None:
    """What the server reads of a late message, and how many pixels of it are right.

    Args:
        read: title → what was read; the guess is about the first.
    """
    guess = figures.as_number(guess, 0, len(truth))
    figure, axes = figures.new_figure(1.9 * len(read) + 4.2, 2.2, 1, len(read) + 2, squeeze=False)
    for cell, (name, numbers) in zip(axes[0], [("the client's update", truth), *read.items()], strict=False):
        draw_numbers(cell, numbers, name)
    first = next(iter(read))
    _draw_count(axes[0][-1], same(read[first], truth), len(truth), first, guess)
    told = "; ".join(f"{name}: {same(numbers, truth)} of {len(truth)}" for name, numbers in read.items())
    figures.show(figure, f"Pixels that a curious server reads of a late message, {told}. {figures.guessed(guess, 'g')}")
