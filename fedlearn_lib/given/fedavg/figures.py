"""The figures of chapter 1, a line each in its notebook."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .. import figures, widgets
from ..tables import Table


def show_digits(X: np.ndarray, y: np.ndarray, count: int = 10) -> None:
    """The first digits with their labels."""
    figures.digits(
        {"digit": X[:count]},
        titles=[str(label) for label in y[:count]],
        sentence=f"The first {count} of {len(X):,} handwritten digits, 8 × 8 pixels each, with their labels.",
    )


def show_partition(y: np.ndarray, partition: Sequence[np.ndarray], title: str) -> None:
    """Which digits the first clients hold."""
    figure, axes = figures.new_figure(7, 3)
    figures.draw_partition(axes, y, partition)
    axes.set_title(f"{title} (20 of {len(partition)} clients)")
    axes.legend(title="digit", ncols=2, loc="center left", bbox_to_anchor=(1, 0.5), fontsize=9)
    sizes = [len(rows) for rows in partition]
    kinds = [len(np.unique(y[rows])) for rows in partition]
    figures.show(
        figure,
        f"{len(partition)} clients with {_between(sizes)} digits each, of {_between(kinds)} different kinds.",
    )


def show_update(parts: Mapping[str, np.ndarray], held: np.ndarray) -> None:
    """One client's update as ten pictures: how the weights of each class changed."""
    W = parts["W"]
    figure, axes = figures.new_figure(7.6, 3.7, 2, 5)
    limit = np.abs(W).max()
    for digit, cell in enumerate(axes.flat):
        picture = cell.imshow(W[:, digit].reshape(8, 8), cmap="PuOr_r", vmin=-limit, vmax=limit)
        cell.axis("off")
        cell.set_title(f"{digit}  ({held[digit]} held)", fontsize=10, loc="center", fontweight="normal")
    figure.colorbar(picture, ax=axes, label="change of the weight", shrink=0.8)
    most = int(np.argmax(held))
    figures.show(
        figure,
        "One update, drawn as the change of each class's 64 pixel weights: orange up, purple down. "
        f"This client holds {held.sum()} digits, {held[most]} of them {most}s.",
    )


def show_two_averages(plain: float, weighted: float, guess: str) -> None:
    """Accuracy after one round, averaged plainly and by example counts."""
    if guess not in ("plain", "weighted", ...):
        raise figures.NoGuess(f'my_guess is {guess!r}, but must be "plain" or "weighted".')
    figure, axes = figures.new_figure(5.5, 2.2)
    axes.barh(["plain mean", "weighted"], [plain, weighted], color=[figures.ORANGE, figures.BLUE])
    for i, value in enumerate([plain, weighted]):
        axes.text(value + 0.01, i, f"{value:.0%}", va="center")
    axes.set(title="Weighting by examples", xlabel="test accuracy after one round", xlim=(0, 1))
    better = "weighted" if weighted > plain else "plain"
    figures.show(
        figure,
        f"After one round the plain mean gets {plain:.0%} of the test digits right, the weighted "
        f"average {weighted:.0%}. {figures.guessed(None if guess is ... else guess, '')} Here {better} is ahead.",
    )


def show_participation(times_chosen: np.ndarray, rounds: int) -> None:
    """How often each client took part."""
    figure, axes = figures.new_figure(6.5, 2.6)
    axes.bar(np.arange(len(times_chosen)), times_chosen, color=figures.BLUE)
    mean = times_chosen.mean()
    axes.axhline(mean, color=figures.ORANGE, linestyle="--", label=f"mean {mean:g}")
    axes.set(title=f"Who took part in {rounds} rounds", xlabel="client", ylabel="rounds")
    axes.set_ylim(0, 1.3 * times_chosen.max())
    axes.legend()
    figures.show(
        figure,
        f"In {rounds} rounds each client took part {times_chosen.min()} to {times_chosen.max()} "
        f"times, {mean:g} on average: chance, but nobody is left out.",
    )


