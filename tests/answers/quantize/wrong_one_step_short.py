# advice: other-value
import warnings

import numpy as np


def quantize(update, bits, clip):
    beyond = int(np.count_nonzero(np.abs(update) > clip))
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} entries are cut")
    largest = 2 ** (bits - 1) - 1
    return np.rint(np.tanh(update / clip) * largest).astype(np.int64)
