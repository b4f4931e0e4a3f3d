"""Pure decisions of reporting: what adds up, what may follow, how letters are numbered."""
