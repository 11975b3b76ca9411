"""One module a screen: `build` lays out and returns the components, `wire` connects them to handlers."""
