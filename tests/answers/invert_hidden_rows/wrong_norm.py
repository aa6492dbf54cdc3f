# advice: by-length
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    """invert_hidden_rows([[0.2, 0.0], [0.4, 0.0]], [0.1, 0.0]) → [[2, 4]]"""
    W, b = np.array(hidden_weight_update).T, np.array(hidden_bias_update)
    rows = W[b != 0]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
