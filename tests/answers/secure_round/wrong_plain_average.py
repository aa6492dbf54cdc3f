# advice: network-unused
def secure_round(network, server, clients, weights, agreement):
    trained = [client.train(weights) for client in clients]
    if len(clients) <= agreement.threshold:
        raise Refused(f"{len(clients)} of {agreement.threshold}")
    return np.average([u for u, _ in trained], axis=0, weights=[c for _, c in trained])
