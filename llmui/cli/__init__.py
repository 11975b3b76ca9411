"""The command line. Knows neither the page nor the API."""
