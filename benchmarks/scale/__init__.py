"""Lists, search, queue, admin and imports with very many facts, beside few facts and the usual ways.

Two databases, each in a process of its own: one with N facts, one with 10,000. They are asked in turns,
five rounds; what is compared is processor time, the database server's included. Medians, and of each
ratio the least and the most of the rounds.
"""
