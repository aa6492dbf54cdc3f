# advice: changes-input
@fill
def server_momentum(average_update, velocity, momentum):
    velocity *= momentum
    velocity += average_update
    return velocity
