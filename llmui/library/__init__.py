"""Model files: finding them, and what is known of them before they are loaded."""
