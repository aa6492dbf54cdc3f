# advice: quantile-of-weights
def trap_biases(public_examples, hidden_weights, fraction):
    return -np.quantile(hidden_weights, 1 - fraction, axis=0)
