"""The steps of coordination: obstacles written, routed and grouped; called as the owner."""
