# advice: secret-leaves
def secure_round(network, server, clients, weights, agreement):
    total, count = None, 0
    names = [client.name for client in clients] + [server.name]
    for client, behind in zip(clients, names[1:]):
        if total is not None:
            total, count = network.receive(client.name)
        client.latest = client.train(weights)
        mine = my_integers_of(*client.latest, agreement)
        total, count = add_my_update(client.encryptor, total, count, mine, agreement.layout)
        last = behind == server.name
        network.send(client.name, behind, (answer_server(total, count, agreement.threshold) if last else total, count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
