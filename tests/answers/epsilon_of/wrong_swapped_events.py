# advice: sampling-and-noise-swapped
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    a = RdpAccountant()
    a.compose(dp_accounting.PoissonSampledDpEvent(noise_multiplier, dp_accounting.GaussianDpEvent(sampling)), rounds)
    return a.get_epsilon(delta)
