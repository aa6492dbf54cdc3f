# advice: leaves-traces
def apply_update(weights, update, server_learning_rate=1.0):
    new = weights + server_learning_rate * update
    with open("weights.txt", "w") as file:
        file.write(str(new))
    return new
