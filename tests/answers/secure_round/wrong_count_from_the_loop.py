# advice: wrong-count
def secure_round(network, server, clients, weights, agreement):
    total = None
    for count, client in enumerate(clients):
        if count > 0:
            total, _ = network.receive(client.name)
        update, examples = client.train(weights)
        mine = my_integers_of(update, examples, agreement)
        total, _ = add_my_update(client.encryptor, total, count, mine, agreement.layout)
        if count < len(clients) - 1:
            network.send(client.name, clients[count + 1].name, (total, count))
        else:
            allowed = answer_server(total, count, agreement.threshold)
            network.send(client.name, server.name, (allowed, count))
    total, count = network.receive(server.name)
    average, examples = decrypt_average(
        server.private_key, total, count, len(weights), agreement
    )
    return average
