"""Looks whether a computer has what the course needs, and says in one sentence what is missing."""

import importlib
import os
from pathlib import Path

from . import data

PACKAGES = ("numpy", "matplotlib", "ipywidgets", "phe", "gmpy2", "cryptography", "tqdm")
REPAIR = "In a terminal, in the course's folder, run: python3 start.py install"
CHECKOUT = Path(__file__).resolve().parents[2]


def check_installation() -> None:
    """Print one sentence: that everything is here, or what is not and what to do."""
    print("\n".join(problems()) or everything_is_here())


def everything_is_here() -> str:
    return (
        f"Everything is here: Python, {len(PACKAGES)} packages, {len(data.FILES)} data sets, "
        "and a folder in which your answers can be kept."
    )


def problems() -> list[str]:
    """What is missing, a sentence each; empty where nothing is."""
    found = []
    for package in PACKAGES:
        try:
            importlib.import_module(package)
        except ImportError as error:
            found.append(f"The package {package} cannot be loaded ({error}). {REPAIR}")
    for load in (data.load_digits, data.load_patients, data.load_messages):
        try:
            load()
        except (OSError, ValueError) as error:
            found.append(str(error))
    if not os.access(CHECKOUT / "fedlearn_lib", os.W_OK):
        found.append(
            f"The folder {CHECKOUT} is read-only, so your answers could not be kept. "
            "Copy the course to a folder you may write in, and open it there."
        )
    here = Path.cwd().resolve()
    if (here.parent / "fedlearn_lib").is_dir() and here.parent != CHECKOUT:
        found.append(
            f"This notebook lies in {here.parent}, but Python uses the course in {CHECKOUT}. "
            "Close JupyterLab and start it with `python3 start.py` from this notebook's course."
        )
    return found
