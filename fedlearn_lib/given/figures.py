"""Figures with one message each: labelled, colour-blind-safe, with alternative text.

Every helper shows its figure and says in one sentence what it shows: the sentence is the picture's
alternative text and its caption, and what a reader without the picture has. Where a table beside the picture
says every number once more, a shorter caption stands below it. JupyterLab ignores alternative
texts of PNG outputs, so a figure is shown as HTML.
"""

import base64
import html
import io
import logging
from collections.abc import Mapping, Sequence

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

# Okabe and Ito 2008, without yellow: told apart by colour-blind eyes. Markers and line styles tell them apart too.
BLUE, ORANGE, GREEN, PURPLE, SKY, RED = "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"
GREY = "#6b6b6b"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, RED, SKY)
LINES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)))
MARKERS = ("o", "s", "^", "D", "v", "P")
# Ten classes need an order, not ten hues: from dark to light, also in grey.
CLASS_COLOURS = matplotlib.colormaps["viridis"](np.linspace(0, 1, 10))

CAPTION = "max-width:50em;padding:.2em .4em;opacity:.85"
STYLE = {
    "font.size": 11,
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,  # bars stand before the grid
    "grid.alpha": 0.25,
    "legend.frameon": False,
    "font.family": "DejaVu Sans",  # ships with matplotlib: the same picture everywhere
}


