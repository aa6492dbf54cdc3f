# advice: one-change
import numpy as np


def nearest_record(reconstruction, records):
    return int(np.argmin((np.abs(records - reconstruction) ** 3).sum(axis=1)))
