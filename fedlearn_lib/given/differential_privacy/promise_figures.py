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


def plain(value, _):  # for a logarithmic one: 100, not 10²
    return f"{value:,g}"


def show_epsilons(rounds: Sequence[int], epsilons: Mapping[float, Sequence[float]]) -> None:
    """ε against the number of rounds, for several noise multipliers."""
    figure, axes = figures.new_figure(6.5, 3.2)
    curves = {f"σ = {sigma:g}": values for sigma, values in epsilons.items()}
    figures.draw_curves(axes, curves, x=list(rounds), markers=True)
    axes.set(
        title="Every round spends some of it",
        xlabel="rounds (logarithmic scale)",
        ylabel="ε at δ = 0.00001 (logarithmic)",
    )
    axes.set(xscale="log", yscale="log")
    axes.set_xticks(list(rounds), [str(each) for each in rounds])
    axes.yaxis.set_major_formatter(plain)
    axes.minorticks_off()
    told = "; ".join(f"{name}: {values[0]:.2f} after {rounds[0]}, {values[-1]:.2f} after {rounds[-1]}"
                     for name, values in curves.items())  # fmt: skip
    figures.show(figure, f"What all rounds together may tell about one client, ε at δ = 0.00001. {told}.")


def show_bound(attacks: Mapping[str, Mapping[float, Attack]], rounds: int, asked: float, guess=...) -> None:
    """The best attack that noise leaves, and how well attacks do that were played.

    Args:
        attacks: name → σ → what it got; all with the same σ.
        rounds: T.
        asked: the σ that the guess is about.
        guess: a share.
    """
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(9.5, 3.6)
    played = list(next(iter(attacks.values())))
    sigmas = np.geomspace(played[0], played[-1], 100)
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
    axes.set(title=f"Noise bounds every attacker, {rounds} rounds", xlabel="noise multiplier σ (logarithmic scale)")
    axes.set(ylabel="members recognised", ylim=(-0.02, 1.05), xscale="log")
    axes.set_xticks(played, [f"{sigma:g}" for sigma in played])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter(percent)
    if guess is not None:
        axes.plot([asked], [guess], "*", color=figures.GREY, markersize=12, label=f"your guess: {guess:.0%}")
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
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
    accuracy: Mapping[int, Sequence[float]], attacks: Mapping[int, Mapping[float, Attack]],
    epsilons: Mapping[float, float], rounds: int, asked: tuple[int, float], guess=...,
) -> None:  # fmt: skip
    """Accuracy, ε and two attacks against noise, where few or many share it.

    Args:
        accuracy: clients → what came out for each σ.
        attacks: clients → σ → what it got.
        epsilons: σ → ε.
        rounds: T.
        asked: (clients, σ) that the guess is about.
        guess: an accuracy.
    """
    guess = figures.as_share(guess)
    sigmas = list(epsilons)
    figure = figures.empty_figure(9, 6.3)
    (left, right), (low_left, low_right) = figure.subplots(2, 2, sharex=True)
    for i, clients in enumerate(accuracy):
        style = {
            "color": figures.COLOURS[i], "linestyle": figures.LINES[i], "marker": figures.MARKERS[i], "markersize": 4,
        }  # fmt: skip
        played = [attacks[clients][sigma] for sigma in sigmas]
        left.plot(sigmas, accuracy[clients], label=f"shared by {clients}", **style)
        low_left.plot(sigmas, [attack.named for attack in played], **style)
        low_left.axhline(played[0].luck, color=figures.COLOURS[i], linestyle=":", linewidth=1.2,
                         label=f"luck, if {clients} share")  # fmt: skip
        low_right.plot(sigmas, [attack.true_positives for attack in played], **style)
    right.plot(sigmas, list(epsilons.values()), color=figures.GREY, marker="o", markersize=4, label="the same for both")
    low_right.plot(
        sigmas, [best_true_positives(sigma, rounds) for sigma in sigmas], color=figures.RED, label="no attack better"
    )
    low_right.axhline(0.01, color=figures.GREY, linestyle=":", linewidth=1.2, label="luck")
    names = {left: "test accuracy", right: "ε at δ = 0.00001 (logarithmic)", low_left: "clients named rightly",
             low_right: "members recognised,\n1% wrongly accused"}  # fmt: skip
    for axes, name in names.items():
        axes.set(xscale="log", ylabel=name)
        axes.set_xticks(sigmas, [f"{sigma:g}" for sigma in sigmas])
        axes.minorticks_off()
    right.set(yscale="log")
    right.yaxis.set_major_formatter(plain)
    for axes in (left, low_left, low_right):
        axes.yaxis.set_major_formatter(percent)
        axes.set_ylim(-0.03, 1.05)
    for axes in (low_left, low_right):
        axes.set_xlabel("noise multiplier σ (logarithmic)")
    _, sigma = asked
    place = sigmas.index(sigma)
    kept = " and ".join(f"{count} clients reach {values[place]:.0%}" for count, values in accuracy.items())
    figure.suptitle(
        f"With the same promise, at σ = {sigma:g}, {kept}", fontsize=12, fontweight="bold", x=0.01, ha="left"
    )
    if guess is not None:
        left.plot([sigma], [guess], "*", color=figures.GREY, markersize=12, label=f"your guess: {guess:.0%}")
    for axes, place_of_legend in ((left, "lower left"), (right, "upper right"), (low_left, "upper right"),
                                  (low_right, "lower left")):  # fmt: skip
        axes.legend(fontsize=9, loc=place_of_legend)
    told = ". ".join(
        f"Shared by {count}: accuracy {accuracy[count][place]:.1%}, {attacks[count][sigma].named:.1%} of the names "
        f"right (by luck {attacks[count][sigma].luck:.1%}), {attacks[count][sigma].true_positives:.1%} recognised"
        for count in accuracy
    )
    figures.show(
        figure,
        f"{rounds} rounds with noise of {sigma:g} S on the sum, ε = {epsilons[sigma]:.2f}; a curious server that knows "
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
            right.text(max(share, end) + 0.03, i, f"{share:.1%}", va="center")
        right.set(xlim=(0, 1.25), xticks=[0, 0.5, 1], xlabel="share of names, or of members")
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
