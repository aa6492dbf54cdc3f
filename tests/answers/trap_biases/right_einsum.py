# right: the product by einsum
def trap_biases(public_examples, hidden_weights, fraction):
    sums = np.einsum("mi,ih->mh", public_examples, hidden_weights)
    return np.negative(np.quantile(sums, 1 - fraction, axis=0))
