# advice: client-lost
def secure_round(network, server, clients, weights, agreement):
    trained = {client.name: client.train(weights) for client in clients}
    total, count = None, 0
    names = [client.name for client in clients] + [server.name]
    for k, client in enumerate(clients):
        if k:
            total, count = network.receive(client.name)
        integers = my_integers_of(*trained[names[0]], agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if k == len(clients) - 1:
            answer_server(total, count, agreement.threshold)
        network.send(client.name, names[k + 1], (total, count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
