"""Checks the shipped files, the example workspace and the cases against the JSON Schemas, by Python's jsonschema.

Prints "skipped" where jsonschema or PyYAML is missing. Each file is read twice: with every value as text, as Duly reads
it, and as an editor does (YAML 1.2: whole numbers, fractions, true and false), which must not underline a good line.
"""
import glob
import json
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(0)


class Loader(yaml.SafeLoader):
    """Every value is text, as Duly reads it."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag.endswith((":null", ":merge"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class EditorLoader(Loader):
    """Numbers, true and false are what they look like; dates, yes and no stay text."""


EditorLoader.yaml_implicit_resolvers = {first: list(pairs) for first, pairs in Loader.yaml_implicit_resolvers.items()}
for tag, pattern, firsts in [
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
]:
    EditorLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(rf"^(?:{pattern})$"), list(firsts))
# An editor knows every key by its text.
EditorLoader.construct_mapping = lambda loader, node, deep=False: {
    key.value: loader.construct_object(value, deep=True) for key, value in node.value
}
# A number is taken as decimal: YAML 1.2 knows no octal by a leading zero.
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def schema(name):
    with open(f"schemas/{name}.schema.json", encoding="utf-8") as file:
        found = json.load(file)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def kind(document):
    for key, name in [
        ("rule_set", "rule-set"), ("tests_for", "tests"), ("workspace", "workspace"), ("calendar", "calendar"),
        ("exceptions", "exceptions"), ("schema", "record-schema"), ("figures", "local-figures"),
    ]:
        if isinstance(document, dict) and key in document:
            return name
    return None


names = ["rule-set", "tests", "workspace", "calendar", "record-schema", "local-figures", "exceptions", "finding"]
schemas = {name: schema(name) for name in names}
paths = glob.glob("rules/**/*.yaml", recursive=True) + glob.glob("schemas/**/*.yaml", recursive=True)
paths += glob.glob("docs/examples/**/*.yaml", recursive=True) + glob.glob("Tests/Cases/**/*.yaml", recursive=True)
mistakes = checked = 0
for path in sorted(paths):
    # What is there to be wrong is not checked.
    if "/mistakes/" in path or "/broken-input/" in path or "/validate/" in path:
        continue
    said = ""
    expected = path.rsplit("/", 1)[0] + "/expected.txt"
    try:
        with open(expected, encoding="utf-8") as file:
            said = file.read()
    except OSError:
        pass
    with open(path, encoding="utf-8") as file:
        text = file.read()
    document = yaml.load(text, Loader)
    name = kind(document)
    # Of exceptions a row with a mistake is left out, with a warning.
    if name is None or "error[DULY-" in said or name == "exceptions" and "warning[DULY-E366]" in said:
        continue
    checked += 1
    # Of the cases only what is written as text is meant to be looked at as it is.
    readings = [document] if path.startswith("Tests/") else [document, yaml.load(text, EditorLoader)]
    for reading in readings:
        for error in schemas[name].iter_errors(reading):
            mistakes += 1
            worst = jsonschema.exceptions.best_match([error])
            print(f"{path}: /{'/'.join(map(str, worst.absolute_path))}: {worst.message[:200]}")
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            checked += 1
            for error in schemas["finding"].iter_errors(json.loads(line)):
                mistakes += 1
                print(f"{path}: {error.message[:200]}")
print(f"{checked} checked, {mistakes} mistakes")
sys.exit(1 if mistakes or checked < 20 else 0)
