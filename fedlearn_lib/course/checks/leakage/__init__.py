"""What the exercises of `leakage.py` must do: one module an exercise, `cases.py` for what they share."""
