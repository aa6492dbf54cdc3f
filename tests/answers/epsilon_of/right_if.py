# right: wraps only where something is drawn
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting

    event = dp_accounting.GaussianDpEvent(noise_multiplier)
    if sampling < 1:
        event = dp_accounting.PoissonSampledDpEvent(sampling, event)
    whole = dp_accounting.SelfComposedDpEvent(event, rounds)
    return dp_accounting.rdp.RdpAccountant().compose(whole).get_epsilon(delta)
