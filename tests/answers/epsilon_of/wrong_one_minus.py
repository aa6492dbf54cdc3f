# advice: sampling-turned
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    a = RdpAccountant()
    a.compose(dp_accounting.PoissonSampledDpEvent(1 - sampling, dp_accounting.GaussianDpEvent(noise_multiplier)), rounds)
    return a.get_epsilon(delta)
