# advice: middle-taken
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -np.median(sums, axis=0)
