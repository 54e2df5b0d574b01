"""What editors tell an author of each field of a bank's files, beside its shape, which is in `documents`.

Sentences in Markdown by document and field, the meaning of each word that can be chosen, and what to write
where a text has the wrong form. `schema` puts them into the JSON Schemas.
"""

_ALLOW = "Rules that are not to be reported here, as `[MQ203]`; say why in a comment."
_DAY = "Write a day as 2026-11-22."

FIELDS: dict[str, dict[str, str]] = {
    "QuestionsDocument": {
        "format": "The version of this format: 1. It may be left out.",
        "domain": "The domain, by its id, of every question of the file that names none, as `modeling`.",
        "scenarios": "Cases shared by several questions: `churn: |` and the text; a question names one with "
        "`scenario: churn`.",
        "guide_version": "The version of the exam guide that the file was checked against, as `1.2`.",
        "allow": _ALLOW,
        "questions": "The questions; each begins with `- id:`.",
    },
    "_QuestionDocument": {
        "id": "What history refers to: it never changes, and no other question of the bank has it. Exam, "
        "objective and a number are a good one, as `mls-3.5-004`.",
        "domain": "A domain of the blueprint, by its id; without it, the domain of the file.",
        "objective": 'A numbered objective of the domain, in quotes so that it stays text, as `"3.5"`.',
        "difficulty": "How hard it is for someone who is ready for the exam.",
        "stem": "What is asked, in Markdown: paragraphs, code blocks, tables, formulas between dollar signs. "
        "Begin it with `|` and a new line, and end it with the question.",
        "scenario": "One of the cases under `scenarios:` of this file, by its name, as `churn`.",
        "explanation": "What the question teaches, in Markdown: why the key is right, for those who knew it too.",
        "references": 'Public documentation that proves the key, as `["https://..."]`.',
        "tags": "Words to find it by, as `[metrics, imbalance]`; drills draw by them.",
        "verified_on": "The day it was last checked against its references, as `2026-11-22`.",
        "guide_version": "The version of the exam guide it was checked against; without it, that of the file.",
        "similar_to": "Questions, by their ids, that it may resemble without being reported, as `[mls-3.5-001]`.",
        "allow": _ALLOW,
    },
    "ChoiceDocument": {
        "options": "Two to six alternatives; each that is right has `correct: true`.",
    },
    "OptionDocument": {
        "text": "What the taker reads, in Markdown. Options are shuffled: never refer to one by its letter.",
        "correct": "Whether it belongs to the key; several right options make it a 'choose N'.",
        "rationale": "Why this option is right or wrong, said to someone who picked it.",
        "pin": 'Keeps it last when options are shuffled; "None of the above" stays last without it.',
    },
    "OrderingDocument": {
        "steps": "Two to ten steps in the right order; they are shown shuffled.",
    },
    "MatchingDocument": {
        "pairs": "Two to ten lines of `prompt: its match`; several prompts may have the same match.",
        "distractors": "Matches that fit no prompt; with those of `pairs`, at most ten different ones.",
    },
    "NumericDocument": {
        "answer": "The number, where it is always the same, as `250`; else write `variables` and `formula`.",
        "tolerance": "By how much an answer may be off, in its own unit, as `0.005`; 0 asks for the number itself.",
        "unit": 'What the number is in, as `ms`; shown behind the field. Percent is `"%"`.',
        "variables": "Lines of `name: range`, as `tp: 40..90`, drawn afresh for every form; `{tp}` shows the "
        "number in the stem.",
        "formula": "What the answer is, over the variables, as `2*tp / (2*tp + fp + fn)`. There are "
        "`+ - * / // % **`, parentheses, `sqrt exp ln log2 log10 log abs min max round floor ceil`, `pi` and `e`.",
    },
    "ExamDocument": {
        "format": "The version of this format: 1.",
        "id": "What the exam is called on the command line, as `aws-mls-c01`; unique over all banks. It never "
        "changes: history refers to it.",
        "title": "What the vendor calls the exam, as `AWS Certified Machine Learning - Specialty`.",
        "provider": "Who gives the exam, as `Amazon Web Services`.",
        "code": "The vendor's code of the exam, as `MLS-C01`.",
        "kind": "What passing it earns.",
        "status": "Whether the exam can be taken at its vendor.",
        "retired_on": "The day the exam was retired, or will be while it is still active, as `2026-03-31`.",
        "changes_on": "The day from which the status must be looked up again, as when a beta ends; lint warns "
        "from then on.",
        "successor": "The id of the exam that took its place, as `aws-mla-c01`.",
        "guide": "The exam guide that the blueprint was read from.",
        "form": "The length of the exam: questions and minutes.",
        "pass": "How the exam is passed.",
        "retake": "When the exam may be taken again.",
        "credit": "What an answer that is right in part earns.",
        "profile": "What the exam room of this exam has and asks for; it may be left out, as each of its fields.",
        "allow": _ALLOW,
        "domains": "The weighted content areas, as the exam guide lists them.",
    },
    "GuideDocument": {
        "url": "Where the vendor publishes the guide, as `https://...`.",
        "version": "What the vendor calls this version of the guide, as `1.2`.",
        "verified_on": "The day the blueprint was last compared with the guide, as `2026-11-22`.",
    },
    "FormDocument": {
        "questions": "How many questions a form has: a number as `65`, or a range as `[50, 60]`.",
        "minutes": "How long a mock lasts, in minutes, as `180`.",
        "unscored": "How many of the questions do not count, as where the vendor tries out new ones; the taker "
        "learns afterwards which they were.",
        "extra_minutes": "What an extra-time accommodation adds, as for those whose language is another one.",
        "quiz": "The length of a form over one domain, as of the quizzes of a course; without it, such a form is "
        "as long as the domain's share of the exam.",
    },
    "QuizDocument": {
        "questions": "How many questions a quiz over one domain has, as `8`.",
        "minutes": "How long such a quiz lasts, in minutes, as `15`.",
    },
    "PassDocument": {
        "reported": "How the vendor tells the score.",
        "scale": "The lowest and the highest score that can be reported, as `[100, 1000]`.",
        "cut": "The reported score that passes, as `750`.",
        "threshold": "The share of scored questions that passes here, as `75%` or `0.75`.",
    },
    "RetakeDocument": {
        "wait_days": "Days to wait before a further attempt, as `[14]`.",
    },
    "ProfileDocument": {
        "sections": "Parts of the form, in this order, that cannot be returned to once they are left; one that "
        "names nothing takes what the others leave.",
        "case_lock": "Whether the questions of a scenario close once they are left.",
        "read_to_end": "Whether a question can be left only after its end was on the screen.",
        "pilot": "How many further unscored questions a taker may ask for with `mlquiz take --pilot`.",
        "calculator": "Whether the exam room has a calculator.",
    },
    "SectionDocument": {
        "title": "What the section is called, as `Case studies`.",
        "domains": "Domains, by their ids, whose questions it takes; without any, what the others leave.",
        "scenarios": "Whether it takes the questions that have a scenario; then it names no domains.",
    },
    "DomainDocument": {
        "id": "What question files call it, as `modeling`; it never changes.",
        "title": "What the exam guide calls it, as `Modeling`.",
        "weight": "Its share of the exam, as `36`; weights are normalised, they need not sum to 100.",
        "objectives": 'Lines of `"number": statement`, as `"3.5": Evaluate ML models`; where there are any, '
        "every question of the domain names one of them.",
    },
}

WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("QuestionDocument", "kind"): {
        "choice": "Choose one of the `options`, or as many as are right.",
        "ordering": "Bring the `steps` into order.",
        "matching": "Give each prompt of the `pairs` its match.",
        "numeric": "Type a number: the `answer`, or what the `formula` gives.",
    },
    ("_QuestionDocument", "difficulty"): {
        "easy": "Nearly all who are ready get it right: a definition, a single step.",
        "medium": "Most who are ready get it right: knowledge applied to a case.",
        "hard": "Many who are ready miss it: several facts weighed against each other.",
    },
    ("ExamDocument", "kind"): {
        "certification": "A certificate of a vendor.",
        "course": "The end of a course, or practice for its own sake.",
    },
    ("ExamDocument", "status"): {
        "active": "It can.",
        "beta": "It can, and its blueprint may still change.",
        "retired": "It no longer can; `retired_on` says since when, `successor` what took its place.",
    },
    ("ExamDocument", "credit"): {
        "whole": "Nothing: a question is right or wrong.",
        "partial": "A point for each right part: option, step or match.",
    },
    ("PassDocument", "reported"): {
        "scaled": "As points on a scale: then `scale` and `cut` are needed.",
        "percent": "As a share of the questions.",
        "undisclosed": "Not at all: takers are held against a target of their own.",
    },
}

REMEDIES = {
    "^[A-Za-z0-9]": "Use letters, digits, dot, dash and underscore; begin with a letter or digit.",
    "^[A-Za-z_]": "Use letters, digits and underscore; begin with a letter.",
    "^https": "Write an address that begins with https://; a space in it is %20.",
    "^MQ": "Write the code of a rule, like MQ203.",
    r"^\s*(-?": "Write a range like 40..90 or 0.10..0.95.",
    "date": _DAY,
}
"""What to write instead, by how a pattern begins, or by the name of a format."""
