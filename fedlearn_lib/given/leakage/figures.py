"""The figures and tables of chapters 4 and 5: what a curious server reads, beside what is true."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .. import figures, widgets
from ..data import PATIENT_UNITS
from ..tables import Table
from ..words import joined

SERVER = "Attacker: a curious server."  # it knows the model, its weights and what it gets; the chapters say so once


def show_words(typed: str, read: Mapping[str, int]) -> None:
    """A message beside the words read out of its update."""
    words = ", ".join(f"{word}" + (f" (×{count})" if count > 1 else "") for word, count in read.items())
    Table("One phone's update", ["what", "words"], [["typed", typed], ["read", words]], footer=SERVER).show()


def show_words_read(read: Mapping[int, int], messages: int, guess) -> None:
    """How many messages were read exactly, by local epochs."""
    guess = figures.as_number(guess, 0, messages)
    figure, axes = figures.new_figure(6, 1.9)
    axes.barh([f"{epochs} epochs" if epochs > 1 else "1 epoch" for epochs in read], list(read.values()),
              color=figures.BLUE, height=0.55)  # fmt: skip
    axes.set(title="Training longer hides no word", xlabel=f"messages read exactly, of {messages}",
             xlim=(0, messages * 1.05))  # fmt: skip
    axes.invert_yaxis()
    figures.draw_guess(axes, guess, vertical=True)
    counted = ", ".join(f"{count} of {messages} after {_epochs(epochs)}" for epochs, count in read.items())
    figures.show(figure, f"Messages read exactly, every word with its count: {counted}. {figures.guessed(guess, 'g')}")


def _epochs(count: int) -> str:
    return "1 epoch" if count == 1 else f"{count} epochs"


def show_patient(true: np.ndarray, malignant: int, read: np.ndarray, diagnosis: int) -> None:
    """A patient's 30 values with their units, true beside read."""
    names = ["malignant" if value else "benign" for value in (malignant, diagnosis)]
    measurements = [name.removeprefix("mean_") for name in PATIENT_UNITS if name.startswith("mean_")]
    rows = []
    for i, measurement in enumerate(measurements):
        unit = PATIENT_UNITS[f"mean_{measurement}"]
        cells = [f"{values[i + 10 * part]:.4g}" for part in range(3) for values in (true, read)]
        rows.append([measurement.replace("_", " "), unit, *cells])
    columns = ["measurement", "unit", "mean", "read", "std. error", "read", "worst", "read"]
    footer = f"Diagnosis: {names[0]}, read: {names[1]}. {SERVER}"
    Table("One patient, true and read out of the update", columns, rows, footer).show()


def show_still_read(trained_for: Mapping[int, tuple[int, int, float]], patients: int, guess) -> None:
    """How many patients are read from models that were trained for longer and longer.

    Args:
        trained_for: steps → (patients read, patients without a trace, accuracy of the model).
        patients: how many there are.
        guess: the learner's, for the longest training.
    """
    guess = figures.as_number(guess, 0, patients)
    figure, axes = figures.new_figure(7, 2.5)
    names = [f"{steps} step" + "s" * (steps > 1) for steps in trained_for]
    read, refused, _ = zip(*trained_for.values(), strict=True)
    garbled = [patients - some - none for some, none, _ in trained_for.values()]
    axes.barh(names, read, color=figures.BLUE, height=0.55, label="read, to a millionth")
    axes.barh(names, garbled, left=read, color=figures.ORANGE, height=0.55, label="garbled")
    axes.barh(names, refused, left=np.add(read, garbled), color=figures.GREY, height=0.55, label="no trace")
    if guess is not None:
        axes.plot(guess, names[-1], "X", color="black", markersize=9, label=f"your guess: {guess:g}")
    axes.set(title="Training hides few patients", xlabel=f"patients, of {patients}", xlim=(0, patients * 1.02))
    axes.invert_yaxis()
    axes.legend(ncols=4, fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.25))
    counted = ". ".join(
        f"After {name} (accuracy {accuracy:.0%}): {some} read, {lost} garbled, {none} without a trace"
        for name, lost, (some, none, accuracy) in zip(names, garbled, trained_for.values(), strict=True)
    )
    figures.show(figure, f"Of {patients} patients. {counted}. {figures.guessed(guess, 'g')} {SERVER}")


