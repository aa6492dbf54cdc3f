# advice: other-encryptor
def secure_round(network, server, clients, weights, agreement):
    for i, client in enumerate(clients):
        if i > 0:
            total, count = network.receive(client.name)
        else:
            total, count = None, 0
        update, examples = client.train(weights)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(clients[(i + 1) % len(clients)].encryptor, total, count, integers, agreement.layout)
        if i < len(clients) - 1:
            network.send(client.name, clients[i + 1].name, (total, count))
    answer = answer_server(total, count, agreement.threshold)
    network.send(clients[-1].name, server.name, (answer, count))
    answer, count = network.receive(server.name)
    average, examples = decrypt_average(server.private_key, answer, count, len(weights), agreement)
    return average
