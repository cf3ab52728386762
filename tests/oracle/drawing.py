"""Random values of a form, from a seed and nothing else.

With Hypothesis a batch takes seven times as long, and means something else after other tests: it also draws numbers that
it reads in the modules loaded so far. What it is for, a smaller example of a failure, it cannot find in a batch that is
built as one.
"""

from random import Random


class Form:
    """A way to draw a value: a function of a random generator."""

    def __init__(self, draw):
        self.draw = draw

    def map(self, function):
        return Form(lambda random: function(self.draw(random)))


def just(value):
    return Form(lambda random: value)


def integers(lowest, highest):
    """Whole numbers, both ends included."""
    return Form(lambda random: random.randint(lowest, highest))


def booleans():
    return pick((False, True))


def pick(options):
    """One of the options."""
    options = tuple(options)
    return Form(lambda random: random.choice(options))


def one_of(*forms):
    return Form(lambda random: random.choice(forms).draw(random))


def maybe(form):
    """A draw or nothing, evenly."""
    return one_of(just(None), form)


def often(form, usual=None):
    """Mostly `usual` (nothing), one time in four a draw."""
    return one_of(just(usual), just(usual), just(usual), form)


def builds(function, *forms):
    return Form(lambda random: function(*(form.draw(random) for form in forms)))


def permutations(values):
    return Form(lambda random: random.sample(list(values), len(values)))


def lists(form, lowest, highest, unique=False):
    """Lists of that many draws."""

    def draw(random):
        found = []
        length = random.randint(lowest, highest)
        while len(found) < length:
            value = form.draw(random)
            if not unique or value not in found:
                found.append(value)
        return found

    return Form(draw)


def composite(function):
    """function(draw, …) becomes a form of what it returns; draw(form) draws."""

    def form(*arguments):
        return Form(lambda random: function(lambda part: part.draw(random), *arguments))

    return form


def drawn(form, count, random_seed):
    """So many draws, each from the seed and its number alone."""
    return [form.draw(Random(f"{random_seed}/{number}")) for number in range(count)]
