# advice: by-length
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    """invert_hidden_rows([[0.2, 0.0], [0.4, 0.0]], [0.1, 0.0]) → [[2, 4]]"""
    alive = np.asarray(hidden_bias_update) != 0
    rows = np.asarray(hidden_weight_update).T[alive]
    return rows / np.abs(rows).max(axis=1)[:, None]
