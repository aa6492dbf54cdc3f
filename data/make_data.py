"""Rebuilds the three data files, byte for byte, or compares them with what it would build.

    python data/make_data.py            writes digits.csv, patients.csv and messages.tsv here
    python data/make_data.py --check    writes nothing; exit status 1 if a file is not as built

The course reads the files only. This script needs scikit-learn (`pip install scikit-learn`), whose
bundled copies of the two UCI data sets are the source; README.md, beside it, is the datasheet.
"""

import argparse
import csv
import gzip
import hashlib
import sys
from importlib.util import find_spec
from pathlib import Path

import make_messages

HERE = Path(__file__).resolve().parent

MEASUREMENTS = (
    "radius texture perimeter area smoothness compactness concavity concave_points symmetry "
    "fractal_dimension"
).split()
# of the nuclei in one image: the mean, its standard error, and the mean of the three largest
STATISTICS = ("mean", "se", "worst")


def make_digits() -> str:
    """The digits as CSV: a header, then 64 pixels 0 … 16 an image, row by row, and the label."""
    packed = (_sklearn_data() / "digits.csv.gz").read_bytes()
    rows = csv.reader(gzip.decompress(packed).decode("ascii").splitlines())
    header = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)] + ["label"]
    return _as_csv([header, *rows])


def make_patients() -> str:
    """The patients as CSV: a header, then 30 measurements, written as in the source, and 1 or 0."""
    text = (_sklearn_data() / "breast_cancer.csv").read_text(encoding="ascii")
    counts, *rows = csv.reader(text.splitlines())
    if counts[2:] != ["malignant", "benign"]:
        raise SystemExit(
            f"scikit-learn's breast_cancer.csv now calls classes 0 and 1 {counts[2:]}, but this "
            "script expects malignant and benign. Adapt make_patients()."
        )
    header = [f"{statistic}_{name}" for statistic in STATISTICS for name in MEASUREMENTS]
    flipped = {"0": "1", "1": "0"}  # the source's 0 is malignant; we ask 'is it malignant?'
    return _as_csv([[*header, "malignant"], *([*row[:-1], flipped[row[-1]]] for row in rows)])


def make_all() -> dict[str, bytes]:
    """Every data file by name, as its bytes in the repository: UTF-8, lines end in a line feed."""
    texts = {
        "digits.csv": make_digits(),
        "patients.csv": make_patients(),
        "messages.tsv": make_messages.make_messages(),
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}


def compare(path: Path, wanted: bytes) -> str | None:
    """What is wrong with a file, in a sentence, or None."""
    if not path.is_file():
        return "is missing"
    found = path.read_bytes()
    if found == wanted:
        return None
    if found.replace(b"\r\n", b"\n") == wanted:
        return f"has Windows line ends; 'git checkout -- data/{path.name}' mends it"
    pairs = enumerate(zip(found.split(b"\n"), wanted.split(b"\n"), strict=False), 1)
    line = next((number for number, (there, ours) in pairs if there != ours), None)
    return f"differs, first in line {line}" if line else "has lines too few or too many at its end"


def main(arguments: list[str] | None = None) -> int:
    """Writes the files, or with `--check` compares them; returns the exit status."""
    parser = argparse.ArgumentParser(description="Rebuild the course's data files, or check them.")
    parser.add_argument("--check", action="store_true", help="compare only; status 1 on a fault")
    check = parser.parse_args(arguments).check
    faults = 0
    for name, content in make_all().items():
        verdict = compare(HERE / name, content)
        if verdict and check:
            faults += 1
        elif verdict:
            (HERE / name).write_bytes(content)
            verdict = "written"
        checksum = hashlib.sha256(content).hexdigest()
        print(
            f"{name}: {verdict or 'as it should be'} ({len(content):,} bytes, SHA-256 {checksum})"
        )
    return 1 if faults else 0


def _sklearn_data():
    # found without importing it: scikit-learn takes two seconds to import
    package = find_spec("sklearn")
    if package is None:
        raise SystemExit(
            "this script needs scikit-learn, which is not installed here. Install it with 'pip "
            "install scikit-learn', or restore the files with 'git checkout -- data'."
        )
    return Path(package.origin).parent / "datasets" / "data"


def _as_csv(rows):
    return "".join(",".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
