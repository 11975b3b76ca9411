"""Keeping conversations. `base` is the promise; `memory` and `json_file` keep it.

Under `json_file`, from the call down to the disk: `access` (may this process write?), `opened` (one conversation in
memory), `saver` and `flusher` (now, or again later), `live` and `journal` (replies under way), `schema` and `rows`
(values as JSON), `storage` (TinyDB), `envelope` (the checksum), `files` (atomic writes); beside them `index` and
`listing` (the list), `trash` (deleted and damaged files), `lock` (one writer per folder).
"""
