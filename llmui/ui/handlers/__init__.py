"""What happens when something on the page is used. Values in, values out: nothing here knows a component."""
