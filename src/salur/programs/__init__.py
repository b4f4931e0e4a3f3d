"""Who is entitled to what: programmes, dated parameters, quota, the list of a month."""
