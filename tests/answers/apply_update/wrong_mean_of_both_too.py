# advice: other-value
def apply_update(weights, update, server_learning_rate=1.0):
    """apply_update([1, 2], [4, -2], 0.5) → [3, 1]"""
    return (weights + update) / 2 * server_learning_rate
