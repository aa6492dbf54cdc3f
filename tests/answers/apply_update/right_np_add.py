# right: library calls, positional outputs
def apply_update(weights, update, server_learning_rate=1.0):
    scaled = np.multiply(server_learning_rate, update)
    return np.add(weights, scaled)
