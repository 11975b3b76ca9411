"""Variables of Gradio's own that would open what the guard closes."""

from __future__ import annotations

from collections.abc import Mapping

from llmui.errors import ConfigurationError

# Each changes who can connect, which files are served, or how the page is served. What merely tunes
# (analytics, temporary folder, queue sizes) is left alone.
_REFUSED: Mapping[str, str] = {
    "GRADIO_SERVER_NAME": "use --host or LLMUI_HOST",
    "GRADIO_SERVER_PORT": "use --port or LLMUI_PORT",
    "GRADIO_SHARE": "a public link needs a password and is not built in yet",
    "GRADIO_SHARE_SERVER_ADDRESS": "llmui chooses the tunnel itself",
    "GRADIO_SHARE_SERVER_PROTOCOL": "llmui chooses the tunnel itself",
    "GRADIO_ROOT_PATH": "use --root-path or LLMUI_ROOT_PATH",
    "GRADIO_ALLOWED_PATHS": "llmui serves no folder of this machine",
    "GRADIO_BLOCKED_PATHS": "llmui serves no folder of this machine",
    "GRADIO_LOCAL_DEV_MODE": "it turns Gradio's own checks off",
    "GRADIO_SSR_MODE": "llmui serves the page itself",
    "GRADIO_NODE_SERVER_NAME": "llmui serves the page itself",
    "GRADIO_NODE_PATH": "llmui serves the page itself",
    "GRADIO_MCP_SERVER": "it would publish the page's handlers as tools",
    "GRADIO_RUN_HISTORY": "it would keep prompts in the browser, beside llmui's own store",
    "GRADIO_HISTORY_BUCKET": "it would send conversations off this machine",
    "GRADIO_HOT_RELOAD": "it reloads code from folders",
    "GRADIO_WATCH_DIRS": "it reloads code from folders",
    "GRADIO_VIBE_MODE": "it lets the page rewrite the program",
}


def refuse_gradio_overrides(environ: Mapping[str, str]) -> None:
    """Raise ConfigurationError for the first variable that would work against llmui's own settings.

    An empty value, and a switch that says no, change nothing and are let pass.
    """
    for name, instead in _REFUSED.items():
        value = environ.get(name, "").strip()
        if value and value.lower() not in ("0", "false", "no", "off"):
            raise ConfigurationError(
                f"The variable {name} is set; it would change how llmui may be reached.",
                hint=f"Unset {name}; {instead}.",
            )
