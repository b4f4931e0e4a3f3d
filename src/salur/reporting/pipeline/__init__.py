"""The steps of drafting: what is published becomes the content that is signed."""
