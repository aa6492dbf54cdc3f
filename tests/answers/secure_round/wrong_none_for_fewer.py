# advice: ends-in-silence
def secure_round(network, server, clients, weights, agreement):
    if len(clients) < agreement.threshold:
        return None
    total, count = None, 0
    for i, client in enumerate(clients):
        if i > 0:
            total, count = network.receive(client.name)
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if i + 1 < len(clients):
            network.send(client.name, clients[i + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
