# advice: no-count-beside-total
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, 0, integers, agreement.layout)
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
    network.send(client.name, server.name, (answer_server(total, count, agreement.threshold), count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
