# advice: other-part
def trap_biases(public_examples, hidden_weights, fraction):
    sums = np.sort(public_examples @ hidden_weights, axis=0)
    k = max(1, int(fraction * len(sums)))
    return -sums[-k:].mean(axis=0)
