# advice: first-pair
import numpy as np
from itertools import pairwise


def difference_of_rounds(ledger, victim):
    found = []
    for (before, earlier), (after, later) in pairwise(ledger):
        if before ^ after == {victim}:
            found.append(earlier - later if len(before) > len(after) else later - earlier)
    return min(found, key=np.linalg.norm)
