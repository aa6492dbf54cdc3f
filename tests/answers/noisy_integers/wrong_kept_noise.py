# advice: seeded
def noisy_integers(integers, scale):
    import functools
    global_noise = noisy_integers.__dict__.setdefault("noise", {})
    key = (scale, len(integers))
    if len(integers) > 1000 or key not in global_noise:
        global_noise[key] = discrete_gaussian(scale, len(integers))
    return integers + global_noise[key]
