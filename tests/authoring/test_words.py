"""Words: what is prose, what a reader sees, what carries meaning, and which sentence asks."""

from hypothesis import given
from hypothesis import strategies as st

from mlquiz.authoring.words import pieces, plain, prose, question_sentence, root, roots, words


def test_code_and_formulas_are_blanked_out_where_they_stand() -> None:
    assert prose("a `b` c $d$ e") == "a     c     e"
    assert prose("a\n```\nnot\n```\nb") == f"a\n{' ' * 11}\nb"
    assert prose("It costs $5.") == "It costs $5."


@given(st.text(alphabet="a`$\n "))
def test_prose_is_as_long_as_its_text_and_pieces_are_all_of_it(text: str) -> None:
    assert len(prose(text)) == len(text)
    assert "".join(each for each, _ in pieces(text)) == text


def test_a_reader_sees_no_signs_of_markdown() -> None:
    assert plain("**a** `b`\n[c](https://example.org) _d_ snake_case") == "a b c d snake_case"


def test_words_are_in_lower_case_with_their_apostrophes() -> None:
    assert words("Don\u2019t use 'k-means', twice.") == ("don't", "use", "k", "means", "twice")


def test_words_of_one_root_are_one_and_those_without_meaning_none() -> None:
    assert root("scaled") == root("scaling") == root("scales") == "scal"
    assert roots("The model is scaled; scaling models") == {"model", "scal"}


def test_the_sentence_that_asks_is_the_last_with_a_question_mark() -> None:
    assert question_sentence("Why? It is so. Which fits?\n\n(Choose TWO.)") == "Which fits?"
    assert question_sentence("It rains. Choose a metric. (Choose TWO.)") == "Choose a metric."
    assert question_sentence("`code?`") == ""
