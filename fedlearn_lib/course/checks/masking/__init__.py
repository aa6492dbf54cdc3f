"""What the exercises of `masking.py` must do: one module an exercise, `cases.py` for what they share."""

from ...solutions import masking as reference

reference.expand_mask(bytes(32), 1)  # at its first use `cryptography` adds to its own modules: not while judging
