"""One known fault at a time is put into a sound bank, and the lint finds it on its line.

What counts over many questions (MQ301 to MQ305, MQ309), and what needs a second bank, is seeded in the tests
of those rules.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.authoring.linted import report

from mlquiz.authoring.finding import Severity
from mlquiz.authoring.rules import RULES

SOUND = Path(__file__).parent / "sound"
ELSEWHERE = {
    *("MQ001", "MQ002", "MQ003", "MQ004", "MQ019", "MQ020"),  # whole files and folders
    *("MQ104", "MQ216", "MQ401", "MQ402"),  # more than one place at once
    *("MQ301", "MQ302", "MQ303", "MQ304", "MQ305", "MQ309"),  # at least 40 questions
    "MQ403",  # two banks
}


@dataclass(frozen=True)
class Seed:
    """A fault: in the file, `was` becomes `now`, and the finding stands `lower` lines below the one with `at`."""

    code: str
    file: str
    was: str
    now: str
    at: str = ""
    lower: int = 0

    def line(self, text: str) -> int:
        sign = self.at or self.now.splitlines()[0]
        assert text.count(sign) == 1, sign
        return text[: text.index(sign)].count("\n") + 1 + self.lower


M, D, E = "measures.yaml", "data.yaml", "exam.yaml"
SPECIFICITY = "      - text: Specificity\n"
TAGS = "    tags: [recall]\n"
NAMES = ("Specificity", "Precision", "Recall", "Prevalence")
SALES = """\
      A forecast of daily sales is tuned on shuffled days and does far worse after its launch.

      Which way of validating would have shown that before?
