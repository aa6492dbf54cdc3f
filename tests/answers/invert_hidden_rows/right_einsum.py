# right: einsum
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    k = np.flatnonzero(hidden_bias_update)
    return np.einsum("ij,j->ji", hidden_weight_update[:, k], 1 / hidden_bias_update[k])
