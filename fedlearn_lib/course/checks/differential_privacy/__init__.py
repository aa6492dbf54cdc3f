"""What the exercises of `differential_privacy.py` must do: one module an exercise."""
