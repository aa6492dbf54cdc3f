# advice: not-the-sum-so-far
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for i, c in enumerate(clients):
        if i:
            total, count = network.receive(c.name)
        update, n = c.train(weights)
        v = my_integers_of(update * n, n, agreement)
        total, count = add_my_update(c.encryptor, total, count, v, agreement.layout)
        if i + 1 < len(clients):
            network.send(c.name, clients[i + 1].name, (total, count))
    network.send(c.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
