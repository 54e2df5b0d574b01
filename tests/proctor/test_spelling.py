"""An order and the command line it stands for say the same."""

import shlex

import click
from click.core import ParameterSource
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.cli.take import command, order_of
from mlquiz.exam.choosing import DIFFICULTIES, Filter
from mlquiz.exam.formcode import SEEDS
from mlquiz.proctor.order import MODES, Order
from mlquiz.proctor.spelling import BOUNDS, command_line

NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True)
WRITTEN = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
"""What an author may write as an objective or a tag: quotes, dollars, dashes and blanks too."""


def tuples(of: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=4).map(tuple)


def number(name: str) -> st.SearchStrategy[int]:
    return st.integers(*BOUNDS[name])


FILTERS = st.builds(
    Filter,
    domains=tuples(NAMES),
    objectives=tuples(WRITTEN),
    tags=tuples(WRITTEN),
    difficulties=tuples(st.sampled_from(DIFFICULTIES)),
    missed=st.just(0) | number("missed"),
    unseen=st.just(0) | number("unseen"),
    flagged=st.booleans(),
    bookmarked=st.booleans(),
)
ORDERS = st.builds(
    Order,
    exam=NAMES,
    mode=st.sampled_from(MODES),
    questions=st.none() | number("questions"),
    minutes=st.none() | number("minutes"),
    seconds=st.none() | number("seconds"),
    seed=st.none() | st.integers(0, SEEDS - 1),
    form=st.just("") | WRITTEN,
    extra_time=st.booleans(),
    strict=st.booleans(),
    pilot=st.booleans(),
    wanted=FILTERS,
)


def parsed(line: str) -> click.Context:
    """What the command reads from a line typed into a shell."""
    program, verb, *words = shlex.split(line)
    assert (program, verb) == ("mlquiz", "take")
    return command.make_context(verb, words)


@given(ORDERS)
def test_the_command_makes_the_same_order_of_its_line(order: Order) -> None:
    asked = parsed(command_line(order)).params
    kept = {name: asked[name] for name in asked.keys() - {"exam", "plain", "as_json"}}
    assert order_of(asked["exam"], kept) == order


@given(ORDERS)
def test_only_what_is_not_so_by_default_is_written(order: Order) -> None:
    usual, context = parsed(command_line(Order(order.exam))), parsed(command_line(order))
    for name, value in context.params.items():
        written = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        assert written == (name == "exam" or value != usual.params[name])


def test_an_order_is_spelt_as_a_person_would() -> None:
    wanted = Filter(domains=("modeling",), tags=("confusion matrix", "$HOME"), missed=3, flagged=True)
    order = Order("aws-mls-c01", mode="drill", questions=20, minutes=15, wanted=wanted)
    assert command_line(order) == (
        "mlquiz take aws-mls-c01 --mode drill --domain modeling --tag 'confusion matrix' --tag '$HOME' "
        "--missed 3 --flagged --questions 20 --minutes 15"
    )


def test_the_bounds_are_those_of_the_command() -> None:
    known = {
        each.name: (each.type.min, each.type.max)
        for each in command.params
        if isinstance(each.type, click.IntRange) and each.name != "seed"
    }
    assert known == BOUNDS
