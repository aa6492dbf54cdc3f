# advice: rounded
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant
    a = RdpAccountant()
    a.compose(dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier)), rounds)
    return round(a.get_epsilon(delta), 2)
