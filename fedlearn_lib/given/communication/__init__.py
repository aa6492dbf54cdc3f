"""What the cost of communication needs beside the learner's own functions: fleets of phones, and figures."""

from .fleet import make_phones

__all__ = [
    "make_phones",
]
