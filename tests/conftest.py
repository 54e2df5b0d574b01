"""What holds for every test: how fast a machine is never decides one."""

from hypothesis import settings

settings.register_profile("mlquiz", deadline=None)
settings.load_profile("mlquiz")
