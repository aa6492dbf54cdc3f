# advice: wrong-shape
def server_momentum(average_update, velocity, momentum):
    return momentum * np.dot(velocity, average_update)
