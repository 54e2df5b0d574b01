"""The rules of a sitting in words, the same on the screen and in lines."""

from mlquiz.exam.choosing import Filter
from mlquiz.exam.needs import Needed
from mlquiz.model.blueprint import Blueprint
from mlquiz.model.form import Rules
from mlquiz.report.words import clock_text, counted

MODE_WORDS = {
    "mock": "Mock exam: drawn and timed like the real one; the result comes at the end.",
    "practice": "Practice: each answer is checked at once and explained.",
    "drill": "Drill: questions chosen by need; each answer is checked at once and explained.",
}


def rules_told(plan: Blueprint, rules: Rules) -> tuple[str, ...]:
    """What a taker is told before the clock starts, a sentence each."""
    credit = "A point for each right part." if plan.credit == "partial" else "Right means exactly the key."
    blank = f"{credit} Unanswered is wrong; guessing is free."
    return (blank, *(_practice(rules) if rules.feedback else _mock(plan, rules)))


def _practice(rules: Rules) -> list[str]:
    told = ["An answer that was checked is final.", "Pause, leave and resume as you like."]
    if rules.question_limit:
        seconds = clock_text(rules.question_limit)
        told.append(f"{seconds} for each question; then the answer is checked as it stands.")
    if rules.limit:
        told.append("At zero the form is submitted as it stands.")
    return told


def _mock(plan: Blueprint, rules: Rules) -> list[str]:
    told = [_order_of_things(plan)]
    if rules.case_lock:
        told.append("Leaving the questions of a case closes them.")
    if rules.read_to_end:
        told.append("A long question is left only after its end was on the screen.")
    told += [
        "Every answer is saved at once: close the terminal, resume later.",
        f"An interruption {'counts as exam time' if rules.strict else 'takes no exam time; the result shows it'}.",
        "At zero the form is submitted as it stands.",
    ]
    return told


def _order_of_things(plan: Blueprint) -> str:
    sections = plan.profile.sections
    if not sections:
        return "Go back, flag and change as you like until you submit."
    titles = ", then ".join(section.title for section in sections)
    return f"Sections: {titles}. None can be returned to."


def filter_words(wanted: Filter) -> str:
    """`domain modeling; missed in your last 3 attempts`; empty where nothing is asked for."""
    told = [
        *_named("domain", wanted.domains),
        *_named("objective", wanted.objectives),
        *_named("tag", wanted.tags),
        *_named("difficulty", wanted.difficulties),
    ]
    told += [f"missed in {_last(wanted.missed)}"] if wanted.missed else []
    told += [f"not seen in {_last(wanted.unseen)}"] if wanted.unseen else []
    told += ["flagged when last seen"] if wanted.flagged else []
    told += ["bookmarked"] if wanted.bookmarked else []
    return "; ".join(told)


def need_words(needed: Needed) -> str:
    """`6 to see again, 8 new; 10 more are kept for mocks`; of a plan, how many more are on today's list."""
    told = f"{len(needed.again)} to see again, {len(needed.new)} new"
    if needed.pairs:
        told += f", {counted(len(needed.pairs), 'pair')} of look-alikes"
    if needed.listed:
        further = needed.listed - len(needed.all)
        rest = f"; {further} more are on it" if further > 0 else " and beyond" if further else ""
        return f"{told}, of today's list{rest}"
    return f"{told}; {needed.kept} more are kept for mocks" if needed.kept else told


def _named(noun: str, names: tuple[str, ...]) -> list[str]:
    return [f"{noun} {' or '.join(names)}"] if names else []


def _last(attempts: int) -> str:
    return "your last attempt" if attempts == 1 else f"your last {attempts} attempts"
