"""The way in. `--version` is answered before anything is imported."""

import gc
import sys


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        from mlquiz import __version__

        print(f"mlquiz {__version__}")
        return
    gc.disable()  # imports allocate much and free nothing; what runs for long enables it again
    from mlquiz.cli.main import run

    run(sys.argv[1:])


if __name__ == "__main__":
    main()
