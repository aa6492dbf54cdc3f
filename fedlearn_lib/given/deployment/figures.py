"""The figures of chapter 16. What differs from run to run, such as seconds, stands in pictures and in one marked
sentence; ids, keys and bytes of masks are never shown."""

from collections.abc import Callable, Mapping, Sequence

from .. import figures
from ..masking.rules import STAGES
from ..tables import Table
from ..widgets import choice, explore
from ..words import joined
from .grid import LocalGrid
from .power import FINE, FORGOTTEN, TORN

NOT_LOOKED = "not allowed here"  # to look, on some systems


# ---- records and deadlines ------------------------------------------------------------------------


def show_record(record: Mapping) -> None:
    """What a record holds: which field stands where, and how many bytes it is."""
    rows = []
    for name, array in record["arrays"].items():
        told = f"dtype {array['dtype']}, shape {array['shape']}, data: {len(array['data']):,} bytes"
        rows.append([name, "arrays", told])
    for name, value in record["config"].items():
        rows.append([name, "config", f"{type(value).__name__}: {value!r}"])
    size = sum(len(array["data"]) for array in record["arrays"].values())
    Table("A message as a record", ["field", "stands in", "what the other machine is told"], rows,
          f"Arrays: {len(record['arrays'])} with {size:,} bytes; other fields: {len(record['config'])}."
          ).show()  # fmt: skip


def explore_deadline(run: Callable[[float], tuple[dict, LocalGrid]], clients: int) -> None:
    """Move the deadline of a stage: who is in, who is left out, and when the stage is over.

    Args:
        run: deadline in seconds → what `exchange_over_grid` gave, and the grid on which it ran.
        clients: how many were asked.
    """

    def draw(deadline):
        outboxes, grid = run(deadline)
        takes = {node: grid.seconds.get(node, 0.0) for node in range(1, clients + 1)}
        figure, axes = figures.new_figure(7.5, 0.34 * clients + 1.2)
        last = 1.15 * max(deadline, *(each for each in takes.values() if each is not None))
        for node, seconds in takes.items():
            inside = node in outboxes
            colour = figures.BLUE if inside else figures.GREY
            axes.plot([0, last if seconds is None else seconds], [node, node], color=colour,
                      linestyle="-" if inside else ":", linewidth=2)  # fmt: skip
            if seconds is not None:
                mark = "o" if inside else "x"
                axes.plot(seconds, node, marker=mark, color=colour, markersize=7)
        axes.axvline(deadline, color=figures.RED, linestyle="--", linewidth=4, alpha=0.6,
                     label=f"deadline: {deadline:g} s")  # fmt: skip
        axes.axvline(grid.clock(), color=figures.GREEN, label=f"stage over: {grid.clock():g} s")
        axes.set(title="Who answers in time (everybody keeps to the rules)", xlabel="seconds on the grid's clock")
        axes.set(yticks=range(1, clients + 1), ylabel="client", xlim=(0, last), ylim=(clients + 0.6, 0.4))
        axes.legend(loc="upper right")
        silent = joined([str(node) for node in takes if node not in outboxes])
        return figure, (
            f"With a deadline of {deadline:g} seconds, {len(outboxes)} of {clients} clients are in"
            f"{f'; left out: {silent}' if silent else ''}. The stage is over after {grid.clock():g} seconds."
        )

    explore(draw, deadline=choice("deadline, seconds", [0.5, 1, 2, 3, 5, 8, 13, 21], 3))


# ---- power cuts -----------------------------------------------------------------------------------


def show_power_cuts(verdicts: Mapping[str, Mapping[str, str]]) -> None:
    """What becomes of a client whose power is cut before each operation.

    Args:
        verdicts: whose function → operation before which the power goes, or "never" → FINE, TORN or FORGOTTEN.
    """
    colours = {FINE: figures.GREEN, FORGOTTEN: figures.RED, TORN: figures.ORANGE}
    columns = max(map(len, verdicts.values()))
    figure, axes = figures.new_figure(8.5, 0.75 * len(verdicts) + 0.7)
    told = []
    for row, (name, by_operation) in enumerate(verdicts.items()):
        for column, (operation, verdict) in enumerate(by_operation.items()):
            axes.barh(row, 0.96, left=column, color=colours[verdict], height=0.86)
            before = "no cut" if operation == "never" else f"before {operation}"
            words = "\n".join([before, *verdict.split(", ")])
            axes.text(column + 0.48, row, words, ha="center", va="center", fontsize=8,
                      color="black" if verdict == TORN else "white")  # fmt: skip
        bad = {verdict: joined([place for place in by_operation if by_operation[place] == verdict])
               for verdict in by_operation.values() if verdict != FINE}  # fmt: skip
        told.append(f"{name}: {'; '.join(f'{verdict} before {where}' for verdict, where in bad.items()) or FINE}")
    axes.set(yticks=range(len(verdicts)), yticklabels=list(verdicts), xticks=[], xlim=(0, columns))
    axes.set_title("A power cut before each operation (an honest client)")
    axes.invert_yaxis()
    axes.grid(False)
    figures.show(figure, f"Power cut before each operation in turn. {'. '.join(told)}.")


# ---- programs over TLS ------------------------------------------------------------------------------


