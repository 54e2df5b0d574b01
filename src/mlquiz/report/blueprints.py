"""What a blueprint asks and where it is from, in words."""

from mlquiz.model.blueprint import Blueprint
from mlquiz.report.words import counted, percent, threshold_words


def name_words(plan: Blueprint) -> str:
    """The title, with the vendor's code where there is one."""
    return f"{plan.title} ({plan.code})" if plan.code else plan.title


def form_words(plan: Blueprint) -> str:
    """`65 questions (15 unscored), 90 minutes, 70% to pass`, and how long quizzes are."""
    form = plan.form
    low, high = form.questions
    count = counted(high, "question") if low == high else f"{low} to {high} questions"
    unscored = f" ({form.unscored} unscored)" if form.unscored else ""
    aim = "as a target" if plan.passing.reported == "undisclosed" else "to pass"
    share = percent(float(plan.passing.threshold))
    told = f"{count}{unscored}, {counted(form.minutes, 'minute')}, {share} {aim}"
    return f"{told}; quizzes of {form.quiz.questions}" if form.quiz else told


def quiz_words(plan: Blueprint) -> str:
    """How long a quiz over one domain is; nothing where there are none."""
    quiz = plan.form.quiz
    return f"{counted(quiz.questions, 'question')}, {counted(quiz.minutes, 'minute')}" if quiz else ""


def source_words(plan: Blueprint) -> str:
    """Who gives it, whether it can be taken there, and when the blueprint was last compared."""
    day = plan.guide.verified_on
    told = f"{plan.provider}, {plan.kind}, {plan.standing}"
    return f"{told}; compared with its guide {day}" if day else told


def pass_words(plan: Blueprint) -> str:
    """The share that passes here, and the score that the vendor reports."""
    rule = plan.passing
    if rule.reported != "scaled" or rule.scale is None:
        return threshold_words(plan)
    low, high = rule.scale
    return f"{threshold_words(plan)}, for the {rule.cut} of {low} to {high} that the vendor reports"