def show_learning(metrics: Sequence[float], title: str = "Federated averaging learns") -> None:
    """One learning curve."""
    figure, axes = figures.new_figure()
    figures.draw_curves(axes, {"federated": metrics})
    axes.set(title=title, xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    figures.show(
        figure, f"Test accuracy rises from {metrics[0]:.0%} to {metrics[-1]:.0%} in {len(metrics) - 1} rounds."
    )


def show_baselines(alone: Sequence[float], central: float, federated: Sequence[float], guess: float) -> None:
    """Everybody alone, all data in one place, and federated, in one figure."""
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(7, 3.6)
    axes.plot(federated, color=figures.BLUE, label="federated")
    axes.axhline(central, color=figures.GREEN, linestyle="--", label="central: all data in one place")
    axes.axhline(np.mean(alone), color=figures.ORANGE, linestyle="-.", label="alone: mean of the clients")
    axes.axhspan(min(alone), max(alone), color=figures.ORANGE, alpha=0.15, linewidth=0, label="alone: worst to best")
    axes.set(title="Federated comes close to collecting the data", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    figures.draw_guess(axes, guess)
    axes.legend(loc="lower right", fontsize=9)
    figures.show(
        figure,
        f"Test accuracy: each client alone {np.mean(alone):.0%} ({min(alone):.0%} to {max(alone):.0%}), "
        f"federated {federated[-1]:.0%} after {len(federated) - 1} rounds, all data in one place "
        f"{central:.0%}. {figures.guessed(guess)}",
    )


def show_improvement(
    metrics: Sequence[float], by_digit: Mapping[str, Sequence[float]], never_shown: Sequence[int]
) -> None:
    """A shipped model before and after its users improved it, overall and digit by digit."""
    figure, (left, right) = figures.new_figure(9, 3.2, 1, 2)
    left.plot(metrics, color=figures.BLUE)
    left.set(title="Users improve the model", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    for i, (name, values) in enumerate(by_digit.items()):
        right.bar(
            np.arange(10) + 0.4 * i - 0.2, values, width=0.4, label=name,
            color=figures.COLOURS[1 - i], hatch=("//", "")[i], edgecolor="white",
        )  # fmt: skip
    right.set(title="Digit by digit", xlabel="digit", ylabel="share right", xticks=np.arange(10), ylim=(0, 1.3))
    right.set_yticks(np.linspace(0, 1, 6))
    right.legend(ncols=2, loc="upper center")
    before, after = (np.mean([values[digit] for digit in never_shown]) for values in by_digit.values())
    figures.show(
        figure,
        f"The shipped model gets {metrics[0]:.0%} of the test digits right, and {before:.0%} of the "
        f"{_list([f'{digit}s' for digit in never_shown])} it was never shown. After {len(metrics) - 1} rounds with "
        f"its users it gets {metrics[-1]:.0%}, and {after:.0%} of those.",
    )


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
        tail = metrics[-10:]
        return figure, (
            f"α = {alpha:g}: a client holds {kinds:.1f} kinds of digits on average; over the last ten rounds the "
            f"accuracy is {np.mean(tail):.0%}, between {min(tail):.0%} and {max(tail):.0%}."
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
        figure, axes = figures.new_figure(6.5, 3.2)
        figures.draw_curves(axes, curves)
        axes.set(title=f"E = {local_epochs} local epochs", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
        axes.legend(loc="lower right")
        ends = ", ".join(f"{name} {np.mean(values[-5:]):.0%}" for name, values in curves.items())
        return figure, f"E = {local_epochs}: accuracy over the last five rounds: {ends}."

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
    ends = "; ".join(f"{name} {values[-1]:.0%}" for name, values in each.items())
    figures.show(
        figure,
        f"Test accuracy after {epochs[-1]} local epochs: {ends}; but {averaged[-1]:.0%} for the average of "
        f"those {differing}. {figures.guessed(guess)}",
    )


PAPER_ROUNDS = {  # McMahan et al. 2017, Table 2: CNN on MNIST to 99 %, C = 0.1; (E, B) → IID, two-class shards
    (1, None): (626, 483),
    (5, None): (179, 1000),
    (1, 10): (34, 350),
    (5, 10): (20, 229),
    (20, 10): (18, 173),
}


def show_rounds(ours: Mapping[tuple[int, int | None], tuple[int, int]], target: float) -> None:
    """Rounds to a target beside the paper's.

    Args:
        ours: (E, B) → rounds on IID clients, on two-class shards; (1, None) is the baseline.
        target: the test accuracy to reach.
    """
    rows = []
    for (epochs, batch), rounds in ours.items():
        cells = [str(epochs), "∞" if batch is None else str(batch)]
        for found, base in ((rounds, ours[1, None]), (PAPER_ROUNDS[epochs, batch], PAPER_ROUNDS[1, None])):
            cells += [f"{n} ({b / n:.1f}×)" for n, b in zip(found, base, strict=True)]
        rows.append(cells)
    Table(
        f"Rounds to {target:.0%} (how many times fewer than the first row)",
        ["E", "B", "ours, IID", "ours, 2 classes", "paper, IID", "paper, 2 classes"],
        rows,
        "Ours: softmax regression on digits, 50 clients, 10 a round, one seed. Paper: a convolutional network on "
        "MNIST, 99 %, 100 clients, 10 a round (McMahan et al. 2017, Table 2). Below 1×: slower than the first row.",
    ).show()


def _list(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _between(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low} to {high}"
