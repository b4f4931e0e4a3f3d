"""The statements that write what graduation keeps."""
