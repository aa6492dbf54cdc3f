"""What chapters 14 and 15 need beside the learner's own functions."""

from ..masking import Refused
from .accounting import best_true_positives
from .attackers import Reader, informed_attack
from .discrete_gaussian import discrete_gaussian
from .noisy_rounds import noisy_steps, norm_in_steps, private_rules, step_of
from .simulation import clip_rows, crowd_of, train, updates_of

__all__ = [
    "Reader", "Refused", "best_true_positives", "clip_rows", "crowd_of", "discrete_gaussian", "informed_attack",
    "noisy_steps", "norm_in_steps", "private_rules", "step_of", "train", "updates_of",
]  # fmt: skip
