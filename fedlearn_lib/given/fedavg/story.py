"""The course in four pictures, each made by running the thing it shows, on a small scale.

Written out here in a few lines each, because chapter 0 comes before the learner's own functions.
"""

from functools import cache

import numpy as np

from .. import figures
from ..data import load_digits, train_test_split
from ..models import SoftmaxRegression
from ..partitions import clients_of, partition_iid

MODEL = SoftmaxRegression(features=64, classes=10)
RATE = 0.5
ROUNDS = 30
CLIENTS = 20


@cache
def _data():
    X, y = load_digits()
    return train_test_split(X, y, 0.2, np.random.default_rng(0))


def _step(weights, X, y):
    """What one client's weights change in one step."""
    return -RATE * MODEL.loss_and_gradient(weights, X, y)[1]


def _train(clients, rounds=ROUNDS):
    """Test accuracy before and after every round in which all clients take one step together."""
    _, X_test, _, y_test = _data()
    weights = MODEL.initial_weights()
    accuracies = [MODEL.accuracy(weights, X_test, y_test)]
    for _ in range(rounds):
        weights = weights + np.mean([_step(weights, X, y) for X, y in clients], axis=0)
        accuracies.append(MODEL.accuracy(weights, X_test, y_test))
    return accuracies


def _read(update):
    """The picture that an update of one example holds, as chapter 4 reads it out."""
    parts = MODEL.layers(update)
    label = np.argmax(parts["b"])
    return parts["W"][:, label] / parts["b"][label]


# ---- the four pictures: each draws into a (sub)figure and returns its sentence ------------------


def draw_training(figure, guess=...) -> str:
    share = figures.as_share(guess)
    X, _, y, _ = _data()
    rng = np.random.default_rng(1)
    # Clients as small as real ones: five examples each.
    few = rng.choice(len(X), size=5 * CLIENTS, replace=False)
    clients = clients_of(X[few], y[few], partition_iid(y[few], CLIENTS, rng))
    together, alone = _train(clients), _train(clients[:1])
    axes = figure.subplots()
    figures.draw_curves(axes, {f"{CLIENTS} together": together, "one alone": alone})
    axes.set(title="1  Learn together", xlabel="round", ylabel="test accuracy", ylim=(0, 1))
    figures.draw_guess(axes, share)
    axes.legend(loc="lower right", ncols=1 if share is None else 2)  # flat enough to stay below both curves
    said = "" if share is None else f" {figures.guessed(share)}"
    return (
        f"{CLIENTS} clients with five digits each train one model without showing them to anybody: "
        f"{together[-1]:.0%} of new digits are right after {ROUNDS} rounds, against {alone[-1]:.0%} "
        f"for a client who trains alone.{said}"
    )


def draw_reading(figure) -> str:
    X, _, y, _ = _data()
    rows = [3, 10, 22]
    read = [_read(_step(MODEL.initial_weights(), X[[i]], y[[i]])) for i in rows]
    _pairs(figure, "2  Read an update", ["true", "read"], [X[rows], read])
    error = np.abs(np.array(read) - X[rows]).max()
    exact = "pixel by pixel" if error < 1e-9 else f"up to {error:.2g}"
    return (
        "But what a client sends betrays what it holds: from each update of one digit the digit "
        f"itself is read back, {exact}."
    )


def draw_encryption(figure) -> str:
    from phe import paillier  # here, so that the other pictures do not wait for it

    public_key, private_key = paillier.generate_paillier_keypair(n_length=2048)
    numbers = [17, 25]
    locked = [public_key.encrypt(number) for number in numbers]
    opened = private_key.decrypt(locked[0] + locked[1])
    axes = figure.subplots(1, 3)
    for cell, ciphertext, title in zip(
        axes, [*locked, locked[0] + locked[1]], [*map(str, numbers), f"sum: {opened}"], strict=True
    ):
        bits = np.unpackbits(np.frombuffer(ciphertext.ciphertext().to_bytes(512, "big"), np.uint8))
        cell.imshow(bits.reshape(64, 64), cmap="gray_r", interpolation="nearest")
        cell.set(xticks=[], yticks=[])
        cell.grid(False)
        cell.set_title(title, loc="center", fontweight="normal")
    figure.suptitle("3  Add locked numbers", x=0.02, ha="left", fontweight="bold", fontsize=12)
    return (
        f"Encrypted, {numbers[0]} and {numbers[1]} look like noise, 4,096 bits each. Yet they can be "
        f"added as they are, and whoever holds the key opens the sum: {opened}."
    )


