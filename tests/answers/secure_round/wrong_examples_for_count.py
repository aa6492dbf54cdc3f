# advice: no-count-of-clients
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for k, client in enumerate(clients):
        if k:
            total, count = network.receive(client.name)
        update, examples = client.train(weights)
        mine = my_integers_of(update, examples, agreement)
        total, _ = add_my_update(client.encryptor, total, count, mine, agreement.layout)
        count += examples
        if client is not clients[-1]:
            network.send(client.name, clients[k + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
