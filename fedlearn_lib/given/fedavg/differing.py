"""The figures of chapter 2: what clients that differ do to a training, and what calms it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .. import figures, widgets
from ..tables import Table


def show_kinds(curves: Mapping[str, Sequence[float]], after: int, guess: float) -> None:
    """Learning curves of clients that are alike and clients that differ, and a guess of the latter."""
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(7, 3.4)
    figures.draw_curves(axes, curves)
    axes.axvline(after, color=figures.GREY, linewidth=0.8)
    axes.set(title="Clients that differ learn in jumps", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    figures.draw_guess(axes, guess)
    axes.legend(loc="lower right", fontsize=9)
    said = "; ".join(
        f"{name} {values[after]:.0%} after {after} rounds and {values[-1]:.0%} after {len(values) - 1}, moving by "
        f"{_jump(values[5:])} a round from round 5 on"
        for name, values in curves.items()
    )
    figures.show(figure, f"Test accuracy: {said}. {figures.guessed(guess)}")


def show_averaged_networks(counts: Sequence[int], averages: Mapping[str, Sequence[float]], guess: float) -> None:
    """Accuracy of the average of k networks, from one start and from different starts."""
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(6.5, 3.2)
    figures.draw_curves(axes, averages, x=counts, markers=True)
    axes.set(
        title="Average only what has a common start",
        xlabel="networks averaged",
        ylabel="test accuracy of the average",
        ylim=(0, 1),
        xticks=counts,
    )
    figures.draw_guess(axes, guess)
    axes.legend(loc="lower left", fontsize=9)
    (same, differing) = averages.values()
    figures.show(
        figure,
        f"The average of {counts[-1]} networks that began alike gets {same[-1]:.0%} right; of {counts[-1]} that "
        f"began differently {differing[-1]:.0%}, though each of them alone gets about {differing[0]:.0%}. "
        f"{figures.guessed(guess)}",
    )


def explore_alpha(y: np.ndarray, train: Callable, alphas: Sequence[float], value: float) -> None:
    """A slider over α: what the clients hold, and how the training goes.

    Args:
        y: all labels.
        train: α → (partition, metrics of every round).
        alphas: positions of the slider.
        value: the first one.
    """

    runs = {alpha: train(alpha) for alpha in alphas}  # first, so that the slider answers at once
    largest = max(len(rows) for partition, _ in runs.values() for rows in partition[:20])

    def draw(alpha):
        partition, metrics = runs[alpha]
        figure, (left, right) = figures.new_figure(9.2, 3.3, 1, 2, width_ratios=(1.2, 1))
        figures.draw_partition(left, y, partition)
        left.set(title=f"α = {alpha:g}: what 20 clients hold", ylim=(0, 1.05 * largest))
        left.legend(
            ncols=10, loc="upper center", bbox_to_anchor=(0.5, -0.2), fontsize=9,
            handlelength=0.8, handletextpad=0.3, columnspacing=0.8,
        )  # fmt: skip
        right.plot(metrics, color=figures.BLUE)
        right.set(title="Test accuracy", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
        kinds = np.mean([len(np.unique(y[rows])) for rows in partition])
        return figure, (
            f"α = {alpha:g}: a client holds {kinds:.1f} kinds of digits on average; over the last ten rounds the "
            f"accuracy is {np.mean(metrics[-10:]):.0%}, and from round 5 on it moves by {_jump(metrics[5:])} a round."
        )

    widgets.explore(draw, alpha=widgets.choice("α", [(f"{a:g}", a) for a in alphas], value))


def explore_epochs(train: Callable, epochs: Sequence[int], value: int) -> None:
    """A slider over the local epochs E: curves for IID clients and for clients with two kinds of digits.

    Args:
        train: E → dict name → metrics of every round.
        epochs: positions of the slider.
        value: the first one.
    """

    runs = {count: train(count) for count in epochs}

    def draw(local_epochs):
        curves = runs[local_epochs]
        rounds = len(next(iter(curves.values()))) - 1
        figure, axes = figures.new_figure(6.5, 3.2)
        figures.draw_curves(axes, curves)
        axes.set(title=f"E = {local_epochs} local epochs", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
        axes.legend(loc="lower right")
        ends = ", ".join(f"{name} {np.mean(values[-5:]):.0%}" for name, values in curves.items())
        return figure, f"E = {local_epochs}: accuracy over the last five of {rounds} rounds: {ends}."

    widgets.explore(draw, local_epochs=widgets.choice("E", list(epochs), value))


def show_drift(
    epochs: Sequence[int], each: Mapping[str, Sequence[float]], averaged: Sequence[float], guess: float
) -> None:
    """How good each client's own model is after local training, and the average of those that differ."""
    guess = figures.as_share(guess)
    *_, differing = each
    figure, axes = figures.new_figure(7, 3.4)
    lines = {f"{name}, each alone": values for name, values in each.items()}
    figures.draw_curves(axes, lines | {f"{differing}, averaged": averaged}, x=epochs, markers=True)
    axes.set(
        title="Left alone, a client forgets what it does not hold",
        xlabel="local epochs E",
        ylabel="test accuracy",
        xscale="log",
        ylim=(0, 1),
    )
    axes.set_xticks(list(epochs), [str(count) for count in epochs])
    axes.minorticks_off()
    figures.draw_guess(axes, guess)
    axes.legend(loc="lower left", fontsize=9)
    ends = "; ".join(f"{name} from {values[0]:.0%} to {values[-1]:.0%}" for name, values in each.items())
    figures.show(
        figure,
        f"Test accuracy of a client's own model after {epochs[0]} to {epochs[-1]} local epochs: {ends}. The average of "
        f"the {differing} goes from {averaged[0]:.0%} to {averaged[-1]:.0%}. {figures.guessed(guess)}",
    )


