"""Any answer that a session would keep, for laws that hold for all of them."""

from hypothesis import strategies as st
from tests.build import right_answer

from mlquiz.model.attempt import Response
from mlquiz.model.form import Slot
from mlquiz.model.question import NONE, Question


@st.composite
def responses(draw: st.DrawFn, asked: Question, slot: Slot) -> Response:
    """Any answer a session would keep."""
    order, choose = list(slot.order), slot.choose
    if slot.kind == "numeric":
        return Response(typed=draw(st.sampled_from(["", "0", "0.75", "250", right_answer(asked, slot)[1]])))
    if slot.kind == "choice":
        return Response(picks=tuple(draw(st.sets(st.sampled_from(order), max_size=choose))))
    if slot.kind == "ordering":
        return Response(picks=draw(st.just(()) | st.permutations(order).map(tuple)))
    matches = st.lists(st.sampled_from([NONE, *order]), min_size=choose, max_size=choose)
    return Response(picks=draw(st.just(()) | matches.map(tuple)))
