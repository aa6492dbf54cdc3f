"""What chapters 14 and 15 need beside the learner's own functions."""
