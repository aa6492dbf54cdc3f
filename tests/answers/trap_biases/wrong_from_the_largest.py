# advice: other-side
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    s = np.sort(sums, axis=0)[::-1]
    k = int((1 - fraction) * len(s))
    return -s[k]
