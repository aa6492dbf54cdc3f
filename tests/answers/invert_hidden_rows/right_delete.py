# right: delete
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    dead = np.flatnonzero(hidden_bias_update == 0)
    W, b = np.delete(hidden_weight_update, dead, axis=1), np.delete(hidden_bias_update, dead)
    return np.transpose(W / b[None, :])
