# advice: part-as-percent
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -np.percentile(sums, 1 - fraction, axis=0)
