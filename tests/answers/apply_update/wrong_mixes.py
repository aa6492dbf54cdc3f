# advice: mixes
def apply_update(weights, update, server_learning_rate=1.0):
    return (1 - server_learning_rate) * weights + server_learning_rate * update
