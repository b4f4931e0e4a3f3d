"""The only place that speaks Spark: the SQL steps of the same files, run on a cluster."""
