"""The figures of chapters 1 and 2, a line each in their notebooks; those of chapter 2 alone stand in `differing`."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .. import figures, widgets
from ..words import joined
from .differing import (  # noqa: F401  chapter 2 calls them from here
    explore_alpha,
    explore_epochs,
    show_averaged_networks,
    show_drift,
    show_kinds,
    show_momentum,
    show_rounds,
    show_tied,
)


def show_digits(X: np.ndarray, y: np.ndarray, count: int = 10) -> None:
    """The first digits with their labels."""
    figures.digits(
        {"digit": X[:count]},
        titles=[str(label) for label in y[:count]],
        sentence=f"The first {count} of {len(X):,} handwritten digits, 8 × 8 pixels each, with their labels.",
    )


def show_rows(labels: np.ndarray, shape: tuple[int, ...], guess) -> None:
    """Print what rows picked, beside a guess of their labels. For notebooks of an older course, which call it."""
    labels = labels.tolist()
    try:
        right = guess is not ... and list(guess) == labels
    except TypeError:
        raise figures.NoGuess(f"Your guess is {guess!r}, but must be a list of {len(labels)} labels.") from None
    told = "You made no guess." if guess is ... else f"You guessed {list(guess)}{': right' if right else ''}."
    print(f"y[rows] is {labels}, and X[rows] has shape {shape}. {told}")


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
        raise figures.NoGuess(f'Your guess is {guess!r}, but must be "plain" or "weighted".')
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


def show_learning(
    metrics: Sequence[float], title: str = "Federated averaging learns", guess: float = ...,
    beside: Mapping[str, float] | None = None,
) -> None:
    """One learning curve, the learner's guess of where it ends, and by name what others reach: levels, as lines."""
    share, beside = figures.as_share(guess), beside or {}
    figure, axes = figures.new_figure()
    figures.draw_curves(axes, {"federated": metrics})
    axes.set(title=title, xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    for (name, level), colour, line in zip(beside.items(), (figures.ORANGE, figures.GREEN), ("-.", "--"), strict=False):
        axes.axhline(level, color=colour, linestyle=line, label=name)
    axes.legend(loc="lower right")
    figures.draw_guess(axes, share)
    said = "".join(f" {name[0].upper()}{name[1:]}: {level:.0%}." for name, level in beside.items())
    said += "" if share is None else f" {figures.guessed(share)}"
    figures.show(
        figure,
        f"Test accuracy goes from {metrics[0]:.0%} before the first round to {metrics[1]:.0%} after it, and to "
        f"{metrics[-1]:.0%} after {len(metrics) - 1} rounds.{said}",
    )


def show_baselines(
    alone: Sequence[float], central: float, federated: Sequence[float], guess: float = ...
) -> None:
    """Everybody alone, all data in one place, and federated, in one figure."""
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(7, 3.6)
    axes.plot(federated, color=figures.BLUE, label="federated")
    axes.axhline(central, color=figures.GREEN, linestyle="--", label="central: all data in one place")
    axes.axhline(np.mean(alone), color=figures.ORANGE, linestyle="-.", label="alone: mean of the clients")
    axes.axhspan(min(alone), max(alone), color=figures.ORANGE, alpha=0.15, linewidth=0, label="alone: worst to best")
    axes.set(title="Alone, together, or all in one place", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    figures.draw_guess(axes, guess)
    axes.legend(loc="lower right", fontsize=9)
    figures.show(
        figure,
        f"Test accuracy: each client alone {np.mean(alone):.0%} ({min(alone):.0%} to {max(alone):.0%}), "
        f"federated {federated[-1]:.0%} after {len(federated) - 1} rounds, all data in one place {central:.0%}."
        + ("" if guess is None else f" {figures.guessed(guess)}"),
    )


def explore_fraction(train: Callable, clients: int, taking_part: Sequence[int], value: int) -> None:
    """A slider over how many clients take part in a round.

    Args:
        train: fraction → metrics of every round.
        clients: how many there are.
        taking_part: positions of the slider, in clients a round.
        value: the first one.
    """
    runs = {count: train(count / clients) for count in taking_part}

    def draw(a_round):
        metrics = runs[a_round]
        rounds, falls = len(metrics) - 1, np.diff(metrics) < 0
        figure, axes = figures.new_figure(6.5, 3.2)
        for count, others in runs.items():
            if count != a_round:
                axes.plot(others, color=figures.GREY, alpha=0.35, linewidth=1)
        axes.plot(metrics, color=figures.BLUE, label=f"{a_round} a round (grey: the others)")
        axes.set(
            title=f"{a_round} of {clients} clients a round: {rounds * a_round:,} updates in all",
            xlabel="round", ylabel="test accuracy", ylim=(0, 1),
        )  # fmt: skip
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.legend(loc="lower right")
        fall = f"the largest fall is {-100 * np.diff(metrics).min():.0f} points" if falls.any() else "it never falls"
        return figure, (
            f"{a_round} of {clients} clients a round: {metrics[5]:.0%} after 5 rounds, {metrics[-1]:.0%} after "
            f"{rounds}, with {rounds * a_round:,} updates sent; of {rounds} rounds {falls.sum()} made it worse, {fall}."
        )

    widgets.explore(draw, a_round=widgets.choice("clients a round", list(taking_part), value))


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
        f"{joined([f'{digit}s' for digit in never_shown])} it was never shown. After {len(metrics) - 1} rounds with "
        f"its users it gets {metrics[-1]:.0%}, and {after:.0%} of those.",
    )


def _between(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return str(low) if low == high else f"{low} to {high}"
