# right: sorted, without a quantile
def trap_biases(public_examples, hidden_weights, fraction):
    sums = np.sort(public_examples @ hidden_weights, axis=0)
    place = int(np.ceil((1 - fraction) * len(sums))) - 1
    return -sums[place]
