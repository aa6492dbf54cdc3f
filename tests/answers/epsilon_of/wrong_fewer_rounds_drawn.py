# advice: scales-by-sampling
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import math

    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    drawn = math.ceil(rounds * sampling)
    told = RdpAccountant().compose(dp_accounting.GaussianDpEvent(noise_multiplier), drawn)
    return told.get_epsilon(delta)
