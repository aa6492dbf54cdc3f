# advice: sorted-by-row
def trap_biases(public_examples, hidden_weights, fraction):
    sums = public_examples @ hidden_weights
    s = np.sort(sums)
    k = int((1 - fraction) * len(s))
    return -s[k]
