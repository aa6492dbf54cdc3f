"""The figures of chapter 15 about clipping and noise; those about promises stand in `promise_figures`.

Noise from the operating system differs from run to run, so no sentence here tells a number that depends on it.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator

from .. import figures
from .promise_figures import explore_promise, show_bound, show_epsilons, show_price, show_private_training

__all__ = [
    "explore_promise", "show_bound", "show_clipping", "show_epsilons", "show_frequencies",
    "show_last_bits", "show_pictures", "show_poison", "show_price", "show_private_training", "show_shares",
]  # fmt: skip


def show_clipping(
    updates: np.ndarray, clipped: np.ndarray, norm: float, clean: Mapping[float, float], noisy: Mapping[float, float],
    sigma: float,
) -> None:  # fmt: skip
    """How long clients' updates are, before and after clipping; and what norms cost.

    Args:
        updates, clipped: shape (clients, d).
        norm: S.
        clean, noisy: norm → accuracy without noise, and with noise that grows with the norm.
        sigma: the noise's standard deviation on the sum, in norms.
    """
    before, after = (np.linalg.norm(each, axis=1) for each in (updates, clipped))
    figure, (left, right) = figures.new_figure(9.5, 3.4, 1, 2)
    # An edge just above the norm, so that what was clipped to it stands on its left.
    width = norm / 32
    edges = norm * (1 + 1e-9) + width * np.arange(np.floor((min(before.min(), after.min()) - norm) / width) - 1,
                                                  np.ceil((before.max() - norm) / width) + 2)  # fmt: skip
    left.hist(before, edges, color=figures.GREY, alpha=0.6, label="as they are")
    left.hist(after, edges, color=figures.BLUE, alpha=0.8, label="clipped")
    left.axvline(norm, color=figures.RED, linestyle="--", label=f"norm S = {norm:g}")
    cut = int((before > norm * (1 + 1e-9)).sum())
    left.set(title=f"The clip bites {cut} of {len(before)} updates", xlabel="length of an update", ylabel="clients")
    left.legend(fontsize=9)
    norms, best = list(clean), max(noisy, key=noisy.get)
    curves = {"clip alone": list(clean.values()), f"clip, and noise of {sigma:g} S": list(noisy.values())}
    figures.draw_curves(right, curves, x=norms, markers=True)
    right.set(title=f"With noise, a norm of {best:g} is best", xlabel="norm S (logarithmic scale)")
    right.set(ylabel="test accuracy", xscale="log")
    right.set_xticks(norms, [f"{norm:g}" for norm in norms])
    right.minorticks_off()
    right.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    low, high = norms[0], norms[-1]
    figures.show(
        figure,
        f"Lengths of {len(before)} updates: from {before.min():.2f} to {before.max():.2f} before, at most "
        f"{after.max():.2f} after clipping to {norm:g}; {cut} of them were shortened. Accuracy with clip alone: "
        f"{clean[low]:.1%} at a norm of {low:g}, {clean[high]:.1%} at {high:g}. With noise of {sigma:g} S on the sum: "
        f"{noisy[low]:.1%}, {noisy[high]:.1%}, and best at {best:g} with {noisy[best]:.1%}.",
    )


def show_pictures(truth: np.ndarray, read: Mapping[float, np.ndarray], found: Mapping[float, float], guess=...) -> None:
    """What is read of one client with noise of its own, and how often a matched filter names it all the same.

    Args:
        truth: pictures, shape (n, 64).
        read: σ → the same pictures, divided out of noisy updates.
        found: σ → share of people whom the filter names rightly, of everybody in the data.
        guess: a share, of the second last σ.
    """
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure(7.5, 0.5 + 0.8 * (len(read) + 1), len(read) + 1, len(truth) + 1)
    rows = {"the truth": truth} | {f"σ = {sigma:g}": pictures for sigma, pictures in read.items()}
    for line, (name, pictures) in zip(axes, rows.items(), strict=True):
        for cell, picture in zip(line, pictures, strict=False):
            figures.draw_digit(cell, picture)
        line[0].set_ylabel(name, rotation=0, ha="right", va="center")
        line[-1].axis("off")
    for line, share in zip(axes[1:], found.values(), strict=True):
        line[-1].text(0, 0.5, f"named\n{share:.1%}", va="center", color=figures.RED)
    figure.suptitle(
        "Noise to the eye is not noise to a matched filter", fontsize=12, fontweight="bold", x=0.01, ha="left"
    )
    told = ", ".join(f"{share:.1%} at σ = {sigma:g}" for sigma, share in found.items())
    figures.show(
        figure,
        f"A curious server that knows everybody's records, and gets one client's update with noise of its own, names "
        f"the right person in {told}; by luck in 0.1%. {figures.guessed(guess)}",
    )


def show_last_bits(outputs: Mapping[int, np.ndarray], window: float, grid: float) -> None:
    """How many noisy outputs near 0 lie between the points of a fine grid, for two secrets."""
    shares, counts = {}, {}
    for secret, values in outputs.items():
        near = values[np.abs(values) < window]
        shares[secret], counts[secret] = float(np.mean(near / grid != np.rint(near / grid))), len(near)
    figure, axes = figures.new_figure(6.5, 2.0)
    names = [f"secret {secret}" for secret in shares]
    axes.barh(names, list(shares.values()), color=[figures.RED, figures.BLUE], height=0.5)
    for i, share in enumerate(shares.values()):
        axes.text(share + 0.01, i, f"{share:.0%}", va="center")
    axes.set(
        title="One look at the last bits tells the secret", xlabel="outputs near 0 that lie between the grid's points"
    )
    axes.set(xlim=(0, 1.05))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    told = "; ".join(f"secret {secret}: {shares[secret]:.1%} of {counts[secret]:,}" for secret in shares)
    figures.show(
        figure,
        f"Whoever sees the published number, without knowing anything else: of the outputs within {window:g} of 0, "
        f"there "
        f"lie between the points of the grid: {told}.",
    )


def show_frequencies(noise: np.ndarray, scale: float) -> None:
    """How often whole numbers of noise came, beside the discrete Gaussian."""
    reach = int(4 * scale)
    values = np.arange(-reach, reach + 1)
    chances = np.exp(-((values / scale) ** 2) / 2)
    chances /= chances.sum()
    found = np.array([(noise == value).mean() for value in values])
    figure, axes = figures.new_figure(6.5, 2.8)
    axes.bar(values, found, color=figures.SKY, label="yours, from the operating system")
    axes.plot(values, chances, color=figures.RED, marker="o", markersize=3.5, linewidth=1, label="discrete Gaussian")
    axes.set(title="Whole numbers, with the frequencies that a proof needs", xlabel="noise", ylabel="how often")
    axes.set(ylim=(0, 1.5 * chances.max()))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(loc="upper right")
    close = np.abs(found - chances).max() < 0.01
    figures.show(
        figure,
        f"{len(noise):,} numbers of noise of scale {scale:g}: each share lies {'within' if close else 'NOT within'} "
        f"one "
        "percentage point of the discrete Gaussian's.",
    )


def show_shares(measured: Mapping[int, float], fewest: int, corrupt: int, guess=...) -> None:
    """The variance of the noise in real sums, in that which was promised, for several numbers of survivors.

    Args:
        measured: survivors → variance of the sum, divided by (σS)².
        fewest: t.
        corrupt: c.
        guess: of the first.
    """
    guess = figures.as_number(guess, 0, 100)
    due = {s: s / (fewest - corrupt) for s in measured}
    figure, axes = figures.new_figure(6.5, 3.3)
    axes.bar([str(s) for s in measured], list(measured.values()), color=figures.BLUE, width=0.5, label="measured")
    axes.plot([str(s) for s in due], list(due.values()), "D", color=figures.ORANGE, label="s / (t − c)")
    axes.axhline(1, color=figures.RED, linestyle="--", label="promised")
    figures.draw_guess(axes, guess)
    axes.set(title="Never less noise than promised, whoever vanishes", xlabel=f"survivors s, of {max(measured)}")
    axes.set(ylabel="noise variance, in (σS)²", ylim=(0, 1.6 * max(due.values())))
    axes.legend(ncols=2, loc="upper right")
    off = max(abs(measured[s] / due[s] - 1) for s in measured)
    told = ", ".join(f"{due[s]:.2f} for {s}" for s in due)
    figures.show(
        figure,
        f"Variance of the noise in the sum that the server reads, measured in (σS)²: s / (t − c) is {told}; every "
        f"measured "
        f"one is {'within' if off < 0.02 else 'NOT within'} 2 % of it. {figures.guessed(guess, 'g')}",
    )


def show_poison(accuracies: Mapping[str, float]) -> None:
    """What one client that lies does to the model."""
    figure, axes = figures.new_figure(6.8, 0.8 + 0.4 * len(accuracies))
    colours: Sequence = [figures.GREY, figures.RED, figures.BLUE]
    axes.barh(list(accuracies), list(accuracies.values()), color=colours[: len(accuracies)], height=0.55)
    for i, accuracy in enumerate(accuracies.values()):
        axes.text(accuracy + 0.01, i, f"{accuracy:.1%}", va="center")
    axes.set(title="The norm leaves a liar one voice in a hundred", xlabel="test accuracy", xlim=(0, 1.12))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {accuracy:.1%}" for name, accuracy in accuracies.items())
    figures.show(figure, f"Test accuracy of the model, when a client is malicious. {told}.")
