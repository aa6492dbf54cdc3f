# advice: constant-for-safety
def invert_linear(weight_update, bias_update):
    good = np.abs(bias_update) > 1e-6
    return (weight_update[:, good] / bias_update[good]).mean(axis=1)
