# advice: same-for-all-units
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    k = int((1 - fraction) * sums.size)
    return -np.partition(sums.ravel(), k)[k] * np.ones(sums.shape[1])
