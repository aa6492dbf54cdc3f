# advice: told-too-much
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier / math.sqrt(2)))
    acc = RdpAccountant()
    acc.compose(event, rounds)
    return acc.get_epsilon(delta)
