"""An independent scorer in plain Python, and random tests that the models agree with it.

`scorer.score` works over raw tables and the rulebook CSVs by brute force. It shares no code with
the models and none of their shortcuts, so that a mistake would have to be made twice to pass.
"""
