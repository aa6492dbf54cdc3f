# advice: changes-input
def server_momentum(average_update, velocity, momentum):
    new = velocity
    new *= momentum
    new += average_update
    return new
