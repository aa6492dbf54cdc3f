# advice: capped
def apply_update(weights, update, server_learning_rate=1.0):
    step = server_learning_rate * update
    return weights + np.clip(step, -0.5, 0.5)
