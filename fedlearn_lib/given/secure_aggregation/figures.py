"""The figures and tables of chapters 08 to 10; the matrix has a module of its own (matrix_figure.py).

`show_same_curves` and `show_read_or_not` serve the chapters with masks, too.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .. import figures
from ..communication.figures import readable
from ..network import Network
from ..paillier.packing import Layout
from ..tables import Table
from .matrix_figure import show_matrix  # noqa: F401 (notebooks call it as one of these)
from .parties import RoundResult
from .proofs import proofs_size


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
        if answers:
            axes.text(x, 0.72, "may answer", ha="center", fontsize=9, color=figures.GREEN)
        if k + 1 < clients:
            arrow = dict(arrowstyle="->", color=figures.GREY)
            axes.annotate("", (places[k + 1] - 0.06, 0.5), (x + 0.06, 0.5), arrowprops=arrow)
    server = dict(boxstyle="round", facecolor="white", edgecolor=figures.RED)
    axes.text(0.94, 0.5, "server", ha="center", va="center", fontsize=10, bbox=server)
    axes.annotate("", (0.895, 0.5), (places[-1] + 0.06, 0.5), arrowprops=dict(arrowstyle="->", color=figures.RED))
    axes.text(0.94, 0.24, "holds the key", ha="center", fontsize=9, color=figures.GREY)
    axes.set(xlim=(0, 1), ylim=(0.1, 0.85))
    figures.show(
        figure,
        f"Client after client adds its encrypted update to the running total. Only a total of more than {threshold} "
        f"clients may go to the server, which holds the key: so only the clients in green, from client "
        f"{threshold + 1} on, may answer it.",
    )


def show_board(clients: int, holders: int) -> None:
    """The other protocol: all post on a board, and every holder of a part of the key helps to open the product."""
    figure, axes = figures.new_figure(8, 2.6)
    axes.axis("off")
    box = dict(boxstyle="round", facecolor="white")
    rows = [(0.1, "client", clients, figures.BLUE), (0.66, "holder", holders, figures.GREEN)]
    for x, what, count, colour in rows:
        for k, y in enumerate(np.linspace(0.9, 0.1, count)):
            axes.text(x, y, f"{what} {k + 1}", ha="center", va="center", fontsize=9, bbox=box | {"edgecolor": colour})
            ends = ((0.3, 0.5), (x + 0.06, y)) if x < 0.5 else ((x - 0.06, y), (0.46, 0.5))
            axes.annotate("", *ends, arrowprops=dict(arrowstyle="->", color=figures.GREY))
            if x > 0.5:
                axes.annotate("", (0.9, 0.5), (x + 0.06, y), arrowprops=dict(arrowstyle="->", color=figures.RED))
    axes.text(0.38, 0.5, "board:\nevery ciphertext,\nfor all to see", ha="center", va="center", fontsize=10, bbox=box)
    axes.text(0.94, 0.5, "server", ha="center", va="center", fontsize=10, bbox=box | {"edgecolor": figures.RED})
    axes.set(xlim=(0, 1), ylim=(0, 1))
    figures.show(
        figure,
        f"{clients} clients post ciphertexts on a board. {holders} holders, each with a part of the key, read all of "
        f"them, multiply, and send a part of the decryption to the server, which needs all {holders}.",
    )


def show_transcript(network: Network, names: Sequence[str]) -> None:
    """Who sent what to whom, one message a row."""
    rows = []
    for message in network.transcript:
        content = message.content
        sealed = isinstance(content, bytes)
        many = "" if sealed or len(content[0]) == 1 else "s"
        what = f"{len(content):,} bytes" if sealed else f"{len(content[0])} ciphertext{many}, a total of {content[1]}"
        rows.append([message.sender, message.receiver, what])
    footer = "; ".join(f"{name} had {len(network.seen_by(name))} of these in its hands" for name in names) + "."
    Table("What went over the network", ["from", "to", "what"], rows, footer).show()


def show_same_curves(
    title: str, curves: Mapping[str, Sequence[float]], disagree: int | None = None, of: int = 0, guess=...
) -> None:
    """Two learning curves that should lie on each other.

    Args:
        title: of the figure.
        curves: two, by name: test accuracies, a round an entry.
        disagree, of: on how many of how many test examples the two models differ in the end; None if nobody asked.
        guess: the learner's, of `disagree`. Both are for notebooks of an older course, which ask.
    """
    guess = figures.as_number(guess, 0, of)
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
    told = f"After {len(first) - 1} rounds: {ends}. The curves are at most {apart:.1%} apart."
    if disagree is not None:
        note = f"the two models differ on {disagree} of {of}" + ("" if guess is None else f"; your guess: {guess:g}")
        axes.text(0.98, 0.42, note, ha="right", transform=axes.transAxes, color=figures.GREY)
        told += f" The two models differ on {disagree} of {of} test examples. {figures.guessed(guess, 'g')}"
    figures.show(figure, f"{title}. {told}")


def show_upload(parameters: int, layout: Layout, guess=...) -> None:
    """Bytes of one client's upload: plain, packed, and one number per ciphertext.

    Args:
        parameters, layout: of the model and of the agreement.
        guess: the learner's, of how many times as large the packed one is as the plain one; `...` if nobody asked.
    """
    said = "" if guess is ... else f" {figures.guessed(figures.as_number(guess, 0, 1e6), 'g')}"
    guess, width = figures.as_number(guess, 0, 1e6), 2 * layout.key_bits // 8
    plain = 4 * parameters
    sizes = {
        "plain, 32-bit floats": plain,
        "encrypted and packed": width * layout.plaintexts_for(parameters + 1),
        "one number a ciphertext": width * (parameters + 1),
    }
    figure, axes = figures.new_figure(7.5, 2.2)
    axes.barh(list(sizes), list(sizes.values()), color=[figures.GREY, figures.BLUE, figures.ORANGE], height=0.55)
    for i, size in enumerate(sizes.values()):
        axes.text(size * 1.1, i, f"{readable(size)}, {size / plain:.3g} ×", va="center")
    packed, single = list(sizes.values())[1:]
    title = f"Packed {packed / plain:.2g} times, unpacked {single / plain:.0f} times the plain bytes"
    axes.set(title=title, xlabel="bytes of one upload, powers of ten", xscale="log", xlim=(1e3, 2e7))
    if guess:
        below = 1.5  # the packed bar, where no other text stands
        axes.plot(guess * plain, below, "X", color="black", markersize=8, label=f"your guess: {guess:g} ×")
        axes.legend(loc="upper right")
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {readable(size)}" for name, size in sizes.items())
    figures.show(
        figure,
        f"{title}. One client's upload of {parameters} parameters, a key of {layout.key_bits} bits. {told}.{said}",
    )


def as_if_plain(ciphertexts: Sequence[int], layout: Layout, length: int) -> np.ndarray:
    """Read ciphertexts as if they were packed plaintexts: what somebody without a key can do with them.

    For notebooks of an older course, which call it.

    Returns:
        Numbers between -1 and 1, shape (length,).
    """
    size = layout.slots * layout.slot_bytes
    data = b"".join(int(c).to_bytes(2 * layout.key_bits // 8, "little")[:size] for c in ciphertexts)
    slots = np.frombuffer(data, np.uint8).reshape(-1, layout.slot_bytes)[:length]
    values = slots.astype(float) @ 256.0 ** np.arange(layout.slot_bytes)
    return 2 * values / 256.0**layout.slot_bytes - 1


def show_found_in_sums(found: Mapping[str, int], victims: int, people: int, guess=...) -> None:
    """How often chapter 4's attack points at the right person, for what the server had in its hands.

    Args:
        found: by what it had, how many of the victims were found.
        victims, people: of how many, among how many.
        guess: the learner's, of the last entry of `found`.
    """
    guess = figures.as_number(guess, 0, victims)
    figure, axes = figures.new_figure(7.5, 1.0 + 0.4 * len(found))
    axes.barh(list(found), list(found.values()), color=figures.BLUE, height=0.55)
    for i, count in enumerate(found.values()):
        axes.text(count + 0.5, i, f"{count} of {victims}", va="center")
    chance, last = victims / people, list(found.values())[-1]
    axes.axvline(chance, color=figures.GREY, linestyle="--", label=f"knowing nothing: {chance:.2f}")
    if guess is not None:
        axes.plot(guess, len(found) - 1, "X", color="black", markersize=9, label=f"your guess: {guess:g}")
    axes.set(title=f"Chapter 4's attack finds {last} of {victims} in the largest sum", xlabel="victims found again")
    axes.set_xlim(-0.5, 1.15 * victims)
    axes.invert_yaxis()
    axes.legend(loc="lower right")
    told = ", ".join(f"{name}: {count}" for name, count in found.items())
    figures.show(
        figure,
        f"Of {victims} clients found again among {people:,} people, {told}. Knowing nothing finds {chance:.2f} of "
        f"them. {figures.guessed(guess, 'g')}",
    )


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


def show_cliff(read: np.ndarray, sent: np.ndarray, whose: str, guess) -> None:
    """What the server read of one client beside what that client sent, number by number.

    Args:
        read, sent: integers of one update, shape (length,).
        whose: the client's name.
        guess: the learner's: a name, "everybody" or "nobody".
    """
    if guess is not ... and not isinstance(guess, str):
        raise figures.NoGuess(f"Your guess is {guess!r}, but must be a name, 'everybody' or 'nobody'.")
    equal, count = int((np.asarray(read) == sent).sum()), len(sent)
    figure, axes = figures.new_figure(6.5, 3.4)
    axes.plot(sent[:-1], read[:-1], "o", color=figures.BLUE, markersize=5)
    low, high = min(sent[:-1]), max(sent[:-1])
    axes.plot([low, high], [low, high], color=figures.GREY, linewidth=1)
    axes.set(xlabel=f"what {whose} encrypted", ylabel="what the server reads")
    title = f"The server reads {whose}'s update" if equal == count else f"{equal} of {count} numbers are right"
    axes.set_title(title + ("" if guess is ... else f" (your guess: {guess})"))
    figures.show(
        figure,
        f"{equal} of {count} numbers that the server computes are exactly those that {whose} encrypted; the last, "
        f"{read[-1]}, is how many examples {whose} has. {figures.guessed(None if guess is ... else guess, '')}",
    )


def show_read_digits(sent: Mapping[str, np.ndarray], read: Mapping[str, np.ndarray], true_labels, labels) -> None:
    """Digits as the clients hold them, above those that the server read.

    Args:
        sent, read: client → 64 pixels in [0, 1].
        true_labels, labels: what digit each client holds, and what the server takes it for.
    """
    right = sum(int(a) == int(b) for a, b in zip(true_labels, labels, strict=True))
    errors = [np.abs(read[name] - sent[name]).max() for name in sent]
    figures.digits(
        {"held by": np.array(list(sent.values())), "read from": np.array(list(read.values()))}, titles=list(sent),
        sentence=f"The digits of {len(sent)} clients, above, and what the server read, below. It names {right} of "
        f"{len(sent)} labels right; the pixel that is farthest off is off by {max(errors):.5f}, where black is 1.",
    )  # fmt: skip


def show_routed(read: Mapping[str, bool], guess) -> None:
    """Which clients were read, one square a client, beside the learner's guess of how many."""
    guess, count = figures.as_number(guess, 0, len(read)), sum(read.values())
    figure, axes = figures.new_figure(7.5, 1.5)
    for k, (name, is_read) in enumerate(read.items()):
        colour = figures.RED if is_read else figures.BLUE
        axes.text(
            k, 0, f"{name}\n{'✗ read' if is_read else '✓ hidden'}", ha="center", va="center", fontsize=9,
            color="black" if is_read else "white", bbox=dict(boxstyle="round", facecolor=colour, edgecolor=colour),
        )  # fmt: skip
    axes.set(xlim=(-0.6, len(read) - 0.4), ylim=(-0.5, 0.5))
    axes.axis("off")
    mine = "" if guess is None else f" (your guess: {guess:g})"
    axes.set_title(f"The server reads {count} of {len(read)} clients exactly{mine}")
    names = ", ".join(name for name, is_read in read.items() if is_read) or "nobody"
    figures.show(figure, f"Read exactly: {count} of {len(read)}: {names}. {figures.guessed(guess, 'g')}")


