"""Pages for the browser, in Indonesian first."""
