# advice: part-of-the-way
def trap_biases(public_examples, hidden_weights, fraction):
    reached = public_examples @ hidden_weights
    return -(reached.max(axis=0) - fraction * np.ptp(reached, axis=0))
