# advice: other-value
def apply_update(weights, update, server_learning_rate=1.0):
    moved = np.array(weights)
    pairs = len(moved) // 2
    for pair in range(pairs):
        for place in (2 * pair, 2 * pair + 1):
            moved[place] = weights[place] + server_learning_rate * update[place]
    return moved
