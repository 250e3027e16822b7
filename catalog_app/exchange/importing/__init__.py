"""From the lines of a file to records: what is new, changed, the same, doubtful or wrong.

    Source --mapping--> columns and fields --values--> rows --matching--> plan --applying--> catalog

A plan writes nothing; what it holds of a file lies in a temporary one.  Applied it is one change,
one step to undo, one entry in the history.  The same file once more changes nothing.
"""
