# advice: rounded
def apply_update(weights, update, server_learning_rate=1.0):
    return np.round(weights + server_learning_rate * update, 4)
