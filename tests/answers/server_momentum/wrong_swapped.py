# advice: swapped
@fill
def server_momentum(average_update, velocity, momentum):
    return momentum * average_update + velocity
