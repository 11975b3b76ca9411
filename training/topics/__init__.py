"""What the starter knows: questions and answers about llmui and local models, in four areas."""

from __future__ import annotations

from dataclasses import replace

from kit import Topic
from topics import files, generation, program, running
from wordings import more

AREAS = (program, files, running, generation)
TOPICS: dict[str, Topic] = {
    key: replace(topic, asks=topic.asks + more("topics", key)) for area in AREAS for key, topic in area.TOPICS.items()
}


def _text(*keys: str) -> str:
    return " ".join(TOPICS[key].short for key in keys)


EVERYTHING = (
    f"Here is much of what I know about llmui.\n\n## What it is\n\n{_text('llmui', 'llamacpp')}\n\n## Models\n\n{_text('load', 'gguf')}\n\n"
    "## The chat\n\n- **Stop** ends a reply at once and keeps what was written.\n- **Continue** goes on where a reply ended.\n"
    "- **Regenerate** writes another version and keeps the old one.\n- **Edit** changes one of your messages and makes a branch.\n"
    "- **Copy** copies the text as Markdown.\n- **New chat** starts with an empty memory.\n\n"
    f"## Keys\n\n{TOPICS['keys'].more}\n\n## Settings\n\n{_text('sampling', 'temperature', 'context')}\n\n"
    f"## Starting\n\n{_text('options')}\n\n## Privacy\n\n{_text('privacy', 'saving')}\n\n## About me\n\n{_text('who')}"
)
