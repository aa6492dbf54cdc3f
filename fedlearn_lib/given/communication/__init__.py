"""What the cost of communication needs beside the learner's own functions: fleets of phones, speeds, and figures."""

from .fleet import make_phones
from .machines import HOSPITAL, PHONE

__all__ = [
    "HOSPITAL",
    "PHONE",
    "make_phones",
]
