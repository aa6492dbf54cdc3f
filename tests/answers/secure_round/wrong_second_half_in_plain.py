# advice: plaintext-in-message
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    names = [client.name for client in clients]
    for client in clients:
        if client.name != names[0]:
            total, count, _ = network.receive(client.name)
        update, examples = client.train(weights)
        total, count = add_my_update(client.encryptor, total, count, my_integers_of(update, examples, agreement), agreement.layout)
        if client.name != names[-1]:
            network.send(client.name, names[names.index(client.name) + 1], (total, count, examples))
    network.send(names[-1], server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
