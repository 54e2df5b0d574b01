"""The nouns: question, blueprint, form, attempt. Frozen; no IO, clock, dice or screen."""
