"""Text that was meant for a writing tool, or is its own talk, and no part of an article.

A sign for certain is enough; of the others it takes several kinds in one paragraph. This is
hygiene and finds what is blunt. What protects is that a text is never an instruction here.
"""

import re

__all__ = ["leaked"]

#: None of these stands in a report, except in one about such tools.
CERTAIN: tuple[tuple[str, str], ...] = (
    (
        "control tokens",
        r"<\|[^|<>\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|<(?:bos|eos|s)>|\[(?:END|STOP)\]\s*$|"
        r"</?(?:think(?:ing)?|scratchpad|system|assistant|user|instructions?|prompt|reasoning|"
        r"output|response|article_?\w*|content|seo\w*|meta\w*|excerpt|keywords?)>",
    ),
    (
        "blocks of a publishing system",
        r"<!-- ?/?wp:|\bWP (?:blocks?|tags?|format)\b|\bGutenberg blocks?\b|"
        r"\[/?(?:caption|embed|gallery|vc_\w+|et_pb_\w+)\b",
    ),
    (
        "orders to a writing tool",
        r"\b(?:write|respond|return|output|format)\b.{0,20}\bin (?:markdown|html|json|xml)\b|"
        r"\b(?:ignore|disregard|forget)\b.{0,20}\b(?:previous|prior|above|earlier|all)\b"
        r".{0,20}\b(?:instructions?|prompts?|rules|messages?|context)\b|"
        r"\b(?:re-?write|paraphrase|summari[sz]e|humani[sz]e|proofread|translate)\b.{0,12}"
        r"\b(?:this|the|following)\b.{0,20}\b(?:article|text|paragraph|content|passage)\b"
        r".{0,60}\b(?:words?|tone|style|human|in your own|avoid|seo|plagiarism)\b|"
        r"\byou are (?:an? )?(?:\w+ ){0,3}(?:ai|assistant|journalist|copywriter|chatbot|"
        r"language model|seo \w+|content writer)\b.{0,80}\b(?:write|task|must|your|will)\b|"
        r"\b(?:act|respond|reply|answer) (?:only )?(?:as|in|with) (?:an? )?(?:valid )?"
        r"(?:json|xml|html|ai|assistant|expert)\b|\bdo not (?:mention|reveal|include) "
        r"(?:that you|these instructions|any (?:links?|preamble|explanations?))\b|"
        r"\b(?:extract|output|report|record|classify|code|add)\b.{0,40}\b(?:to|into|as) "
        r"(?:your|the) (?:graph|database|knowledge base|system prompt)\b|"
        r"\b(?:attention|note to|important|message (?:to|for)) (?:all )?(?:ai|llms?|"
        r"(?:large )?language models?|bots|crawlers|assistants?|parsers?)\b",
    ),
    (
        "a tool speaking of itself",
        r"\bas an? (?:ai|artificial intelligence|large language)\b.{0,24}"
        r"\b(?:model|assistant|i)\b|\bmy (?:knowledge|training) (?:cut-?off|data)\b|"
        r"\bi(?:['’]m| am) (?:sorry, but|unable to|an ai)\b.{0,50}\b(?:assist|help|comply|"
        r"fulfil|provide|language model|that request)\b|\bi (?:can(?:not|['’]t)) "
        r"(?:assist|help) with (?:that|this) request\b|"
        r"^(?:sure|certainly|of course|absolutely)[,!.] (?:here|i)\b|\bhere(?:['’]s| is| are)"
        r" (?:the|your|a|an) (?:\w+ ){0,3}(?:article|draft|rewrite|version|headline|"
        r"summary|rewritten|revised)\b.{0,80}:|\blet me know if you(?:['’]d| would) like\b|"
        r"^i(?:['’]m| am) sorry,? but i (?:can(?:not|['’]t)|am unable|won['’]t)\b|"
        r"\b(?:i have|i['’]ve) (?:re-?written|rephrased|summari[sz]ed|drafted|edited|translated) "
        r"(?:the|your|this)\b|\bwould you like (?:me to|a (?:\w+ )?(?:version|summary|headline))\b|"
        r"\bfeel free to (?:ask|let me|adjust|edit|modify)\b|\bi hope this helps\b|"
        r"\bhere['’]s the (?:article|text|story)\b|\bas requested[,:.]|"
        r"\b(?:chatgpt|openai) (?:said|prompt):|\bwrite the (?:response|output|answer|article) "
        r"in\b|\b(?:i['’]ll|i will|let me|let['’]s|i need to|i should) (?:now )?(?:write|draft|"
        r"generate|rewrite|produce|output|format) (?:the|an?|this) (?:article|response|output|"
        r"post|answer|draft|title|content)\b",
    ),
    (
        "a turn of a talk with a tool",
        r"\A\W{0,4}(?:assistant|user|system|human|ai|chatgpt|gpt-?\w*|claude|gemini|copilot|llm|"
        r"prompt|instructions?|thought|observation|final answer|draft \d|version \d)\W{0,3}:|"
        r"\A\W{0,4}final answer\b.{0,20}\Z",
    ),
    (
        "a note of a writer",
        r"\A\W{0,4}(?:note to (?:self|subs?|editors?|desk|writer|the (?:editor|desk|writer))|"
        r"to-?do|fixme|tktk?|fact[- ]check this)\b|\[\s?(?:tk|tktk|todo|fixme|xx+|citation needed|"
        r"source\?|check(?: this)?|confirm|verify)\b[^\]\n]{0,80}\]",
    ),
    (
        "orders for a picture",
        r"\b(?:image|video|art) prompts?\b|\b(?:hyper-?|photo-?)realistic (?:illustration|image|"
        r"photo\w*|render\w*|scene|style|depiction)\b|\bcinematic (?:lighting|composition)\b|"
        r"\bhighly detailed (?:faces?|illustration|render\w*|scene)\b|--ar \d+:\d+|\b(?:4k|8k) "
        r"(?:resolution|render|uhd)\b|\bmidjourney\b.{0,40}\bprompt\b|\bdall-?e\b.{0,40}\bprompt\b",
    ),
    (
        "a remark on the number of words",
        r"\bword[- ]?count\s*(?:[:=(~≈]|is\b|of\b|approximately|about|around|exceed)|"
        r"\b(?:approximately|about|around|~|total(?: of)?:?)\s?[\d,]{3,6} words\b"
        r"(?!.{0,30}\b(?:speech|letter|statement|essay|said)\b)|\bhuman(?:-like)? "
        r"(?:tone|touch|style)\b.{0,40}(?:[.)]|readab|maintain)|\bmaintaining "
        r"readability\b",
    ),
    (
        "fields of a publishing form",
        r"^[*_# >-]{0,6}(?:(?:meta|seo) (?:title|description|keywords?)|"
        r"focus key\s?\w*|slug|excerpt|alt text|featured image|og:\w+|target audience|"
        r"tone(?: of voice)?|permalink|reading level|readability(?: score)?)\s*[*_]{0,2}\s*:",
    ),
    (
        "an unfilled form",
        r"\blorem ipsum\b|\{\{[^{}\n]{1,60}\}\}|\[(?:insert|add|your|placeholder)\b[^\]\n]{0,60}\]|"
        r"\$\{\w{1,40}\}",
    ),
    (
        "code",
        r"^\s*[{\[]\s*[\"'{][^\n]{0,200}[\"']\s*:|^\s*(?:<\?(?:php|xml)|<!DOCTYPE|"
        r"function\s*\w*\(|(?:var|let|const)\s\w+\s*=|window\.|document\.|@media|"
        r"\(function)|\)\s*=>\s*\{|;\s*\}\s*\)",
    ),
)
#: Signs that prose may have too; several kinds of them in one paragraph are talk of a tool.
LIKELY = (
    r"(?i:(?:^|[.,;:] )(?:use|keep|add|include|avoid|insert|write|mention|"
    r"ensure)\b(?: [\w-]+){0,3} (?:headings?|tone|keywords?|links?|markdown|words|"
    r"paragraphs?|sentences|html|format)\b)",
    r"\bthe (?:system |user )?prompts?\b|\bprompt (?:says|asks|intends|requires|is|wants)\b",
    r"\bcategor(?:y|ies)\b",
    r"\b(?:format|formatting|formatted)\b",
    r"\binstructions? (?:\w+ )?(?:say|says|said|ask|require|override|explicit|were|"
    r"are)\w*|\bper (?:the )?instructions\b",
    r"\b(?:the|for|final|my) (?:output|response|input)\b",
    r"\b(?:XML|HTML|JSON|YAML|[Mm]arkdown|H[1-6]|CSS)\b",
    r"\bI(?:['’]ll| will| should| must| need to|['’]ve to) (?:use|select|choose|put|"
    r"proceed|write|generate|output|include|add|pick|keep|skip|format|go with|"
    r"avoid)\b",
    r"\b(?:[Pp]erhaps|[Mm]aybe) (?:the|use|ignore|skip|put|it['’]s|they mean)\b",
    r"\b[A-Z]{3,}_[A-Z]{3,}(?:_[A-Z]+)*\b",
    r"\b(?:to comply|but must|must from list|no links?|as per|respect(?:ing)? (?:the )?format)\b",
    r"\bthe (?:task|user|assistant|template|placeholder)\b",
    r"\b(?:SEO|[Kk]eywords?|[Hh]eadings?|sub-?headings?|bullet points?|"
    r"call to action|meta description|backlinks?)\b",
    r"\b(?:paragraphs?|sentences?|word limit|\d+ words|tone|readability|"
    r"passive voice|plagiarism)\b",
    r"\b(?:[Ll]et['’]s|[Ww]ait,|[Hh]mm|[Oo]kay,|[Aa]ctually,) (?:do|go|use|put|"
    r"write|the|no|but|I)\b",
    r"\b(?:tokens?|temperature|max_\w+|LLM|GPT-?\d?|language model)\b",
)
#: What every alternative of each certain sign holds one of, in small letters: looked for first.
STEMS = {
    "control tokens": ("<", "["),
    "blocks of a publishing system": ("wp", "gutenberg", "["),
    "orders to a writing tool": (
        *(
            "markdown",
            "html",
            "json",
            "xml",
            "instruction",
            "prompt",
            "rules",
            "message",
            "context",
        ),
        *("rewrite", "re-write", "paraphrase", "summari", "humani", "proofread", "translate"),
        *("you are", " ai", "expert", "do not ", "graph", "database", "knowledge base", "llm"),
        *("language model", "bots", "crawler", "assistant", "parser"),
    ),
    "a tool speaking of itself": (
        *("language", "artificial", " ai", "cut-off", "cutoff", "training", "sorry", "unable"),
        *("assist", "sure", "certainly", "of course", "absolutely", "here's", "here’s", "here is"),
        *("i have", "i've", "i’ve", "would you like", "feel free", "hope this", "as requested"),
        *("here are", "let me", "chatgpt", "openai", "write the", "i'll", "i’ll", "i will"),
        *("let's", "let’s", "i need to", "i should"),
    ),
    "a turn of a talk with a tool": (":", "final"),
    "a note of a writer": ("note to", "todo", "to-do", "fixme", "tk", "fact", "["),
    "orders for a picture": (
        *("prompt", "realistic", "cinematic", "highly detailed", "--ar", "4k", "8k"),
    ),
    "a remark on the number of words": ("word", "readability", "human"),
    "fields of a publishing form": (":",),
    "an unfilled form": ("lorem", "{", "["),
    "code": ("{", "[", "<", "function", "=", "window.", "document.", ";"),
}
SURE = tuple(
    (why, STEMS[why], re.compile(shape, re.IGNORECASE | re.MULTILINE)) for why, shape in CERTAIN
)
MAYBE = tuple(re.compile(shape) for shape in LIKELY)
#: So many kinds of likely signs are needed; in a list entry of orders fewer words hold fewer.
KINDS = 4
#: Short pieces between commas, as lists of keywords have them.
LIST = re.compile(r"(?:\b[\w’'-]+(?: [\w’'-]+){0,4}, ){5,}")


def leaked(block: str, title: str | None = None, lead: str | None = None) -> str | None:
    """Return why a paragraph is no part of an article but of its making, None otherwise.

    ``title`` and ``lead`` are the article's: a paragraph that holds both, or the title and a list
    of keywords, is a publishing form that was written out.

    >>> leaked("The ministry gave instructions in a new format on Friday.")
    >>> leaked("(Word count approximately 900)")
    'text of a writing tool: a remark on the number of words'
    """
    small = block.lower()
    for why, stems, sign in SURE:
        if any(stem in small for stem in stems) and sign.search(block):
            return f"text of a writing tool: {why}"
    if sum(bool(sign.search(block)) for sign in MAYBE) >= KINDS:
        return "text of a writing tool: talk of its task"
    if title and len(block) > len(title) + 80 and title in block:
        again = lead is not None and lead != block and lead[:120] in block
        if again or LIST.search(block):
            return "text of a publishing form: title, summary and keywords again"
    return None
