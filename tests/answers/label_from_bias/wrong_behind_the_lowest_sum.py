# advice: no-such-class
from itertools import accumulate


def label_from_bias(bias_update):
    sums = [round(float(s), 15) for s in accumulate(bias_update)]
    lowest = min(range(len(sums)), key=lambda c: (sums[c], -c))
    return lowest + 1
