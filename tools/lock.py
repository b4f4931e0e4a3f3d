"""Writes the three lock files from pyproject.toml: names, versions and hashes, no addresses.

requirements.lock      what an installation runs on, and what builds the package
requirements-dev.lock  the same, and what tests, checks and locks
requirements-spark.lock  the extra `spark` alone, which only whoever has a cluster installs

Run by `make lock` in an environment that has pip-tools. Whatever index or folder of packages this
machine's pip is told to use is left aside: the hashes must be those that everybody gets.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLAIN = ("--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-emit-index-url",
         "--no-emit-find-links", "--no-emit-trusted-host", "--no-emit-options",
         "--no-annotate", "--quiet", "--resolver=backtracking")  # fmt: skip
HEADER = """# Names, versions and hashes of everything that is installed. Written by `make lock`.
"""


def main() -> None:
    """Write all files; each takes its versions from those before it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    # Editable installs need one package more than the build itself.
    build = [*project["build-system"]["requires"], "editables"]
    # OR-Tools brings pandas, and the list that tests measure duplicates on wants one below 3.
    run = [*project["project"]["dependencies"], *build, "pandas<3"]
    upgrade = sys.argv[1:]
    compile_lock(ROOT / "requirements.lock", run, [], upgrade)
    dev = [*run, *project["dependency-groups"]["dev"]]
    compile_lock(ROOT / "requirements-dev.lock", dev, ["requirements.lock"], upgrade)
    # pyspark comes as source and is built by setuptools, which stands in the lock as well.
    spark = [*project["project"]["optional-dependencies"]["spark"], "setuptools", "wheel"]
    compile_lock(
        ROOT / "requirements-spark.lock",
        spark,
        ["requirements.lock", "requirements-dev.lock"],
        upgrade,
    )


def compile_lock(
    target: Path, wanted: list[str], constraints: list[str], options: list[str]
) -> None:
    """Resolve `wanted` and write `target`; versions that are locked stay unless upgraded."""
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PIP_")}
    if "PIP_CERT" in os.environ:
        surroundings["PIP_CERT"] = os.environ["PIP_CERT"]
    surroundings["PIP_CONFIG_FILE"] = os.devnull
    with tempfile.TemporaryDirectory() as directory:
        source = Path(directory) / "requirements.in"
        limits = [f"-c {ROOT / name}" for name in constraints]
        source.write_text("\n".join([*wanted, *limits]) + "\n", encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "piptools", "compile", *PLAIN, "--no-header", *options,
             "--output-file", str(target), str(source)],
            check=True,
            env=surroundings,
        )  # fmt: skip
    text = target.read_text(encoding="utf-8")
    assert "://" not in text and "find-links" not in text, "a lock names no address"
    target.write_text(HEADER + text.removeprefix(HEADER), encoding="utf-8")


if __name__ == "__main__":
    main()