def show_seconds(rounds: Mapping[str, float], stages: Mapping[str, float], guess) -> None:
    """Where the seconds of a round go, and how many times slower it is on an engine.

    Args:
        rounds: how a round was played → its seconds; first in this process, then on the engine.
        stages: stage of a masked round on the engine → its seconds; may be empty.
        guess: how many times slower, from 1 on.
    """
    guess = figures.as_number(guess, 1, 10**9, "how many times slower, a number from 1 on")
    (_, alone), (_, engine), *_ = rounds.items()
    factor = engine / alone
    figure, axes = figures.new_figure(9, 3.1, 1, 2)
    names, values = list(rounds), list(rounds.values())
    axes[0].barh(names, values, color=[figures.GREY, figures.BLUE, figures.GREEN][: len(names)], height=0.6)
    for i, value in enumerate(values):
        axes[0].text(value, i, f" {value:.2g} s", va="center")
    axes[0].set(title=f"A round: {factor:.0f} times slower", xlabel="seconds (logarithmic scale)", xscale="log")
    axes[0].xaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes[0].set_xlim(min(values) / 2, 8 * max(values))
    axes[0].invert_yaxis()
    if guess is not None:
        axes[0].axvline(alone * guess, color=figures.GREY, linestyle=":", linewidth=2)
        left, right = axes[0].get_xlim()
        axes[0].set_xlim(min(left, alone * guess / 2), max(right, alone * guess * 2))
        axes[0].set_ylim(len(names) - 0.4, -1.2)  # room above the bars, for the words
        end = "right" if guess > factor else "left"
        axes[0].text(alone * guess, -0.75, f" your guess: {guess:g} times ", fontsize=9, color=figures.GREY, ha=end)
    axes[1].bar(list(stages), list(stages.values()), color=figures.GREEN, width=0.6)
    axes[1].set(title="Stages of the masked round", ylabel="seconds")
    axes[1].tick_params(axis="x", rotation=30)
    told = f"Measured here: in this process a round is {factor:.0f} times faster"
    slower = "takes longer" if factor > 1 else "takes no longer"
    figures.show(figure, f"{told}. On the engine, which sends, waits and looks again, a round of the same functions "
                         f"{slower}. {figures.guessed(guess, 'g')}")  # fmt: skip


def show_search(found: Mapping[str, Mapping[str, int]]) -> None:
    """How often values were found on the server's side.

    Args:
        found: value → place → how often; None where the system lets nobody look.
    """
    secret = [name for name in found if not name.startswith("public")]
    places = list(next(iter(found.values())))
    rows = [[name, *(NOT_LOOKED if by[place] is None else "found" if by[place] else "none" for place in places)]
            for name, by in found.items()]  # fmt: skip
    seen = sum(any(found[name].values()) for name in secret)
    control = [name for name in found if name not in secret and any(found[name].values())]
    Table(
        "Searched at the server, byte by byte", ["looked for", *(f"in its {place}" for place in places)], rows,
        f"Of {len(secret)} secrets {seen} are found; of {len(found) - len(secret)} public ones {len(control)}"
        f"{', so the search works' if control else ': the search does not work'}.",
    ).show()  # fmt: skip


def show_strangers(stolen: Mapping[str, Mapping[int, str]]) -> None:
    """What somebody else's program could read on each node.

    Args:
        stolen: kind of node → client → what was read there, or "".
    """
    clients = sorted({client for by in stolen.values() for client in by})
    rows = [[kind, *("✗ read the key" if by.get(client) else "✓ read nothing" for client in clients)]
            for kind, by in stolen.items()]  # fmt: skip
    told = "; ".join(f"{kind}: {sum(map(bool, by.values()))} of {len(by)} keys read" for kind, by in stolen.items())
    Table("Somebody else's program, sent to every node", ["node", *(f"client {k}" for k in clients)], rows,
          f"{told}.").show()  # fmt: skip


def show_accuracy(curves: Mapping[str, Sequence[float]], chance: float) -> None:
    """Test accuracy round by round, beside what guessing gives."""
    figure, axes = figures.new_figure(6.5, 3.0)
    figures.draw_curves(axes, curves, markers=True)
    axes.axhline(chance, color=figures.GREY, linestyle=":", label="guessing")
    axes.set(title="Your functions train (everybody keeps to the rules)", xlabel="round", ylabel="test accuracy")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.legend(loc="center right")
    told = "; ".join(f"{name}: {values[0]:.1%} before, {values[-1]:.1%} after {len(values) - 1} rounds"
                     for name, values in curves.items())  # fmt: skip
    figures.show(figure, f"Test accuracy, with {chance:.0%} for guessing. {told}.")


def in_every_stage(training) -> dict[str, float]:
    """Stage → seconds, of the last whole masked round of a training."""
    last = training.rounds[-1]["round"]
    seconds = {stage["stage"]: stage["seconds"] for stage in training.stages if stage["round"] == last}
    return {stage: seconds[stage] for stage in STAGES if stage in seconds}


def show_killed(training, killed: Mapping[int, str], guess) -> None:
    """What became of a masked round in which programs were killed.

    Args:
        training: what `lab.run` gave.
        killed: number of a client → the stage that had begun.
        guess: how many updates are in the sum.
    """
    last = training.rounds[-1] if training.rounds else {"survivors": [], "dropped": {}}
    guess = figures.as_number(guess, 0, 1000)
    rows = [[stage["stage"], str(stage["asked"]), str(stage["answered"])] for stage in training.stages]
    lost = joined([f"client {k} in {stage}" for k, stage in killed.items()])
    ends = f"The round is refused: {training.error}." if training.error else (
        f"{len(last['survivors'])} updates are in the sum, of clients {joined(last['survivors'])}; dropped: "
        f"{joined([f'{k} in {stage}' for k, stage in last['dropped'].items()])}."
    )
    Table("A masked round over TLS; a program is killed", ["stage", "asked", "answered"], rows,
          f"Killed: {lost}. {ends} {figures.guessed(guess, 'g')}").show()  # fmt: skip
