# advice: wrong-shape
def server_momentum(average_update, velocity, momentum):
    out = np.zeros(len(velocity))
    for i in range(len(velocity)):
        out = momentum * velocity[i] + average_update[i]
    return out
