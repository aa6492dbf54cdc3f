"""The figures of chapter 15 about promises: ε, the best attack that it leaves, its price, and the widget."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.ticker import MultipleLocator

from .. import figures
from ..widgets import choice, explore
from .accounting import best_true_positives
from .attackers import Attack


def percent(value, _):  # for an axis
    return f"{value:.0%}"


def show_epsilons(rounds: Sequence[int], epsilons: Mapping[float, Sequence[float]]) -> None:
    """ε against the number of rounds, for several noise multipliers."""
    figure, axes = figures.new_figure(6.5, 3.2)
    curves = {f"σ = {sigma:g}": values for sigma, values in epsilons.items()}
    figures.draw_curves(axes, curves, x=list(rounds), markers=True)
    axes.set(
        title="Every round spends some of it", xlabel="rounds, powers of ten", ylabel="ε at δ = 0.00001, powers of ten"
    )
    axes.set(xscale="log", yscale="log")
    axes.set_xticks(list(rounds), [str(each) for each in rounds])
    axes.minorticks_off()
    told = "; ".join(f"{name}: {values[0]:.2f} after {rounds[0]}, {values[-1]:.2f} after {rounds[-1]}"
                     for name, values in curves.items())  # fmt: skip
    figures.show(figure, f"What all rounds together may tell about one client, ε at δ = 0.00001. {told}.")


def show_bound(
    sigmas: Sequence[float], rounds: int, attacks: Mapping[str, Mapping[float, Attack]], asked: float, guess=...
) -> None:
    """The best attack that noise leaves, and how well attacks do that were played.

    Args:
        sigmas: for the curve of the bound.
        rounds: T.
        attacks: name → σ → what it got.
        asked: the σ that the guess is about.
        guess: a share.
    """
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(7, 3.6)
    axes.plot(
        sigmas,
        [best_true_positives(sigma, rounds) for sigma in sigmas],
        color=figures.RED,
        label="no attack can do better",
    )
    above = 0
    for i, (name, by_sigma) in enumerate(attacks.items()):
        limits = np.array([attack.limits for attack in by_sigma.values()])
        rates = np.array([attack.true_positives for attack in by_sigma.values()])
        axes.errorbar(
            list(by_sigma), rates, np.abs(limits.T - rates), color=figures.COLOURS[i], marker=figures.MARKERS[i],
            linestyle="", capsize=3, label=name,
        )  # fmt: skip
        above += sum(low > best_true_positives(sigma, rounds) for sigma, (low, _) in zip(by_sigma, limits, strict=True))
    axes.axhline(0.01, color=figures.GREY, linestyle=":", label="luck: 1%")
    axes.set(
        title=f"Noise bounds every attacker, {rounds} rounds", xlabel="noise multiplier σ, powers of ten", xscale="log"
    )
    axes.set(ylabel="members recognised", ylim=(-0.02, 1.05))
    axes.set_xticks([0.3, 1, 3, 10, 30], ["0.3", "1", "3", "10", "30"])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(percent)
    if guess is not None:
        axes.plot([asked], [guess], "*", color=figures.GREY, markersize=12, label=f"your guess: {guess:g}")
    axes.legend()
    told = "; ".join(
        f"{name} {by_sigma[asked].true_positives:.1%}" for name, by_sigma in attacks.items() if asked in by_sigma
    )
    figures.show(
        figure,
        f"Members recognised by a curious server in {rounds} rounds, while it wrongly accuses 1 of 100. At σ = "
        f"{asked:g} no "
        f"attack can do better than {best_true_positives(asked, rounds):.1%}; measured: {told}. Of all intervals, "
        f"{above} lie above the bound. {figures.guessed(guess)}",
    )


def show_private_training(
    curves: Mapping[str, Sequence[float]], epsilon: float, *, at_least: float, apart: float, who: str
) -> None:
    """Learning curves, of which the noise of one differs from run to run: so the sentence tells limits alone.

    Args:
        curves: name → test accuracy of each round; the last one is the private one.
        epsilon: of the private one.
        at_least: accuracy for the sentence.
        apart: how far the ends may be apart, for the sentence.
        who: the clients, in words.
    """
    figure, axes = figures.new_figure(6.5, 3.1)
    figures.draw_curves(axes, curves, markers=True)
    axes.set(title=f"Trained with a promise: ε = {epsilon:.1f}", xlabel="round", ylabel="test accuracy")
    axes.yaxis.set_major_formatter(percent)
    axes.yaxis.set_major_locator(MultipleLocator(0.2))
    axes.legend(loc="lower right")
    *_, plain, private = (values[-1] for values in curves.values())
    first, rounds = next(iter(curves.values()))[0], len(next(iter(curves.values()))) - 1
    figures.show(
        figure,
        f"{who}, {rounds} rounds, from {first:.0%} on. The private training ends "
        f"{'above' if private > at_least else 'NOT above'} "
        f"{at_least:.0%}, and {'within' if abs(plain - private) < apart else 'NOT within'} {apart * 100:.0f} points "
        f"of the "
        f"other. What a curious server, and everybody who gets the model, learns of one client: ε = {epsilon:.2f}.",
    )


# ---- the price ------------------------------------------------------------------------------------


def show_price(
    sigmas: Sequence[float], accuracy: Mapping[int, Sequence[float]], attacks: Mapping[int, Sequence[Attack]],
    epsilons: Sequence[float], rounds: int, asked: tuple[int, float], guess=...,
) -> None:  # fmt: skip
    """Accuracy, ε and two attacks against noise, where few or many share it.

    Args:
        sigmas: noise multipliers.
        accuracy, attacks: clients → what came out for each σ.
        epsilons: for each σ.
        rounds: T.
        asked: (clients, σ) that the guess is about.
        guess: an accuracy.
    """
    guess = figures.as_share(guess)
    figure = figures.empty_figure(8.6, 6.3)
    (left, right), (low_left, low_right) = figure.subplots(2, 2, sharex=True)
    for i, clients in enumerate(accuracy):
        style = {
            "color": figures.COLOURS[i],
            "linestyle": figures.LINES[i],
            "marker": figures.MARKERS[i],
            "markersize": 4,
        }
        name = f"shared by {clients}"
        left.plot(sigmas, accuracy[clients], label=name, **style)
        low_left.plot(sigmas, [attack.named for attack in attacks[clients]], label=name, **style)
        low_left.axhline(attacks[clients][0].luck, color=figures.COLOURS[i], linestyle=":", linewidth=1.2)
        low_right.plot(sigmas, [attack.true_positives for attack in attacks[clients]], label=name, **style)
    right.plot(sigmas, epsilons, color=figures.GREY, marker="o", markersize=4, label="the same for both")
    low_right.plot(
        sigmas, [best_true_positives(sigma, rounds) for sigma in sigmas], color=figures.RED, label="no attack better"
    )
    low_right.axhline(0.01, color=figures.GREY, linestyle=":", linewidth=1.2, label="luck")
    for axes, title in ((left, "Accuracy"), (right, "ε at δ = 0.00001"), (low_left, "Names given that are right"),
                        (low_right, "Members recognised, 1% wrongly")):  # fmt: skip
        axes.set(xscale="log")
        axes.set_title(title, fontsize=11)
        axes.set_xticks(list(sigmas), [f"{sigma:g}" for sigma in sigmas])
        axes.minorticks_off()
    right.set(yscale="log")
    for axes in (left, low_left, low_right):
        axes.yaxis.set_major_formatter(percent)
        axes.set_ylim(-0.03, 1.05)
    for axes in (low_left, low_right):
        axes.set_xlabel("noise multiplier σ")
    figure.suptitle(
        f"The same promise, shared by {' or by '.join(map(str, accuracy))} (a curious server)",
        fontsize=12, fontweight="bold", x=0.01, ha="left",
    )  # fmt: skip
    if guess is not None:
        left.plot([asked[1]], [guess], "*", color=figures.GREY, markersize=12, label=f"your guess: {guess:g}")
    for axes in (left, right, low_left, low_right):
        axes.legend(fontsize=9)
    clients, sigma = asked
    place = list(sigmas).index(sigma)
    told = ". ".join(
        f"Shared by {count}: accuracy {accuracy[count][place]:.1%}, {attacks[count][place].named:.1%} of the names "
        f"right "
        f"(by luck {attacks[count][place].luck:.1%}), {attacks[count][place].true_positives:.1%} recognised"
        for count in accuracy
    )
    figures.show(
        figure,
        f"{rounds} rounds with noise of {sigma:g} S on the sum, ε = {epsilons[place]:.2f}; a curious server that knows "
        f"everybody's records. {told}. {figures.guessed(guess)}",
    )


def explore_promise(
    epsilon_of: Callable[[float, int], float], accuracy_of: Callable[[int, float, int], list[float]],
    attack: Callable[[int, float, int], Attack],
) -> None:  # fmt: skip
    """Move σ, the clients and the rounds: ε, accuracy and the attackers answer.

    Args:
        epsilon_of: σ, rounds → ε.
        accuracy_of: clients, σ, rounds → accuracy before the first and after every round.
        attack: clients, σ, rounds → what a reader got.
    """

    def draw(sigma, clients, rounds):
        curve, got, epsilon = (
            accuracy_of(clients, sigma, rounds),
            attack(clients, sigma, rounds),
            epsilon_of(sigma, rounds),
        )
        bound, (low, high) = best_true_positives(sigma, rounds), got.limits
        figure = figures.empty_figure(8.6, 2.9)
        left, right = figure.subplots(1, 2, width_ratios=[1.2, 1])
        left.plot(curve, color=figures.BLUE)
        left.set(xlabel="round", ylabel="test accuracy", ylim=(0, 1.03))
        left.set_title(f"ε = {epsilon:.2f}, accuracy {curve[-1]:.1%}", fontsize=11)
        left.yaxis.set_major_formatter(percent)
        bars = {
            "names right": got.named,
            "by luck": got.luck,
            "recognised": got.true_positives,
            "no attack better": bound,
        }
        right.barh(
            list(bars), list(bars.values()), color=[figures.BLUE, figures.GREY, figures.BLUE, figures.RED], height=0.6
        )
        right.plot([low, high], [2, 2], color="black", linewidth=1.5)  # measured: chance has a say
        for i, (share, end) in enumerate(zip(bars.values(), (0, 0, high, 0), strict=True)):
            right.text(max(share, end) + 0.015, i, f"{share:.1%}", va="center")
        right.set(xlim=(0, 1.25), xticks=[0, 0.5, 1])
        right.set_title("What a curious server gets", fontsize=11)
        right.xaxis.set_major_formatter(percent)
        right.invert_yaxis()
        return figure, (
            f"σ = {sigma:g}, {clients} clients, {rounds} rounds: ε = {epsilon:.2f} at δ = 0.00001, accuracy "
            f"{curve[-1]:.1%}. "
            f"A curious server that knows everybody's records names {got.named:.1%} rightly (by luck {got.luck:.1%}), "
            f"and "
            f"recognises {got.true_positives:.1%} of the members while it wrongly accuses 1 of 100 ({got.members} "
            f"tries, which leave {low:.1%} to {high:.1%} possible); no attack can do better than {bound:.1%}."
        )

    explore(
        draw,
        sigma=choice("noise multiplier σ", [0.3, 1, 3, 10, 30], 3),
        clients=choice("clients K", [10, 30, 100], 100),
        rounds=choice("rounds T", [1, 3, 10, 30, 100], 30),
    )
