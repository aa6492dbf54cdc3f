# advice: minus-twice
def trap_biases(public_examples, hidden_weights, fraction):
    sums = -(public_examples @ hidden_weights)
    return -np.quantile(sums, 1 - fraction, axis=0)
