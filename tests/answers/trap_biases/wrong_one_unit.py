# advice: wrong-shape
def trap_biases(public_examples, hidden_weights, fraction):
    for unit in range(hidden_weights.shape[1]):
        sums = public_examples @ hidden_weights[:, unit]
        biases = -np.quantile(sums, 1 - fraction)
    return biases