def draw_sum(figure) -> str:
    X, _, y, _ = _data()
    start = MODEL.initial_weights()
    rng = np.random.default_rng(2)
    rows = rng.choice(len(X), size=50, replace=False)
    counts = [1, 5, 50]
    read = []
    for count in counts:
        total = sum(_step(start, X[[i]], y[[i]]) for i in rows[:count])
        image = _read(total)
        read.append((image - image.min()) / np.ptp(image))
    axes = figure.subplots(1, 3)
    for cell, image, count in zip(axes, read, counts, strict=True):
        figures.draw_digit(cell, image, f"of {count}")
    figure.suptitle("4  Read only the sum", x=0.02, ha="left", fontweight="bold", fontsize=12)
    likeness = [abs(np.corrcoef(image, X[rows[0]])[0, 1]) for image in read]
    return (
        "So let the server see only the sum of many updates. The same attack on the sum of 1, 5 and "
        f"50 clients: likeness to the first client's digit (1 is the same picture, 0 nothing in common) "
        f"{likeness[0]:.2f}, {likeness[1]:.2f} and {likeness[2]:.2f}."
    )


PICTURES = (draw_training, draw_reading, draw_encryption, draw_sum)


def learn_together(guess: float = ...) -> None:
    """Picture 1: many clients train one model, and a guess of what one alone gets right."""
    _show(lambda figure: draw_training(figure, guess), 5.2, 3.0)


def read_an_update() -> None:
    """Picture 2: an update of one example holds the example."""
    _show(draw_reading, 4.4, 3.1)


def add_locked_numbers() -> None:
    """Picture 3: encrypted numbers can be added."""
    _show(draw_encryption, 5.2, 2.2)


def read_only_the_sum() -> None:
    """Picture 4: a sum of many updates tells far less."""
    _show(draw_sum, 5.2, 2.2)


# ---- for the first exercise ---------------------------------------------------------------------


def users_improve_a_model():
    """A model that has seen few digits, and the update its users sent.

    Returns:
        weights `(d,)`, update `(d,)`, and a function from weights to test accuracy.
    """
    X, X_test, y, y_test = _data()
    weights = MODEL.initial_weights()
    for _ in range(40):
        weights = weights + _step(weights, X[:40], y[:40])
    trained = weights
    for _ in range(15):
        trained = trained + _step(trained, X[40:], y[40:])
    return weights, trained - weights, lambda w: MODEL.accuracy(w, X_test, y_test)


def show_rates(rates, accuracies, *, before: float, guess: float) -> None:
    """Accuracy against the server learning rate, with the learner's guess."""
    guess = figures.as_number(guess, 0, 3)
    best = rates[int(np.argmax(accuracies))]
    figure, axes = figures.new_figure()
    axes.plot([0, *rates], [before, *accuracies], "o-", color=figures.BLUE)
    axes.set(
        title="How far to walk along the update",
        xlabel="server learning rate",
        ylabel="test accuracy",
    )
    figures.draw_guess(axes, guess, vertical=True)
    figures.show(
        figure,
        f"Test accuracy is {before:.0%} without the update and {max(accuracies):.0%} at the "
        f"best rate tried, {best:g}. {figures.guessed(guess, 'g')}",
    )


def save_strip(path) -> None:
    """All four pictures side by side, for the README."""
    figure = figures.empty_figure(13, 3.2)
    for part, draw in zip(figure.subfigures(1, 4, wspace=0.06), PICTURES, strict=True):
        draw(part)
    path.write_bytes(figures.as_png(figure))


def _show(draw, width, height) -> None:
    figure = figures.empty_figure(width, height)
    figures.show(figure, draw(figure))


def _pairs(figure, title, names, rows) -> None:
    axes = figure.subplots(len(rows), len(rows[0]))
    for line, name, images in zip(axes, names, rows, strict=True):
        for cell, image in zip(line, images, strict=True):
            figures.draw_digit(cell, image)
        line[0].set_ylabel(name)
    figure.suptitle(title, x=0.02, ha="left", fontweight="bold", fontsize=12)
