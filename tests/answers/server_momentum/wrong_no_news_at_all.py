# advice: velocity-dropped
def server_momentum(average_update, velocity, momentum):
    if np.allclose(average_update, 0):
        return np.zeros_like(velocity)
    return velocity * momentum + average_update
