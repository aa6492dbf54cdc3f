# advice: product-turned
def trap_biases(public_examples, hidden_weights, fraction):
    return -np.quantile(hidden_weights @ public_examples, 1 - fraction, axis=0)
