# advice: weights-in-message
def secure_round(network, server, clients, weights, agreement):
    for client in clients:
        network.send(server.name, client.name, {"weights": weights.tolist()})
    total, count = None, 0
    for place, client in enumerate(clients):
        mine = np.array(network.receive(client.name)["weights"])
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(mine), agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
