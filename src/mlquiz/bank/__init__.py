"""Text and nouns: bank files are read and found here. The only room that says yaml or pydantic.

The heavy modules (`yaml`, `documents`, `reader`, `schema`) are imported only when a bank has changed
since it was compiled; `library` and `cache` are light.
"""