def show_ring(result: RoundResult, names: Sequence[str], exact: bool) -> None:
    """The clients of a roster on a ring: who signed and is in the total, and who was skipped."""
    figure, axes = figures.new_figure(5.5, 3.6)
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(names)) / len(names)
    inside = np.array([name in result.names for name in names])
    for chosen, colour, marker, what in ((inside, figures.BLUE, "o", "signed"), (~inside, figures.RED, "x", "skipped")):
        axes.plot(
            np.cos(angles[chosen]), np.sin(angles[chosen]), marker, color=colour, markersize=6,
            label=f"{what}: {chosen.sum()}",
        )  # fmt: skip
    axes.set_aspect("equal")
    axes.axis("off")
    axes.legend(loc="center")
    axes.set_title(f"{inside.sum()} of {len(names)} are in the total")
    right = "is exactly the sum" if exact else "is NOT the sum"
    figures.show(
        figure,
        f"A ring of {len(names)} clients: {inside.sum()} signed, {(~inside).sum()} were skipped. What the server opens "
        f"{right} of those who signed, of {result.example_count} examples.",
    )


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
    three = ", ".join(f"{values[3]:.0%}" for values in curves.values())
    axes.set(title=f"Three colluders read you with a chance of {three}", ylabel="chance to be read", xticks=colluders)
    axes.set(xlabel="colluding clients, besides the server, c", ylim=(-0.03, 1.05))
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0%}")
    axes.legend(fontsize=9, loc="upper left", bbox_to_anchor=(1, 1))
    told = "; ".join(
        f"{name}: {', '.join(f'{value:.0%}' for value in values)}" for name, values in curves.items()
    )
    figures.show(
        figure,
        f"{clients} clients in random order. Chance that one client's update is read exactly if the server and "
        f"{colluders[0]} to {colluders[-1]} clients work together. {told}. The formula for the ring says "
        f"{formula[3]:.0%} for three. {figures.guessed(guess, 'g')}",
    )


