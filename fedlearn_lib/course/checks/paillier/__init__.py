"""What the exercises of `paillier.py` must do: one module an exercise, `cases.py` for what they share."""
