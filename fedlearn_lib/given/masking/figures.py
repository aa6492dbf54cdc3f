"""The figures and the widget of chapter 11. Masks differ from run to run, so no sentence here tells one."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import ipywidgets
import numpy as np
from matplotlib.patches import Rectangle

from .. import figures
from ..refused import Refused
from ..tables import Table
from ..widgets import explore
from .messages import INBOX, OUTBOX, size_of
from .rules import STAGES


def _draw_numbers(axes, numbers: np.ndarray, title: str) -> None:
    """Sixty-four ring numbers as a picture: small ones as ink, others as what they are, noise."""
    if is_small(numbers):
        sizes = _sizes(numbers)
        shades = sizes / (16 * max(1, round(float(sizes.max()) / 16)))
    else:
        shades = np.asarray(numbers).astype(np.int64) % 2**32 / 2**32
    figures.draw_digit(axes, np.clip(shades, 0, 1), title)


def show_two(pictures: Sequence[np.ndarray], messages: Sequence[np.ndarray], total: np.ndarray) -> None:
    """Two pictures, their masked messages, and the sum of the messages."""
    figure, axes = figures.new_figure(9, 2.0, 1, 5)
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
        kind = "nothing" if not np.any(numbers) else "numbers of a picture" if is_small(numbers) else "noise"
        told.append(f"{name}: {kind}")
    figures.show(figure, "; ".join(told) + ".")


def is_small(numbers: np.ndarray) -> bool:
    """Whether ring numbers, read as signed ones, are all below 1000 in size; 64 random ones never are."""
    return bool(_sizes(numbers).max() < 1000)


def _sizes(numbers: np.ndarray) -> np.ndarray:
    """How large ring numbers are, read as signed ones: how far they stand from 0 on the clock."""
    numbers = np.asarray(numbers).astype(np.int64) % 2**32
    return np.minimum(numbers, 2**32 - numbers)


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


def show_missing(total: np.ndarray, expected: np.ndarray, guess) -> None:
    """The sum when one client is missing, beside the sum of those who are there, and how many pixels are right."""
    guess = figures.as_number(guess, 0, len(expected))
    figure, axes = figures.new_figure(6.4, 2.2, 1, 3, width_ratios=[1, 1, 1.6])
    _draw_numbers(axes[0], expected, "what it should be")
    _draw_numbers(axes[1], total, "what came out")
    right = int((np.asarray(total).astype(np.uint32) == np.asarray(expected).astype(np.uint32)).sum())
    bars = {"right": right} if guess is None else {"right": right, "your guess": guess}
    axes[2].barh(list(bars), list(bars.values()), color=[figures.BLUE, figures.GREY][: len(bars)], height=0.5)
    for place, count in enumerate(bars.values()):
        axes[2].text(count + 1, place, f"{count:g}", va="center")
    axes[2].set(xlim=(0, 1.12 * len(expected)), xlabel=f"pixels of {len(expected)}")
    axes[2].invert_yaxis()
    most = 2  # each one is right by chance once in 2**32 times
    told = f"at most {most}" if right <= most else str(right)
    figures.show(
        figure,
        f"One client's message is missing, and the whole sum is noise: {told} of {len(expected)} pixels are right. "
        f"{figures.guessed(guess, 'g')}",
    )


def show_rounds(read: Mapping[int, np.ndarray], sent: Mapping[int, np.ndarray], guess) -> None:
    """What was read of one client's past rounds."""
    guess = figures.as_number(guess, 0, len(sent))
    figure, axes = figures.new_figure(1.2 * len(read) + 0.4, 1.7, 1, len(read), squeeze=False)
    for cell, (round_id, numbers) in zip(axes[0], read.items(), strict=True):
        _draw_numbers(cell, numbers, f"round {round_id}")
    exact = sum(np.array_equal(read[round_id], sent[round_id]) for round_id in sent)
    figures.show(
        figure,
        f"The key of one client was recovered in round {max(sent) + 1}: {exact} of its {len(sent)} earlier updates are "
        f"read exactly. {figures.guessed(guess, 'g')}",
    )


# ---- a whole round ------------------------------------------------------------------------------

