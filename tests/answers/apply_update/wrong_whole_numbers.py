# advice: whole-numbers
def apply_update(weights, update, server_learning_rate=1.0):
    moved = np.empty(len(weights), dtype=np.int64)
    moved[:] = [w + server_learning_rate * u for w, u in zip(weights, update)]
    return moved
