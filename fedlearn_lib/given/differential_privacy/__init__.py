"""What chapters 14 and 15 need beside the learner's own functions."""

from .failing import loud, read_ink, who_failed
from .membership import area_under_curve, scores_of, true_positive_rate, updates_of_records, usual_updates
from .rounds import fingerprint_of, masked_sum, other_weights_for
from .traps import dead_model, exact_count, with_biases

__all__ = [
    "area_under_curve",
    "dead_model",
    "exact_count",
    "fingerprint_of",
    "loud",
    "masked_sum",
    "other_weights_for",
    "read_ink",
    "scores_of",
    "true_positive_rate",
    "updates_of_records",
    "usual_updates",
    "who_failed",
    "with_biases",
]
