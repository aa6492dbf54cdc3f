# advice: same-for-all-units
def trap_biases(public_examples, hidden_weights, fraction):
    values = public_examples.mean(axis=0) @ hidden_weights
    return -np.quantile(values, 1 - fraction)
