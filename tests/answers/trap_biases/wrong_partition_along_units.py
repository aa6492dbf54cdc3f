# advice: one-change
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    k = int((1 - fraction) * len(sums))
    return -np.partition(sums, k, axis=1)[k]
