# right: all clients train before the first message
def secure_round(network, server, clients, weights, agreement):
    prepared = [my_integers_of(*client.train(weights), agreement) for client in clients]
    total, count = None, 0
    for place in range(len(clients)):
        me = clients[place]
        if place != 0:
            total, count = network.receive(me.name)
        total, count = add_my_update(me.encryptor, total, count, prepared[place], agreement.layout)
        if me is not clients[-1]:
            network.send(me.name, clients[place + 1].name, (total, count))
    total = answer_server(total, count, agreement.threshold)
    network.send(clients[-1].name, server.name, (total, count))
    total, count = network.receive(server.name)
    average, _ = decrypt_average(server.private_key, total, count, len(weights), agreement)
    return average
