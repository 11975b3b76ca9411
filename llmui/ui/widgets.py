"""Components drawn from declarations, shared by the tabs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import gradio as gr

from llmui.domain.params import Checked, Group
from llmui.ui.quick_import import sources_hidden

# Gradio checks what comes from the page itself and answers 500; a dropdown's value it compares with the choices that
# this tab's session was given, so that after a restart of the program it would refuse every model. Our handlers check,
# in our words. Gradio must not see the source of these classes: it would write a type stub beside it.
with sources_hidden("llmui."):

    class Slider(gr.Slider):
        """A slider whose value the handler checks."""

        is_template = True  # drawn as what it derives from

        def preprocess(self, payload: Any) -> Any:
            return payload

    class Dropdown(gr.Dropdown):
        """A dropdown whose value the handler checks."""

        is_template = True

        def preprocess(self, payload: Any) -> Any:
            return payload


def sliders(params: type[Checked], groups: Iterable[Group]) -> dict[str, gr.Slider]:
    """One slider for each knob of a parameter class that belongs to one of `groups`, in the order declared."""
    wanted = set(groups)
    return {
        name: Slider(
            knob.low,
            knob.high,
            value=default,
            step=knob.step,
            label=knob.label,
            info=knob.help,
            elem_id=f"p-{name.replace('_', '-')}",
        )
        for name, (knob, default) in params.knobs().items()
        if knob.group in wanted
    }
