"""The data files: what stands in them, how they are rebuilt, and that damage is noticed."""

import doctest
import re
import shutil
import subprocess
import sys
import timeit
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from fedlearn_lib.given import data

ROOT = Path(__file__).resolve().parents[2]
LOADERS = {
    "digits.csv": data.load_digits,
    "patients.csv": data.load_patients,
    "messages.tsv": data.load_messages,
}
each_file = pytest.mark.parametrize("name", LOADERS)


@pytest.fixture(scope="module")
def make_data():
    """The module data/make_data.py, imported as the script finds its neighbours."""
    pytest.importorskip("sklearn", reason="rebuilding the data needs scikit-learn")
    sys.path.insert(0, str(ROOT / "data"))
    try:
        import make_data
    finally:
        sys.path.pop(0)
    return make_data


@pytest.fixture(scope="module")
def built(make_data):
    return make_data.make_all()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A folder with copies of the data files, from which the loaders now read."""
    for name in LOADERS:
        shutil.copy(ROOT / "data" / name, tmp_path / name)
    monkeypatch.setattr(data, "DATA_FOLDER", tmp_path)
    return tmp_path


def test_examples_in_the_docstrings():
    result = doctest.testmod(data)
    assert result.attempted > 8 and result.failed == 0


# what stands in the files


def test_digits():
    X, y = data.load_digits()
    assert X.shape == (1797, 64) and X.dtype == np.float64 and y.dtype == np.int64
    assert X.flags.c_contiguous and X.flags.writeable
    assert np.array_equal(16 * X, np.round(16 * X)) and X.min() == 0 and X.max() == 1
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert len(np.unique(X, axis=0)) == 1797  # so that finding the nearest record is unambiguous


def test_patients():
    X, y = data.load_patients()
    assert X.shape == (569, 30) and X.dtype == np.float64 and y.dtype == np.int64
    assert X.flags.c_contiguous and X.flags.writeable
    assert np.bincount(y).tolist() == [357, 212]
    assert X[0, :4].tolist() == [17.99, 10.38, 122.8, 1001.0] and y[0] == 1
    assert len(np.unique(X, axis=0)) == 569
    header = (ROOT / "data/patients.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert data.patient_columns() == header[:-1] and header[-1] == "malignant"
    # malignant tumours have the larger nuclei: a flipped diagnosis would show here
    radius = X[:, data.patient_columns().index("mean_radius")]
    assert radius[y == 1].mean() > radius[y == 0].mean() + 3


def test_sources_agree_with_scikit_learn():
    datasets = pytest.importorskip("sklearn.datasets")
    X, y = data.load_digits()
    source = datasets.load_digits()
    assert np.array_equal(16 * X, source.data) and np.array_equal(y, source.target)
    X, y = data.load_patients()
    source = datasets.load_breast_cancer()
    assert np.array_equal(X, source.data) and np.array_equal(y, 1 - source.target)
    for ours, theirs in zip(data.patient_columns(), source.feature_names, strict=True):
        words = theirs.replace("error", "se").replace(" ", "_")  # theirs: 'radius error'
        assert sorted(ours.split("_")) == sorted(words.split("_"))


def test_messages():
    messages = data.load_messages()
    people = {message.person for message in messages}
    topics = {message.topic for message in messages}
    assert len(messages) == 4000 and len(people) == 240 and len(topics) == 8
    assert all(re.fullmatch("[a-z0-9]+( [a-z0-9]+)*", message.text) for message in messages)
    bags = {tuple(sorted(message.text.split())) for message in messages}
    assert len(bags) == 4000
    counts = [sum(message.person == person for message in messages) for person in people]
    assert min(counts) >= 5 and max(counts) > 30
    vocabulary = {word for message in messages for word in message.text.split()}
    assert 1500 < len(vocabulary) < 3000


def test_some_words_give_a_person_away():
    users = {}
    for message in data.load_messages():
        for word in message.text.split():
            users.setdefault(word, set()).add(message.person)
    assert sum(len(people) == 1 for people in users.values()) > 300


def test_arrays_are_the_callers_own():
    X, _ = data.load_digits()
    X[:] = 7
    assert data.load_digits()[0].max() == 1


def test_loading_is_quick_and_light():
    # the judge of the learners' answers imports these
    assert min(timeit.repeat(data.load_digits, number=1, repeat=5)) < 0.060
    code = (
        "import sys, fedlearn_lib.given.data as data; data.load_digits(); "
        "heavy = {'scipy', 'sklearn', 'matplotlib', 'pandas'} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)


# how they are rebuilt


def test_examples_in_the_message_maker(make_data):
    assert doctest.testmod(make_data.make_messages) == (0, 1)


@each_file
def test_script_rebuilds_the_file_byte_for_byte(built, name):
    found = (ROOT / "data" / name).read_bytes().replace(b"\r\n", b"\n")
    assert built[name] == found


def test_script_writes_and_checks(make_data, built, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(make_data, "HERE", tmp_path)
    monkeypatch.setattr(make_data, "make_all", lambda: built)
    assert make_data.main(["--check"]) == 1 and not list(tmp_path.iterdir())
    assert capsys.readouterr().out.count("is missing") == 3
    assert make_data.main([]) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == built
    assert make_data.main(["--check"]) == 0

    digits, content = tmp_path / "digits.csv", built["digits.csv"]
    for damaged, sentence in (
        (content.replace(b"\n", b"\r\n"), "Windows line ends"),
        (content.replace(b"16", b"15", 1), "differs, first in line 3"),
        (content[:5000], "differs, first in line"),
        (content + b"0\n", "differs, first in line 1799"),
    ):
        digits.write_bytes(damaged)
        capsys.readouterr()
        assert make_data.main(["--check"]) == 1
        assert sentence in capsys.readouterr().out
        assert digits.read_bytes() == damaged  # --check writes nothing


def test_script_runs_from_anywhere(make_data, tmp_path):
    script = ROOT / "data/make_data.py"
    run = subprocess.run(
        [sys.executable, script, "--check"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("as it should be") == 3


@each_file
def test_datasheet_names_checksum_and_rows(name):
    rows, _, checksum = data.FILES[name]
    datasheet = (ROOT / "data/README.md").read_text(encoding="utf-8")
    assert checksum in datasheet and f"{rows:,}" in datasheet


def test_datasheet_names_every_column_and_count():
    datasheet = (ROOT / "data/README.md").read_text(encoding="utf-8")
    for name in data.patient_columns():
        assert f"`{name.split('_', 1)[1]}`" in datasheet
    for topic, count in Counter(message.topic for message in data.load_messages()).items():
        assert f"`{topic}` {count}" in datasheet
    for digit, count in enumerate(np.bincount(data.load_digits()[1])):
        assert f"`{digit}` {count}" in datasheet


# that damage is noticed


@each_file
def test_missing_file(copy, name):
    (copy / name).unlink()
    with pytest.raises(FileNotFoundError, match=f"data/{name} is missing.*git checkout -- data/"):
        LOADERS[name]()


@each_file
@pytest.mark.parametrize(
    "damage, sentence",
    [
        (lambda content: b"", "is empty"),
        (lambda content: content[: len(content) // 2], r"rows under its header, but should have"),
        (lambda content: content + content.splitlines()[-1] + b"\n", "rows under its header"),
        (lambda content: content.replace(b"1", b"2", 1), "has been edited"),
        (lambda content: content[:-1], "has been edited"),
        (lambda content: content.replace(b",", b";").replace(b"\t", b" "), "columns in line 1"),
        (lambda content: content[:-9] + b"\xff\x00" + content[-7:], "has been edited"),
        (lambda content: b"version https://git-lfs.github.com/spec/v1\n", "has 0 rows"),
    ],
    ids=["empty", "cut", "longer", "edited", "last line end", "separators", "bytes", "pointer"],
)
def test_damaged_file(copy, name, damage, sentence):
    path = copy / name
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=sentence) as error:
        LOADERS[name]()
    assert f"data/{name}" in str(error.value)
    assert f"git checkout -- data/{name}" in str(error.value)


@each_file
def test_windows_line_ends_are_no_damage(copy, name):
    path = copy / name
    wanted = LOADERS[name]()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    found = LOADERS[name]()
    if name == "messages.tsv":
        assert found == wanted
    else:
        assert np.array_equal(found[0], wanted[0]) and np.array_equal(found[1], wanted[1])


# helpers


def test_split_uses_every_example_once():
    X, y = np.arange(20).reshape(10, 2), np.arange(10)
    X_train, X_test, y_train, y_test = data.train_test_split(X, y, 0.3, np.random.default_rng(0))
    assert len(y_test) == 3 and sorted([*y_train, *y_test]) == list(range(10))
    assert np.array_equal(X_train[:, 0], 2 * y_train) and np.array_equal(X_test[:, 0], 2 * y_test)
    for share, count in ((0.001, 1), (0.999, 9)):
        assert len(data.train_test_split(X, y, share, np.random.default_rng(0))[3]) == count


def test_standardise_there_and_back():
    X, _ = data.load_patients()
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = data.standardise(X, mean, std)
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(Z.std(axis=0), 1)
    # not to the last digit: the records' exact zeros come back as 7e-18
    np.testing.assert_allclose(Z * std + mean, X, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(
    "call, sentence",
    [
        (lambda rng: data.train_test_split([[1], [2]], [0], 0.5, rng), "one label for each"),
        (lambda rng: data.train_test_split([[1]], [0], 0.5, rng), "two or more"),
        (lambda rng: data.train_test_split([[1], [2]], [0, 1], 1.0, rng), "test_share is 1.0"),
        (lambda rng: data.train_test_split([[1], [2]], [0, 1], float("nan"), rng), "is nan"),
        (lambda rng: data.standardise([[1.0, 2.0]], [0, 0], [1, 0]), r"in the columns \[1\]"),
        (lambda rng: data.standardise([[1.0]], [0], [float("nan")]), r"in the columns \[0\]"),
    ],
)
def test_bad_input_is_refused_with_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=sentence):
        call(np.random.default_rng(0))
