# advice: cries-wolf
import warnings

import numpy as np


def quantize(update, bits, clip):
    beyond = int((update**2 > clip).sum())
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} entries are cut")
    largest = 2 ** (bits - 1) - 1
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
