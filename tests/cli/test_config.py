"""The configuration file from the command line: what is shown and checked, and what the settings do."""

import re
from pathlib import Path

import pytest
from tests.build import EXAM_YAML, write_bank
from tests.cli.conftest import Shell
from tests.terminal import Terminal, mlquiz, surroundings

from mlquiz.cli.wiring import desk
from mlquiz.config.example import EXAMPLE
from mlquiz.config.reader import examine
from mlquiz.config.settings import DEFAULTS
from mlquiz.tui.keymap import every_key, faults

SILENT = EXAM_YAML.replace("id: demo", "id: silent").replace(
    "{reported: scaled, scale: [100, 1000], cut: 750, threshold: 75%}",
    "{reported: undisclosed, threshold: 70%}",
)
DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def silent(banks: Path) -> None:
    """A second bank, of an exam whose vendor does not say what passes."""
    write_bank(banks / "silent", exam=SILENT)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the configuration file belongs; it is not there yet."""
    (tmp_path / "home").mkdir()
    return tmp_path / "home" / "config.toml"


def thresholds(shell: Shell) -> dict[str, float]:
    return {each["id"]: each["threshold"] for each in shell("exams", "--json").json}


def test_without_a_file_everything_is_shown_as_default(shell: Shell, config: Path) -> None:
    shown = shell("config")
    assert shown.code == 0
    head, *lines = shown.out.splitlines()
    assert head == f"{config} (there is no such file; 'mlquiz config --example' shows one)"
    assert [line.split() for line in lines] == [
        ["SETTING", "VALUE", "FROM"],
        ["theme", "mlquiz-dark", "(default)"],
        ["clock", "true", "(default)"],
        ["confidence", "false", "(default)"],
    ]
    assert shell("config", "--json").json == {
        "path": str(config),
        "exists": False,
        "theme": "mlquiz-dark",
        "clock": True,
        "confidence": False,
        "targets": {},
        "keys": {},
        "lines": {},
        "warnings": [],
    }


@pytest.mark.usefixtures("silent")
def test_every_setting_is_shown_with_its_line(shell: Shell, config: Path) -> None:
    config.write_text('theme = "nord"\n[targets]\nsilent = "72.5%"\n[keys]\nhome.history = ["f3", "o"]\n')
    shown = shell("config")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[0] == str(config)
    assert [re.split(r"  +", line) for line in shown.out.splitlines()[2:]] == [
        ["theme", "nord", "(config.toml:1)"],
        ["clock", "true", "(default)"],
        ["confidence", "false", "(default)"],
        ["targets.silent", "72.5%", "(config.toml:3)"],
        ["keys.home.history", "f3, o", "(config.toml:5)"],
    ]
    told = shell("config", "--json").json
    assert (told["targets"], told["keys"]) == ({"silent": 0.725}, {"home.history": ["f3", "o"]})
    assert told["lines"] == {"theme": 1, "targets.silent": 3, "keys.home.history": 5}


def test_all_faults_are_told_at_once_whoever_finds_them(shell: Shell, config: Path) -> None:
    config.write_text(
        'theme = "nrod"\n[keys]\nhome.resume = "h"\nhome.quit = 3\nhome.histry = "x"\n[targets]\ndemo = 8\n[sound]\n'
    )
    told = shell("config")
    assert (told.code, told.out) == (2, "")
    assert told.err.splitlines() == [
        f"{config}:1:1: 'nrod' is no theme; did you mean 'nord'?",
        f"{config}:3:1: 'h' is taken by 'home.history' on the home screen; give one of the two another key",
        f'{config}:4:13: \'home.quit\' is 3; write a key, or a list of keys: "f2" or ["f2", "m"]',
        f"{config}:5:1: 'home.histry' is no id of a key; did you mean 'home.history'?",
        f"{config}:7:8: 'demo' is 8, which is no share to pass; write one like \"80%\" or 0.8",
        f"{config}:8:2: 'sound' is not a setting; there are theme, clock, confidence, targets, keys",
    ]


def test_a_file_that_cannot_be_read_at_all_is_told_in_a_sentence(shell: Shell, config: Path) -> None:
    config.mkdir()
    told = shell("config")
    assert (told.code, told.out) == (2, "")
    assert told.err == f"{config}:1:1: is a folder; put a file of that name there, or none\n"


def test_a_target_is_what_an_undisclosed_exam_is_held_against(
    shell: Shell, config: Path, silent: None
) -> None:
    assert thresholds(shell)["silent"] == 0.7
    config.write_text('[targets]\nsilent = "5%"\ndemo = 0.1\n')
    assert thresholds(shell)["silent"] == 0.05
    assert shell("weak", "silent", "--json").json["threshold"] == 0.05
    for letter in "abcd":
        taken = shell("take", "silent", "--plain", "--seed", "1", stdin=f"{letter}\n" * 10 + ":submit\n")
        assert "5%, your own target" in taken.out
    held = [each for each in shell("history", "--json").json if 0.05 <= each["fraction"] < 0.7]
    assert held
    assert all(each["passed"] for each in held)
    config.unlink()
    assert shell("show", held[0]["attempt"], "--json").json["threshold"] == 0.05
    assert thresholds(shell)["silent"] == 0.7


@pytest.mark.usefixtures("silent")
def test_a_target_that_holds_no_exam_is_told_as_a_warning(shell: Shell, config: Path) -> None:
    config.write_text('[targets]\ndemo = "60%"\nsilnt = 0.6\n0 = 0.6\n')
    shown = shell("config")
    assert shown.code == 0
    assert shown.err.splitlines() == [
        f"{config}:2:1: warning: the target of 'demo' is not used: its vendor discloses what passes; remove the line",
        f"{config}:3:1: warning: no exam 'silnt' can be sat; did you mean 'silent'?",
        f"{config}:4:1: warning: no exam '0' can be sat; 'mlquiz exams' lists the ids",
    ]
    assert shell("config", "--json").json["warnings"] == shown.err.splitlines()
    assert thresholds(shell)["demo"] == 0.75


@pytest.mark.parametrize(
    "words", [("take", "demo", "--plain"), ("take", "demo", "--json"), ("resume", "--plain")]
)
def test_nothing_is_sat_by_a_file_with_faults(shell: Shell, config: Path, words: tuple[str, ...]) -> None:
    config.write_text("clok = true\n")
    told = shell(*words, stdin=":submit\n")
    assert (told.code, told.out) == (2, "")
    assert told.err == f"{config}:1:1: 'clok' is not a setting; did you mean 'clock'?\n"
    assert shell("history", "--json").json == []


@pytest.mark.parametrize(
    "words", [("exams",), ("history",), ("weak",), (), ("exams", "--json")], ids=" ".join
)
def test_looking_things_up_is_not_refused_for_a_fault(
    shell: Shell, config: Path, words: tuple[str, ...]
) -> None:
    sound = shell(*words)
    config.write_text("clok = true\n")
    looked = shell(*words)
    assert (looked.code, looked.out) == (0, sound.out)
    assert looked.err == f"{config} has faults; 'mlquiz config' lists them.\n"


@pytest.mark.parametrize(
    "words", [("db", "path"), ("--help",), ("--version",), ("config", "--help")], ids=" ".join
)
def test_what_needs_no_settings_says_nothing_of_them(
    shell: Shell, config: Path, words: tuple[str, ...]
) -> None:
    config.write_text("clok = true\n")
    told = shell(*words)
    assert (told.code, told.err) == (0, "")


def test_a_sound_target_counts_beside_a_fault(shell: Shell, config: Path, silent: None) -> None:
    config.write_text("clok = true\n[targets]\nsilent = 0.55\n")
    assert thresholds(shell)["silent"] == 0.55


def test_line_mode_heeds_a_file_with_keys_and_a_theme(shell: Shell, config: Path) -> None:
    config.write_text('theme = "nord"\n[keys]\nhome.history = "f3"\n')
    taken = shell("take", "demo", "--plain", stdin=":submit\n")
    assert (taken.code, taken.err) == (1, "")


def wanted(text: str) -> str:
    """An example with every line in effect that waits behind a '#'."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


