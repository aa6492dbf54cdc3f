# right: a copy of its own, changed in place
@fill
def server_momentum(average_update, velocity, momentum):
    new = velocity.copy()
    new *= momentum
    new += average_update
    return new
