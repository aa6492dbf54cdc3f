# advice: answer-not-asked
def secure_round(network, server, clients, weights, agreement):
    if len(clients) < agreement.threshold:
        raise Refused("too few")
    total, count = None, 0
    for i, client in enumerate(clients):
        if i:
            total, count = network.receive(client.name)
        v = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, v, agreement.layout)
        receiver = clients[i + 1].name if i + 1 < len(clients) else server.name
        network.send(client.name, receiver, (total, count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
