# advice: other-message
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for k, client in enumerate(clients):
        if k:
            total, count = network.receive(client.name)
            total = list(total)
        mine = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, mine, agreement.layout)
        if client is not clients[-1]:
            network.send(client.name, clients[k + 1].name, (np.array(total, dtype=object), count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
