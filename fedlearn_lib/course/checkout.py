"""The folder that the course lives in: an installed package alone is not the course."""

from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def require(checkout: Path = CHECKOUT) -> None:
    """Refuse to run from anywhere but a folder with notebooks and data: answers would go into Python's own folders.

    Raises:
        ImportError: this is no checkout.
    """
    if not all((checkout / part).is_dir() for part in ("notebooks", "data")):
        raise ImportError(
            f"The course cannot run from {checkout}: its notebooks and data are not there, only its code was "
            "installed. Make a folder of your own with `fedlearn-course new FOLDER`, or get one with `git clone`, "
            "and run `python3 start.py` in it.",
            name="fedlearn_lib.course",
        )
