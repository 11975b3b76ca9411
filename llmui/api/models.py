"""Models: which there are, which one is in memory."""

from __future__ import annotations

from fastapi import APIRouter

from llmui.api.context import Api, Owner
from llmui.api.schemas import LoadBody
from llmui.api.strict_json import StrictRoute
from llmui.api.views import EngineView, ModelFileView, ModelsView
from llmui.services import Services
from llmui.services.completions import listed

router = APIRouter(prefix="/api/models", tags=["models"], route_class=StrictRoute)


@router.get("", response_model=ModelsView)
def list_models(api: Api, owner: Owner) -> ModelsView:
    """The models in your folders, and what the engine is doing."""
    status = api.models.status()
    current = api.models.current()
    files = []
    for file in api.models.list():
        row = ModelFileView.model_validate(file)
        row.loaded = status.model is not None and current is not None and file.path == current.path
        files.append(row)
    return ModelsView(models=files, status=EngineView.model_validate(status))


@router.post("/load", status_code=202, response_model=EngineView)
def load_model(body: LoadBody, api: Api, owner: Owner) -> EngineView:
    """Begin to put a model into memory, in place of the one there. Ask `/api/models` how far it is."""
    api.models.load(listed(api.models, body.model).id)
    return _status(api)


@router.post("/unload", response_model=EngineView)
def unload_model(api: Api, owner: Owner) -> EngineView:
    """Give the memory back. Replies under way end."""
    api.models.unload()
    return _status(api)


@router.post("/cancel", status_code=202, response_model=EngineView)
def cancel_loading(api: Api, owner: Owner) -> EngineView:
    """End loading."""
    api.models.cancel_load()
    return _status(api)


def _status(api: Services) -> EngineView:
    return EngineView.model_validate(api.models.status())
