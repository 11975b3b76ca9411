"""The page for a browser that is not signed in. It runs no script and loads nothing."""

from __future__ import annotations

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>llmui – sign in</title>{refresh}
<style>
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }}
body {{ display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 1.5rem; box-sizing: border-box }}
main {{ max-width: 34rem }}
h1 {{ font-size: 1.35rem; line-height: 1.3 }}
code {{ background: color-mix(in srgb, currentColor 10%, transparent); padding: .1em .35em; border-radius: 4px }}
code {{ white-space: nowrap }}
input, button {{ font: inherit; padding: .5rem .75rem; border: 1px solid currentColor; border-radius: 8px }}
label {{ display: block; margin-bottom: .25rem }}
</style></head><body><main>
<h1>llmui is running, and this browser is not signed in</h1>
{notice}{form}{explanation}
</main></body></html>
"""
FORM = """<form method="post" action="{action}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>"""
NO_FORM = """<p>Open the address that llmui printed when it started. It ends in <code>?token=…</code> and signs
this browser in for 30 days.</p>
<p>If it is no longer on the screen, run <code>llmui doctor</code>: it prints the address again.</p>"""
AFTER_FORM = """<p>On the machine that runs llmui, the address it printed when it started works too;
<code>llmui doctor</code> prints it again.</p>"""
