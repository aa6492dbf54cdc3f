"""The course's three data sets: handwritten digits, patients, and made-up phone messages.

All come from files in data/; nothing is downloaded. data/README.md says where each is from, under
which licence, and what it cannot show. How examples are divided among clients stands in
partitions.py, whose functions can be imported from here as well.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .partitions import clients_of, partition_dirichlet, partition_iid, partition_shards, partition_unequal  # noqa: F401  (so that one import line serves a notebook)

DATA_FOLDER = Path(__file__).resolve().parents[2] / "data"

# rows under the header, columns, and the SHA-256 with line feeds for line ends (make_data.py
# prints it)
FILES = {
    "digits.csv": (1797, 65, "7a93e51f73dadeb4429b4fc0718b334d12864332b906bdf44f9da7599a7e0e01"),
    "patients.csv": (569, 31, "a5329478b28b84d8cdf96fe81e0990efacbad282b7a500533149ed4d2a318461"),
    "messages.tsv": (4000, 3, "b97472cdb47f62907cc9db16d44187043940461c4768561fcdd57d291127c2fb"),
}

# The source names no units: lengths and areas are the microscope picture's, texture its grey
# levels; the rest are ratios and have none.
_UNITS = {
    "radius": "picture units",
    "texture": "grey levels",
    "perimeter": "picture units",
    "area": "picture units²",
    "smoothness": "",
    "compactness": "",
    "concavity": "",
    "concave_points": "",
    "symmetry": "",
    "fractal_dimension": "",
}
PATIENT_UNITS = {
    f"{statistic}_{measurement}": unit
    for statistic in ("mean", "se", "worst")
    for measurement, unit in _UNITS.items()
}


@dataclass(frozen=True, slots=True)
class Message:
    """A made-up phone message: who wrote it, about what, and its lower-case words."""

    person: str
    topic: str
    text: str


def load_digits() -> tuple[np.ndarray, np.ndarray]:
    """The 1,797 handwritten digits, 8 × 8 pixels each.

    Returns:
        `X`, `(1797, 64)` float64 in [0, 1]: ink, row by row, in whole sixteenths;
        `y`, `(1797,)` int64: the digit, 0 … 9.

    Raises:
        FileNotFoundError: when the file is missing.
        ValueError: when it is not the file the course came with.

    >>> X, y = load_digits()
    >>> X.shape, y[:5]
    ((1797, 64), array([0, 1, 2, 3, 4]))

    Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI, 1998.
    """
    table = np.loadtxt(_lines("digits.csv")[1:], dtype=np.int64, delimiter=",")
    return table[:, :-1] / 16, table[:, -1].copy()


def load_patients() -> tuple[np.ndarray, np.ndarray]:
    """The 569 Wisconsin breast-cancer records: 30 measurements of cell nuclei, and the diagnosis.

    Returns:
        `X`, `(569, 30)` float64, as measured (units in `PATIENT_UNITS`), columns in the order of
        `patient_columns()`; `y`, `(569,)` int64: 1 malignant, 0 benign.

    Raises:
        FileNotFoundError: when the file is missing.
        ValueError: when it is not the file the course came with.

    >>> X, y = load_patients()
    >>> X.shape, int(y.sum())
    ((569, 30), 212)

    Source: Wolberg, Mangasarian, Street and Street, Breast Cancer Wisconsin (Diagnostic), UCI,
    1993.
    """
    table = np.loadtxt(_lines("patients.csv")[1:], dtype=np.float64, delimiter=",")
    return table[:, :-1].copy(), table[:, -1].astype(np.int64)


def patient_columns() -> list[str]:
    """The names of the 30 measurements, in the order of `load_patients()`'s columns.

    >>> patient_columns()[:3]
    ['mean_radius', 'mean_texture', 'mean_perimeter']
    """
    return list(PATIENT_UNITS)


def load_hospitals(
    names: Sequence[str],
) -> tuple[dict[str, tuple[np.ndarray, np.ndarray]], np.ndarray, np.ndarray]:
    """The patients, standardised: a fifth is put aside, the others are dealt out to hospitals of unequal sizes.

    Args:
        names: of the hospitals.

    Returns:
        by name each hospital's examples and labels; then the examples and the labels of the test.

    >>> hospitals, X_test, _ = load_hospitals(["Ann", "Bert"])
    >>> sum(len(labels) for _, labels in hospitals.values()), len(X_test)
    (455, 114)
    """
    P, malignant = load_patients()
    Z = standardise(P, P.mean(axis=0), P.std(axis=0))
    X, X_test, y, y_test = train_test_split(Z, malignant, 0.2, np.random.default_rng(0))
    parts = partition_unequal(y, len(names), np.random.default_rng(1))
    return dict(zip(names, clients_of(X, y, parts), strict=True)), X_test, y_test


def load_messages() -> list[Message]:
    """The 4,000 phone messages, made up by data/make_messages.py: no such people exist.

    Returns:
        the messages, ordered by person; `message.text.split()` gives the words.

    Raises:
        FileNotFoundError: when the file is missing.
        ValueError: when it is not the file the course came with.

    >>> messages = load_messages()
    >>> len(messages), len({message.person for message in messages})
    (4000, 240)
    """
    return [Message(*line.split("\t")) for line in _lines("messages.tsv")[1:]]


def vocabulary_of(messages: list[Message]) -> list[str]:
    """All different words of some messages, in alphabetical order.

    >>> vocabulary_of([Message("p001", "food", "good food"), Message("p002", "food", "no food")])
    ['food', 'good', 'no']
    """
    return sorted({word for message in messages for word in message.text.split()})


def word_counts(messages: list[Message], vocabulary: list[str]) -> np.ndarray:
    """How often each word occurs in each message: a *bag of words*, without their order.

    Returns:
        `(messages, words)` float64, in the order of `vocabulary`.

    Raises:
        ValueError: when a message holds a word that is not in the vocabulary.

    >>> word_counts([Message("p001", "food", "good good food")], ["food", "good", "no"])
    array([[1., 2., 0.]])
    """
    place = {word: i for i, word in enumerate(vocabulary)}
    counts = np.zeros((len(messages), len(vocabulary)))
    for row, message in zip(counts, messages, strict=True):
        for word in message.text.split():
            if word not in place:
                raise ValueError(
                    f"the word {word!r} is not in the vocabulary. Make it with vocabulary_of from the "
                    "same messages."
                )
            row[place[word]] += 1
    return counts


def train_test_split(
    X: np.ndarray, y: np.ndarray, test_share: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Put a share of the examples, drawn at random, aside for testing.

    Args:
        X: examples, `(n, …)`.
        y: labels, `(n,)`.
        test_share: between 0 and 1; round(test_share · n) are put aside, at least one, never all.
        rng: source of the randomness.

    Returns:
        `X_train, X_test, y_train, y_test`, copies, in scikit-learn's order.

    Raises:
        ValueError: for unequal lengths, fewer than two examples, or a share outside (0, 1).

    >>> X, y = load_digits()
    >>> X_train, X_test, y_train, y_test = train_test_split(X, y, 0.2, np.random.default_rng(0))
    >>> len(X_train), len(y_test)
    (1438, 359)
    """
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim < 1 or y.ndim != 1 or len(X) != len(y) or len(X) < 2:
        raise ValueError(
            f"X has shape {X.shape} and y has shape {y.shape}. Give one label for each of two or "
            "more examples."
        )
    if not 0 < test_share < 1:
        raise ValueError(f"test_share is {test_share}, but must be between 0 and 1. Try 0.2.")
    order = rng.permutation(len(X))
    test_count = min(max(round(test_share * len(X)), 1), len(X) - 1)
    test, train = order[:test_count], order[test_count:]
    return X[train], X[test], y[train], y[test]


