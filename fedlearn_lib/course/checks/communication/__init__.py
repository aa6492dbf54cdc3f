"""What the exercises of `communication.py` must do: one module an exercise, `cases.py` for what they share."""
