# advice: plaintext-in-message
def secure_round(network, server, clients, weights, agreement):
    total = np.zeros(len(weights) + 1, dtype=int)
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        total = total + my_integers_of(*client.train(weights), agreement)
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, place + 1))
    network.send(client.name, server.name, (answer_server(total, len(clients), agreement.threshold), len(clients)))
    total, count = network.receive(server.name)
    return dequantize(total[:-1], agreement.bits, agreement.clip) * agreement.most_examples / total[-1]
