"""What the exercises of `fedavg.py` must do: one module an exercise, `cases.py` for what they share."""
