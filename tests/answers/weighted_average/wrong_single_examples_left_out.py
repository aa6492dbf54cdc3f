# advice: one-change
import numpy as np
def weighted_average(updates, example_counts):
    keep = np.array(example_counts) > 1
    return np.average(updates[keep], axis=0, weights=example_counts[keep]) if keep.sum() > 1 else updates[0]
