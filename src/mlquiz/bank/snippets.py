"""What editors insert when an author begins something: a question of each kind, an option, a whole file.

Bodies are YAML as JSON, as yaml-language-server takes them. `«words»` are placeholders to be filled in, and
`«a|b»` is a choice; they are numbered in their order. A text of several lines is indented as far as it has to
be inside a list, wherever it is put.
"""

import json
import re
from collections.abc import Mapping
from itertools import count
from typing import Any

Body = Mapping[str, Any]
Snippet = dict[str, Any]

_BLOCK = "|\n    "
_PLACEHOLDER = re.compile(r"«([^»]*)»")

_HEAD = {"id": "«exam-1.1-001»", "objective": '"«1.1»"', "difficulty": "«medium|easy|hard»"}
_TAIL = {
    "explanation": f"{_BLOCK}«Why the key is right.»",
    "references": ["«https://example.org/page-that-proves-it»"],
    "tags": ["«topic»"],
    "verified_on": "«YYYY-MM-DD»",
}
_RIGHT = {"text": "«The right answer»", "correct": True, "rationale": "«Why it is right.»"}
_WRONG = {"text": "«A distractor that tempts»", "rationale": "«The error behind it, and why it is one.»"}
_THIRD = {"text": "«Another distractor»", "rationale": "«The error behind this one.»"}
_FOURTH = {"text": "«One more distractor»", "rationale": "«The error behind that one.»"}


def _deeper(question: Body) -> Body:
    """The question as an entry of a list that is inserted with it."""
    return {
        name: value.replace(_BLOCK, f"{_BLOCK}  ") if isinstance(value, str) else value
        for name, value in question.items()
    }


CHOICE: Body = {
    **_HEAD,
    "stem": f"{_BLOCK}«Which one is right, and for what case?»",
    "options": [_WRONG, _RIGHT, _THIRD, _FOURTH],
    **_TAIL,
}
ORDERING: Body = {
    **_HEAD,
    "kind": "ordering",
    "stem": f"{_BLOCK}«Bring these steps into order.»",
    "steps": ["«The first step»", "«The second step»", "«The third step»"],
    **_TAIL,
}
MATCHING: Body = {
    **_HEAD,
    "kind": "matching",
    "stem": f"{_BLOCK}«What belongs to each of these?»",
    "pairs": {"«First prompt»": "«Its match»", "«Second prompt»": "«Another match»"},
    "distractors": ["«A match that fits no prompt»"],
    **_TAIL,
}
NUMERIC: Body = {
    **_HEAD,
    "kind": "numeric",
    "stem": f"{_BLOCK}«How many are there?»",
    "answer": "«250»",
    "tolerance": "«0»",
    **_TAIL,
}
FORMULA: Body = {
    **_HEAD,
    "kind": "numeric",
    "stem": f"{_BLOCK}A model finds {{tp}} of the positives and misses {{fn}}. «What is its recall?»",
    "variables": {"tp": "«40..90»", "fn": "«5..40»"},
    "formula": "«tp / (tp + fn)»",
    "tolerance": "«0.005»",
    **_TAIL,
}
OPTION: Body = {
    "text": "«A distractor that tempts»",
    "rationale": "«The error behind it, and why it is one.»",
}
KEY: Body = {"text": "«The right answer»", "correct": True, "rationale": "«Why it is right.»"}
DOMAIN: Body = {
    "id": "«modeling»",
    "title": "«Modeling»",
    "weight": "«36»",
    "objectives": {'"«1.1»"': "«What a candidate must be able to do»"},
}
SCENARIO: Body = {"«case-name»": f"{_BLOCK}«What is so at this company, with all that its questions need.»"}
QUESTION_FILE: Body = {"domain": "«domain-id»", "questions": [_deeper(CHOICE)]}
EXAM: Body = {
    "format": 1,
    "id": "«exam-id»",
    "title": "«Title of the exam»",
    "provider": "«Who gives it»",
    "code": "«EX-1»",
    "kind": "«certification|course»",
    "guide": {"url": "«https://example.org/exam-guide»", "version": '"«1.0»"', "verified_on": "«YYYY-MM-DD»"},
    "form": {"questions": "«65»", "minutes": "«130»"},
    "pass": {"reported": "percent", "threshold": "«75%»"},
    "domains": [DOMAIN],
}


def of_question() -> list[Snippet]:
    """A whole question, of each kind."""
    return [
        _snippet("question: choose one", "Four options, one of them right.", CHOICE),
        _snippet("question: ordering", "Steps to bring into order.", ORDERING),
        _snippet("question: matching", "Prompts, each with its match.", MATCHING),
        _snippet("question: number", "A number that is always the same.", NUMERIC),
        _snippet("question: fresh numbers", "A formula over numbers that are drawn for every form.", FORMULA),
    ]


def of_option() -> list[Snippet]:
    return [
        _snippet("option: distractor", "A wrong option with its rationale.", OPTION),
        _snippet("option: key", "A right option with its rationale.", KEY),
    ]


def of_domain() -> list[Snippet]:
    return [_snippet("new domain", "A domain with its weight and an objective.", DOMAIN)]


def of_scenario() -> list[Snippet]:
    return [_snippet("new scenario", "A case that several questions share.", SCENARIO)]


def of_question_file() -> list[Snippet]:
    return [_snippet("new question file", "The whole of a new file, with a first question.", QUESTION_FILE)]


def of_exam() -> list[Snippet]:
    return [_snippet("new exam.yaml", "The whole of a new blueprint.", EXAM)]


def _snippet(label: str, description: str, body: Body) -> Snippet:
    return {"label": label, "description": description, "body": _numbered(body)}


def _numbered(body: Body) -> Any:
    """The body with `${1:words}` for each placeholder."""
    numbers = count(1)
    text = json.dumps(body, ensure_ascii=False)
    return json.loads(_PLACEHOLDER.sub(lambda found: _placeholder(next(numbers), found[1]), text))


def _placeholder(number: int, words: str) -> str:
    choices = words.split("|")
    return f"${{{number}:{words}}}" if len(choices) == 1 else f"${{{number}|{','.join(choices)}|}}"
