# advice: velocity-dropped
def server_momentum(average_update, velocity, momentum):
    velocity = np.zeros_like(average_update)
    velocity = momentum * velocity
    velocity += average_update
    return velocity
