from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from newsroom.static import ModuleStorage, joined, lean

SCRIPTS = Path(settings.BASE_DIR) / "static" / "factcheck" / "js"


def test_a_script_is_served_without_its_comments_and_indentation() -> None:
    lines = b"// why\n/** One line. */\n/*\n * more\n *\n */\nlet a = 2; // kept\n\n  run(a);\n"

    assert b"".join(lean(lines.splitlines(keepends=True))) == b"let a = 2; // kept\nrun(a);\n"


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_no_line_of_a_script_could_be_mistaken_for_a_comment(path: Path) -> None:
    lines = [line.strip() for line in path.read_text().splitlines()]
    inside = False
    for line in lines:
        assert inside or not line.startswith("*"), line
        inside = (inside or line.startswith("/*")) and not line.endswith("*/")
    code = [line for line in lines if not line.startswith(("//", "/*", "*"))]
    # Text over several lines would lose its indentation.
    assert [line for line in code if line.count("`") % 2] == []


def test_an_import_names_the_hash_of_the_module_that_it_means(tmp_path: Path) -> None:
    storage = ModuleStorage(location=tmp_path)
    source = FileSystemStorage(tmp_path / "source")
    source.save("a.js", ContentFile(b'import { b } from "./b.js";\nb();\n'))
    source.save("b.js", ContentFile(b"// said\nexport const b = 1;\n"))
    paths = {f"factcheck/js/{name}": (source, name) for name in ("a.js", "b.js")}
    for path, (_, name) in paths.items():
        with source.open(name) as file:
            storage.save(path, file)

    hashed = {
        old: new
        for old, new, _done in storage.post_process({path: (storage, path) for path in paths})
    }

    module = (tmp_path / hashed["factcheck/js/a.js"]).read_text()
    name = hashed["factcheck/js/b.js"].rpartition("/")[2]
    assert module == f'import {{ b }} from "./{name}";\nb();\n'
    assert (tmp_path / "factcheck/js/b.js").read_text() == "export const b = 1;\n"


def test_all_scripts_of_ours_together_stay_small() -> None:
    served = [
        b"".join(lean(path.read_bytes().splitlines(keepends=True))) for path in SCRIPTS.glob("*.js")
    ]

    assert 0 < sum(len(script) for script in served) <= 30_000


def test_sheets_of_sheets_are_served_as_one(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "b.css").write_text("b { color: red; }\n")
    (tmp_path / "a.css").write_text('@import url("parts/b.css");\na { color: blue; }\n')
    sheet = tmp_path / "all.css"
    sheet.write_text('/* All. */\n@import url("a.css");\n')

    assert joined(sheet) == b"/* All. */\nb { color: red; }\na { color: blue; }\n"


def test_a_sheet_that_changed_alone_is_served_anew(tmp_path: Path) -> None:
    source, storage = FileSystemStorage(tmp_path / "source"), ModuleStorage(location=tmp_path)
    name = "factcheck/css/all.css"
    source.save("all.css", ContentFile(b'@import url("a.css");\n'))
    source.save("a.css", ContentFile(b"a { color: red; }\n"))
    storage.save(name, ContentFile(b"a { color: blue; }\n"))

    [(_old, hashed, _done)] = storage.post_process({name: (source, "all.css")})

    assert (tmp_path / hashed).read_text() == "a { color: red; }\n"


def test_no_sheet_of_ours_has_an_address_that_could_move() -> None:
    sheets = [path.read_text() for path in (SCRIPTS.parent / "css").rglob("*.css")]

    assert [sheet for sheet in sheets if "url(" in sheet.replace("@import url(", "")] == []
