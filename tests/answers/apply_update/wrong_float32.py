# advice: narrow-type
def apply_update(weights, update, server_learning_rate=1.0):
    return (weights + server_learning_rate * update).astype(np.float32)
