# advice: largest-taken
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    return -sums.max(axis=0)
