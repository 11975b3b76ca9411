"""Gradio's theme: flat blocks, two colour ramps, the font of assets/tokens.css. Nothing is fetched from elsewhere."""

from __future__ import annotations

import gradio as gr
from gradio.themes.utils import colors, sizes

INK = colors.Color(
    name="ink",
    c50="#f8f9fb",
    c100="#f1f3f6",
    c200="#e4e7ec",
    c300="#cfd4dc",
    c400="#98a1b0",
    c500="#6a7486",
    c600="#4b5565",
    c700="#363f4d",
    c800="#20262f",
    c900="#161a21",
    c950="#0f1217",
)
IRIS = colors.Color(
    name="iris",
    c50="#f1f1fe",
    c100="#e4e4fd",
    c200="#ccccfb",
    c300="#a9a8f7",
    c400="#8683f1",
    c500="#6a63e8",
    c600="#584bd9",
    c700="#493cb9",
    c800="#3c3395",
    c900="#332e76",
    c950="#1f1b47",
)
FONTS = ("Plex Sans", "ui-sans-serif", "system-ui", "sans-serif")
MONO_FONTS = ("Plex Mono", "ui-monospace", "Cascadia Mono", "Menlo", "monospace")


class LLMUI(gr.themes.Base):
    """Fonts are named only; their files are those of assets/fonts, declared in assets/tokens.css."""

    def __init__(self) -> None:
        super().__init__(
            primary_hue=IRIS,
            secondary_hue=IRIS,
            neutral_hue=INK,
            radius_size=sizes.radius_lg,
            text_size=sizes.text_md,
            spacing_size=sizes.spacing_md,
            font=FONTS,
            font_mono=MONO_FONTS,
        )
        self.name = "llmui"
        self.set(**_flat_blocks(), **_fields(), **_buttons())


def _flat_blocks() -> dict[str, str]:
    return {
        "body_background_fill": "white",
        "body_background_fill_dark": "*neutral_950",
        "body_text_color": "*neutral_800",
        "body_text_color_dark": "#e6e9ee",
        "body_text_color_subdued": "#5c6677",
        "body_text_color_subdued_dark": "*neutral_400",
        "background_fill_primary": "white",
        "background_fill_primary_dark": "*neutral_900",
        "background_fill_secondary": "*neutral_50",
        "background_fill_secondary_dark": "#12161c",
        "border_color_primary": "*neutral_200",
        "border_color_primary_dark": "#262d38",
        "block_background_fill": "transparent",
        "block_background_fill_dark": "transparent",
        "block_border_width": "0px",
        "block_shadow": "none",
        "block_padding": "0px",
        "block_label_background_fill": "transparent",
        "block_label_background_fill_dark": "transparent",
        "block_title_text_size": "12.5px",
        "block_title_text_weight": "400",
        "block_title_text_color": "#5c6677",
        "block_title_text_color_dark": "*neutral_400",
        "block_info_text_size": "12px",
        "panel_border_width": "0px",
        "panel_background_fill": "transparent",
        "panel_background_fill_dark": "transparent",
        "layout_gap": "12px",
        "form_gap_width": "0px",
    }


def _fields() -> dict[str, str]:
    return {
        "input_background_fill": "white",
        "input_background_fill_dark": "#171c24",
        "input_border_color": "*neutral_300",
        "input_border_color_dark": "#364050",
        "input_border_width": "1px",
        "input_shadow": "none",
        "input_shadow_focus": "0 0 0 3px color-mix(in srgb, *primary_500 18%, transparent)",
        "input_border_color_focus": "*primary_400",
        "input_border_color_focus_dark": "*primary_500",
        "input_padding": "8px 11px",
        "input_text_size": "13.5px",
        "input_placeholder_color": "#5c6677",
        "input_placeholder_color_dark": "*neutral_400",
        "slider_color": "*primary_400",
    }


def _buttons() -> dict[str, str]:
    return {
        "button_large_radius": "10px",
        "button_small_radius": "8px",
        "button_large_text_size": "14px",
        "button_small_text_size": "13px",
        "button_large_text_weight": "400",
        "button_small_text_weight": "400",
        "button_border_width": "1px",
        "button_primary_background_fill": "*primary_600",
        "button_primary_background_fill_hover": "*primary_700",
        "button_primary_background_fill_dark": "*primary_500",
        "button_primary_background_fill_hover_dark": "*primary_600",
        "button_primary_text_color": "white",
        "button_primary_border_color": "transparent",
        "button_secondary_background_fill": "white",
        "button_secondary_background_fill_hover": "*neutral_100",
        "button_secondary_background_fill_dark": "#1b212a",
        "button_secondary_background_fill_hover_dark": "#242b36",
        "button_secondary_border_color": "*neutral_300",
        "button_secondary_border_color_dark": "#364050",
    }
