"""What a text of a letter might try, none of which is a hole."""

PAYLOADS = (
    "{event.__class__}",
    "{event.__init__.__globals__}",
    "{event[0]}",
    "{event!r}",
    "{event:>1000000000}",
    "{0}",
    "{}",
    "{ event }",
    "{Event}",
    "{evənt}",
    "{{event}}",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{event",
    "{event\n}",
    "{__import__('os').system('id')}",
    "{" + "a" * 90_000 + "}",
)
