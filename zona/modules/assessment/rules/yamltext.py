"""YAML read strictly: every fault has a line, and no key may stand twice."""

from collections.abc import Iterator
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(Exception):
    """Text that is not well-formed YAML."""

    def __init__(self, line: int | None, reason: str) -> None:
        self.line = line
        place = f"baris {line}: " if line else ""
        super().__init__(f"{place}YAML tidak dapat dibaca: {reason}")


def load(text: str) -> object:
    """The value that the text describes; only plain data, never objects."""
    try:
        return _construct(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = error.problem or "susunannya salah"
        raise YamlError(mark.line + 1 if mark else None, reason) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, "ada karakter yang tidak diizinkan") from None
    except (ValueError, RecursionError) as error:
        raise YamlError(None, str(error)) from None


def _construct(text: str) -> object:
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return None
        # PyYAML keeps the last of two equal keys without a word: an answer would vanish.
        for key in _repeated_keys(root):
            line = key.start_mark.line + 1
            raise YamlError(line, f"kunci “{key.value}” tertulis dua kali")
        return loader.construct_document(root)
    finally:
        loader.dispose()


def _repeated_keys(root: yaml.Node) -> Iterator[yaml.Node]:
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        children: list[yaml.Node] = []
        if isinstance(node, yaml.SequenceNode):
            children = node.value
        elif isinstance(node, yaml.MappingNode):
            keys = [key for key, _ in node.value]
            texts = [key.value for key in keys if isinstance(key, yaml.ScalarNode)]
            if len(set(texts)) < len(texts):
                yield from (key for key in keys if texts.count(key.value) > 1)
            children = [value for _, value in node.value]
        fresh = [child for child in children if id(child) not in seen]
        seen.update(id(child) for child in fresh)
        waiting.extend(fresh)
