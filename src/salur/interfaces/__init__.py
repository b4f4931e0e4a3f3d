"""Three doors (web, api, cli): they translate, call one action or query, and don't know each other."""
