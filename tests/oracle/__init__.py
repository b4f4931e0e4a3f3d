"""A slow, obvious, in-memory implementation of contracts.md, written from the contract alone.

It exists to be read: every function follows a sentence of the contract, and the fast
engines are compared with it. Where the contract leaves room, a comment that begins with
"Decision" says what was decided and why.
"""
