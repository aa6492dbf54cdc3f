"""The figures of chapter 14. Each says what the attacker knows, what knowing nothing gives, and what stops it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np

from .. import figures
from ..tables import Table
from ..words import joined
from .membership import area_under_curve, true_positive_rate

TRAPS = (
    "Attacker: a malicious server, which chooses the weights, and has public pictures but no private one. What stops "
    "it: noise in the sum; masks do not."
)
CURIOUS = (
    "Attacker: a curious server, which follows the protocol and has nothing but the sum. What stops it: a larger "
    "crowd, or noise."
)
ISOLATES = (
    "Attacker: a malicious server, which gives one client another model than the others. What stops it: clients that "
    "compare fingerprints of their models."
)
MEMBERS = (
    "Attacker: a curious server, which has the record that it asks about, and public ones. What stops it: a larger "
    "crowd helps, noise in the sum is a guarantee."
)
ROUNDS = (
    "Attacker: a curious server, which keeps a ledger of who is in which sum. What stops it: the same groups in all "
    "rounds, or noise."
)
FAILS = (
    "Attacker: a malicious server, which chooses the weights and looks who sends nothing. What stops it: clients that "
    "send masked zeros when training fails."
)


# ---- traps --------------------------------------------------------------------------------------


def show_active(shares: Mapping[str, np.ndarray]) -> None:
    """For which part of the public pictures each hidden unit is active: name → shape (units,)."""
    figure, axes = figures.new_figure(6.8, 2.8)
    for (name, values), colour in zip(shares.items(), figures.COLOURS, strict=False):
        axes.hist(100 * values, bins=np.arange(0, 104, 4), color=colour, alpha=0.75, label=name)
    axes.set(
        title="A trap waits for a few people", xlabel="pictures for which a unit is active (%)", ylabel="hidden units"
    )
    axes.legend()
    told = joined([f"{name}: {np.median(values):.0%}" for name, values in shares.items()])
    figures.show(figure, f"Part of the public pictures for which the middle unit is active; {told}. {TRAPS}")


def show_read(true: np.ndarray, kept: Mapping[str, np.ndarray], guess=None) -> None:
    """The clients' pictures above those that were read out of their sums; an empty place where none was.

    Args:
        true: of the clients in the sum, shape (clients, pixels).
        kept: what they trained, "honest" or "traps" → what the attacker then holds for pictures, shape (m, pixels).
        guess: how many the last of `kept` reads exactly; None: nobody was asked.
    """
    wanted = None if guess is None else figures.as_number(guess, 0, len(true))
    figure, axes = figures.new_figure(9.5, 0.5 + 0.6 * (1 + len(kept)), 1 + len(kept), 1)
    rows, told = {"true": true}, []
    for name, pictures in kept.items():
        found = np.array([(np.abs(pictures - picture).max(axis=1) < 1e-9).any() for picture in true])
        rows[name] = np.where(found[:, None], true, np.nan)
        right, false = int(found.sum()), len(pictures) - int(found.sum())
        kept_too = "1 false one is kept" if false == 1 else f"{false} false ones are kept"
        told.append(f"{name}: {right} of {len(true)} digits are read exactly, and {kept_too}")
    for line, (name, digits) in zip(axes, rows.items(), strict=True):
        gap = np.full((len(true), 8, 2), np.nan)
        line.imshow(np.concatenate([*np.concatenate([digits.reshape(-1, 8, 8), gap], axis=2)], axis=1),
                    cmap="gray_r", vmin=0, vmax=1)  # fmt: skip
        line.set_ylabel(name, rotation=0, ha="right", va="center")
        line.set(xticks=[], yticks=[])
        line.grid(False)
        line.spines[:].set_visible(False)
    traps = "traps" in kept
    say_above(figure, f"{'With traps' if traps else 'By luck'}, the sum gives away {right} of {len(true)} digits")
    said = "" if guess is None else f" {figures.guessed(wanted, 'g')}"
    figures.show(
        figure,
        f"A sum of {len(true)} clients, by the network that they trained. {capital('; '.join(told))}. Knowing nothing, "
        f"none.{said} {TRAPS if traps else CURIOUS}",
    )


# ---- one client alone ---------------------------------------------------------------------------


def show_isolated(true: np.ndarray, read: Mapping[str, np.ndarray], clients: int, guess) -> None:
    """One client's picture, and the most similar one that a sum gives, by what the others were given.

    Args:
        true: the victim's pixels.
        read: what the others were given → the pictures that were read, shape (m, pixels).
        clients: in the sum.
        guess: pixels that are right in the last of `read`.
    """
    guess = figures.as_number(guess, 0, len(true))
    figure, axes = figures.new_figure(2.2 * (len(read) + 1), 2.7, 1, len(read) + 1)
    figures.draw_digit(axes[0], true, "the victim's digit")
    told = []
    for cell, (name, pictures) in zip(axes[1:], read.items(), strict=True):
        nearest = pictures[np.abs(pictures - true).sum(axis=1).argmin()]
        figures.draw_digit(cell, np.clip(nearest, 0, 1), name)
        right = int((np.abs(nearest - true) < 1e-9).sum())
        told.append(f"{name}: {right} of {len(true)} pixels are exact")
    say_above(figure, f"A model of its own gives away {right} of {len(true)} pixels")
    blank = int((true == 0).sum())
    figures.show(
        figure,
        f"A sum of {clients} clients. {capital('; '.join(told))}. A blank sheet, which knows nothing, has {blank}. "
        f"{figures.guessed(guess, 'g')} {ISOLATES}",
    )


# ---- membership ---------------------------------------------------------------------------------


def show_scores(inside: np.ndarray, outside: np.ndarray, clients: int) -> None:
    """Scores of people who are in a sum, and of people who are not."""
    figure, axes = figures.new_figure(7.2, 2.4)
    limit = np.quantile(outside, 0.99)
    for height, (values, colour, marker) in enumerate(((outside, figures.ORANGE, "s"), (inside, figures.BLUE, "o"))):
        spread = np.linspace(-0.25, 0.25, len(values))  # so that equal scores do not hide each other
        axes.plot(values, height + spread, marker, color=colour, markersize=5, alpha=0.7)
    axes.axvline(limit, color=figures.GREY, linestyle="--", label="99 of 100 strangers are below")
    axes.set(yticks=[0, 1], ylim=(-0.5, 1.5), xlabel="score", title="The sum knows who is in it")
    axes.set_yticklabels(["not in the sum", "in the sum"])
    axes.legend(fontsize=9)
    area = area_under_curve(inside, outside)
    figures.show(
        figure,
        f"One sum of {clients} clients. {int((inside > limit).sum())} of {len(inside)} people in it score higher than "
        f"99 of 100 who are not; with one of each, the right one has the higher score in {area:.0%} of the cases, "
        f"knowing nothing in 50%. {MEMBERS}",
    )


def show_membership(scores: Mapping[str, Mapping[int, tuple[np.ndarray, np.ndarray]]], guess, asked: int) -> None:
    """How well members are told from others, by model and size of the crowd.

    Args:
        scores: model → clients in the sum → scores of people inside and outside.
        guess: how many of 100 members of a crowd of `asked` the first model names at 1% false alarms.
        asked: that size.
    """
    guess = figures.as_number(guess, 0, 100)
    sizes = list(next(iter(scores.values())))
    areas = {name: [area_under_curve(*by_size[size]) for size in sizes] for name, by_size in scores.items()}
    rates = {name: [true_positive_rate(*by_size[size]) for size in sizes] for name, by_size in scores.items()}
    figure, (left, right) = figures.new_figure(9.5, 3.6, 1, 2)
    figures.draw_curves(left, areas, x=sizes, markers=True)
    left.axhline(0.5, color=figures.RED, linestyle=":", label="knowing nothing")
    left.set(title="Larger crowds hide members", ylabel="area under the curve", ylim=(0.45, 1.02))
    figures.draw_curves(right, rates, x=sizes, markers=True)
    right.axhline(0.01, color=figures.RED, linestyle=":", label="knowing nothing")
    right.set(title="In small ones many are named", ylabel="members named, 1% false alarms", ylim=(-0.02, 1.02))
    right.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    told = figures.guessed(guess, "g")
    if guess is not None:
        right.plot(asked, guess / 100, "X", color="black", markersize=9, label=f"your guess: {guess:g}")
    for axes in (left, right):
        axes.set(xscale="log", xlabel="clients in the sum, K")
        axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
        axes.minorticks_off()
        axes.legend(fontsize=9)
    each = "; ".join(
        f"{name}: area {joined([f'{value:.2f}' for value in areas[name]])}, named "
        f"{joined([f'{value:.0%}' for value in rates[name]])}" for name in scores
    )  # fmt: skip
    figures.show(
        figure,
        f"Sums of {joined([f'{size:,}' for size in sizes])} clients. {capital(each)}. Knowing nothing: area 0.50, "
        f"named 1%. {told} {MEMBERS}",
    )


# ---- two rounds ---------------------------------------------------------------------------------


def show_ledger(ledger: Sequence[tuple], clients: int) -> None:
    """Who was in which sum: one row for rounds on end with the same clients."""
    everybody, rows = set(range(1, clients + 1)), []
    for ids, rounds in groupby(enumerate(ledger, start=1), key=lambda entry: frozenset(entry[1][0])):
        numbers = [number for number, _ in rounds]
        span = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        rows.append([span, str(len(ids)), joined(sorted(everybody - ids)) or "nobody"])
    Table("The server's ledger", ["rounds", "clients in the sum", "missing"], rows,
          "A curious server may write down what it must know anyhow: who is in each sum.").show()  # fmt: skip


def show_difference(
    true: np.ndarray, read: np.ndarray, digits: Sequence[int], curve: Mapping[int, tuple[float, float]], guess
) -> None:
    """A client's update beside the difference of two sums, and how near that comes while the model settles.

    Args:
        true, read: changes of the biases of all classes, shape (classes,).
        digits: which classes the client really has.
        curve: rounds trained before → relative error of the difference, and of the mean update of all.
        guess: per cent by which the difference is off in the end.
    """
    guess = figures.as_number(guess, 0, 1000)
    figure, (left, right) = figures.new_figure(9.5, 3.5, 1, 2)
    rounds, errors = list(curve), np.array(list(curve.values()))
    names = {"difference of two sums": errors[:, 0], "the mean update, for all alike": errors[:, 1]}
    figures.draw_curves(left, names, x=rounds, markers=True)
    if guess is not None:
        left.plot(rounds[-1], guess / 100, "X", color="black", markersize=9, label=f"your guess: {guess:g}%")
    left.set(title="The model settles, the client appears", xlabel="rounds trained before",
             ylabel="error, as part of the update", ylim=(0, 1.1))  # fmt: skip
    left.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    left.legend(fontsize=9)
    places = np.arange(len(true))
    right.bar(places - 0.2, true, width=0.4, color=figures.BLUE, label="its own update")
    right.bar(places + 0.2, read, width=0.4, color=figures.ORANGE, label="the difference")
    right.set(title="Which digits it has", xlabel="digit", ylabel="change of the bias", xticks=places)
    right.legend(fontsize=9)
    risen = [int(place) for place in np.argsort(-read)[: len(digits)]]
    figures.show(
        figure,
        f"Two sums that differ by one client. After {joined(rounds)} rounds the difference is off by "
        f"{joined([f'{error:.0%}' for error in errors[:, 0]])} of the client's update; the mean update, which knows "
        f"nothing of it, by {joined([f'{error:.0%}' for error in errors[:, 1]])}. In the end the biases that rise most "
        f"are those of the digits {joined(sorted(risen))}; the client has {joined(digits)}. "
        f"{figures.guessed(guess, 'g')} {ROUNDS}",
    )


# ---- a model that fails -------------------------------------------------------------------------


def show_ink(true: np.ndarray, read: Mapping[str, np.ndarray], usual: np.ndarray, guess) -> None:
    """What 64 questions tell of one client's digit.

    Args:
        true: its pixels, 0 to 1.
        read: which round → where it seemed to fail, bool.
        usual: where most public pictures have ink, bool: the answers of an attacker who knows nothing of this client.
        guess: how many of the 64 answers are right in the first of the rounds.
    """
    guess = figures.as_number(guess, 0, len(true))
    ink = true > 0
    pictures = {**read, "knowing nothing": usual}
    figure, axes = figures.new_figure(2.3 * (len(pictures) + 1), 2.8, 1, len(pictures) + 1)
    answered = int((next(iter(read.values())) == ink).sum())
    say_above(figure, f"Whoever fails answers: {answered} of {len(true)} questions about one client")
    figures.draw_digit(axes[0], true, "the client's digit")
    told = []
    for cell, (name, answers) in zip(axes[1:], pictures.items(), strict=True):
        figures.draw_digit(cell, answers.astype(float), name)
        told.append(f"{name}: {int(answers.sum())} times it failed, {int((answers == ink).sum())} answers right"
                    if name in read else f"the usual ink: {int((answers == ink).sum())} right")  # fmt: skip
    figures.show(
        figure,
        f"Is there ink in this pixel? {len(true)} rounds, {len(true)} questions to one client. "
        f"{capital('; '.join(told))}. {figures.guessed(guess, 'g')} {FAILS}",
    )


def say_above(figure, message: str) -> None:
    """The message of a figure that is a row of pictures."""
    figure.suptitle(message, fontsize=12, fontweight="bold", x=0.01, ha="left")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


WAYS = [
    ["traps in the biases", "lies about the model", "most digits, exactly", "noise"],
    ["a dead model for others", "lies to each differently", "one digit, exactly", "comparing fingerprints"],
    ["membership", "has the record", "who was there", "noise; large crowds help"],
    ["two rounds", "keeps a ledger", "one update, nearly", "noise; fixed groups"],
    ["a model that fails", "lies about the model", "one bit a round", "zeros sent in silence"],
]


def show_ways() -> None:
    """What each of the chapter's attacks takes, reads, and is stopped by."""
    Table(
        "Five ways past a perfect sum", ["way", "the server", "it reads", "what stops it"], WAYS,
        "Masks stop none of them: all of them read the sum, or look who is silent.",
    ).show()  # fmt: skip
