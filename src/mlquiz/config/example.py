"""An example of the configuration file, to be copied. As it stands it changes nothing."""

EXAMPLE = """\
# The configuration of mlquiz. As it stands it changes nothing: these are the defaults.
# Take the '#' away from a line that you want.

# Colours: mlquiz-dark, mlquiz-light, or one of Textual's themes, such as nord or gruvbox.
theme = "mlquiz-dark"

# Whether the clock is shown when an exam starts.
clock = true

# Whether you are asked after each answer how sure you are.
confidence = false

# Your own share to pass, for exams whose vendor discloses none: the id of the exam, and the share.
# 'mlquiz exams' lists the ids.
[targets]
#gcp-pmle = "80%"

# Keys that you want otherwise: the id of the key, and a key or a list of keys.
# 'mlquiz config --keys' lists the ids.
[keys]
#exam.flag = "f2"
#app.help = ["question_mark", "f1", "ctrl+g"]
"""
