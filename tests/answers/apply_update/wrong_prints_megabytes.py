# advice: prints-too-much
def apply_update(weights, update, server_learning_rate=1.0):
    for i in range(1_000_000):
        print("weights", list(weights) * 200)
    return weights + server_learning_rate * update
