"""The figures and tables of chapter 8."""

from collections.abc import Mapping, Sequence

import numpy as np

from .. import figures
from ..communication.figures import readable
from ..network import Network
from ..paillier.packing import Layout
from ..tables import Table


def show_chain(clients: int, threshold: int) -> None:
    """The protocol as its users tell it: a running total from client to client, then to the server."""
    figure, axes = figures.new_figure(8, 2.2)
    axes.axis("off")
    places = np.linspace(0.06, 0.74, clients)
    for k, x in enumerate(places):
        answers = k + 1 > threshold
        axes.text(
            x, 0.5, f"client {k + 1}", ha="center", va="center", fontsize=10,
            bbox=dict(boxstyle="round", facecolor="white", edgecolor=figures.GREEN if answers else figures.BLUE),
        )  # fmt: skip
        axes.text(x, 0.24, f"total of {k + 1}", ha="center", fontsize=9, color=figures.GREY)
        if k + 1 < clients:
            arrow = dict(arrowstyle="->", color=figures.GREY)
            axes.annotate("", (places[k + 1] - 0.06, 0.5), (x + 0.06, 0.5), arrowprops=arrow)
    server = dict(boxstyle="round", facecolor="white", edgecolor=figures.RED)
    axes.text(0.94, 0.5, "server", ha="center", va="center", fontsize=10, bbox=server)
    axes.annotate("", (0.895, 0.5), (places[-1] + 0.06, 0.5), arrowprops=dict(arrowstyle="->", color=figures.RED))
    axes.text(0.94, 0.24, "holds the key", ha="center", fontsize=9, color=figures.GREY)
    axes.set(xlim=(0, 1), ylim=(0.1, 0.8))
    figures.show(
        figure,
        f"Client after client adds its encrypted update to the running total. Only a total of more than {threshold} "
        "clients may go to the server, which holds the key.",
    )


def show_transcript(network: Network, names: Sequence[str]) -> None:
    """Who sent what to whom, one message a row."""
    rows = []
    for message in network.transcript:
        content = message.content
        sealed = isinstance(content, bytes)
        what = f"{len(content):,} bytes" if sealed else f"{len(content[0])} ciphertexts, a total of {content[1]}"
        rows.append([message.sender, message.receiver, what])
    footer = "; ".join(f"{name} had {len(network.seen_by(name))} of these in its hands" for name in names) + "."
    Table("What went over the network", ["from", "to", "what"], rows, footer).show()


def show_same_curves(title: str, curves: Mapping[str, Sequence[float]]) -> None:
    """Two learning curves that should lie on each other."""
    figure, axes = figures.new_figure(6.5, 3.2)
    for i, (name, values) in enumerate(curves.items()):
        axes.plot(
            values, label=name, color=figures.COLOURS[i], linestyle=figures.LINES[i], marker=figures.MARKERS[i],
            markersize=9 - 4 * i, linewidth=3 - 1.5 * i,
        )  # fmt: skip
    axes.set(title=title, xlabel="round", ylabel="test accuracy")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.legend(loc="lower right")
    first, second = curves.values()
    apart = max(abs(a - b) for a, b in zip(first, second, strict=True))
    ends = ", ".join(f"{name} {values[-1]:.1%}" for name, values in curves.items())
    figures.show(figure, f"{title}. After {len(first) - 1} rounds: {ends}. The curves are at most {apart:.1%} apart.")


def show_upload(parameters: int, layout: Layout) -> None:
    """Bytes of one client's upload: plain, packed, and one number per ciphertext."""
    width = 2 * layout.key_bits // 8
    sizes = {
        "plain, 32-bit floats": 4 * parameters,
        "encrypted and packed": width * layout.plaintexts_for(parameters + 1),
        "one number a ciphertext": width * (parameters + 1),
    }
    figure, axes = figures.new_figure(7, 2.1)
    axes.barh(list(sizes), list(sizes.values()), color=[figures.GREY, figures.BLUE, figures.ORANGE], height=0.55)
    for i, size in enumerate(sizes.values()):
        axes.text(size * 1.1, i, readable(size), va="center")
    axes.set(title="What packing saves", xlabel="bytes of one upload, powers of ten", xscale="log", xlim=(1e3, 2e7))
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {readable(size)}" for name, size in sizes.items())
    figures.show(figure, f"One client's upload of {parameters} parameters, a key of {layout.key_bits} bits. {told}.")


def as_if_plain(ciphertexts: Sequence[int], layout: Layout, length: int) -> np.ndarray:
    """Read ciphertexts as if they were packed plaintexts: what somebody without a key can do with them.

    Returns:
        Numbers between -1 and 1, shape (length,).
    """
    size = layout.slots * layout.slot_bytes
    data = b"".join(int(c).to_bytes(2 * layout.key_bits // 8, "little")[:size] for c in ciphertexts)
    slots = np.frombuffer(data, np.uint8).reshape(-1, layout.slot_bytes)[:length]
    values = slots.astype(float) @ 256.0 ** np.arange(layout.slot_bytes)
    return 2 * values / 256.0**layout.slot_bytes - 1


def show_read_or_not(found: Mapping[str, int], victims: int, people: int) -> None:
    """How often chapter 4's attack points at the right person, for what each party had in its hands.

    Ciphertexts differ from run to run, and one may point at the right person by chance: what chance explains is told
    as "at most 3".
    """
    figure, axes = figures.new_figure(7.5, 0.9 + 0.4 * len(found))
    axes.barh(list(found), [count / victims for count in found.values()], color=figures.BLUE, height=0.55)
    axes.set(title="What chapter 4's attack finds", xlabel="victims found again", xlim=(-0.02, 1.15))
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    for i, count in enumerate(found.values()):
        axes.text(count / victims + 0.01, i, f"{count} of {victims}", va="center")
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {count if count > 3 else 'at most 3'}" for name, count in found.items())
    nothing = f"Knowing nothing finds {victims / people:.2f} of them."
    figures.show(figure, f"Of {victims} clients found again among {people:,}: {told}. {nothing}")


def show_exposure(
    colluders: Sequence[int], curves: Mapping[str, Sequence[float]], formula: Sequence[float], clients: int, guess
) -> None:
    """The chance that one client's update is read, against the number of colluding clients."""
    guess = figures.as_number(guess, 0, 100)
    figure, axes = figures.new_figure(8.5, 3.8)
    figures.draw_curves(axes, curves, x=colluders, markers=True)
    axes.plot(colluders, formula, "x", color="black", markersize=9, label="formula: c(c + 1) / (K(K − 1))")
    if guess is not None:
        axes.plot(3, guess / 100, "X", color=figures.GREY, markersize=10, label=f"your guess: {guess:g} %")
    axes.set(title="Who stands next to you?", xlabel="colluding clients, besides the server, c", ylim=(-0.03, 1.05))
    axes.set(ylabel="chance to be read", xticks=colluders)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.legend(fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
    told = "; ".join(f"{name}: {values[3]:.0%}" for name, values in curves.items())
    figures.show(
        figure,
        f"{clients} clients in random order. Chance that one client's update is read exactly if the server and three "
        f"clients work together. {told}. The formula for the ring says {formula[3]:.0%}. {figures.guessed(guess, 'g')}",
    )
