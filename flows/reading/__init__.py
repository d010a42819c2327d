"""Reading what people type: amounts, dates, counts, rates, and what is no answer at all.

Every reader knows all three languages at once, because people mix them, and is total: whatever comes in, a value or an
`Unread` comes out.
"""
