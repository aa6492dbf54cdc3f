# advice: counts-by-itself
def secure_round(network, server, clients, weights, agreement):
    total = None
    for place, client in enumerate(clients):
        if place:
            total, _ = network.receive(client.name)
        ints = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, place, ints, agreement.layout)
        if place < len(clients) - 1:
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    average, n = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
