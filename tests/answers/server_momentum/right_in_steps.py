# right: in steps, with names
def server_momentum(average_update, velocity, momentum):
    kept = velocity * momentum
    new = kept + average_update
    return new
