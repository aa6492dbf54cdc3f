"""What chapters 14 and 15 need beside the learner's own functions."""

from .accounting import best_true_positives
from .attackers import Reader, informed_attack
from .discrete_gaussian import discrete_gaussian
from .failing import loud, read_ink, who_failed
from .membership import area_under_curve, scores_of, true_positive_rate, updates_of_records, usual_updates
from .noisy_rounds import noisy_steps, norm_in_steps, private_rules, step_of
from .rounds import fingerprint_of, masked_sum, other_weights_for
from .simulation import clip_rows, crowd_of, train, updates_of
from .traps import dead_model, exact_count, with_biases

__all__ = [
    "Reader",
    "area_under_curve",
    "best_true_positives",
    "clip_rows",
    "crowd_of",
    "dead_model",
    "discrete_gaussian",
    "exact_count",
    "fingerprint_of",
    "informed_attack",
    "loud",
    "masked_sum",
    "noisy_steps",
    "norm_in_steps",
    "private_rules",
    "other_weights_for",
    "read_ink",
    "scores_of",
    "step_of",
    "train",
    "true_positive_rate",
    "updates_of",
    "updates_of_records",
    "usual_updates",
    "who_failed",
    "with_biases",
]
