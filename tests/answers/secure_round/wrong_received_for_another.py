# advice: no-message
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for i, client in enumerate(clients):
        if i > 0:
            total, count = network.receive(clients[i - 1].name)
        update, examples = client.train(weights)
        ints = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, ints, agreement.layout)
        if i < len(clients) - 1:
            network.send(client.name, clients[i + 1].name, (total, count))
    network.send(clients[-1].name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