# What a field of a message is, in plain words; None: everybody knows it anyhow.
FIELDS = {
    "mask_key": "public mask key", "mask_keys": "public mask keys", "channel_key": "public channel key",
    "channel_keys": "public channel keys", "sealed": "sealed shares", "masked": "masked update",
    "weights": "the model", "survivors": "who survived", "seed_shares": "shares of self seeds",
    "key_shares": "shares of mask keys", "dropped": "who vanished", "signature": "signature",
    "signatures": "signatures", "seed_check": "fingerprint of the self seed", "ids": None, "id": None, "round": None,
}  # fmt: skip
OPENS = {
    "advertise": "nothing", "share": "nothing: it has no key", "mask": "noise", "agree": "nothing",
    "unmask": "survivors' self masks, keys of the vanished: the sum",
}  # fmt: skip


def stage_of(message: Mapping) -> str:
    """To which stage a message belongs, by its fields."""
    kinds = ((stage, set(fields)) for kind in (INBOX, OUTBOX) for stage, fields in kind.items())
    return next(stage for stage, fields in kinds if fields == set(message) - {"signature"})


def show_stages(transcript: Sequence, server: str = "server") -> None:
    """What went to and from the clients in each stage of a round, and what the server can read of it."""
    sent = {stage: (set(), set()) for stage in STAGES}
    size = Counter()
    for message in transcript:
        stage, up = stage_of(message.content), message.sender != server
        sent[stage][up].update(FIELDS[name] for name in message.content)
        size[stage, up] += size_of(message.content)
    clients = len({message.sender for message in transcript} - {server})

    def cell(stage, up):
        words = sorted(sent[stage][up] - {None})
        return f"{', '.join(words) or 'the request'} ({size[stage, up] / clients:,.0f} B)"

    rows = [[stage, cell(stage, False), cell(stage, True), OPENS[stage]] for stage in STAGES if sent[stage][True]]
    footer = f"{len(transcript)} messages, {clients} clients; bytes a client."
    Table(
        "What the server had in its hands", ["stage", "server → client", "client → server", "it learns"], rows, footer
    ).show()


def show_outcomes(outcomes: Mapping[str, Mapping[int, str]]) -> None:
    """What a round gave, by the stage from which clients were gone and by how many they were.

    Args:
        outcomes: stage → per cent of the clients → one word.
    """
    percents = list(next(iter(outcomes.values())))
    rows = [[stage, *by_percent.values()] for stage, by_percent in outcomes.items()]
    Table(
        "Clients vanish before they finish a stage", ["gone from", *(f"{p} %" for p in percents)], rows,
        f"{sum(row.count('exact') for row in rows)} of {len(rows) * len(percents)} rounds gave the exact sum of all "
        "whose masked update had arrived.",
    ).show()  # fmt: skip


def explore_dropouts(run: Callable[[int, str], tuple], clients: int) -> None:
    """Let clients vanish: which shares are collected then, and what the server reads.

    Args:
        run: number of vanished clients, the stage from which they are gone → (result, transcript), a `MaskedResult`
            and a `Transcript`; or the `Refused` and the transcript so far.
        clients: how many there are.
    """

    def draw(vanished, stage):
        result, transcript = run(vanished, stage)
        figure = figures.empty_figure(8.6, 2.8)
        left, right = figure.subplots(1, 2, width_ratios=[2.6, 1])
        shares = Counter()
        for message in transcript:
            reply = message.content
            if "seed_shares" in reply:
                shares.update(("self seed", k) for k in reply["survivors"])
                shares.update(("mask key", k) for k in reply["dropped"])
        for row, (what, colour) in enumerate([("mask key", figures.RED), ("self seed", figures.GREEN)]):
            counts = [shares[what, k] for k in range(1, clients + 1)]
            for k, count in enumerate(counts, start=1):
                left.add_patch(Rectangle((k - 0.45, row - 0.4), 0.9, 0.8, facecolor=colour if count else "#eeeeee"))
                left.text(k, row, str(count), ha="center", va="center", color="white" if count else figures.GREY)
        left.set(xlim=(0.4, clients + 0.6), ylim=(-0.55, 1.55), xlabel="client", xticks=range(1, clients + 1))
        left.set(yticks=[0, 1], yticklabels=["mask key", "self seed"])
        left.set_title("Shares that the server collects", fontsize=11)
        left.grid(False)
        both = sum(shares["self seed", k] > 0 < shares["mask key", k] for k in range(1, clients + 1))
        refused = isinstance(result, Refused)
        if refused:
            right.axis("off")
            right.text(0.5, 0.5, "refused", ha="center", va="center", fontsize=14, color=figures.RED)
        else:
            _draw_numbers(right, result.sums[:-1], f"sum of {len(result.survivors)}")
        told = str(result).split(" (")[0] if refused else f"The sum of {len(result.survivors)} updates comes out"
        return figure, (
            f"{vanished} of {clients} clients are gone from the stage “{stage}” on. {told}. "
            f"Shares of {sum(k == 'self seed' for k, _ in shares)} self seeds and "
            f"{sum(k == 'mask key' for k, _ in shares)} mask keys came, both of one client: {both}."
        )

    slider = ipywidgets.IntSlider(
        2, 0, clients - 1, description="vanish", continuous_update=False, layout={"width": "28em"}
    )
    stages = ipywidgets.Dropdown(options=list(STAGES), value="mask", description="from stage")
    explore(draw, vanished=slider, stage=stages)