def show_third_shares(opened: Sequence[int], tried: int, truth: int, n: int, guess) -> None:
    """What the values of a missing share open that fit: every plaintext equally often, if two shares tell nothing.

    Args:
        opened: the plaintext of every value that fits.
        tried: how many values were tried.
        truth: what really was encrypted.
        n: of the tiny key.
        guess: the learner's, of how many different plaintexts come out.
    """
    guess, counts = figures.as_number(guess, 0, n), np.bincount(opened, minlength=n)
    different = int((counts > 0).sum())
    figure, axes = figures.new_figure(7.5, 2.4)
    bars = axes.bar(range(n), counts, color=figures.BLUE, width=0.8)
    bars[truth].set_color(figures.ORANGE)
    axes.set(xlabel=f"plaintext that comes out (orange: the true one, {truth})", ylabel="values that fit")
    axes.yaxis.get_major_locator().set_params(integer=True)
    mine = "" if guess is None else f" (your guess: {guess:g})"
    axes.set_title(f"{different} of {n} plaintexts are possible{mine}")
    fewest, most = counts[counts > 0].min(), counts.max()
    each = "each once" if most == 1 else f"each {fewest} to {most} times"
    found = "is among them" if counts[truth] else "is not among them"
    figures.show(
        figure,
        f"Of {tried} values for the third share {len(opened)} fit, and open {different} different plaintexts of {n}, "
        f"{each}; the true one, {truth}, {found}. {figures.guessed(guess, 'g')}",
    )


