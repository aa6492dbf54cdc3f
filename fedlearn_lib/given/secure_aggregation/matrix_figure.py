"""The matrix of attackers and versions as a picture: colours and signs, few words; reasons on demand."""

from itertools import groupby

from .. import figures
from ..tables import Table
from .ladder import Matrix
from .outcomes import NOT_HERE, NOTHING, READ, SPOILT, STOPPED, SUM, Cell

WORDS = {READ: "read", SPOILT: "sum spoilt", STOPPED: "stopped", SUM: "only the sum", NOTHING: "nothing"}


def show_matrix(outcome: Matrix, title: str, rows=None, guess=..., guessed_of: str = "") -> None:
    """Who gets what: red and ✗ where it is what nobody should get, blue and ✓ where not, grey where nothing applies.

    Below the picture, folded up: the reasons of all cells, and the rows that the picture leaves out.

    Args:
        outcome: of `ladder.matrix`.
        title: of the figure.
        rows: adversaries of the picture, in order; None: all.
        guess: the learner's, of how many cells of one column are red; `...` if none was made.
        guessed_of: this column.
    """
    adversaries, versions = (list(dict.fromkeys(place[i] for place in outcome.cells)) for i in (0, 1))
    shown, column = list(rows or adversaries), guessed_of or versions[-1]
    guess = figures.as_number(guess, 0, len(shown))
    unknown = [name for name in shown if name not in adversaries]
    if unknown:
        raise ValueError(f"{', '.join(unknown)} did not run. Choose of: {', '.join(adversaries)}.")
    figure, axes = figures.new_figure(3.6 + 1.5 * len(versions), 1.25 + 0.42 * len(shown))
    for y, adversary in enumerate(shown):
        for x, version in enumerate(versions):
            cell = outcome[adversary, version]
            axes.add_patch(_rectangle(x, y, _colour(cell)))
            ink = "black" if cell.red else "white"  # what can be read best on the colour
            axes.text(x, y, in_words(cell), ha="center", va="center", color=ink, fontsize=9)
    red = sum(outcome[adversary, column].red for adversary in shown)
    axes.set(xlim=(-0.5, len(versions) - 0.5), ylim=(len(shown) - 0.5, -0.5))
    labels = [version.replace(", ", ",\n").replace(" and ", "\nand ") for version in versions]
    axes.set_xticks(range(len(versions)), labels)
    axes.set_yticks(range(len(shown)), shown)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=9)
    axes.grid(False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    mine = "" if guess is None else f" (your guess: {guess:g})"
    message = f"{title}:\n{red} of {len(shown)} stay red in the column {column!r}{mine}"
    figure.suptitle(message, fontweight="bold", fontsize=11)
    sentence = f"{title}. {' '.join(_told(outcome, adversary, versions) for adversary in shown)}"
    ending = ""
    if guess is not None or guessed_of:
        ending = f" In the column {column!r} {red} of {len(shown)} are red. {figures.guessed(guess, 'g')}"
    # The table below says every cell of a large picture once more.
    caption = "" if len(shown) <= 2 else f"{title}.{ending}"
    _show(figure, sentence + ending, caption, outcome, adversaries, versions)


def in_words(cell: Cell) -> str:
    """A cell's sign and at most a few words."""
    if cell.result.startswith(NOT_HERE):
        return "– does not apply"
    short = "refused" if cell.result.startswith("refused") else cell.result
    for long, words in WORDS.items():
        short = short.replace(long, words)
    return f"{'✗' if cell.red else '✓'} {short}"


def _told(outcome: Matrix, adversary: str, versions: list[str]) -> str:
    groups = groupby(versions, key=lambda version: in_words(outcome[adversary, version]))
    parts = [f"{words} ({'; '.join(group)})" for words, group in groups]
    return f"{adversary[0].upper()}{adversary[1:]}: {', '.join(parts)}."


def _colour(cell: Cell) -> str:
    if cell.red:
        return figures.RED
    return figures.GREY if cell.result.startswith(NOT_HERE) else figures.BLUE


def _rectangle(x: int, y: int, colour: str):
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=colour, edgecolor="white")


def _show(
    figure, sentence: str, caption: str, outcome: Matrix, adversaries: list[str], versions: list[str]
) -> None:
    from IPython.display import display

    rows = []
    for adversary in adversaries:
        cells = [outcome[adversary, version] for version in versions]
        rows.append([adversary, *(f"{in_words(c)}{f': {c.reason}' if c.reason and not c.red else ''}" for c in cells)])
    table = Table(
        "Every attacker, and why it was refused", ["attacker", *versions], rows, outcome.table.footer,
        wide=len(versions) > 3,
    )  # fmt: skip
    who = f"all {len(adversaries)} attackers" if len(adversaries) > 1 else "the attacker"
    page = figures.as_html(figure, sentence, caption) + table.folded(f"Show {who} and the reasons")
    display({"text/html": page, "text/plain": f"{sentence}\n{outcome.table.text}"}, raw=True)
