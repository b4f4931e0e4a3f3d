"""Three doors (web, api, cli): they translate, call one action, and don't know each other."""
