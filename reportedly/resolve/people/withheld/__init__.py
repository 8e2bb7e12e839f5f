"""What a page keeps to itself about who speaks.

`finding` looks sentence by sentence for words that keep a name back (`words`, of which `patterns` are most), and asks
for the reason (`reasons`) and whose name it is (`whose`, with `mentioned`, who was spoken of before). `anonymous` tells
of a source's own words whether they name anybody.
"""
