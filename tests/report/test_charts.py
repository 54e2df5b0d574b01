"""Where the marks of the time chart stand."""

from hypothesis import given
from hypothesis import strategies as st
from tests.build import matching, pool
from tests.insight.answered import answered, by_pattern, form, partly

from mlquiz.report.charts import HEIGHT, mark, time_chart


def test_marks_tell_right_wrong_blank_and_partly_apart() -> None:
    answers = [*by_pattern("+-.", pool(3, ["data"])), partly(matching(), credit="partial")]
    assert [mark(each) for each in answers] == ["right", "wrong", "blank", "partly"]
    assert [each.told for each in time_chart(form(*answers)).columns] == [
        "right, 1:00",
        "wrong, 1:00",
        "blank, 1:00",
        "1 of 3 points, 1:00",
    ]


def test_withheld_answers_are_not_told_by_their_marks() -> None:
    columns = time_chart(by_pattern("+-.", pool(3, ["data"])), told=False).columns
    assert {(each.mark, each.told) for each in columns} == {("told-not", "1:00")}


@given(st.lists(st.floats(0, 20_000), min_size=1, max_size=30))
def test_every_mark_is_inside_the_chart(seconds: list[float]) -> None:
    asked = pool(30, ["data"])
    answers = [answered(asked[place], place + 1, seconds=each) for place, each in enumerate(seconds)]
    chart = time_chart(answers)
    assert all(0 < each.x < 100 and 0 <= each.top <= HEIGHT for each in chart.columns)
    assert 1 <= len(chart.lines) <= 5
    assert all(0 <= line.y < HEIGHT for line in chart.lines)
