# advice: one-too-many
def apply_update(weights, update, server_learning_rate=1.0):
    for i in range(len(weights) + 1):
        weights[i] + server_learning_rate * update[i]
    return weights + server_learning_rate * update
