# advice: bell-curve
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -(sums.mean(axis=0) + 1.645 * sums.std(axis=0))