# ---- thresholds, neighbours, cost ---------------------------------------------------------------


def show_thresholds(outcomes: Mapping[int, Mapping[int, str]], clients: int) -> None:
    """What a server gets that tells two stories, by threshold and corrupt clients; 'read' or 'refused'."""
    corrupts = list(next(iter(outcomes.values())))
    rows = [
        [str(t), *("✗ reads the victim" if by_corrupt[c] == "read" else "refused" for c in corrupts), str(clients - t)]
        for t, by_corrupt in outcomes.items()
    ]
    agree = sum((2 * t > clients + c) == (by[c] == "refused") for t, by in outcomes.items() for c in corrupts)
    Table(
        f"{clients} clients; the server tells two stories, to signatures and all",
        ["threshold t", *(f"{c} corrupt" for c in corrupts), "may vanish"],
        rows,
        f"2t > n + corrupt says the same in {agree} of {len(outcomes) * len(corrupts)} cells.",
    ).show()


def show_neighbours(found: Mapping[int, tuple[int, int]]) -> None:
    """How many neighbours it takes, against the number of clients."""
    figure, axes = figures.new_figure(6.5, 3.2)
    curves = {"everybody: n − 1": [n - 1 for n in found], "neighbours it takes: k": [k for k, _ in found.values()]}
    figures.draw_curves(axes, curves, x=list(found), markers=True)
    axes.set(title="A crowd does not need to know everybody", xlabel="clients n, powers of ten", xscale="log")
    axes.set(ylabel="others to share masks with", yscale="log")
    told = ", ".join(f"{k} (threshold {t}) of {n:,}" for n, (k, t) in found.items())
    figures.show(figure, f"Neighbours that it takes: {told}.")


def show_too_few(chances: Mapping[int, float], neighbours: int, guess) -> None:
    """How often a neighbourhood has too few survivors, by threshold."""
    guess = figures.as_number(guess, 0, 100)
    figure, axes = figures.new_figure(6.5, 3.2)
    axes.plot(list(chances), list(chances.values()), color=figures.BLUE, marker="o", markersize=4)
    figures.draw_guess(axes, None if guess is None else guess / 100)
    axes.set(title="A high threshold and many who vanish do not go together", ylim=(-0.03, 1.03))
    axes.set(xlabel=f"threshold t among {neighbours} neighbours", ylabel="neighbourhoods with too few")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    told = ", ".join(
        f"{chance:.0%} at t = {t}" if chance > 0.005 else f"{chance * 1e6:.0f} in a million at t = {t}"
        for t, chance in chances.items()
        if t in (51, 67)
    )
    figures.show(figure, f"Neighbourhoods with too few survivors: {told}. {figures.guessed(guess, 'g')}")


def show_bytes(sizes: Mapping[str, float]) -> None:
    """Bytes a parameter that one client sends up, by method."""
    figure, axes = figures.new_figure(7, 0.8 + 0.34 * len(sizes))
    colours = [figures.BLUE if name.startswith("masks") else figures.GREY for name in sizes]
    axes.barh(list(sizes), list(sizes.values()), color=colours, height=0.6)
    for i, size in enumerate(sizes.values()):
        axes.text(size + 0.05, i, f"{size:.1f}", va="center")
    axes.set(title="Masks cost hardly a byte", xlabel="bytes a parameter, one client's upload")
    axes.set(xlim=(0, 1.1 * max(sizes.values())))
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {size:.1f}" for name, size in sizes.items())
    figures.show(figure, f"Bytes a parameter of one client's upload. {told}.")
