# advice: blank-record
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    seen = np.abs(hidden_weight_update).sum(axis=0) > 0
    return hidden_weight_update.T[seen] / hidden_bias_update[seen][:, None]
