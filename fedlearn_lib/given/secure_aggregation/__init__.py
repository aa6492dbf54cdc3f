"""What secure aggregation needs beside the learner's own functions: parties, ring, board, adversaries."""

from ..refused import Refused
from .agreement import Agreement
from .loners import Loners
from .parties import Client, Functions, Holder, Server, Terms, hand_out_key, make_roster, with_new_diaries
from .statements import Contribution, Roster, digest, statement
from .training import try_training

__all__ = [
    "Refused",
    "Agreement",
    "Client",
    "Contribution",
    "Functions",
    "Holder",
    "Loners",
    "Roster",
    "Server",
    "Terms",
    "digest",
    "hand_out_key",
    "make_roster",
    "statement",
    "try_training",
    "with_new_diaries",
]
