"""`python -m bench`: one table of figures, each measured beside what it is held against."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.banks import bank_readings
from bench.desk import authors_desk
from bench.frames import first_frames
from bench.idle import idle_share
from bench.keys import key_presses
from bench.large import large_bank
from bench.long_history import long_histories
from bench.processes import Place, short_processes
from bench.table import print_table


def main() -> None:
    began = time.perf_counter()
    with TemporaryDirectory(prefix="mlquiz-bench-") as folder:
        place = Place(Path(folder))
        rows = [
            *short_processes(place),
            *first_frames(place),
            *idle_share(place),
            *key_presses(place),
            *bank_readings(place),
            *large_bank(place),
            *long_histories(place),
            *authors_desk(place),
        ]
    print_table(rows)
    print("\nMedians of interleaved rounds; a ratio is the median of the rounds' ratios. Machines are noisy:")
    print(f"read the ratios. Took {time.perf_counter() - began:.0f} s.")


if __name__ == "__main__":
    main()
