"""What reading private data needs beside the learner's own functions: sums, gradient matching, figures."""

from .crowd import Suspects, class_sums
from .gradient_matching import match_gradient, match_update
from .whole_batch import invert_whole_batch

__all__ = [
    "Suspects",
    "class_sums",
    "invert_whole_batch",
    "match_gradient",
    "match_update",
]
