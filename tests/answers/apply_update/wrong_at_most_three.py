# advice: capped
def apply_update(weights, update, server_learning_rate=1.0):
    far = np.minimum(server_learning_rate, 3.0)
    return np.add(weights, far * update)
