# right: recursion
def label_from_bias(bias_update):
    def of(lo, hi):
        if hi - lo == 1:
            return lo
        mid = (lo + hi) // 2
        a, b = of(lo, mid), of(mid, hi)
        return a if bias_update[a] >= bias_update[b] else b
    return of(0, len(bias_update))
