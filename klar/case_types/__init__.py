"""What a rep needs to know of each type of case: the first facts to ask for, the law, the usual steps, the papers, when to get help.

Nothing here is legal advice, and nobody has checked it yet: each sentence says where it was read, and when."""

from klar.case_types.answering import asked, early, in_words, told
from klar.case_types.counting import law_of
from klar.case_types.guides import GUIDES
from klar.case_types.kinds import UNKNOWN, Guide, Law, Question
from klar.case_types.papers import PAPERS
from klar.case_types.suggestions import SUGGESTIONS, Suggestion

__all__ = ["GUIDES", "PAPERS", "SUGGESTIONS", "UNKNOWN", "Guide", "Law", "Question", "Suggestion", "asked", "early", "in_words", "law_of", "told"]
