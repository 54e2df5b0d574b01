"""Reading across all attempts of an exam: what was answered as evidence, and what it adds up to.

What is added up is added up by SQLite, so that a history of a million answers is read in moments.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from mlquiz.history import rows
from mlquiz.history.evidence import (
    AHEAD,
    ASKED,
    AT_SLOTS,
    EXPOSURES,
    EXPOSURES_ANEW,
    FIRST_IN_MOCKS,
    PLACES,
    REVIEWS,
    KeptAnswer,
    KeptExposure,
    KeptReview,
    answer_of,
    exposure_of,
    review_of,
)
from mlquiz.history.reading import Reading, told_in_sentences
from mlquiz.model.question import Question
from mlquiz.model.rows import question_from_row
from mlquiz.model.text import clean

_REMEMBERED = 30
"""Answers to one question, the last ones, that tell how firmly it is remembered."""

_ANSWERED = "+exam = ? AND given > 0 AND correct IS NOT NULL"

_CHECKED = """
    SELECT question, max(seen_at) AS last FROM response JOIN attempt ON attempt.id = response.attempt
    WHERE attempt.exam = ? AND finished_at IS NULL AND locked AND mode <> 'mock' AND seen_at IS NOT NULL
    GROUP BY question
"""

_RATED = f"""
    SELECT confidence, sum(correct) AS right, count(*) AS n FROM response
    WHERE {_ANSWERED} AND given = choose AND confidence <> '' GROUP BY confidence
"""

_SECONDS = f"""
    SELECT domain, correct, spent_ms / 1000 AS second, count(*) AS n FROM response WHERE {_ANSWERED} GROUP BY 1, 2, 3
"""

_MOMENTS = f"""
    SELECT substr(seen_at, 1, 15) AS ten_minutes, substr(seen_at, 16, 1) >= '5' AS late, count(*) AS n FROM response
    WHERE {_ANSWERED} AND seen_at IS NOT NULL GROUP BY 1, 2
"""

_CONFUSED = f"""
    SELECT wrong.*, body, (
        SELECT count(*) FROM response AS asked
        WHERE asked.exam = ? AND asked.question = wrong.question AND asked.version = wrong.version
        AND given > 0 AND correct IS NOT NULL
    ) AS n
    FROM (
        SELECT question, version, picks, count(*) AS times FROM response
        WHERE {_ANSWERED} AND NOT correct AND kind = 'choice' AND choose = 1
        GROUP BY version, picks HAVING count(*) >= ? ORDER BY times DESC, version, picks LIMIT ?
    ) AS wrong JOIN question ON question.version = wrong.version
    ORDER BY times DESC, wrong.version, picks
"""


@dataclass(frozen=True, slots=True)
class KeptConfusion:
    """An option that was picked instead of the key: `times` of `n` answers to this version of a question."""

    question: Question
    picked: int
    times: int
    n: int


class LookingBack(Reading):
    """What all the answers to an exam are, and add up to. Only answers of finished attempts count."""

    @told_in_sentences
    def exposures(self, exam: str, now: datetime, question: str | None = None) -> tuple[KeptExposure, ...]:
        """What was answered, of all questions or of one, added up by what is alike; blanks are left out."""
        name, moment = clean(exam), rows.moment(now)
        ahead = self._all(AHEAD, (name, moment))[0]["ahead"]
        found = self._db.execute(
            EXPOSURES_ANEW if ahead else EXPOSURES, {"exam": name, "now": moment, "question": question}
        )
        return tuple(map(exposure_of, found))

    @told_in_sentences
    def answers_at(self, slots: Iterable[tuple[str, int]], now: datetime) -> tuple[KeptAnswer, ...]:
        """The answers at these slots, an attempt and a position each; none where one was left blank."""
        places = {"now": rows.moment(now), "slots": json.dumps(list(slots))}
        return tuple(map(answer_of, self._db.execute(AT_SLOTS, places)))

    @told_in_sentences
    def first_in_mocks(self, exam: str, now: datetime) -> tuple[KeptAnswer, ...]:
        """Each first answer in a mock, in the order of time."""
        found = self._db.execute(FIRST_IN_MOCKS, {"exam": clean(exam), "now": rows.moment(now)})
        return tuple(map(answer_of, found))

    @told_in_sentences
    def places_of(self, exam: str) -> tuple[tuple[str, str, str], ...]:
        """Each question that was answered, with each domain and objective it was in when it was."""
        found = self._all(PLACES, (clean(exam),))
        return tuple((row["question"], row["domain"], row["objective"]) for row in found)

    @told_in_sentences
    def reviews(self, exam: str) -> tuple[KeptReview, ...]:
        """The last answers to each question, in the order of time.

        Blanks are left out, but for those that were checked: who has that told did not know.
        """
        name = clean(exam)
        asked = [row["question"] for row in self._db.execute(ASKED, {"exam": name})]
        found = [row for question in asked for row in self._all(REVIEWS, (name, question, _REMEMBERED))]
        found.sort(key=itemgetter("seen_at", "attempt", "position"))
        return tuple(map(review_of, found))

    @told_in_sentences
    def checked(self, exam: str) -> Mapping[str, datetime]:
        """Questions whose answers were checked in practice and drills that are still open, with when they were seen."""
        return {row["question"]: rows.at_moment(row["last"]) for row in self._all(_CHECKED, (clean(exam),))}

    @told_in_sentences
    def rated(self, exam: str) -> Mapping[str, tuple[int, int]]:
        """By the taker's own word on complete answers: how many were right, and how many there are."""
        return {row["confidence"]: (row["right"], row["n"]) for row in self._all(_RATED, (clean(exam),))}

    @told_in_sentences
    def seconds(self, exam: str) -> Mapping[tuple[str, bool], Mapping[int, int]]:
        """Of right and of wrong answers in a domain: how many took so many whole seconds."""
        found: dict[tuple[str, bool], dict[int, int]] = {}
        for row in self._all(_SECONDS, (clean(exam),)):
            found.setdefault((row["domain"], bool(row["correct"])), {})[row["second"]] = row["n"]
        return found

    @told_in_sentences
    def moments(self, exam: str) -> Sequence[tuple[datetime, int]]:
        """How many answers were given when, in steps of five minutes: zones differ by quarters of an hour."""
        found = self._all(_MOMENTS, (clean(exam),))
        return [(rows.at_moment(f"{row['ten_minutes']}{5 * row['late']}:00Z"), row["n"]) for row in found]

    @told_in_sentences
    def confused(self, exam: str, least: int, most: int) -> tuple[KeptConfusion, ...]:
        """Wrong picks made at least so often, the most frequent first, at most so many."""
        name = clean(exam)
        found = self._all(_CONFUSED, (name, name, least, most))
        return tuple(
            KeptConfusion(
                question_from_row(json.loads(row["body"])),
                rows.from_numbers(row["picks"])[0],
                row["times"],
                row["n"],
            )
            for row in found
        )
