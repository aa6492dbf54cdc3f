"""The figures of chapters 11 to 13: those of whole rounds, with the widget, and what `pictures` draws.

Masks differ from run to run, so no sentence here tells one.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import ipywidgets
import numpy as np
from matplotlib.patches import Rectangle
from matplotlib.ticker import MultipleLocator

from .. import figures
from ..refused import Refused
from ..tables import Table
from ..widgets import explore
from .cohort import Cohort
from .messages import INBOX, OUTBOX, size_of
from .pictures import (
    count_pairs,
    draw_numbers,
    kind_of,
    same,
    show_late,
    show_line,
    show_missing,
    show_pairs,
    show_stretched,
    show_sums,
    show_two,
    show_who_sees,
)
from .rules import STAGES

__all__ = [
    "count_pairs", "explore_dropouts", "show_bytes", "show_found", "show_late", "show_line", "show_missing",
    "show_neighbours", "show_outcomes", "show_pairs", "show_rounds", "show_small_sum", "show_stages", "show_stretched",
    "show_sums", "show_thresholds", "show_times", "show_too_few", "show_training", "show_two", "show_who_sees",
]  # fmt: skip

def show_rounds(read: Mapping[int, np.ndarray], sent: Mapping[int, np.ndarray], key: str, guess=None) -> None:
    """What was read of one client's past rounds, and with which key."""
    number = figures.as_number(guess, 0, len(sent)) if guess is not None else None
    figure, axes = figures.new_figure(1.2 * len(read) + 0.4, 1.7, 1, len(read), squeeze=False)
    for cell, (round_id, numbers) in zip(axes[0], read.items(), strict=True):
        draw_numbers(cell, numbers, f"round {round_id}")
    exact = sum(np.array_equal(read[round_id], sent[round_id]) for round_id in sent)
    told = "" if guess is None else f" {figures.guessed(number, 'g')}"
    figures.show(
        figure, f"With {key}, a curious server reads {exact} of the client's {len(sent)} earlier updates exactly.{told}"
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


def show_outcomes(outcomes: Mapping[str, Mapping[int, int | None]], guess) -> None:
    """What rounds gave, by the stage from which clients were gone and by how many they were.

    Args:
        outcomes: stage → how many vanish → how many clients the exact sum holds; None if it was not exact.
        guess: of the last cell.
    """
    guess = figures.as_number(guess, 0, 1000)
    numbers = list(next(iter(outcomes.values())))
    rows = [
        [stage, *("✗ wrong" if count is None else f"✓ sum of {count}" for count in by_number.values())]
        for stage, by_number in outcomes.items()
    ]
    exact = sum(count is not None for by_number in outcomes.values() for count in by_number.values())
    stage, last = list(outcomes)[-1], list(outcomes.values())[-1][numbers[-1]]
    Table(
        "Clients vanish before they finish a stage", ["gone from", *(f"{n} vanish" for n in numbers)], rows,
        f"{exact} of {len(rows) * len(numbers)} sums are exact, number by number. When {numbers[-1]} are gone from "
        f"{stage} on, {last} clients are in the sum. {figures.guessed(guess, 'g')}",
    ).show()  # fmt: skip


def explore_dropouts(run: Callable[[int, str], tuple], cohort: Cohort) -> None:
    """Let clients vanish: which shares are collected then, and what the server reads.

    Args:
        run: number of vanished clients, the stage from which they are gone → what `play_round` returns.
        cohort: with which it plays.
    """
    clients = cohort.rules.clients

    def draw(vanished, stage):
        try:
            _, result, transcript = run(vanished, stage)
        except Refused as refusal:
            result, transcript = refusal, cohort.transcript
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
            draw_numbers(right, result.sums[:-1], f"sum of {len(result.survivors)}")
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


# ---- training, and attacks ------------------------------------------------------------------------


def show_training(curves: Mapping[str, Sequence[float]]) -> None:
    """Two learning curves, in the clear and under masks, and how far they are apart."""
    figure, axes = figures.new_figure(6.5, 3.2)
    for i, (name, values) in enumerate(curves.items()):
        axes.plot(
            values, label=name, color=figures.COLOURS[i], linestyle=figures.LINES[i], marker=figures.MARKERS[i],
            markersize=9 - 4 * i, linewidth=3 - 1.5 * i,
        )  # fmt: skip
    first, second = curves.values()
    apart = max(abs(a - b) for a, b in zip(first, second, strict=True))
    rounds = len(first) - 1
    ends = ", ".join(f"{name} {values[-1]:.1%}" for name, values in curves.items())
    axes.set(title=f"After {rounds} rounds: {ends}", xlabel="round", ylabel="test accuracy")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.yaxis.set_major_locator(MultipleLocator(0.05))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.legend(loc="lower right")
    figures.show(
        figure,
        f"Test accuracy, {first[0]:.1%} before; after {rounds} rounds {ends}. Where the curves are farthest apart, it "
        f"is by {100 * apart:.2f} percentage points.",
    )


def show_found(found: Mapping[str, float], victims: int, guess) -> None:
    """How many people chapter 4's attack finds again.

    Args:
        found: in what → how many; names that begin with "luck" are floors, and the guess is about the one before them.
        victims: how many there are.
        guess: a number of victims.
    """
    guess = figures.as_number(guess, 0, victims)
    bars = dict(found) if guess is None else {**found, "your guess, for the sum": guess}
    figure, axes = figures.new_figure(7.5, 0.9 + 0.36 * len(bars))
    colours = [figures.GREY if name.startswith(("luck", "your")) else figures.BLUE for name in bars]
    axes.barh(list(bars), list(bars.values()), color=colours, height=0.55)
    for i, count in enumerate(bars.values()):
        axes.text(count + 0.6, i, f"{count:.2f}".rstrip("0").rstrip("."), va="center")
    axes.set(title="Whom a curious server finds with chapter 4's attack", xlabel=f"people found, of {victims}")
    axes.set(xlim=(0, 1.1 * victims))
    axes.invert_yaxis()
    told = "; ".join(f"{name}: {count:.2f}".removesuffix(".00") for name, count in found.items())
    figures.show(
        figure,
        f"Of {victims} people a curious server finds, with chapter 4's attack: {told}. {figures.guessed(guess, 'g')}",
    )


def show_thresholds(
    outcomes: Mapping[int, Mapping[int, str]], unsigned: Mapping[int, Mapping[int, str]], clients: int
) -> None:
    """What a server gets that tells two stories, by threshold and corrupt clients; 'read' or 'refused'.

    Args:
        outcomes: threshold → corrupt clients → what happened.
        unsigned: the same without signatures and without the stage *agree*.
    """
    corrupts = list(next(iter(outcomes.values())))
    rows = [
        [str(t), *("✗ reads the victim" if by[c] == "read" else "✓ refused" for c in corrupts), str(clients - t)]
        for t, by in outcomes.items()
    ]
    agree = sum((2 * t > clients + c) == (by[c] == "refused") for t, by in outcomes.items() for c in corrupts)
    equal = sum(by[c] == unsigned[t][c] for t, by in outcomes.items() for c in corrupts)
    cells = len(outcomes) * len(corrupts)
    Table(
        f"{clients} clients; a server that lies tells two stories, with corrupt clients on its side",
        ["threshold t", *(f"{c} corrupt" for c in corrupts), "may vanish"],
        rows,
        f"2t > n + corrupt says the same in {agree} of {cells} cells. Without signatures and the stage agree, "
        f"{equal} of {cells} cells are as here.",
    ).show()


def show_small_sum(read: np.ndarray, truth: np.ndarray, clients: int, threshold: int, guess) -> None:
    """A sum of fewer clients than the threshold, which a lying server opened."""
    guess = figures.as_number(guess, 1, 1000)
    figure, axes = figures.new_figure(6.6, 2.2, 1, 3, width_ratios=[1, 1, 1.8])
    draw_numbers(axes[0], truth, f"true sum of {clients}")
    draw_numbers(axes[1], read, "what the server reads")
    bars = {"clients in it": clients, "threshold": threshold} | ({} if guess is None else {"your guess": guess})
    axes[2].barh(list(bars), list(bars.values()), color=[figures.RED, figures.BLUE, figures.GREY][: len(bars)])
    for i, count in enumerate(bars.values()):
        axes[2].text(count + 0.2, i, f"{count:g}", va="center")
    axes[2].set(xlim=(0, 1.25 * max(bars.values())), xlabel="clients")
    axes[2].invert_yaxis()
    figures.show(
        figure,
        f"A server that lies reads a sum of {clients} clients where the threshold is {threshold}: {kind_of(read)}, "
        f"{same(read, truth)} of {len(truth)} pixels right. {figures.guessed(guess, 'g')}",
    )


# ---- cost, neighbours -----------------------------------------------------------------------------


def show_bytes(sizes: Mapping[str, float], guess) -> None:
    """Bytes a parameter that one client sends up, by method; the guess is about the first with masks."""
    guess = figures.as_number(guess, 0, 1000)
    bars = dict(sizes) if guess is None else {**sizes, "your guess": guess}
    figure, axes = figures.new_figure(7, 0.8 + 0.34 * len(bars))
    colours = [figures.BLUE if name.startswith("masks") else figures.GREY for name in bars]
    axes.barh(list(bars), list(bars.values()), color=colours, height=0.6)
    for i, size in enumerate(bars.values()):
        axes.text(size + 0.05, i, f"{size:.2f}", va="center")
    plain, masks = sizes["plain, 32-bit floats"], next(size for name, size in sizes.items() if name.startswith("masks"))
    axes.set(title=f"Masks cost {masks - plain:.2f} bytes a parameter", xlabel="bytes a parameter, one client's upload")
    axes.set(xlim=(0, 1.1 * max(bars.values())))
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {size:.2f}" for name, size in sizes.items())
    figures.show(figure, f"Bytes a parameter of one client's upload. {told}. {figures.guessed(guess, 'g')}")


def show_times(title: str, seconds: Mapping[str, float]) -> None:
    """Times side by side, and how many times faster the last is than the first."""
    names, values = list(seconds), list(seconds.values())
    factor = values[0] / values[-1]
    figure, axes = figures.new_figure(7, 0.75 + 0.45 * len(names))
    axes.barh(names, values, color=[figures.GREY, figures.BLUE], height=0.55)
    for i, value in enumerate(values):
        axes.text(value, i, f" {value:.2g} s", va="center")
    axes.set(title=f"{title}: {factor:.0f} times as fast with {names[-1]}", xlabel="seconds of processor time")
    axes.set_xlim(0, 1.15 * max(values))
    axes.invert_yaxis()
    told = ", ".join(f"{name} took {value:.2g} s" for name, value in seconds.items())
    figures.show(figure, f"{title}, on this machine: {told}; that is {factor:.0f} times as fast.")


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
    if guess is not None:
        axes.axhline(guess / 100, color=figures.GREY, linestyle=":", linewidth=2, label=f"your guess: {guess:g} %")
        axes.legend(loc="center left")
    axes.set(title="The higher the threshold, the more often too few are left", ylim=(-0.03, 1.03))
    axes.set(xlabel=f"threshold t among {neighbours} neighbours", ylabel="neighbourhoods with too few")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    told = ", ".join(
        f"{chance:.0%} at t = {t}" if chance > 0.005 else f"{chance * 1e6:.0f} in a million at t = {t}"
        for t, chance in chances.items()
        if t in (51, 67)
    )
    figures.show(figure, f"Neighbourhoods with too few survivors: {told}. {figures.guessed(guess, 'g')}")
