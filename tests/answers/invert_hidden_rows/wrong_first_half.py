# advice: typed-in
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    rows = []
    for j in range(48):
        if hidden_bias_update[j] != 0:
            rows.append(hidden_weight_update[:, j] / hidden_bias_update[j])
    return np.array(rows)
