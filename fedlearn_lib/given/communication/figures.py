"""The figures of chapter 3, a line each in its notebook."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .. import figures, widgets
from ..tables import Table
from .machines import PHONE, Machine

# Names that notebooks of earlier versions ask for.
DOWNLOAD, UPLOAD, OPERATIONS, MOST_EXAMPLES = PHONE.download, PHONE.upload, PHONE.operations, PHONE.most_examples
examples_per_second = PHONE.examples_per_second


def show_sizes(bytes_of: Mapping[str, int], participants: int) -> None:
    """Bytes of one round for models of different sizes."""
    figure, axes = figures.new_figure(7, 2.6)
    names, values = list(bytes_of), list(bytes_of.values())
    axes.barh(names, values, color=figures.BLUE)
    axes.set(title=f"One round with {participants} participants", xscale="log")
    axes.set_xlabel("bytes, down and up, on a scale of powers of ten")
    axes.invert_yaxis()
    for i, value in enumerate(values):
        axes.text(value * 1.2, i, readable(value), va="center")
    axes.set_xlim(right=max(values) * 30)
    figures.show(
        figure,
        f"One round with {participants} participants moves "
        + ", ".join(f"{readable(value)} for {name}" for name, value in bytes_of.items()) + ".",
    )  # fmt: skip


def readable(count: float) -> str:
    """A number of bytes in the unit one would say."""
    units = ("bytes", "kB", "MB", "GB", "TB")
    step = min(len(units) - 1, int(np.log10(max(count, 1)) // 3))
    return f"{count / 1000**step:.3g} {units[step]}"


def show_fleet(
    metrics: Mapping[str, Sequence[float]], sent: Mapping[str, int], *, guess: float | None, guessed_at: str
) -> None:
    """Learning curves of the fleet, all phones against smaller and smaller samples; the guess is for one of them."""
    guess = figures.as_share(guess)
    figure, axes = figures.new_figure()
    figures.draw_curves(axes, metrics)
    rounds = len(next(iter(metrics.values()))) - 1
    axes.set(title="How many phones does a round need?", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    if guess is not None:
        axes.plot(rounds, guess, "X", color=figures.GREY, markersize=9, label=f"your guess, {guessed_at}: {guess:.0%}")
    axes.legend(loc="lower right")
    ends = "; ".join(f"{name}: {values[-1]:.0%} for {readable(sent[name])}" for name, values in metrics.items())
    figures.show(figure, f"Test accuracy after {rounds} rounds and what was sent. {ends}. {figures.guessed(guess)}")


def explore_share(
    share: Callable, clients: Mapping[str, tuple[Machine, int]], epochs: Sequence[int], value: int
) -> None:
    """A slider over local epochs: the share of a round on the wire against the size of the model.

    Args:
        share: (machine, parameter count, example count, epochs) → between 0 and 1.
        clients: name → machine and example count; one curve each.
        epochs: positions of the slider.
        value: the first one.
    """
    sizes = np.geomspace(100, 1e8, 25).astype(int)

    def draw(local_epochs):
        figure, axes = figures.new_figure(7, 3.4)
        curves = {
            name: [share(machine, int(size), count, local_epochs) for size in sizes]
            for name, (machine, count) in clients.items()
        }
        figures.draw_curves(axes, curves, x=sizes)
        axes.set(
            title=f"E = {local_epochs}: where the time of a round goes",
            xlabel="parameters of the model", ylabel="share on the wire", xscale="log", ylim=(0, 1),
        )  # fmt: skip
        axes.axhline(0.5, color=figures.GREY, linewidth=1)
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=9)
        ends = "; ".join(f"{name}: {values[0]:.0%} and {values[-1]:.0%}" for name, values in curves.items())
        return figure, (
            f"E = {local_epochs}: share of a round's time on the wire with 100 and with 100 million parameters. {ends}."
        )

    widgets.explore(draw, local_epochs=widgets.choice("E", list(epochs), value))


def show_local_work(rounds: Mapping[int, int], sent: Mapping[int, int], target: float) -> None:
    """Rounds and bytes to a target against local epochs."""
    figure, axes = figures.new_figure(6.5, 3)
    epochs = list(rounds)
    axes.plot(epochs, list(rounds.values()), "o-", color=figures.BLUE)
    axes.set(
        title="More work on the phone, fewer rounds", xlabel="local epochs E", ylabel=f"rounds to {target:.0%}",
        xscale="log", ylim=(0, 1.1 * max(rounds.values())),
    )  # fmt: skip
    axes.set_xticks(epochs, [str(count) for count in epochs])
    axes.minorticks_off()
    each = "; ".join(f"E = {E} takes {count} rounds and {readable(sent[E])}" for E, count in rounds.items())
    figures.show(figure, f"To reach {target:.0%}: {each}.")


def show_steps(values: np.ndarray, restored: Mapping[int, np.ndarray], clip: float) -> None:
    """What comes back for numbers between -clip and clip, for different bits."""
    figure, axes = figures.new_figure(6, 3.2)
    axes.plot(values, values, color=figures.GREY, linewidth=1, label="exact")
    for i, (bits, back) in enumerate(restored.items()):
        axes.plot(
            values, back, color=figures.COLOURS[i], linestyle=figures.LINES[i], label=f"{bits} bits",
            drawstyle="steps-mid",
        )  # fmt: skip
    axes.set(title="What comes back", xlabel="entry of the update", ylabel="after both functions")
    axes.legend(loc="upper left")
    worst = {bits: np.abs(back - values).max() for bits, back in restored.items()}
    figures.show(
        figure,
        f"Between ±{clip:g} an entry comes back off by at most "
        + ", ".join(f"{error:.2g} with {bits} bits" for bits, error in worst.items()) + ".",
    )  # fmt: skip


def show_accuracy_of_bits(accuracies: Mapping[int, Sequence[float]], guess) -> None:
    """Accuracies of several runs against bits an entry; the last number of bits is what the others are held against."""
    guess = figures.as_number(guess, 2, 16)
    figure, axes = figures.new_figure(6, 3)
    means = {bits: float(np.mean(runs)) for bits, runs in accuracies.items()}
    most, runs = max(means), len(accuracies[max(means)])
    enough = min(bits for bits in means if all(means[more] >= means[most] - 0.005 for more in means if more >= bits))
    for bits, each in accuracies.items():
        axes.plot([bits] * runs, each, "o", color=figures.BLUE, alpha=0.4, markersize=4)
    axes.plot(list(means), list(means.values()), color=figures.BLUE, label=f"average of {runs} runs")
    axes.axvline(enough, color=figures.ORANGE, linewidth=1, label=f"as good as {most}: from {enough} bits on")
    axes.set(title="How many bits are enough?", xlabel="bits an entry", ylabel="test accuracy", ylim=(0, 1))
    figures.draw_guess(axes, guess, vertical=True)
    axes.legend(loc="lower right")
    figures.show(
        figure,
        f"Test accuracy after training with quantised updates, on average over {runs} runs: "
        + ", ".join(f"{value:.1%} with {bits} bits" for bits, value in means.items())
        + f". From {enough} bits on it is within half a point of {most} bits. {figures.guessed(guess, 'g')}",
    )


def show_accuracy_of_bytes(results: Mapping[str, tuple[float, float]]) -> None:
    """Accuracy against the bytes of one upload, and the same as a table.

    Args:
        results: name → (bytes of one upload, test accuracy).
    """
    figure, axes = figures.new_figure(7, 3.8)
    groups = {"quantised": "bits", "largest entries only": "top"}
    for i, (label, word) in enumerate(groups.items()):
        points = [point for name, point in results.items() if word in name]
        axes.plot(*zip(*points, strict=True), color=figures.COLOURS[i], marker=figures.MARKERS[i],
                  linestyle=figures.LINES[i], label=label)  # fmt: skip
    for name, (size, accuracy) in results.items():
        above = "top" in name  # the two curves run side by side: one set of names above, one below
        axes.annotate(
            name, (size, accuracy), textcoords="offset points", xytext=(0, 8 if above else -9),
            ha="center", va="bottom" if above else "top", fontsize=8, rotation=90,
        )  # fmt: skip
    axes.set(title="What a byte buys", xlabel="bytes of one upload", ylabel="test accuracy", xscale="log")
    axes.set(ylim=(0, 1.3), yticks=np.linspace(0, 1, 6))
    axes.legend(loc="lower right")
    told = "; ".join(f"{name}: {accuracy:.0%} for {size:,.0f} bytes" for name, (size, accuracy) in results.items())
    what = "Test accuracy against the bytes of one client's upload."
    figures.show(figure, f"{what} {told}.", caption=what)  # the table says the numbers
    rows = [[name, f"{size:,.0f}", f"{accuracy:.0%}"] for name, (size, accuracy) in results.items()]
    Table("One client's upload", ["sent as", "bytes", "test accuracy"], rows).show()