def show_pictures(title: str, true, read, digits, labels) -> None:
    """Digits, true above read; the label that was read stands on top."""
    same = sum(int(a == b) for a, b in zip(digits, labels, strict=True))
    error = np.abs(np.array(read) - true).max()
    figures.digits(
        {"true": true, "read": read},
        titles=[str(digit) for digit in digits],
        sentence=f"{title}: {len(true)} digits, {same} labels right, the largest error of a pixel "
        f"{'below 10⁻⁹' if error < 1e-9 else f'{error:.2g}'}. {SERVER}",
    )


def show_plain_fixes(shares: Mapping[str, float], *, people: int) -> None:
    """How often fixes without a strength betray who it is."""
    figure, axes = figures.new_figure(6.5, 2.1)
    axes.barh(list(shares), list(shares.values()), color=figures.BLUE, height=0.6)
    hidden = 1 - min(shares.values())
    title = "These hide nobody" if hidden == 0 else f"The best of these hides {hidden:.0%}"
    axes.set(title=title, xlabel="clients found again", xlim=(0, 1.05))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {value:.0%}" for name, value in shares.items())
    figures.show(figure, f"Share of clients found again among {people:,}: {told}. {SERVER}")


def show_fixes(
    sweeps: Mapping[str, Mapping[float, float]], *, people: int, guess, guessed_at: tuple[str, float]
) -> None:
    """How often fixes still betray who it is, by their strength.

    The guess is a percentage, for one strength of one of the fixes: (name, strength).
    """
    guess = figures.as_number(guess, 0, 100)
    guessed_fix, guessed_strength = guessed_at
    figure, axes = figures.new_figure(9.5, 2.9, 1, len(sweeps))
    for cell, (name, strengths) in zip(axes, sweeps.items(), strict=True):
        places, values = np.arange(len(strengths)), list(strengths.values())
        cell.plot(places, values, color=figures.BLUE, marker="o", markersize=4)
        for place, value in zip(places, values, strict=True):
            cell.annotate(f"{value:.0%}", (place, value), (0, 6), textcoords="offset points", ha="center", fontsize=9)
        cell.axhline(1 / people, color=figures.RED, linestyle=":")
        if name == guessed_fix and guess is not None:
            place = list(strengths).index(guessed_strength)
            cell.plot(place, guess / 100, "X", color=figures.GREY, markersize=9)
            cell.annotate(f"your guess:\n{guess:g}%", (place, guess / 100), (-8, 0), textcoords="offset points",
                          ha="right", va="center", fontsize=9)  # fmt: skip
        cell.set_title(f"By {name}", fontsize=11)
        cell.set_xticks(places, [f"{strength:g}" for strength in strengths])
        cell.set(xlim=(-0.3, len(places) - 0.7), ylim=(-0.06, 1.22), yticks=[0, 0.5, 1])
        cell.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    labels = f"clients found again; the weakest setting stands on the left; dotted: by luck, 1 of {people:,}"
    figure.supxlabel(labels, fontsize=10)
    swept = ". ".join(
        f"By {name}: " + ", ".join(f"{strength:g}: {value:.0%}" for strength, value in strengths.items())
        for name, strengths in sweeps.items()
    )
    figures.show(
        figure,
        f"Share of clients found again among {people:,}. {swept}. By luck: {1 / people:.2%}. "
        f"{figures.guessed(guess, 'g')} {SERVER} It has the list of all records.",
    )


def show_fixed_pictures(true: np.ndarray, read: Mapping[str, np.ndarray]) -> None:
    """One digit, and what is read of it out of the updates that each fix leaves."""
    pictures = {"true": true, **read}
    figure, axes = figures.new_figure(1.3 * len(pictures), 1.7, 1, len(pictures))
    for cell, (name, picture) in zip(axes, pictures.items(), strict=True):
        figures.draw_digit(cell, picture, name)
    length = np.linalg.norm
    alike = ", ".join(
        f"{name}: {true @ picture / length(true) / length(picture):.2f}" for name, picture in read.items()
    )
    figures.show(
        figure,
        "One digit, and what is read of it with each of these fixes; how like it is to the digit, where 1 is the same "
        f"direction and 0 has nothing in common: {alike}. {SERVER}",
    )


