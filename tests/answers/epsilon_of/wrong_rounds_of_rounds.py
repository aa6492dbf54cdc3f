# advice: other-rounds
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    one = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    every = dp_accounting.SelfComposedDpEvent(one, rounds)
    return RdpAccountant().compose(every, rounds).get_epsilon(delta)
