# advice: equal-sizes-once
import numpy as np


def keep_top(update, k):
    sizes = np.unique(np.abs(update))
    limit = sizes[-k] if k <= len(sizes) else 0
    return np.where(np.abs(update) >= limit, update, 0.0)
