# right: a matrix product of stacked rows
def apply_update(weights, update, server_learning_rate=1.0):
    return np.array([1, server_learning_rate]) @ np.stack([weights, update])