"""
RATIONALES = (
    "It looks at healthy trees only.",
    "It is the share of marked trees that are blighted.",
    "It counts how many of the blighted trees were marked.",
    "It tells how common blight is, whatever the model says.",
)


def options(*texts: str) -> str:
    """The options of the first question with other texts; the second is the key."""
    keys = ("", "        correct: true\n", "", "")
    rows = zip(texts, keys, RATIONALES, strict=False)
    return "".join(f"      - text: {text}\n{key}        rationale: {why}\n" for text, key, why in rows)


def asking(code: str, *texts: str, at: str = "", stem: str = "") -> Seed:
    """The first question with these options, and with another sentence that asks."""
    asked = "Which measure says how many of those walks are worth it?"
    was = f"      {asked}\n    options:\n{options(*NAMES)}"
    return Seed(
        code,
        M,
        was,
        f"      {stem or asked}\n    options:\n{options(*texts)}",
        at or "Growers walk",
        not at and -1,
    )


def dated(code: str, day: str) -> Seed:
    return Seed(code, M, f"{TAGS}    verified_on: 2026-11-01", f"{TAGS}    verified_on: {day}", day)


def below_tags(code: str, line: str) -> Seed:
    return Seed(code, M, TAGS, f"{TAGS}    {line}\n", line)


SEEDS = (
    Seed("MQ005", M, "rationale: It looks at healthy", "rationale: Note: it looks at healthy"),
    Seed("MQ006", M, "    tags: [recall]", "\t  tags: [recall]", "tags: [recall]"),
    Seed("MQ007", M, TAGS, f"{TAGS}    tags: [again]\n", "tags: [again]"),
    Seed("MQ008", M, SPECIFICITY, "      - text: &name Specificity\n"),
    Seed("MQ009", M, SPECIFICITY, '      - text: "Speci\\u202eficity"\n'),
    Seed("MQ010", M, SPECIFICITY, "      - text: Specificity #1\n"),
    Seed("MQ011", M, "    difficulty: hard\n", "", "id: snd-1.1-003"),
    Seed("MQ012", M, "    difficulty: hard\n", "    dificulty: hard\n"),
    Seed("MQ013", M, "    difficulty: hard\n", "    difficulty: tricky\n"),
    Seed("MQ013", M, "tolerance: 0.005", "tolerance: small"),
    Seed("MQ014", E, "form: {questions: 2, minutes: 10}", "form: {questions: 2, minutes: 10, unscored: 2}"),
    Seed("MQ015", M, 'objective: "1.1"\n    difficulty: hard', 'objective: "1.7"\n    difficulty: hard'),
    Seed("MQ015", M, "scenario: orchard", "scenario: vineyard"),
    Seed("MQ016", D, "id: snd-2.1-002\n", "id: snd-2.1-001\n    tags: [b]\n", "tags: [b]", -1),
    Seed("MQ017", D, "stem: Which treatment", "stem: Look at ![a plan](plan.png). Which treatment"),
    Seed("MQ018", M, "formula: caught / (caught + missed)", "formula: caught / (caught + mised)"),
    Seed("MQ018", M, "formula: caught / (caught + missed)", "formula: caught / 100"),
    Seed("MQ051", M, SPECIFICITY, "      - text: no\n"),
    Seed("MQ051", M, 'objective: "1.1"\n    difficulty: hard', "objective: 1.1\n    difficulty: hard"),
    Seed("MQ052", M, SPECIFICITY, "      - text: Specificity # or true negative rate\n"),
    Seed("MQ053", M, SPECIFICITY, "      - text: Specifi\u200bcity\n"),
    Seed("MQ054", M, SPECIFICITY, "      - text: Spe\u0441ificity\n"),
    asking("MQ056", "Specificity", '"Precision at $\\theta$"', "Recall", "Prevalence", at="theta"),
    Seed("MQ055", M, "rationale: It looks at healthy", "rationale: It looks at `healthy"),
    Seed(
        "MQ101",
        M,
        "        correct: true\n        rationale: It is the share",
        "        rationale: It is the share",
        "id: snd-1.1-001",
    ),
    Seed(
        "MQ102",
        M,
        options(*NAMES),
        options(*NAMES)
        .replace("        rationale", "        correct: true\n        rationale")
        .replace("        correct: true\n        correct: true\n", "        correct: true\n"),
        "text: Specificity",
    ),
    Seed("MQ103", D, "      - Reversing the sign", "      - Left as  it is", "Left as  it is"),
    asking(
        "MQ103",
        "Specificity",
        "Precision",
        "Precision",
        "Prevalence",
        at="Precision\n        rationale: It counts",
    ),
    asking("MQ105", "Specificity", "Precision", "Recall", "recall.", at="recall."),
    Seed("MQ106", M, "(Choose two.)", "(Choose three.)", "Two tests", -1),
    Seed("MQ107", M, "rationale: It looks at healthy", "rationale: Unlike option B it looks at healthy"),
    asking(
        "MQ201",
        "Specificity",
        "Precision, counted over everything marked",
        "Recall",
        "Prevalence",
        at="Precision, counted",
    ),
    asking("MQ202", "All of the above", "Precision", "Recall", "Prevalence", at="All of the above"),
    asking("MQ203", "None of the above", "Precision", "Recall", "Prevalence", at="None of the above"),
    asking(
        "MQ204",
        "Specificity",
        "Growers' wasted walks",
        "Recall of all",
        "Prevalence of blight",
        at="Growers' wasted",
    ),
    asking("MQ205", "Always specific", "Precision", "Every recall", "Never prevalent", at="Always specific"),
    asking("MQ206", "What is often found", "Precision", "Recall", "Prevalence", at="What is often"),
    asking("MQ207", *NAMES, stem="Which measure does not say how many of those walks are worth it?"),
    asking("MQ208", "10 to 30", "30 to 50", "51 to 70", "71 to 90", at="30 to 50"),
    asking("MQ209", '"40"', '"20"', '"30"', '"90"', at='options:\n      - text: "40"'),
    asking(
        "MQ210", "Specificity", "Event", "Recall", "Prevalence", stem="The measure that says it is called an"
    ),
    asking("MQ211", "Specificity", "Precision.", "Recall", "Prevalence", at="Precision."),
    asking(
        "MQ212",
        "Specificity",
        "Precision",
        at="options:\n      - text: Specificity\n        rationale: It looks",
    ),
    Seed("MQ213", D, SALES, "      Which statement is true?\n", "Which statement", -1),
    asking(
        "MQ214",
        "Share marked sick",
        "Share marked healthy",
        "Share passed healthy",
        "Rate marked healthy",
        at="Share marked healthy",
    ),
    Seed("MQ215", M, f"        rationale: {RATIONALES[0]}\n", "", "text: Specificity"),
    Seed("MQ217", D, "      - Learn the column", "      - Then learn the column"),
    Seed("MQ218", M, "tolerance: 0.005", "tolerance: 0"),
    asking("MQ219", "Higher precision", "Lower precision", "Recall", "Prevalence", at="Lower precision"),
    Seed("MQ220", M, f"rationale: {RATIONALES[0]}", "rationale: TODO"),
    Seed("MQ220", M, f"rationale: {RATIONALES[0]}", "rationale: ... why it is wrong"),
    Seed("MQ306", E, "questions: 2, minutes", "questions: 4, minutes", "  - id: measures"),
    Seed("MQ307", E, "questions: 2, minutes", "questions: 40, minutes", "  - id: measures"),
    Seed("MQ308", E, '      "2.1": Prepare', '      "2.2": Say what leaks\n      "2.1": Prepare'),
    Seed("MQ310", E, "format: 1\n", "format: 1\nchanges_on: 2026-11-21\n", "changes_on"),
    Seed("MQ311", E, "verified_on: 2026-11-01", "verified_on: 2025-11-01", "guide:"),
    below_tags("MQ404", "similar_to: [snd-9]"),
    Seed("MQ501", M, '    references: ["https://example.org/prevalence"]\n', "", "id: snd-1.1-002"),
    Seed("MQ502", M, "https://example.org/prevalence", "https://localhost/prevalence"),
    Seed("MQ503", M, 'https://example.org/recall"', 'https://example.org/precision/"'),
    Seed("MQ504", M, f"{TAGS}    verified_on: 2026-11-01\n", TAGS, "id: snd-1.1-003"),
    dated("MQ505", "2027-11-01"),
    Seed("MQ506", M, f"rationale: {RATIONALES[0]}", "rationale: It recieves healthy trees only."),
    dated("MQ507", "2025-11-01"),
    below_tags("MQ601", "allow: [MQ999]"),
    below_tags("MQ602", "allow: [MQ203]"),
)


def seeded(folder: Path, seed: Seed) -> str:
    """A copy of the sound bank with one fault; gives the text of the file that has it."""
    shutil.copytree(SOUND, folder)
    text = (folder / seed.file).read_text(encoding="utf-8")
    assert text.count(seed.was) == 1, seed.was
    text = text.replace(seed.was, seed.now)
    (folder / seed.file).write_text(text, encoding="utf-8")
    return text


def test_the_bank_is_sound_before() -> None:
    assert report(SOUND).findings == ()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.code}-{seed.now.strip()[:24]}")
def test_a_seeded_fault_is_found_on_its_line(tmp_path: Path, seed: Seed) -> None:
    text = seeded(tmp_path / "bank", seed)
    found = [each for each in report(tmp_path / "bank").findings if each.code == seed.code]
    assert (seed.file, seed.line(text)) in {(Path(each.file).name, each.line) for each in found}
    assert {Path(each.file).name for each in found} == {seed.file}


def test_every_rule_of_files_and_questions_is_seeded() -> None:
    seeded_codes = {seed.code for seed in SEEDS}
    assert {rule.code for rule in RULES} - ELSEWHERE - seeded_codes == set()


def test_errors_of_the_reader_stay_errors() -> None:
    assert all(rule.severity is Severity.ERROR for rule in RULES if rule.code < "MQ050")