# For every figure of a notebook, the learner's own too.
matplotlib.rcParams.update(STYLE)
# Where its cache names fonts that are gone, as those of a deleted environment, matplotlib warns of each in red.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def empty_figure(width: float = 6.5, height: float = 3.4) -> Figure:
    """A figure without axes; sizes in inches. Outside of pyplot, so nothing keeps it in memory."""
    figure = Figure(figsize=(width, height), dpi=100, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def new_figure(width: float = 6.5, height: float = 3.4, rows: int = 1, columns: int = 1, **options):
    """A figure and its axes in the course's style; sizes in inches."""
    figure = empty_figure(width, height)
    return figure, figure.subplots(rows, columns, **options)


def as_png(figure: Figure) -> bytes:
    """The figure as PNG; no version and date inside, so the same figure gives the same bytes."""
    with io.BytesIO() as buffer:
        # `savefig` would draw it twice: once to lay it out.
        figure.canvas.print_png(buffer, metadata={"Software": None})
        return buffer.getvalue()


def as_html(figure: Figure, sentence: str, caption: str = "") -> str:
    """The figure as an HTML element with the sentence as alternative text, and as caption if no other is given."""
    data = base64.b64encode(as_png(figure)).decode("ascii")
    text, below = (html.escape(words, quote=True) for words in (sentence, caption or sentence))
    return (
        f'<figure style="margin:.3em 0"><img alt="{text}" src="data:image/png;base64,{data}" '
        f'style="max-width:100%;background:white"><figcaption style="{CAPTION}">{below}</figcaption></figure>'
    )


def show(figure: Figure, sentence: str, caption: str = "", more: str = "") -> None:
    """Show a figure with its sentence; outside a notebook, the sentence alone.

    Args:
        figure, sentence: the picture, and all that it says.
        caption: what stands below it instead of a long sentence.
        more: HTML below that, such as a table that says the same.
    """
    from IPython.display import display

    display({"text/html": as_html(figure, sentence, caption) + more, "text/plain": sentence}, raw=True)


# ---- axes ---------------------------------------------------------------------------------------


def draw_curves(axes, curves: Mapping[str, Sequence[float]], *, x=None, markers: bool = False) -> None:
    """Draw named curves that differ in colour and in line style, with a legend."""
    for i, (name, values) in enumerate(curves.items()):
        axes.plot(
            np.arange(len(values)) if x is None else x,
            values,
            label=name,
            color=COLOURS[i % len(COLOURS)],
            linestyle=LINES[i % len(LINES)],
            marker=MARKERS[i % len(MARKERS)] if markers else None,
            markersize=4,
        )
    if x is None:
        axes.xaxis.get_major_locator().set_params(integer=True)
    axes.legend()


def draw_digit(axes, pixels: np.ndarray, title: str = "") -> None:
    """Draw 64 pixels in [0, 1] as an 8 × 8 digit."""
    axes.imshow(np.reshape(pixels, (8, 8)), cmap="gray_r", vmin=0, vmax=1)
    axes.set(xticks=[], yticks=[])
    axes.grid(False)
    axes.set_title(title, fontsize=10, fontweight="normal", loc="center")
    for spine in axes.spines.values():
        spine.set_visible(True)
        spine.set_color("#bbbbbb")


def draw_partition(axes, labels: np.ndarray, partition: Sequence[np.ndarray], clients: int = 20) -> None:
    """Draw how many examples of each class the first clients hold, as stacked bars."""
    shown = partition[:clients]
    counts = np.array([np.bincount(labels[rows], minlength=10) for rows in shown])
    bottom = np.zeros(len(shown))
    for digit in range(10):
        axes.bar(
            np.arange(len(shown)), counts[:, digit], bottom=bottom, width=0.85,
            color=CLASS_COLOURS[digit], edgecolor="white", linewidth=0.5, label=str(digit),
        )  # fmt: skip
        bottom += counts[:, digit]
    axes.set(xlabel="client", ylabel="examples", xticks=np.arange(0, len(shown), 5))
    axes.grid(False)


# ---- whole figures ------------------------------------------------------------------------------


class NoGuess(ValueError):
    """What stands in a guess cell is no guess; shown as one sentence."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def as_share(guess) -> float | None:
    """A learner's guess of an accuracy: a number from 0 to 1, or a percentage above; None for `...`.

    >>> as_share(0.8), as_share(80), as_share(...)
    (0.8, 0.8, None)
    """
    number = as_number(guess, 0, 100, "a number from 0 to 1, or a percentage up to 100")
    return number / 100 if number is not None and number > 1 else number


def as_number(guess, lowest: float, highest: float, wanted: str | None = None) -> float | None:
    """A learner's guess of a number; None where it is still `...`.

    Raises:
        NoGuess: what stands there is no number in the range; the sentence names what is `wanted`.
    """
    if guess is ...:
        return None
    if isinstance(guess, bool) or not isinstance(guess, int | float) or not lowest <= guess <= highest:
        raise NoGuess(f"Your guess is {guess!r}, but must be {wanted or f'a number from {lowest:g} to {highest:g}'}.")
    return guess


def guessed(guess: float | None, form: str = ".0%") -> str:
    """A guess as the end of a sentence."""
    return "You made no guess." if guess is None else f"You guessed {guess:{form}}."


def draw_guess(axes, guess: float | None, *, vertical: bool = False) -> None:
    """Draw a learner's guess as a dotted line; nothing if none was made."""
    if guess is None:
        return
    line = axes.axvline if vertical else axes.axhline
    line(guess, color=GREY, linestyle=":", linewidth=2, label=f"your guess: {guess:g}")
    axes.legend()


def digits(rows: Mapping[str, np.ndarray], *, titles: Sequence[str] = (), sentence: str) -> None:
    """Show rows of digits, one row a name, to compare them column by column."""
    count = max(len(images) for images in rows.values())
    figure, axes = new_figure(min(9.5, 0.95 * count + 1), 1.25 * len(rows), len(rows), count, squeeze=False)
    for line, (name, images) in zip(axes, rows.items(), strict=True):
        for cell, image in zip(line, images, strict=False):
            draw_digit(cell, image)
        for cell in line[len(images) :]:
            cell.axis("off")
        line[0].set_ylabel(name, rotation=0, ha="right", va="center")
    for cell, title in zip(axes[0], titles, strict=False):
        cell.set_title(title, fontsize=10, fontweight="normal", loc="center")
    show(figure, sentence)
