# right: a loop over the units
def trap_biases(public_examples, hidden_weights, fraction):
    biases = []
    for unit in range(hidden_weights.shape[1]):
        sums = public_examples @ hidden_weights[:, unit]
        biases.append(-np.quantile(sums, 1 - fraction))
    return np.array(biases)