def show_split(messages: Sequence[str], groups: Sequence[Sequence[str]]) -> None:
    """Each message beside the largest group that holds its words only."""
    rows = []
    for text in messages:
        words = set(text.split())
        group = max((g for g in groups if set(g) <= words), key=len, default=[])
        rows.append([text, " ".join(word for word in dict.fromkeys(text.split()) if word in group)])
    title = f"{len(messages)} messages in one update"
    Table(title, ["typed", "words that changed alike"], rows, footer=SERVER).show()


def show_counts(true: np.ndarray, read: np.ndarray, right: int, clients: int) -> None:
    """How many digits of each kind a client has, true beside read."""
    figure, axes = figures.new_figure(6.5, 2.6)
    places = np.arange(len(true))
    axes.bar(places - 0.2, true, width=0.4, color=figures.GREY, label="true")
    axes.bar(places + 0.2, read, width=0.4, color=figures.ORANGE, label="read from the update")
    axes.set(title="What this client holds", xlabel="digit", ylabel="records", xticks=places)
    axes.set_ylim(top=1.35 * max(true.max(), read.max()))
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.legend(ncols=2, loc="upper right")
    figures.show(
        figure,
        f"Digits of each kind that one client holds: {list(map(int, true))}; read: {list(map(int, read))}. All ten "
        f"counts are exact for {right} of {clients} clients. {SERVER} It also knows how many records there are.",
    )


def show_candidates(candidates: np.ndarray, total: int) -> None:
    """The first candidates, as pictures."""
    figures.show(
        _draw_candidates(candidates),
        f"The first {len(candidates)} of {total} candidates, one for each unit that changed. {SERVER}",
    )


def show_kept(candidates: np.ndarray, kept: np.ndarray, guess) -> None:
    """The same candidates, with a frame around those that were kept."""
    guess = figures.as_number(guess, 0, len(candidates))
    near = [bool(len(kept)) and np.abs(kept - picture).max(axis=1).min() < 1e-6 for picture in candidates]
    figure = _draw_candidates(candidates, near)
    places = joined(np.flatnonzero(near) + 1) or "none"
    figures.show(
        figure,
        f"Of these {len(candidates)} candidates {sum(near)} can be pictures and have a frame, counted from the top "
        f"left: {places}. {figures.guessed(guess, 'g')} {SERVER}",
    )


