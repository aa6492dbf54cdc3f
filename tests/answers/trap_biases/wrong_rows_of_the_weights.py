# advice: product-turned
def trap_biases(public_examples, hidden_weights, fraction):
    biases = []
    for w in hidden_weights:
        values = public_examples @ w
        biases.append(-np.quantile(values, 1 - fraction))
    return np.array(biases)
