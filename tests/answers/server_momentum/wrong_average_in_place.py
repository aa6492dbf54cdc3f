# advice: changes-input
def server_momentum(average_update, velocity, momentum):
    average_update += momentum * velocity
    return average_update
