"""Hostile banks get findings with a place, in bounded time and memory, and break nothing."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.authoring.linted import EXAM, choice

MEMORY = 1536 * 1024 * 1024
"""Address space, libraries included: what a reader that explodes soon exceeds."""

SECONDS = 60
SOUND = choice("Recall", "Accuracy", "Precision")


def nested(sign: str, depth: int) -> bytes:
    return b"domain: modeling\nquestions: " + sign.encode() * depth + b"\n"


def aliases() -> bytes:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return ("\n".join(lines) + "\nquestions: *i\n").encode()


def with_text(text: bytes) -> bytes:
    return SOUND.encode().replace(b"It teaches what the question is about.", text)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep lists": (lambda: nested("[", 100_000), "MQ003"),
    "deep mappings": (lambda: nested("{a: ", 100_000), "MQ003"),
    "deep blocks": (lambda: b"questions:\n" + b"".join(b" " * n + b"-\n" for n in range(2_000)), "MQ003"),
    "alias bomb": (aliases, "MQ008"),
    "alias of itself": (lambda: b"questions: &q [*q]\n", "MQ008"),
    "huge scalar": (lambda: with_text(b'"' + b"a b " * 2_500_000 + b'"'), "MQ013"),
    "huge word": (lambda: with_text(b"a" * 10_000_000), "MQ013"),
    "hundred megabytes": (lambda: with_text(b"a " * 50_000_000), "MQ003"),
    "million values": (lambda: b"questions: [" + b"1," * 1_000_000 + b"1]\n", "MQ003"),
    "million fields": (lambda: b"".join(b"f%d: 1\n" % n for n in range(600_000)), "MQ003"),
    "null byte": (lambda: with_text(b"a\x00b"), "MQ009"),
    "terminal escape": (lambda: with_text(b'"\\e]0;owned\\a"'), "MQ009"),
    "escape of C1": (lambda: with_text(b'"\\x9b2J"'), "MQ009"),
    "bidirectional override": (lambda: with_text("a \u202e b".encode()), "MQ009"),
    "lone surrogate": (lambda: with_text(b"a \xed\xa0\x80 b"), "MQ002"),
    "escaped surrogate": (lambda: with_text(b'"\\ud800"'), "MQ005"),
    "latin-1": (lambda: with_text("caf\u00e9".encode("latin-1")), "MQ002"),
    "utf-16": (lambda: SOUND.encode("utf-16"), "MQ002"),
    "half utf-8": (
        lambda: SOUND.encode() + "# caf\u00e9".encode("utf-8") + "\u00e9".encode("cp1252"),
        "MQ002",
    ),
    "tag of Python": (lambda: with_text(b"!!python/object/apply:os.system ['true']"), "MQ008"),
    "merge key": (lambda: SOUND.encode() + b"<<: {format: 1}\n", "MQ008"),
    "two documents": (lambda: SOUND.encode() + b"---\n" + SOUND.encode(), "MQ008"),
    "key that is a list": (lambda: b"? [a, b]\n: c\n", "MQ005"),
    "only comments": (lambda: b"# nothing\n", "MQ004"),
    "nothing": (lambda: b"", "MQ004"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "MQ002"),
}


def linted(folder: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    home = folder.parent / f"{folder.name}-home"
    command = [sys.executable, "-m", "mlquiz", "bank", "lint", str(folder), *options]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=bounded,
        check=False,
        env=os.environ | {"MLQUIZ_HOME": str(home)},
    )


def told(done: "subprocess.CompletedProcess[str]") -> None:
    assert "Traceback" not in done.stdout + done.stderr
    assert "broke" not in done.stderr


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_a_finding_with_a_place(tmp_path: Path, name: str) -> None:
    made, code = HOSTILE[name]
    (tmp_path / "exam.yaml").write_text(EXAM, encoding="utf-8")
    file = tmp_path / "questions.yaml"
    file.write_bytes(made())
    done = linted(tmp_path)
    told(done)
    assert done.returncode == 1, done.stderr
    assert any(
        line.startswith(f"{file}:") and f": {code} error: " in line for line in done.stdout.splitlines()
    )
    assert max(map(len, done.stdout.splitlines())) < 2_000


@pytest.mark.parametrize("name", ["deep lists", "alias bomb", "lone surrogate", "nothing", "tag of Python"])
def test_a_hostile_blueprint_is_a_finding_with_a_place(tmp_path: Path, name: str) -> None:
    made, code = HOSTILE[name]
    (tmp_path / "exam.yaml").write_bytes(made())
    (tmp_path / "questions.yaml").write_text(SOUND, encoding="utf-8")
    done = linted(tmp_path)
    told(done)
    assert done.returncode == 1
    assert f"{tmp_path / 'exam.yaml'}:1:" in done.stdout or code in done.stdout


def test_links_in_a_circle_are_a_finding(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text(EXAM, encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    (tmp_path / "again").symlink_to(tmp_path)
    picture = choice("Recall", "Accuracy", "Precision", stem='"Which? ![a](again/loop.png)"')
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    (tmp_path / "questions.yaml").write_text(picture, encoding="utf-8")
    done = linted(tmp_path)
    told(done)
    assert done.returncode == 1
    assert {"MQ001", "MQ017"} <= {word for word in done.stdout.split() if word.startswith("MQ")}


def test_what_is_no_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text(EXAM, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    done = linted(tmp_path)
    told(done)
    assert done.returncode == 1
    assert done.stdout.count("MQ001 error") == 2


@pytest.mark.parametrize("shape", ["json", "github", "sarif", "text"])
def test_no_control_character_reaches_the_terminal(tmp_path: Path, shape: str) -> None:
    (tmp_path / "exam.yaml").write_text(EXAM, encoding="utf-8")
    evil = SOUND.replace("difficulty: medium", '"diff\\e[2Jiculty\\u202e": "m\\x9bedium"')
    (tmp_path / "qu\x1b[31mestions.yaml").write_text(evil, encoding="utf-8")
    done = linted(tmp_path, "--format", shape)
    told(done)
    assert done.returncode == 1
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr)
