# advice: quantile-of-inputs
def trap_biases(public_examples, hidden_weights, fraction):
    typical = np.quantile(public_examples, 1 - fraction, axis=0)
    return -(typical @ hidden_weights)
