# advice: answers-too-early
def secure_round(network, server, clients, weights, agreement):
    trained = [client.train(weights) for client in clients]
    total, count = None, 0
    for place, (client, (update, examples)) in enumerate(zip(clients, trained)):
        if place > 0:
            total, count = network.receive(client.name)
        integers = my_integers_of(update, examples, agreement)
        total, count = add_my_update(client.encryptor, total, count, integers, agreement.layout)
        if place + 1 < len(clients):
            network.send(client.name, clients[place + 1].name, (total, count))
        answer = answer_server(total, count, agreement.threshold)
    network.send(client.name, server.name, (answer, count))
    total, count = network.receive(server.name)
    return decrypt_average(server.private_key, total, count, len(weights), agreement)[0]
