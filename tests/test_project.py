"""The files around the code: dependencies agree, the front page names the commands."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: conda-forge's names for what PyPI calls otherwise.
CONDA = {
    "arabic-reshaper": "arabic-reshaper",
    "brotli": "brotli-python",
    "matplotlib": "matplotlib-base",
}


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~\[ ;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _bound(requirement: str) -> str:
    return requirement[len(_name(requirement)) :].strip()


def _declared() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    return {_name(r): _bound(r) for r in wanted}


def test_every_declared_dependency_is_pinned_within_its_bound():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = {_name(line): line.split("==")[1] for line in lines if "==" in line}
    assert set(_declared()) <= set(pins)
    for name, bound in _declared().items():
        least = [int(n) for n in re.findall(r"\d+", bound)]
        assert [int(n) for n in re.findall(r"\d+", pins[name])][: len(least)] >= least, name


def test_requirements_hold_exact_versions_and_no_addresses():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.+!-]+", line), line


def test_environment_yml_has_the_same_dependencies_as_pyproject():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    listed = {
        _name(r): _bound(r)
        for r in re.findall(r"^\s+- ([\w.<>=-]+)$", text, re.M)
        if r != "conda-forge"
    }
    tools = {"python", "pip", "make"}
    expected = {CONDA.get(name, name): bound for name, bound in _declared().items()}
    assert {k: v for k, v in listed.items() if k not in tools} == expected


def test_readme_names_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make report" in readme
    assert "make test" in readme


def test_import_is_light():
    """Plotting, schema checks and notebooks' machinery wait until they are used."""
    import subprocess
    import sys

    heavy = (
        "{'matplotlib', 'pandera', 'nbconvert', 'scipy.stats', 'wordfreq', 'trafilatura', 'babel'}"
    )
    code = f"import sys, analysis; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "[]"
