"""The published table of rules: classes in their order, what each means, who starts."""