def show_momentum(runs: Mapping[str, tuple[float, float, Sequence[float]]], guess: str) -> None:
    """Four ways for the server to apply the average, each beside the first.

    Args:
        runs: name → momentum, server learning rate, metrics of every round; the plain way first.
        guess: the name of one of them.
    """
    if guess is not ... and guess not in runs:
        raise figures.NoGuess(f"Your guess is {guess!r}, but must be one of {', '.join(map(repr, runs))}.")
    figure, axes = figures.new_figure(9, 5, 2, 2, sharex=True, sharey=True)
    (*_, plain), last = next(iter(runs.values())), 10
    for i, (cell, (name, (momentum, rate, metrics))) in enumerate(zip(axes.flat, runs.items(), strict=True)):
        if i:
            cell.plot(plain, color=figures.GREY, alpha=0.5, linewidth=1, label="plain")
            cell.legend(loc="lower right", fontsize=9)
        cell.plot(metrics, color=figures.COLOURS[i])
        mine = "  (your guess)" if name == guess else ""
        cell.set_title(f"{name}: momentum {momentum:g}, rate {rate:g}{mine}", fontsize=10)
        cell.set(ylim=(0.4, 1), ylabel="" if i % 2 else "test accuracy", xlabel="round" if i > 1 else "")
    figure.suptitle("Is it the momentum, or the longer step?", x=0.02, ha="left", fontweight="bold", fontsize=12)
    said = "; ".join(f"{name} {_tail(metrics, last)}" for name, (_, _, metrics) in runs.items())
    best = max(runs, key=lambda name: np.mean(runs[name][2][-last:]))
    figures.show(
        figure,
        f"Accuracy over the last {last} of {len(plain) - 1} rounds, and how far it moves a round: {said}. Here "
        f"{best} is the best. {figures.guessed(None if guess is ... else guess, '')}",
    )


def show_tied(runs: Mapping[float, Sequence[float]]) -> None:
    """Training with FedProx.

    Args:
        runs: strength of the pull → metrics of every round; 0 is plain.
    """
    figure, axes = figures.new_figure(7, 3.2)
    curves = {f"strength {strength:g}" if strength else "plain": metrics for strength, metrics in runs.items()}
    figures.draw_curves(axes, curves)
    axes.set(title="Tied to the global weights (FedProx)", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    axes.legend(loc="lower right", fontsize=9)
    said = "; ".join(f"{name} {_tail(metrics, 10)}" for name, metrics in curves.items())
    figures.show(figure, f"Accuracy over the last 10 rounds, and how far it moves a round: {said}.")


PAPER_ROUNDS = {  # McMahan et al. 2017, Table 2: CNN on MNIST to 99 %, C = 0.1; (E, B) → IID, two-class shards
    (1, None): (626, 483),
    (5, None): (179, 1000),
    (1, 10): (34, 350),
    (5, 10): (20, 229),
    (20, 10): (18, 173),
}


def show_rounds(ours: Mapping[tuple[int, int | None], tuple[int | None, int | None]], target: float) -> None:
    """Rounds to a target beside the paper's.

    Args:
        ours: (E, B) → rounds on IID clients, on two-class shards, None where the target was not reached; (1, None)
            is the baseline.
        target: the test accuracy to reach.
    """
    rows = []
    for (epochs, batch), rounds in ours.items():
        cells = [str(epochs), "∞" if batch is None else str(batch)]
        for found, base in ((rounds, ours[1, None]), (PAPER_ROUNDS[epochs, batch], PAPER_ROUNDS[1, None])):
            cells += [_rounds(*pair) for pair in zip(found, base, strict=True)]
        rows.append(cells)
    Table(
        f"Rounds to {target:.0%} (how many times fewer than the first row)",
        ["E", "B", "ours, IID", "ours, 2 classes", "paper, IID", "paper, 2 classes"],
        rows,
        "Ours: softmax regression on digits, 50 clients, 10 a round, one seed. Paper: a convolutional network on "
        "MNIST, 99 %, 100 clients, 10 a round (McMahan et al. 2017, Table 2). Below 1×: slower than the first row.",
    ).show()


def _rounds(count: int | None, base: int | None) -> str:
    if not count:
        return "not reached"
    return f"{count} ({base / count:.1f}×)" if base else str(count)


def _jump(metrics: Sequence[float]) -> str:
    """How far a curve moves from round to round, on average."""
    return f"{100 * np.abs(np.diff(metrics)).mean():.1f} points"


def _tail(metrics: Sequence[float], last: int) -> str:
    return f"{100 * np.mean(metrics[-last:]):.1f} %, moving by {_jump(metrics[-last - 1:])}"
