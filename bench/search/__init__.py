"""How well the search knows what nobody prepared it for: an examination set, our figures on it, and those of others.

`lines/<locale>.txt` has the form of training/lines. Its authors saw the topics, neither articles nor training lines.
Nothing may be fitted to it, and no line of it may be trained on.
"""
