# advice: row-not-column
def invert_hidden_rows(hidden_weight_update, hidden_bias_update):
    """invert_hidden_rows([[0.2, 0.0], [0.4, 0.0]], [0.1, 0.0]) → [[2, 4]]"""
    W = np.array(hidden_weight_update)
    b = np.array(hidden_bias_update)
    return np.array([W[j] / b[j] for j in range(len(b)) if b[j] != 0])
