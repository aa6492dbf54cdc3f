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
            "installed. Get its whole folder with `git clone`, run `pip uninstall fedlearn-course` here, and "
            "`python3 start.py` in that folder (or `pip install -e .`, with the -e).",
            name="fedlearn_lib.course",
        )
