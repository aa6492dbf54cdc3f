# right: all units, then the finite rows
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    with np.errstate(all="ignore"):
        rows = hidden_weight_update.T / hidden_bias_update[:, np.newaxis]
    return rows[np.isfinite(rows).all(axis=1)]
