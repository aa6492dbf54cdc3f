"""What reading private data needs beside the learner's own functions: gradient matching, figures."""

from .gradient_matching import match_gradient, match_update
from .whole_batch import invert_whole_batch

__all__ = [
    "invert_whole_batch",
    "match_gradient",
    "match_update",
]
