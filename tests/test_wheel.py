"""The wheel carries everything: installed elsewhere, without the checkout, an exam can be taken."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_an_exam_can_be_taken_from_the_installed_wheel(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-cache-dir"]
    wheels, elsewhere = tmp_path / "wheels", tmp_path / "elsewhere"
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT], check=True)
    (wheel,) = wheels.iterdir()
    subprocess.run([*pip, "install", "--no-deps", "--no-index", "--target", elsewhere, wheel], check=True)
    environment = {**os.environ, "PYTHONPATH": str(elsewhere), "MLQUIZ_HOME": str(tmp_path / "home")}
    environment.pop("MLQUIZ_BANKS", None)
    run = [sys.executable, "-m", "mlquiz"]
    told = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True, "check": False}
    where = subprocess.run([sys.executable, "-c", "import mlquiz; print(mlquiz.__file__)"], **told)  # type: ignore[call-overload]
    assert where.stdout.startswith(str(elsewhere))
    answers = ":next\n" * 4 + "a\n:submit\n:submit\n"
    taken = subprocess.run(
        [*run, "take", "aws-mls-c01", "--questions", "5", "--plain"], input=answers, **told
    )  # type: ignore[call-overload]
    assert taken.returncode in (0, 1), taken.stderr
    assert "Question 5 of 5" in taken.stdout
    assert ("PASS" if taken.returncode == 0 else "FAIL") in taken.stdout
