# advice: mixes
def apply_update(weights, update, server_learning_rate=1.0):
    return np.mean([weights, update], axis=0)