def standardise(X: np.ndarray, mean: np.ndarray, std: np.ndarray) -> np.ndarray:
    """Shift and scale every column, so that measurements of all sizes count alike.

    All clients must use the same `mean` and `std`, so these are public: the course takes them as
    known from an earlier study.

    Args:
        X: `(n, features)`.
        mean, std: `(features,)`, in the columns' units, say `X.mean(axis=0)` and `X.std(axis=0)`.

    Returns:
        `(X - mean) / std`, `(n, features)` float64, without units. Back again: `X * std + mean`.

    Raises:
        ValueError: when a value of `std` is not above 0, as for a column that never changes.

    >>> standardise(np.array([[10.0], [30.0]]), mean=np.array([20.0]), std=np.array([10.0]))
    array([[-1.],
           [ 1.]])
    """
    if not np.all(np.asarray(std) > 0):
        columns = np.flatnonzero(~(np.atleast_1d(std) > 0)).tolist()
        raise ValueError(
            f"std is not above 0 in the columns {columns}. Leave out columns that never change."
        )
    return (np.asarray(X) - mean) / std


def _lines(name):
    """The lines of a data file, after making sure that nobody, and no disk, has changed it."""
    path = DATA_FOLDER / name
    rescue = (
        f"Restore it with 'git checkout -- data/{name}', or rebuild it with "
        "'python data/make_data.py', which needs scikit-learn."
    )
    if not path.is_file():
        raise FileNotFoundError(
            f"the data file data/{name} is missing; it should be {path}. {rescue}"
        )
    content = path.read_bytes().replace(b"\r\n", b"\n")  # some editors write Windows line ends
    rows, columns, checksum = FILES[name]
    if hashlib.sha256(content).hexdigest() != checksum:
        raise ValueError(
            f"the data file data/{name} {_what_is_wrong(name, content, rows, columns)}. {rescue}"
        )
    return content.decode("utf-8").splitlines()


def _what_is_wrong(name, content, rows, columns):
    if not content.strip():
        return "is empty"
    lines = content.removesuffix(b"\n").split(b"\n")
    separator = b"\t" if name.endswith(".tsv") else b","
    if len(lines) - 1 != rows:
        return f"has {len(lines) - 1:,} rows under its header, but should have {rows:,}"
    for number, line in enumerate(lines, 1):
        found = line.count(separator) + 1
        if found != columns:
            return f"has {found} columns in line {number:,}, but should have {columns}"
    return "has been edited: it has all rows and columns, but not the course's values in them"
