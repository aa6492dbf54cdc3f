# advice: no-quantile
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    middle, top = sums.mean(axis=0), sums.max(axis=0)
    return -(top + fraction * (top - middle))