def test_the_example_changes_nothing_and_is_sound_with_every_line_in_effect(
    shell: Shell, config: Path
) -> None:
    example = shell("config", "--example").out
    assert example == EXAMPLE
    config.write_text(example)
    assert desk(()).settings == DEFAULTS
    config.write_text(wanted(example))
    settings = desk(()).settings
    assert settings.targets
    assert settings.keys
    assert wanted(example) != example


def test_the_examples_of_the_page_are_sound(shell: Shell, config: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (DOCS / "config.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        config.write_text(block)
        assert desk(()).settings.keys
    config.write_text(blocks[0])
    told = desk(()).settings
    assert all(getattr(told, name) != getattr(DEFAULTS, name) for name in ("theme", "clock", "confidence"))


def test_the_page_names_every_setting() -> None:
    page = (DOCS / "config.md").read_text(encoding="utf-8")
    for name in ("`theme`", "`clock`", "`confidence`", "`[targets]`", "`[keys]`"):
        assert name in page


def test_every_key_is_listed_with_its_keys_and_what_it_does(shell: Shell) -> None:
    listed = shell("config", "--keys")
    assert listed.code == 0
    rows = [re.split(r"  +", line) for line in listed.out.splitlines()]
    assert rows[0] == ["ID", "KEYS", "DOES"]
    assert rows[1:] == [[key.id, ", ".join(key.keys), key.does] for key in every_key()]
    told = shell("config", "--keys", "--json").json
    assert {"id": "briefing.back", "keys": ["escape", "q"], "does": "back"} in told


def test_the_keys_as_they_are_listed_could_be_written(shell: Shell, config: Path) -> None:
    lines = [f'"{key["id"]}" = {key["keys"]}' for key in shell("config", "--keys", "--json").json]
    config.write_text("[keys]\n" + "\n".join(lines).replace("'", '"') + "\n")
    assert faults(examine(config)[0].keys) == {}


def test_the_configuration_lies_beside_the_history_where_the_home_is_moved(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLQUIZ_HOME", str(config.parent))
    assert desk(()).config_file == config
    monkeypatch.delenv("MLQUIZ_HOME")
    assert desk(()).config_file.name == "config.toml"
    assert desk(()).config_file.parent != config.parent


def test_the_settings_reach_the_screen(config: Path) -> None:
    config.write_text('[keys]\nhome.history = "f"\n')
    with Terminal(mlquiz(), surroundings(config.parent)) as terminal:
        terminal.wait_for("f history")
        terminal.press("f", "Outcome")


def test_a_file_with_faults_is_told_before_the_screen_opens(config: Path) -> None:
    config.write_text('[keys]\nhome.history = "spacebar"\n')
    with Terminal(mlquiz(), surroundings(config.parent), (200, 24)) as terminal:
        assert terminal.wait() == 2
        assert "config.toml:2:1: 'spacebar' is no name of a key; write 'space'" in terminal.text
        assert b"\x1b[?1049h" not in terminal.output
