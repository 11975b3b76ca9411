"""Chats with tools: choosing one, calling it with what the user said, and using its answer.

Any program may offer any tool, so most tools here are invented: names, arguments and values come from an open grammar,
and the only way to be right is to find the tool whose words the request shares and to copy the values from the request.

`values`, `slots` and `arguments` make what a tool takes; `catalogue` with `everyday`, `grammar` and `calculating` make the
tools; `request`, `calls` and `answers` are one use of a tool; `toolbox` puts tools side by side; `chats` is what the model
learns from and `judged` what it is measured by.
"""

from __future__ import annotations

from tools.calls import call_text, called
from tools.chats import tool_chat
from tools.judged import cases
from tools.toolbox import tools_for_distraction

__all__ = ["call_text", "called", "cases", "tool_chat", "tools_for_distraction"]
