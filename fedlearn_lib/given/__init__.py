"""Complete tools the course hands out: data, models, input checks, figures, widgets. Not to be filled in."""
