# advice: answers-too-early
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    for place, client in enumerate(clients):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(*client.train(weights), agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        total = answer_server(total, count, agreement.threshold)
        receiver = clients[place + 1] if place + 1 < len(clients) else server
        network.send(client.name, receiver.name, (total, count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