def _draw_candidates(candidates, framed=()):
    rows = -(-len(candidates) // 10)
    figure, axes = figures.new_figure(9.5, 1.05 * rows + 0.2, rows, 10, squeeze=False)
    for cell in axes.ravel()[len(candidates) :]:
        cell.axis("off")
    for cell, picture in zip(axes.ravel(), candidates, strict=False):
        figures.draw_digit(cell, np.clip(picture, 0, 1))
    for cell, with_frame in zip(axes.ravel(), framed, strict=False):
        cell.spines[:].set(visible=bool(with_frame), color=figures.ORANGE, linewidth=3)
    return figure


def show_batch(true: np.ndarray, kept: np.ndarray) -> None:
    """The pictures of a batch above those that were read; an empty place where none was."""
    figure, axes = figures.new_figure(min(9.5, 0.95 * len(true) + 1), 2.5, 2, len(true))
    for cell in axes[1]:
        cell.axis("off")
    found = 0
    for above, below, picture in zip(*axes, true, strict=True):
        figures.draw_digit(above, picture)
        near = [row for row in kept if np.abs(row - picture).max() < 1e-9]
        if near:
            below.axis("on")
            figures.draw_digit(below, near[0])
            found += 1
    for name, cell in zip(("true", "read"), axes[:, 0], strict=True):
        cell.text(-0.15, 0.5, name, transform=cell.transAxes, ha="right", va="center")
    figures.show(
        figure,
        f"Of {len(true)} pictures in the batch {found} are read exactly; {len(kept) - found} false ones were kept. "
        f"{SERVER} It does not know the pictures.",
    )


def show_matched(title: str, X: np.ndarray, rows: np.ndarray, guessed: np.ndarray) -> None:
    """A batch above what gradient matching made of it, each guess below the digit that it is nearest to."""
    from scipy.optimize import linear_sum_assignment  # as slow to import as it is rarely needed

    distance = np.linalg.norm(X[rows][:, None] - guessed[None], axis=2)
    ordered = guessed[linear_sum_assignment(distance)[1]]
    pairs = zip(ordered, rows, strict=True)
    found = sum(np.linalg.norm(X - picture, axis=1).argmin() == row for picture, row in pairs)
    figures.digits(
        {"true": X[rows], "guessed": ordered},
        sentence=f"Gradient matching, {title}: of {len(rows)} digits {found} are found again among {len(X):,}. "
        f"{SERVER} It was told the labels.",
    )


def explore_sum(X: np.ndarray, crowd: np.ndarray, attacks: Mapping[str, Callable], sizes: Sequence[int]) -> None:
    """A slider over the size of a crowd: what each attack makes of the first member's picture.

    Args:
        X: all pictures.
        crowd: rows of X; the crowd of K is the first K of them, so the victim stays the same.
        attacks: name → function of the rows in the sum; its picture, or None where there is none.
        sizes: positions of the slider.
    """

    def draw(clients):
        pictures = {name: attack(crowd[:clients]) for name, attack in attacks.items()}
        figure, axes = figures.new_figure(2.2 * (len(pictures) + 1), 2.4, 1, len(pictures) + 1)
        figures.draw_digit(axes[0], X[crowd[0]], "the victim")
        told = []
        for cell, (name, picture) in zip(axes[1:], pictures.items(), strict=True):
            if picture is None:
                cell.axis("off")
                cell.set_title(name, fontsize=10, fontweight="normal", loc="center")
                cell.text(0.5, 0.5, "0/0", transform=cell.transAxes, ha="center", fontsize=14)
                told.append(f"{name}: no picture, 0/0")
                continue
            figures.draw_digit(cell, picture, name)
            error = np.sqrt(np.mean((picture - X[crowd[0]]) ** 2))
            told.append(f"{name}: a pixel is off by {error:.2f}" if error >= 1e-9 else f"{name}: exact")
        crowd_of = f"K = {clients} client" + "s" * (clients > 1)
        return figure, f"One victim in a sum of {crowd_of}. {'; '.join(told)}. {SERVER} It was told the label."

    widgets.explore(draw, clients=widgets.choice("K", list(sizes), sizes[0]))


def show_counts_of_sums(counted: Mapping[str, tuple[int, int, int]], sums: int, guess) -> None:
    """Out of how many sums the counts of all classes are read, by model: (right, wrong, impossible)."""
    guess = figures.as_number(guess, 0, sums)
    figure, axes = figures.new_figure(7, 2.2)
    names, left = list(counted), np.zeros(len(counted))
    parts = ("with all counts right", "possible but wrong", "refused as impossible")
    for part, colour, values in zip(
        parts, (figures.BLUE, figures.ORANGE, figures.GREY), zip(*counted.values(), strict=True), strict=True
    ):
        axes.barh(names, values, left=left, color=colour, height=0.5, label=part)
        left += values
    if guess is not None:
        axes.plot(guess, names[-1], "X", color="black", markersize=9, label=f"your guess: {guess:g}")
    axes.set(title="Counting needs a fresh model", xlabel=f"sums, of {sums}", xlim=(0, sums * 1.02))
    axes.invert_yaxis()
    # In two rows beside a guess: four names are wider than the picture.
    axes.legend(ncols=3 if guess is None else 2, fontsize=9, loc="upper center", bbox_to_anchor=(0.4, -0.36))
    told = "; ".join(
        f"{name}: " + ", ".join(f"{value} {part}" for value, part in zip(values, parts, strict=True))
        for name, values in counted.items()
    )
    figures.show(figure, f"Counts read out of {sums} sums. {told}. {figures.guessed(guess, 'g')} {SERVER}")


def class_mean_error(X: np.ndarray, y: np.ndarray) -> float:
    """The median error of an attacker who knows the label only, and answers with the mean of its class."""
    means = np.array([X[y == label].mean(axis=0) for label in range(int(y.max()) + 1)])
    return float(np.median(np.sqrt(np.mean((means[y] - X) ** 2, axis=1))))


def show_crowd(sizes: Sequence[int], results: Sequence[Mapping], *, floor: float, people: int, guess) -> None:
    """What each attack on a sum reads against the number of clients in it, with the floors of knowing nothing.

    Each result holds shares: victims found by `divided` and `subtracted` pictures, exactly read ones `alone` in
    their class, sums where the division is `silent` (0/0), pictures out of the `hidden` layer, names `listed`;
    and the median errors of the pictures, `divided_error` and `subtracted_error`.
    """
    divided, silent, subtracted, alone, hidden, listed, errors, better_errors = (
        [result[name] for result in results]
        for name in (
            *("divided", "silent", "subtracted", "alone", "hidden", "listed"),
            *("divided_error", "subtracted_error"),
        )
    )
    guess = figures.as_number(guess, 0, 100)
    figure, (left, right) = figures.new_figure(9.5, 5.4, 1, 2)
    curves = {
        "divide (told the label)": divided,
        "subtract the background (told the label)": subtracted,
        "hidden layer of a network: exact": hidden,
        f"who took part? (has all {people:,} records)": listed,
    }
    left.vlines(sizes, 0, silent, color=figures.GREY, alpha=0.35, linewidth=9, label="division gives no number: 0/0")
    figures.draw_curves(left, curves, x=sizes, markers=True)
    left.axhline(1 / people, color=figures.RED, linestyle=":", label=f"knowing nothing: 1 of {people:,}")
    left.set(title="A crowd hides some", xlabel="clients in the sum, K", ylabel="share of clients", ylim=(-0.02, 1.05))
    left.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    told = figures.guessed(guess, "g")
    if guess is not None:
        left.plot(20, guess / 100, "X", color=figures.GREY, markersize=9, label=f"your guess: {guess:g}")
        told += f" It was {100 * subtracted[list(sizes).index(20)]:.0f}."
    figures.draw_curves(right, {"divide": errors, "subtract the background": better_errors}, x=sizes, markers=True)
    right.axhline(floor, color=figures.RED, linestyle=":", label="guessing the mean of the class")
    right.set(title="The picture fades", xlabel="clients in the sum, K", ylabel="error of a pixel (ink, 0 to 1)")
    right.set_ylim(bottom=0)
    left.set_xlim(0.8, 130)
    for axes in (left, right):
        axes.set_xscale("log")
        axes.set_xticks(sizes, [str(size) for size in sizes])
        axes.minorticks_off()
        axes.legend(fontsize=9, loc="upper center", bbox_to_anchor=(0.5, -0.13))
    shares = {
        "divide (told the label): found again": divided,
        "… no number, 0/0": silent,
        "subtract the background (told the label): found again": subtracted,
        "… read exactly": alone,
        "hidden layer: pictures read exactly": hidden,
        "all records at hand: those in the sum who are named": listed,
    }
    rows = [[what, *(f"{value:.0%}" for value in values)] for what, values in shares.items()]
    rows.append(["naming at random", *(f"{size / people:.1%}" for size in sizes)])
    for name, values in (("dividing", errors), ("subtracting", better_errors)):
        rows.append([f"median error of a pixel, {name}", *(f"{error:.2f}" for error in values)])
    setting = f"K clients, one record each, one step of a fresh model. {SERVER} "
    figures.show(
        figure,
        f"{setting}At K = {joined(sizes)} it finds, told the victim's label, {_shares(divided)} of the victims by "
        f"dividing, which is 0/0 for {_shares(silent)}; {_shares(subtracted)} by subtracting the background, "
        f"{_shares(alone)} exactly; the hidden layer gives {_shares(hidden)} of the pictures exactly, told nothing. "
        f"Whoever has all records names {_shares(listed)} of those in the sum; naming at random, "
        f"{joined([f'{size / people:.1%}' for size in sizes])}. Knowing nothing finds {1 / people:.2%} of the "
        f"victims, the label alone about {10 / people:.1%}. Median error of a pixel: "
        f"{joined([f'{error:.2f}' for error in errors])} by dividing, "
        f"{joined([f'{error:.2f}' for error in better_errors])} by subtracting, "
        f"{floor:.2f} for guessing the mean of the class. {told}",
        caption=setting + told,
        more=Table("Clients in the sum, K", ["", *map(str, sizes)], rows, wide=True).folded("Show all numbers"),
    )


def _shares(values) -> str:
    return joined([f"{value:.0%}" for value in values])