def show_proof_cost(parameters: int, public_key, layout: Layout, guess) -> None:
    """Bytes of one client's post without proofs and with them, beside the learner's guess of the factor."""
    guess, count = figures.as_number(guess, 1, 1000), layout.plaintexts_for(parameters + 1)
    bare = 2 * layout.key_bits // 8 * count
    sizes = {"ciphertexts": bare, "ciphertexts and proofs": bare + proofs_size(public_key, count)}
    factor = sizes["ciphertexts and proofs"] / bare
    figure, axes = figures.new_figure(7, 1.8)
    axes.barh(list(sizes), list(sizes.values()), color=[figures.GREY, figures.BLUE], height=0.55)
    for i, size in enumerate(sizes.values()):
        axes.text(size, i, f" {readable(size)}", va="center")
    if guess is not None:
        axes.plot(guess * bare, 1, "X", color="black", markersize=9, label=f"your guess: {guess:g} times")
        axes.legend(loc="upper right")
    axes.set(title=f"With proofs a post is {factor:.1f} times as large", xlabel="bytes of one client's post")
    axes.set_xlim(0, 1.3 * max(*sizes.values(), (guess or 0) * bare))
    axes.xaxis.get_major_locator().set_params(nbins=5)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    axes.invert_yaxis()
    told = ", ".join(f"{name}: {readable(size)}" for name, size in sizes.items())
    figures.show(
        figure,
        f"What a client posts for {parameters} parameters, {count} ciphertexts under a key of {layout.key_bits} bits. "
        f"{told}: {factor:.1f} times as much. {figures.guessed(guess, 'g')}",
    )
