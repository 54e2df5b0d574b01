"""Attempts put into a history as a sitting would leave them, without sitting them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.build import START, blueprint, slots_of

from mlquiz.exam.grade import grade
from mlquiz.exam.session import Session
from mlquiz.history.archive import Archive
from mlquiz.model.attempt import Response
from mlquiz.model.form import Form, Rules
from mlquiz.model.question import Question
from mlquiz.model.standing import Status

SECONDS = 40


def keep(
    store: Archive,
    attempt: str,
    asked: Sequence[Question],
    picks: Sequence[tuple[int, ...]],
    *,
    at: datetime = START,
    exam: str = "demo",
    finished: bool = True,
    unseen: int = 0,
) -> None:
    """An attempt with these picks by question; so many at the end were never on the screen."""
    plan, slots = blueprint(exam=exam), slots_of(asked)
    began = Session.start(slots, Rules(None), at)
    store.open(attempt, "practice", plan, Form(exam, "0" * 16, 1, "CODE", slots), asked, began)
    responses = tuple(
        Response(picks=each, spent=timedelta(seconds=SECONDS), seen_at=at)
        if place < len(asked) - unseen
        else Response()
        for place, each in enumerate(picks)
    )
    after = replace(began, responses=responses)
    if finished:
        ended = replace(after, status=Status.SUBMITTED, closed_at=at)
        store.finish(attempt, began, ended, [], grade(plan, slots, responses, asked))
    else:
        store.save(attempt, began, after, [])


def history(file: Path, asked: Sequence[Question], *attempts: Sequence[tuple[int, ...]]) -> Path:
    """A history with these attempts, an hour after another; their ids begin with the name of the file."""
    store = Archive(file)
    for number, picks in enumerate(attempts):
        keep(store, f"{file.stem}-{number:04}", asked, picks, at=START + timedelta(hours=number))
    store.close()
    return file
