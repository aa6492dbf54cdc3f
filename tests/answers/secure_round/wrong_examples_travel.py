# advice: plaintext-in-message
def secure_round(network, server, clients, weights, agreement):
    total, count, all_examples = None, 0, 0
    for i, client in enumerate(clients):
        if i > 0:
            total, all_examples = network.receive(client.name)
        update, n = client.train(weights)
        total, count = add_my_update(client.encryptor, total, count, my_integers_of(update, n, agreement), agreement.layout)
        all_examples += n
        if i + 1 < len(clients):
            network.send(client.name, clients[i + 1].name, (total, all_examples))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
