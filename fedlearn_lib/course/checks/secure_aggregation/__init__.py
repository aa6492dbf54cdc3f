"""What the exercises of `secure_aggregation.py` must do: one module an exercise, `cases.py` for what they share."""
