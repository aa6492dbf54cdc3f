# advice: changes-input
def server_momentum(average_update, velocity, momentum):
    np.multiply(velocity, momentum, out=velocity)
    velocity += average_update
    return velocity
