"""What federated averaging needs beside the learner's own functions: the story of chapter 00, figures, FedProx."""

from .proximal import Tied

__all__ = [
    "Tied",
]
